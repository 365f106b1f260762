import { UsageError } from '../errors.ts';
import { firstLineThere } from '../output/first-line.ts';
import { type FormatName, formats } from '../render/index.ts';
import { type Layout, plainLayout } from '../render/layout.ts';
import { type AskedLayout, layoutWords } from '../settings/layout-options.ts';
import { shownValue } from '../settings/option-values.ts';
import type { Settings } from '../settings/settings.ts';

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
