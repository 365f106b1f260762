import { UsageError } from '../errors.ts';
import { type RecordKey, recordKeys } from '../model/article.ts';
import type { Delimiter, Layout } from '../render/layout.ts';
import { shellWord } from '../text/printable.ts';
import { flagOption, knownNamesOption, optionLabel, type RawOptions, shownValue, textOption } from './option-values.ts';

/** What the user says of how stories lie in files of many; null and false where nothing was said. */
export interface AskedLayout {
  readonly fields: readonly RecordKey[] | null;
  readonly delimiter: Delimiter | null;
  readonly bom: boolean;
}

/** How a delimiter may be typed. */
const typed: Readonly<Record<string, Delimiter>> = { ',': ',', ';': ';', '|': '|', tab: '\t', '\t': '\t', '\\t': '\t' };

/** Options -> the layout that is asked for. Throws UsageError. */
export function layoutOptions(options: RawOptions): AskedLayout {
  const fields = knownNamesOption(options, 'fields', 'field', recordKeys);
  const twice = fields?.find((field, i) => fields.indexOf(field) < i);
  if (twice !== undefined) throw new UsageError(`${optionLabel(options, 'fields')}: "${twice}" stands there twice`);
  return { fields, delimiter: delimiterOption(options), bom: flagOption(options, 'bom') };
}

function delimiterOption(options: RawOptions): Delimiter | null {
  const text = textOption(options, 'delimiter');
  if (text === null) return null;
  const delimiter = typed[text];
  if (delimiter === undefined)
    throw new UsageError(
      `${optionLabel(options, 'delimiter')} needs ",", ";", "|" or "tab", not ${shownValue(options['delimiter'])}`,
    );
  return delimiter;
}

/** A layout -> the options that ask for it. */
export function layoutWords({ fields, delimiter, bom }: AskedLayout | Layout): string[] {
  return [
    ...(fields === null ? [] : [`--fields ${fields.join()}`]),
    ...(delimiter === null ? [] : [`--delimiter ${delimiter === '\t' ? 'tab' : shellWord(delimiter)}`]),
    ...(bom ? ['--bom'] : []),
  ];
}
