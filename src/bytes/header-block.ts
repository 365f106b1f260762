import type { ByteWindow } from './byte-window.ts';

/** Header names in lower case to their values; of repeated names the first value counts. */
export type Headers = ReadonlyMap<string, string>;

/** No honest WARC, HTTP or MIME header is longer; a 50 MB header line is an attack. */
export const maxHeaderBlockBytes: number = 64 * 1024;

/** Where a header block ends: `end` behind its last line, `next` behind the blank line; null without a blank line. */
export function findBlankLine(bytes: Buffer): { readonly end: number; readonly next: number } | null {
  let from = 0;
  for (;;) {
    const lineFeed = bytes.indexOf(0x0a, from);
    if (lineFeed < 0) return null;
    if (bytes[lineFeed + 1] === 0x0a) return { end: lineFeed + 1, next: lineFeed + 2 };
    if (bytes[lineFeed + 1] === 0x0d && bytes[lineFeed + 2] === 0x0a) return { end: lineFeed + 1, next: lineFeed + 3 };
    from = lineFeed + 1;
  }
}

/** Consumes a header block, its blank line included; null, consuming nothing, where none ends within 64 KB. */
export async function takeHeaderBlock(window: ByteWindow): Promise<Buffer | null> {
  for (const size of [4 * 1024, maxHeaderBlockBytes]) {
    const blank = findBlankLine(await window.peek(size));
    if (blank !== null) return window.take(blank.next);
  }
  return null;
}

/** Lines `Name: value`, folded ones joined, to headers; a line without a colon (a version or status line) is left out. */
export function parseHeaders(block: string): Headers {
  const headers = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** The media type of a `Content-Type` value in lower case, without parameters; null where there is none. */
export function mediaType(contentType: string | null): string | null {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === '' ? null : type;
}

/** A parameter of a header value such as `multipart/related; boundary="x"`; null where it is not given. */
export function headerParameter(value: string, name: string): string | null {
  for (const [, key, quoted, bare] of value.matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;]+))/g)) {
    if (key?.toLowerCase() === name) return quoted ?? bare ?? null;
  }
  return null;
}
