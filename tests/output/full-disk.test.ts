import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { OutputError } from '../../src/errors.ts';
import { writeFully, writeWholeFile } from '../../src/output/atomic-write.ts';
import { AppendedFile, GrowingFile } from '../../src/output/growing-file.ts';
import { anyArticle } from '../support/any-article.ts';
import { temporaryFolder } from '../support/io.ts';
import { openSink } from '../support/sink.ts';

const folder = temporaryFolder();

/** Names of files for which the disk has no room. */
const full = vi.hoisted(() => new Set<string>());
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (file, ...how) => {
    const handle = await real.open(file, ...how);
    const refuse = async (): Promise<never> => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    return full.has(path.basename(String(file))) ? Object.assign(handle, { write: refuse, writev: refuse }) : handle;
  };
  return { ...real, open };
});

describe('R57 a full disk', () => {
  test('a growing file says so, once, and keeps its name to itself', async () => {
    const [file, growing] = [path.join(folder, 'a.ndjson'), path.join(folder, 'a.growing')];
    full.add('a.growing');
    const appended = new AppendedFile(file, '', growing);
    await appended.append('kata\n');
    await expect(appended.flush()).rejects.toThrow(/^cannot write .*a\.ndjson: the disk is full: free space/);
    await appended.abandon();
    expect(existsSync(file)).toBe(false);
  });

  test('parts that were written stay, the run ends with an OutputError', async () => {
    const output = path.join(folder, 'parts');
    mkdirSync(path.join(output, '.saring'), { recursive: true });
    full.add('articles-00002.ndjson.growing');
    const sink = await openSink(output, ['ndjson'], 1);
    await sink.write(anyArticle(), 'all');
    await sink.flush();
    await sink.flush();
    await expect(sink.write(anyArticle(), 'all')).rejects.toBeInstanceOf(OutputError);
    await sink.abandon();
    expect(readdirSync(output)).toEqual(['.saring', 'articles-00001.ndjson']);
    expect(readFileSync(path.join(output, 'articles-00001.ndjson'), 'utf8').split('\n')).toHaveLength(2);
  });

  test('compressing onto a full disk leaves the old output and what grew', async () => {
    const output = path.join(folder, 'sealed');
    mkdirSync(path.join(output, '.saring'), { recursive: true });
    writeFileSync(path.join(output, 'articles.ndjson.gz'), 'old');
    const sink = await openSink(output, ['ndjson.gz'], null);
    await sink.write(anyArticle(), 'all');
    await sink.flush();
    full.add('articles.ndjson.gz.growing.sealed');
    await expect(sink.finish()).rejects.toThrow(/disk is full/);
    expect(readFileSync(path.join(output, 'articles.ndjson.gz'), 'utf8')).toBe('old');
    expect(readdirSync(path.join(output, '.saring'))).toEqual(['articles.ndjson.gz.growing']);
  });
});

test('half of what a full disk took goes again, and all of it is written with what comes next, once there is room', async () => {
  let hasRoom = false;
  let written = '';
  const handle = {
    write: async (bytes: Uint8Array, offset: number, length: number, position: number) => {
      if (!hasRoom && offset > 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      const bytesWritten = hasRoom ? length : 3;
      written = written.slice(0, position) + Buffer.from(bytes.subarray(offset, offset + bytesWritten)).toString();
      return { bytesWritten, buffer: bytes };
    },
    truncate: async (length: number) => {
      written = written.slice(0, length);
    },
  } as unknown as FileHandle;
  const file = new GrowingFile(handle, 'a.ndjson', 0);
  await file.append('satu\n');
  await expect(file.flush()).rejects.toThrow('the disk is full');
  expect(written).toBe('');
  hasRoom = true;
  await file.append('dua\n');
  await file.flush();
  expect(written).toBe('satu\ndua\n');
});

test('a write that takes only a part is gone on with', async () => {
  let file = '';
  const handle = {
    write: async (bytes: Uint8Array, offset: number, length: number, position: number) => {
      const bytesWritten = Math.min(3, length);
      file = file.slice(0, position) + Buffer.from(bytes.subarray(offset, offset + bytesWritten)).toString();
      return { bytesWritten, buffer: bytes };
    },
  } as unknown as FileHandle;
  await writeFully(handle, Buffer.from('sepuluh kata'), 0);
  expect(file).toBe('sepuluh kata');
});

test('a whole file that cannot be written leaves the old one and nothing else', async () => {
  const here = path.join(folder, 'whole');
  mkdirSync(path.join(here, 'a.txt'), { recursive: true });
  await expect(writeWholeFile(path.join(here, 'a.txt'), 'x', new Set())).rejects.toBeInstanceOf(OutputError);
  expect(readdirSync(here)).toEqual(['a.txt']);
});
