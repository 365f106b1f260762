import path from 'node:path';
import { openFolderSink, openStreamSink, type StorySink } from '../output/story-sink.ts';
import type { FormatName } from '../render/index.ts';
import type { Io } from '../settings/io.ts';
import type { Settings } from '../settings/settings.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import { asLayout, keptLayouts } from './kept-layouts.ts';

/** What stories of a run are written by. */
export interface SinkRequest {
  readonly settings: Settings;
  readonly formats: readonly FormatName[];
  /** Files of many stories are added to instead of being written anew. */
  readonly adds: boolean;
  readonly checkpoint: Checkpoint;
  readonly io: Io;
  /** The day of a scheduled run; its parts of Parquet are named by it. */
  readonly day?: string;
}

/**
 * Where the stories of a run go: into the output folder, or in the first format to standard output. Throws UsageError
 * where they cannot be added to what is there.
 */
export async function openSink({ settings, formats, adds, checkpoint, io, day }: SinkRequest): Promise<StorySink> {
  const { output, shard, keepDuplicates } = settings;
  const layout = asLayout(settings.layout);
  if (output === null) return openStreamSink(formats[0] ?? 'txt', io.write, layout);
  const sink = await openFolderSink({
    folder: path.normalize(output),
    names: formats,
    layout,
    kept: adds ? await keptLayouts(output, formats, settings) : new Map(),
    shard,
    adds,
    growing: checkpoint.growing,
    storiesIn: (file) => checkpoint.storiesIn(file),
    day: day ?? null,
    paths: keepDuplicates ? checkpoint : null,
  });
  if (adds) checkpoint.beginGrowth(sink.growing());
  return sink;
}
