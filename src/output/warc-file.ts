import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Exchange, Header } from '../model/outcome.ts';
import { encodeBase32 } from '../text/fingerprint.ts';
import { outputError } from './atomic-write.ts';

const pack = promisify(gzip);

/** A WARC 1.1 archive that grows; records of earlier runs stay. With the ending `.gz` each record is a gzip member. */
export class WarcFile {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #software: string;
  readonly #fields: readonly Header[];
  #opened = false;
  #end: number;

  private constructor(file: string, handle: FileHandle, end: number, software: string, fields: readonly Header[]) {
    this.#file = file;
    this.#handle = handle;
    this.#end = end;
    this.#software = software;
    this.#fields = fields;
  }

  /** Opens an archive for adding; `fields` go into its warcinfo record. Throws OutputError. */
  static async open(file: string, software: string, fields: readonly Header[]): Promise<WarcFile> {
    try {
      await mkdir(path.dirname(file), { recursive: true });
      const handle = await open(file, 'a');
      return new WarcFile(file, handle, (await handle.stat()).size, software, fields);
    } catch (error) {
      throw outputError(file, error);
    }
  }

  /** Adds a page: whole records or, when the disk is full, none of it. Calls must not overlap. Throws OutputError. */
  async add(exchange: Exchange): Promise<void> {
    const info = this.#opened ? [] : [warcInfo(path.basename(this.#file), this.#software, exchange.date, this.#fields)];
    const records = [...info, ...exchangeRecords(exchange)];
    const members = this.#file.endsWith('.gz') ? await Promise.all(records.map((bytes) => pack(bytes))) : records;
    const bytes = Buffer.concat(members);
    try {
      await this.#handle.appendFile(bytes);
    } catch (error) {
      await this.#handle.truncate(this.#end).catch(() => undefined);
      throw outputError(this.#file, error);
    }
    this.#opened = true;
    this.#end += bytes.length;
  }

  /** Everything is on the disk and the file is closed. */
  async close(): Promise<void> {
    await this.#handle.sync().catch(() => undefined);
    await this.#handle.close();
  }
}

/** The record that opens an archive: who wrote it, and how its records came about. */
export function warcInfo(file: string, software: string, date: string, fields: readonly Header[]): Buffer {
  const block = headerLines([['software', software], ['format', 'WARC File Format 1.1'], ...fields]);
  return record('warcinfo', date, block, [
    ['WARC-Filename', file],
    ['Content-Type', 'application/warc-fields'],
  ]).bytes;
}

/** A page as it was asked and answered -> its response and request records, in this order. */
export function exchangeRecords(exchange: Exchange): readonly [response: Buffer, request: Buffer] {
  const { targetUri, date, ip, request, response } = exchange;
  const about: readonly Header[] = [
    ['WARC-Target-URI', targetUri],
    ...(ip === null ? [] : [['WARC-IP-Address', ip] as const]),
  ];
  const head = `${response.statusLine}\r\n${headerLines(withoutChunking(response.headers, response.body.length))}\r\n`;
  const answer = record('response', date, Buffer.concat([Buffer.from(head, 'latin1'), response.body]), [
    ...about,
    ['Content-Type', 'application/http; msgtype=response'],
    ['WARC-Payload-Digest', digest(response.body)],
    ['WARC-Identified-Payload-Type', 'text/html'],
  ]);
  const question = Buffer.from(`${request.line}\r\n${headerLines(request.headers)}\r\n`, 'latin1');
  const asked = record('request', date, question, [
    ...about,
    ['Content-Type', 'application/http; msgtype=request'],
    ['WARC-Concurrent-To', answer.id],
  ]);
  return [answer.bytes, asked.bytes];
}

function record(
  type: 'warcinfo' | 'response' | 'request',
  date: string,
  block: Buffer | string,
  headers: readonly Header[],
): { readonly id: string; readonly bytes: Buffer } {
  const id = `<urn:uuid:${randomUUID()}>`;
  const body = Buffer.from(block);
  const head = headerLines([
    ['WARC-Type', type],
    ['WARC-Record-ID', id],
    ['WARC-Date', date],
    ...headers,
    ['WARC-Block-Digest', digest(body)],
    ['Content-Length', String(body.length)],
  ]);
  return { id, bytes: Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), body, Buffer.from('\r\n\r\n')]) };
}

/** The body is kept in one piece, so its length is said and its chunks are not. */
function withoutChunking(headers: readonly Header[], length: number): readonly Header[] {
  const kept = headers.filter(([name]) => !/^(?:transfer-encoding|content-length)$/i.test(name));
  return [...kept, ['Content-Length', String(length)]];
}

function headerLines(headers: readonly Header[]): string {
  return headers.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
}

function digest(bytes: Uint8Array): string {
  return `sha1:${encodeBase32(createHash('sha1').update(bytes).digest())}`;
}
