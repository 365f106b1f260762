/** Whether the bytes open with the gzip magic number. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Whether the bytes open with a WARC version line. */
export function isWarc(head: Buffer): boolean {
  return head.length >= 7 && head.toString('latin1', 0, 7) === 'WARC/1.';
}

/** What a file is instead of a page, and what its user can do about it. */
export interface FileFormat {
  readonly what: string;
  readonly advice?: string;
}

/** So many bytes show what data is: a tar archive says it behind the name of its first file. */
const formatHead = 272;

/** Data that was saved under the name of a page, and what to do about it; by how it begins, bytes as Latin-1. */
const formats: readonly (FileFormat & {
  readonly opens: readonly { readonly at: number; readonly bytes: string }[];
})[] = [
  { what: 'a PDF document', advice: 'save the page itself as HTML', opens: opening('%PDF-') },
  {
    what: 'an office document',
    advice: 'save the page itself as HTML',
    opens: opening('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  },
  { what: 'a Safari web archive', advice: 'save the page itself as HTML', opens: opening('bplist00') },
  {
    what: 'an office document',
    advice: 'save the page itself as HTML',
    opens: zipOf('[Content_Types].xml', '_rels/.rels', 'docProps/', 'mimetypeapplication/vnd.oasis.'),
  },
  { what: 'an electronic book (EPUB)', opens: zipOf('mimetypeapplication/epub+zip') },
  {
    what: 'a packed web archive (WACZ)',
    advice: 'unpack it first (unzip FILE -d FOLDER), then give the .warc.gz files in it',
    opens: zipOf('datapackage.json', 'archive/', 'indexes/'),
  },
  { what: 'a ZIP archive', advice: unpack('unzip FILE -d FOLDER'), opens: opening('PK\x03\x04', 'PK\x05\x06') },
  {
    what: 'a tar archive',
    advice: unpack('mkdir FOLDER; tar -xf FILE -C FOLDER'),
    opens: [{ at: 257, bytes: 'ustar' }],
  },
  { what: 'packed data (gzip)', advice: 'unpack it first (gunzip)', opens: opening('\x1f\x8b') },
  { what: 'packed data (bzip2)', advice: 'unpack it first (bunzip2)', opens: [{ at: 4, bytes: '1AY&SY' }] },
  { what: 'packed data (xz)', advice: 'unpack it first (unxz)', opens: opening('\xfd7zXZ\0') },
  { what: 'packed data (zstd)', advice: 'unpack it first (unzstd)', opens: opening('\x28\xb5\x2f\xfd') },
  { what: 'a 7-Zip archive', advice: unpack('7z x FILE -oFOLDER'), opens: opening('7z\xbc\xaf\x27\x1c') },
  { what: 'a RAR archive', advice: unpack('unar FILE'), opens: opening('Rar!\x1a\x07') },
  { what: 'a PNG picture', opens: opening('\x89PNG') },
  { what: 'a JPEG picture', opens: opening('\xff\xd8\xff') },
  { what: 'a GIF picture', opens: opening('GIF87a', 'GIF89a') },
  { what: 'a WebP picture', opens: [{ at: 8, bytes: 'WEBPVP8' }] },
  { what: 'a TIFF picture', opens: opening('II*\0', 'MM\0*') },
  { what: 'a film or picture (MP4, HEIC, AVIF)', opens: [{ at: 4, bytes: 'ftyp' }] },
  { what: 'a film (WebM, Matroska)', opens: opening('\x1a\x45\xdf\xa3') },
  { what: 'a sound recording', opens: opening('OggS', 'ID3\x02', 'ID3\x03', 'ID3\x04', 'fLaC\0') },
  { what: 'a font', opens: opening('wOFF', 'wOF2') },
  { what: 'a database (SQLite)', opens: opening('SQLite format 3\0') },
  { what: 'a Parquet file', advice: 'give its pages as NDJSON', opens: opening('PAR1\x15') },
  { what: 'a program', opens: opening('\x7fELF') },
];

function opening(...all: readonly string[]): { readonly at: number; readonly bytes: string }[] {
  return all.map((bytes) => ({ at: 0, bytes }));
}

/** A ZIP archive by the name of its first file, which stands behind a header of 30 bytes. */
function zipOf(...names: readonly string[]): { readonly at: number; readonly bytes: string }[] {
  return names.map((bytes) => ({ at: 30, bytes }));
}

function unpack(command: string): string {
  return `unpack it first (${command}), then give the folder`;
}

/** Bytes, or text they were read as -> what they are besides a page, in words; null where nothing says so. */
export function describeBinary(content: Uint8Array | string): string | null {
  const format = describeFormat(content);
  if (format !== null) return format;
  // In UTF-16 every other byte of a page is a zero or another control character.
  const isBinary =
    typeof content === 'string'
      ? isNoise(content)
      : utf16Of(content) === null && (opensWithZeros(content) || isNoise(content));
  return isBinary ? 'binary data, neither a page nor text' : null;
}

/** Bytes that open like a well-known format -> that and what to do; null for any other. */
export function describeFormat(content: Uint8Array | string): string | null {
  const format = binaryFormatOf(content);
  return format === null ? null : noPage(format);
}

/** Bytes that open like a well-known format -> the format; null for any other. */
export function binaryFormatOf(content: Uint8Array | string): FileFormat | null {
  const start =
    typeof content === 'string'
      ? content.slice(0, formatHead)
      : Buffer.from(content.buffer, content.byteOffset, Math.min(formatHead, content.length)).toString('latin1');
  return formats.find(({ opens }) => opens.some(({ at, bytes }) => start.startsWith(bytes, at))) ?? null;
}

/** A format -> why a file of it gives no story, in words. */
export function noPage({ what, advice }: FileFormat): string {
  return `${what}, not a page${advice === undefined ? '' : `: ${advice}`}`;
}

/** So many pieces of so many bytes or characters are looked at. */
const pieces = 16;
const pieceLength = 128;

/**
 * Control characters that no text has, in a sample of the whole. In noise and in packed data they are 10 % of all; our
 * 585 pages hold none, and a page that is noise in a third of its length stays a page.
 */
function isNoise(content: Uint8Array | string): boolean {
  const { length } = content;
  const step = Math.max(pieceLength, Math.floor((length - pieceLength) / (pieces - 1)));
  let looked = 0;
  let controls = 0;
  for (let from = 0; from < length; from += step) {
    const to = Math.min(length, from + pieceLength);
    looked += to - from;
    controls += countControls(
      typeof content === 'string' ? Buffer.from(content.slice(from, to)) : content.subarray(from, to),
    );
  }
  return controls * 25 > looked;
}

/** Zeros are counted apart: editors and broken disks leave them in pages. Escape begins characters of ISO-2022-JP. */
const isControl: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isBelowBlank = byte > 0 && byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;
  return isBelowBlank || byte === 0x7f ? 1 : 0;
});

