import path from 'node:path';
import { UsageError } from '../errors.ts';
import { firstLineThere } from '../output/appended-stories.ts';
import { openFolderSink, openStreamSink, type StorySink } from '../output/story-sink.ts';
import { type FormatName, formats } from '../render/index.ts';
import { type Layout, plainLayout } from '../render/layout.ts';
import type { Io } from '../settings/io.ts';
import { shownValue } from '../settings/option-values.ts';
import { type AskedLayout, layoutWords, type Settings } from '../settings/settings.ts';
import { isOwnSite } from '../sites/index.ts';
import type { Checkpoint } from '../state/checkpoint.ts';

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
    isOwnSite,
    growing: checkpoint.growing,
    storiesIn: (file) => checkpoint.storiesIn(file),
    day: day ?? null,
    paths: keepDuplicates ? checkpoint : null,
  });
  if (adds) checkpoint.beginGrowth(sink.growing());
  return sink;
}

/** What the user asks for -> the layout, which is as that of `otherwise` where nothing is said. */
export function asLayout({ fields, delimiter, bom }: AskedLayout, otherwise: Layout = plainLayout): Layout {
  return { fields: fields ?? otherwise.fields, delimiter: delimiter ?? otherwise.delimiter, bom };
}

/**
 * The layouts of the files that are there and that a run adds to, so that no file has two. Throws UsageError where the
 * user asks for another, and OutputError.
 */
export async function keptLayouts(
  output: string,
  names: readonly FormatName[],
  { layout: asked, shard }: Pick<Settings, 'layout' | 'shard'>,
): Promise<ReadonlyMap<FormatName, Layout>> {
  const layouts = new Map<FormatName, Layout>();
  for (const name of names) {
    const format = formats[name];
    const first = format.layoutOf === null ? null : await firstLineThere(output, format, shard);
    if (first === null) continue;
    const found = format.layoutOf?.(first.line);
    if (found?.ok !== true)
      throw new UsageError(
        `${first.file} is none of saring's, so nothing is added to it (${shownValue(found?.unknown)} is no field): choose another folder with --output`,
        { isInHelp: false },
      );
    // One column shows no delimiter.
    const isOne = found.layout.fields?.length === 1;
    const layout = isOne ? asLayout({ ...asked, fields: null }, found.layout) : found.layout;
    const other = differing(asked, layout, name);
    if (other !== null)
      throw new UsageError(
        `--${other} is not as ${first.file} has it, to which stories are added (${layoutWords(layout).join(' ')}): leave it out, or choose another folder with --output`,
        { isInHelp: false },
      );
    layouts.set(name, layout);
  }
  return layouts;
}

/** The option by which a layout that is asked for differs from that of a file, null for none. */
function differing(asked: AskedLayout, layout: Layout, name: FormatName): string | null {
  if (asked.fields !== null && asked.fields.join() !== layout.fields?.join()) return 'fields';
  if (!name.startsWith('csv')) return null;
  if (asked.delimiter !== null && asked.delimiter !== layout.delimiter) return 'delimiter';
  return asked.bom && !layout.bom ? 'bom' : null;
}
