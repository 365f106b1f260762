import { findBlankLine, type Headers, headerParameter, mediaType, parseHeaders } from '../bytes/header-block.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import type { PageInput } from '../model/outcome.ts';
import { describeTooLarge, failedInput } from './failures.ts';
import { readWhole } from './page-file.ts';

/** A saved page brings its pictures along: the archive may be this many times as large as the page in it. */
const archiveFactor = 3;

/** An MHTML file as browsers save it (multipart/related) to the page in it: the part that was saved, not its frames. */
export async function readMhtml(
  input: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  maxPageBytes: number,
): Promise<PageInput> {
  const whole = await readWhole(stored, coding, archiveFactor * maxPageBytes);
  if (!whole.ok) return failedInput(input, null, whole.code, whole.reason);
  const message = splitPart(whole.bytes);
  if (message === null) return failedInput(input, null, 'unreadable', 'an MHTML file without headers');
  const saved = webAddress(message.headers.get('snapshot-content-location'));
  const part = findMainPart(message, saved);
  if (typeof part === 'string') return failedInput(input, saved, 'unreadable', part);
  const url = saved ?? webAddress(part.headers.get('content-location'));
  const content = undoTransferEncoding(part);
  if (content.length > maxPageBytes) return failedInput(input, url, 'too-large', describeTooLarge(maxPageBytes));
  const contentType = part.headers.get('content-type') ?? null;
  return { ok: true, page: { input, url, content, contentType, kind: 'html', fetch: null } };
}

interface MimePart {
  readonly headers: Headers;
  readonly body: Buffer;
}

function splitPart(bytes: Buffer): MimePart | null {
  const blank = findBlankLine(bytes);
  if (blank === null) return null;
  return { headers: parseHeaders(bytes.toString('utf8', 0, blank.end)), body: bytes.subarray(blank.next) };
}

/** The part that holds the page, or why there is none. */
function findMainPart(message: MimePart, saved: string | null): MimePart | string {
  const type = message.headers.get('content-type') ?? '';
  if (isHtml(message)) return message;
  const boundary = headerParameter(type, 'boundary');
  if (boundary === null) return 'an MHTML file that names no boundary between its parts';
  const start = headerParameter(type, 'start');
  let first: MimePart | null = null;
  for (const { bytes, isClosed } of splitBody(message.body, boundary)) {
    const part = splitPart(bytes);
    if (part === null || !isHtml(part)) continue;
    if (!isClosed) return first ?? 'an MHTML file that is cut off inside its page';
    const isNamed =
      (start !== null && part.headers.get('content-id') === start) ||
      (saved !== null && webAddress(part.headers.get('content-location')) === saved);
    if (isNamed) return part;
    first ??= part;
  }
  return first ?? 'an MHTML file without an HTML part';
}

/** A multipart body as its parts; the last is not closed where the file ends before its closing boundary. */
function* splitBody(body: Buffer, boundary: string): Generator<{ readonly bytes: Buffer; readonly isClosed: boolean }> {
  const delimiter = Buffer.from(`--${boundary}`);
  let at = findDelimiter(body, delimiter, 0);
  while (at >= 0) {
    const after = at + delimiter.length;
    if (body.toString('latin1', after, after + 2) === '--') return;
    const lineEnd = body.indexOf(0x0a, after);
    if (lineEnd < 0) return;
    const next = findDelimiter(body, delimiter, lineEnd);
    const end = next < 0 ? body.length : next - (body[next - 2] === 0x0d ? 2 : 1);
    yield { bytes: body.subarray(lineEnd + 1, Math.max(lineEnd + 1, end)), isClosed: next >= 0 };
    at = next;
  }
}

function findDelimiter(body: Buffer, delimiter: Buffer, from: number): number {
  let at = body.indexOf(delimiter, from);
  while (at > 0 && body[at - 1] !== 0x0a) at = body.indexOf(delimiter, at + 1);
  return at;
}

function isHtml(part: MimePart): boolean {
  const media = mediaType(part.headers.get('content-type') ?? null);
  return media === 'text/html' || media === 'application/xhtml+xml';
}

function webAddress(value: string | undefined): string | null {
  return value !== undefined && /^https?:\/\//i.test(value) ? value.replace(/\s+/g, '') : null;
}

function undoTransferEncoding(part: MimePart): Buffer {
  const encoding = part.headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(part.body.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? undoQuotedPrintable(part.body) : part.body;
}

/** Quoted-printable (RFC 2045, 6.7) to bytes; a `=` that is no escape stays as it is. */
function undoQuotedPrintable(coded: Buffer): Buffer {
  const plain = coded
    .toString('latin1')
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
