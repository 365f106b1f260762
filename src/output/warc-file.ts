import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Exchange, Header } from '../model/exchange.ts';
import { outputError } from './atomic-write.ts';
import { exchangeRecords, warcInfo } from './warc-record.ts';

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
