import path from 'node:path';
import { openFolderSink, openStreamSink, type StorySink } from '../output/story-sink.ts';
import type { FormatName } from '../render/index.ts';
import type { Io } from '../settings/io.ts';
import type { Settings } from '../settings/settings.ts';
import type { Checkpoint } from '../state/checkpoint.ts';

/** What stories of a run are written by. */
export interface SinkRequest {
  readonly settings: Settings;
  readonly formats: readonly FormatName[];
  /** Files of many stories are added to instead of being written anew. */
  readonly adds: boolean;
  readonly checkpoint: Checkpoint;
  readonly io: Io;
}

/** Where the stories of a run go: into the output folder, or in the first format to standard output. */
export async function openSink({ settings, formats, adds, checkpoint, io }: SinkRequest): Promise<StorySink> {
  const { output, shard, keepDuplicates } = settings;
  if (output === null) return openStreamSink(formats[0] ?? 'txt', io.write);
  return openFolderSink({
    folder: path.normalize(output),
    names: formats,
    shard,
    adds,
    growing: checkpoint.growing,
    storiesIn: (file) => checkpoint.storiesIn(file),
    paths: keepDuplicates ? checkpoint : null,
  });
}
