import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface RecordFixture {
  readonly type?: string;
  readonly url?: string;
  readonly version?: '1.0' | '1.1';
  readonly lineEnd?: '\r\n' | '\n';
  /** More WARC headers; a null takes a usual one out. */
  readonly warc?: Readonly<Record<string, string | null>>;
  readonly status?: string;
  readonly http?: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

/** A WARC record; `response` with an HTTP message unless said otherwise. */
export function makeRecord(fixture: RecordFixture = {}): Buffer {
  const { type = 'response', url = 'https://koran.example/berita/1', version = '1.1', lineEnd = '\r\n' } = fixture;
  const payload = Buffer.from(fixture.payload ?? '<p>Isi berita.</p>');
  const http = { 'Content-Type': 'text/html; charset=utf-8', ...fixture.http };
  const httpHead = [`HTTP/1.1 ${fixture.status ?? '200 OK'}`, ...headerLines(http), '', ''].join('\r\n');
  const body = type === 'response' ? Buffer.concat([Buffer.from(httpHead), payload]) : payload;
  const headers = {
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:uuid:${createHash('md5').update(body).update(url).digest('hex')}>`,
    'WARC-Date': '2020-11-03T01:02:03Z',
    'WARC-Target-URI': url,
    'Content-Type': type === 'response' ? 'application/http; msgtype=response' : 'text/html',
    'Content-Length': String(body.length),
    ...fixture.warc,
  };
  const head = [`WARC/${version}`, ...headerLines(headers), '', ''].join(lineEnd);
  return Buffer.concat([Buffer.from(head), body, Buffer.from(`${lineEnd}${lineEnd}`)]);
}

function headerLines(headers: Readonly<Record<string, string | null>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
}

/** `count` records with pages that differ, some of them poor in repetition. */
export function makeRecords(count: number): Buffer[] {
  return Array.from({ length: count }, (_unused, index) => makeRecord(numberedPage(index)));
}

/** What the page of record `index` is. */
export function numberedPage(index: number): { readonly url: string; readonly payload: string } {
  const noise = createHash('sha512')
    .update(String(index))
    .digest('hex')
    .repeat(1 + (index % 3));
  return { url: `https://koran.example/berita/${index}`, payload: `<p>Berita nomor ${index}. ${noise}</p>` };
}

/** Records as members of their own, with the offset of each. */
export function gzipRecords(records: readonly Buffer[]): { readonly bytes: Buffer; readonly offsets: number[] } {
  const members = records.map((record) => gzipSync(record));
  const offsets: number[] = [];
  let offset = 0;
  for (const member of members) {
    offsets.push(offset);
    offset += member.length;
  }
  return { bytes: Buffer.concat(members), offsets };
}