function countControls(bytes: Uint8Array): number {
  let controls = 0;
  for (let at = 0; at < bytes.length; at++) controls += isControl[bytes[at] ?? 0] ?? 0;
  return controls;
}

/** Share of zero bytes in the first 2,048 above which they are no page of one byte a letter. */
const mostZeros = 0.01;

function opensWithZeros(bytes: Uint8Array): boolean {
  const length = Math.min(2048, bytes.length);
  let zeros = 0;
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros += 1;
  return zeros > length * mostZeros;
}

/** The byte order of UTF-16. */
export type Utf16 = 'utf-16le' | 'utf-16be';

/** So many bytes show it. */
const looked = 512;

/** Share of letters of one byte (a zero beside them) above which bytes without a mark are UTF-16. */
const leastZeros = 0.6;

/** How bytes begin -> the UTF-16 they are in, by their mark or by the zeros beside Latin letters; null for any other. */
export function utf16Of(head: Uint8Array): Utf16 | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(Math.min(looked, head.length) / 2);
  if (pairs < 4) return null;
  let [evenZeros, oddZeros] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0 && head[at + 1] !== 0) evenZeros += 1;
    if (head[at] !== 0 && head[at + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * leastZeros && evenZeros === 0) return 'utf-16le';
  return evenZeros > pairs * leastZeros && oddZeros === 0 ? 'utf-16be' : null;
}

/** Chunks of text -> the same in UTF-8, whatever UTF-16 they were in; other chunks pass as they are. */
export async function* toUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) {
      const order = utf16Of(chunk);
      decoder = order === null ? null : new TextDecoder(order);
      isFirst = false;
    }
    yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== null) yield Buffer.from(decoder.decode());
}

/** The beginning of a text -> the same in UTF-8; a letter that is cut off at its end is left out. */
export function headToUtf8(head: Buffer): Buffer {
  const order = utf16Of(head);
  return order === null ? head : Buffer.from(new TextDecoder(order).decode(head, { stream: true }));
}
