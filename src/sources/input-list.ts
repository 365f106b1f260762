import { stat } from 'node:fs/promises';
import { binaryFormatOf } from '../bytes/binary.ts';
import { type Line, type LineEnd, readLines } from '../bytes/lines.ts';
import { isWarc } from '../bytes/magic-numbers.ts';
import { openRegularFile } from '../bytes/open-file.ts';
import { textFormatOf } from '../bytes/text-format.ts';
import { headToUtf8, toUtf8 } from '../bytes/utf16.ts';

/** One input of a list, or a line that is none and why; `number` counts lines from 1. */
export type ListedInput =
  | { readonly ok: true; readonly number: number; readonly input: string }
  | { readonly ok: false; readonly number: number; readonly reason: string };

/** The longest path any system knows is shorter, and so is any address. */
const maxLineBytes = 64 * 1024;

/**
 * An input list as its inputs: one a line, outer blanks dropped. A line that begins with `#`, and what follows ` #`, is a
 * comment; blank lines are passed over. Inputs that end with NUL are taken as they are.
 */
export async function* readInputList(
  chunks: AsyncIterable<Uint8Array>,
  end: LineEnd = 'line-feed',
): AsyncGenerator<ListedInput> {
  for await (const line of readLines(toUtf8(chunks), maxLineBytes, end)) {
    const listed = readLine(line, end);
    if (listed !== null) yield listed;
  }
}

function readLine(line: Line, end: LineEnd): ListedInput | null {
  const { number } = line;
  if (line.kind === 'blank') return null;
  if (line.kind !== 'text') {
    const reason = line.kind === 'too-long' ? 'the line is longer than 64 KB' : 'the line is not UTF-8';
    return { ok: false, number, reason };
  }
  const input = end === 'nul' ? line.text : withoutComment(line.text);
  return input === '' ? null : { ok: true, number, input };
}

function withoutComment(line: string): string {
  const comment = /(?:^|[ \t])#/.exec(line)?.index ?? line.length;
  return line.slice(0, comment).trim();
}

/** What keeps a file from being a list of inputs, in words; null for nothing that shows before it is read. */
export async function listFault(file: string): Promise<string | null> {
  const status = await stat(file).catch(() => null);
  if (status === null) return 'no such file';
  if (status.isDirectory()) return 'a folder, not a file with one input a line';
  if (!status.isFile()) return null;
  const opened = await openRegularFile(file, 'follow');
  if (!opened.ok) return opened.reason;
  try {
    const { buffer, bytesRead } = await opened.handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return headFault(buffer.subarray(0, bytesRead));
  } finally {
    await opened.handle.close();
  }
}

/** So many bytes show that a file is no list. */
export const headBytes = 4096;

/** How a file begins -> what it is instead of a list of inputs, in words; null where it may be one. */
export function headFault(head: Buffer): string | null {
  const text = headToUtf8(head).toString('utf8');
  const other = binaryFormatOf(head) ?? textFormatOf(text);
  if (other !== null) return `it is ${other.what}, no list of inputs`;
  if (isWarc(head)) return 'it is a WARC archive, no list of inputs; give it without -i';
  if (/^\ufeff?\s*</.test(text)) return 'it is a page, no list of inputs; give it without -i';
  return /^\ufeff?\s*[{[]\s*["{]/.test(text) ? 'it holds JSON records, no list of inputs; give it without -i' : null;
}
