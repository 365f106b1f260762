import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { readChunks, StoredDamage } from '../bytes/gzip.ts';
import { toUtf8 } from '../bytes/magic-numbers.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { PageInput } from '../model/outcome.ts';
import { describeTooLarge, failedInput } from './failures.ts';
import { longestRecord } from './json-records.ts';
import { delimiterOf, holdsPages, separatorLine } from './page-record.ts';
import { type FoundRecord, recordInputs } from './record-inputs.ts';
import type { SourceOptions } from './source-options.ts';

/**
 * A table (CSV, TSV; columns divided by commas, semicolons, tabs or bars) with a column of pages to these pages, by the
 * names of its columns in the first row. `opening` is how it begins. Rows without an id have their number, from 1.
 */
export async function* readTable(
  input: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  opening: string,
  options: SourceOptions,
): AsyncGenerator<PageInput> {
  const rows = readRows(stored, coding, delimiterOf(opening.split('\n', 1)[0] ?? ''), options.maxPageBytes);
  const opened = (await rows.next()).value;
  const isSeparator = opened?.ok === true && separatorLine.test(textOf(opened.cells));
  const first = (isSeparator ? (await rows.next()).value : opened) ?? {
    ok: false,
    code: 'unreadable',
    reason: 'a table without a row',
  };
  if (!first.ok) {
    yield failedInput(input, null, first.code, first.reason);
    return;
  }
  const columns = first.cells.map((cell) => cell.toString('utf8').trim());
  if (!columns.some(holdsPages)) {
    const shown = columns.join(', ').slice(0, 80);
    const reason = columns.some((name) => name.startsWith('<'))
      ? 'a table without names of columns: its first row is a page; put a row such as "url,html" over it'
      : `a table without pages: none of its columns (${shown}) is "html", "body", "content" or "text"`;
    yield failedInput(input, null, 'not-html', reason);
    await rows.return(undefined);
    return;
  }
  yield* recordInputs(input, 'a table', findRecords(rows, columns), options);
}

/** A row as one text, for a line that divides nothing. */
function textOf(cells: readonly Buffer[]): string {
  return cells
    .map((cell) => cell.toString('utf8'))
    .join(' ')
    .trim();
}

type Row =
  | { readonly ok: true; readonly cells: readonly Buffer[] }
  | { readonly ok: false; readonly code: 'too-large' | 'unreadable'; readonly reason: string };

async function* findRecords(rows: AsyncIterable<Row>, columns: readonly string[]): AsyncGenerator<FoundRecord> {
  let number = 0;
  for await (const row of rows) {
    number += 1;
    const place = `row ${number}: `;
    if (!row.ok) yield { number, place, ok: false, code: row.code, reason: row.reason };
    else yield { number, place, ok: true, value: valuesOf(row.cells, columns) };
  }
}

/** Cells stay bytes: a page in another encoding says itself in which. */
function valuesOf(cells: readonly Buffer[], columns: readonly string[]): object {
  const values = columns.map((column, index): [string, Buffer] => [column, cells[index] ?? Buffer.alloc(0)]);
  return Object.fromEntries(values);
}

/** The rows of a table, each or why it cannot be read; after a row over the limit there are no more. */
async function* readRows(
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  delimiter: string,
  maxPageBytes: number,
): AsyncGenerator<Row, void> {
  const parser = parse({
    bom: true,
    delimiter,
    encoding: null,
    // Only tables that are divided by commas or semicolons have quotes round their cells.
    relax_quotes: delimiter === '\t' || delimiter === '|',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord(maxPageBytes),
  });
  // In its place among the rows, once for each line.
  let faultyLine = 0;
  parser.on('skip', ({ code, lines }) => {
    if (lines !== faultyLine) parser.push({ code });
    faultyLine = lines;
  });
  const source = Readable.from(toUtf8(readChunks(stored, coding)));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const row of parser) {
      if (Array.isArray(row)) yield { ok: true, cells: row };
      else if (row.code === 'CSV_MAX_RECORD_SIZE') {
        yield {
          ok: false,
          code: 'too-large',
          reason: `${describeTooLarge(maxPageBytes)}; the table is not read further`,
        };
        return;
      } else yield { ok: false, code: 'unreadable', reason: 'a quote that does not fit' };
    }
  } catch (error) {
    if (!(error instanceof StoredDamage)) throw error;
    yield { ok: false, code: 'unreadable', reason: error.message };
  } finally {
    source.destroy();
  }
}
