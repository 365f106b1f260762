import { stat } from 'node:fs/promises';
import { type Line, readLines } from '../bytes/lines.ts';

/** One input of a list, or a line that is none and why; `number` counts lines from 1. */
export type ListedInput =
  | { readonly ok: true; readonly input: string }
  | { readonly ok: false; readonly number: number; readonly reason: string };

/** The longest path any system knows is shorter, and so is any address. */
const maxLineBytes = 64 * 1024;

/** An input list as its inputs: one a line, outer blanks dropped, `#` comments and blank lines passed over. */
export async function* readInputList(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ListedInput> {
  for await (const line of readLines(chunks, maxLineBytes)) {
    const listed = readLine(line);
    if (listed !== null) yield listed;
  }
}

function readLine(line: Line): ListedInput | null {
  if (line.kind === 'blank') return null;
  if (line.kind !== 'text') {
    const reason = line.kind === 'too-long' ? 'the line is longer than 64 KB' : 'the line is not UTF-8';
    return { ok: false, number: line.number, reason };
  }
  const input = line.text.trim();
  return input.startsWith('#') ? null : { ok: true, input };
}

/** What keeps a file from being a list of inputs, in words; null for nothing that can be seen from outside. */
export async function listFault(file: string): Promise<string | null> {
  const status = await stat(file).catch(() => null);
  if (status === null) return 'no such file';
  return status.isDirectory() ? 'a folder, not a file with one input a line' : null;
}
