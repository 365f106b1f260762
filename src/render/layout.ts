import { isRecordKey, type RecordKey } from '../model/article.ts';

/** How the formats of many stories hold a story: which keys of its record, in which order, and what divides columns. */
export interface Layout {
  /** Null: all that the format holds by itself. */
  readonly fields: readonly RecordKey[] | null;
  readonly delimiter: Delimiter;
  /** A table begins with the mark of UTF-8, which Excel asks for. */
  readonly bom: boolean;
}

export const delimiters = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof delimiters)[number];

export const plainLayout: Layout = { fields: null, delimiter: ',', bom: false };

/** The layout of a file that is there; `unknown` is what stands in it that is no key of a record. */
export type FoundLayout =
  | { readonly ok: true; readonly layout: Layout }
  | { readonly ok: false; readonly unknown: string };

/** The first line of a table -> its layout. */
export function layoutOfTable(line: string): FoundLayout {
  const bom = line.startsWith('\ufeff');
  const names = line.slice(bom ? 1 : 0).trimEnd();
  const delimiter = delimiters.find((sign) => names.includes(sign)) ?? ',';
  return layoutOf(names.split(delimiter), { delimiter, bom });
}

/** The first line of NDJSON -> its layout. */
export function layoutOfLines(line: string): FoundLayout {
  const value: unknown = parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, unknown: line };
  return layoutOf(Object.keys(value), plainLayout);
}

function layoutOf(names: readonly string[], form: Omit<Layout, 'fields'>): FoundLayout {
  const unknown = names.find((name) => !isRecordKey(name));
  return unknown === undefined
    ? { ok: true, layout: { ...form, fields: names.filter(isRecordKey) } }
    : { ok: false, unknown };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
