import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { PageInput } from '../../src/model/outcome.ts';
import { collect, makeFolder, streamOf, summarise, textOf } from './collect.ts';
import { gzipRecords, makeRecord, makeRecords, numberedPage, type RecordFixture } from './warc-fixture.ts';

async function readArchive(bytes: Buffer, name = 'a.warc.gz', maxPageBytes = 100_000): Promise<PageInput[]> {
  const path = join(await makeFolder(), name);
  await writeFile(path, bytes);
  const pages = await collect([path], { maxPageBytes });
  return pages.map((page) =>
    page.ok
      ? { ok: true, page: { ...page.page, input: page.page.input.replace(path, name) } }
      : { ...page, input: page.input.replace(path, name) },
  );
}

async function readRecord(fixture: RecordFixture, maxPageBytes?: number): Promise<string> {
  const [page, ...rest] = await readArchive(makeRecord(fixture), 'a.warc', maxPageBytes);
  expect(rest).toEqual([]);
  return page === undefined ? 'nothing' : summarise(page);
}

function chunked(payload: Buffer, chunkBytes = 7): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < payload.length; at += chunkBytes) {
    const chunk = payload.subarray(at, at + chunkBytes);
    parts.push(Buffer.from(`${chunk.length.toString(16)};x=y\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

const html = '<p>Nelayan Teluk Mawar pulang.</p>';

describe('a WARC archive', () => {
  test('with a gzip member a record: inputs are the stored offsets', async () => {
    const { bytes, offsets } = gzipRecords(makeRecords(3));
    const pages = await readArchive(bytes);
    expect(pages.map(summarise)).toEqual(offsets.map((at, index) => `a.warc.gz#${at}: ${numberedPage(index).payload}`));
  });

  test('uncompressed: inputs are the offsets, line ends may be mixed', async () => {
    const records = [makeRecord({ lineEnd: '\n' }), makeRecord({ url: 'https://koran.example/2', version: '1.0' })];
    const pages = await readArchive(Buffer.concat(records), 'a.warc');
    expect(pages.map((page) => page.ok && page.page.input)).toEqual(['a.warc#0', `a.warc#${records[0]?.length}`]);
  });

  test('gzipped whole: inputs are the member offset and the decoded one', async () => {
    const records = makeRecords(3);
    const pages = await readArchive(gzipSync(Buffer.concat(records)));
    const second = records[0]?.length ?? 0;
    const third = second + (records[1]?.length ?? 0);
    expect(pages.map((page) => page.ok && page.page.input)).toEqual([
      'a.warc.gz#0',
      `a.warc.gz#0+${second}`,
      `a.warc.gz#0+${third}`,
    ]);
  });

  test('cut into bgzip blocks without regard to records', async () => {
    const bytes = Buffer.concat(makeRecords(20));
    const blocks: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 333) blocks.push(bgzipBlock(bytes.subarray(at, at + 333)));
    const pages = await readArchive(Buffer.concat([...blocks, bgzipBlock(Buffer.alloc(0))]));
    expect(pages.map(textOf)).toEqual(Array.from({ length: 20 }, (_unused, index) => numberedPage(index).payload));
  });

  test('is known by its magic number under any name, and from standard input', async () => {
    const { bytes, offsets } = gzipRecords(makeRecords(2));
    expect((await readArchive(bytes, 'unduhan.html')).filter((page) => page.ok)).toHaveLength(2);
    const pages = await collect(['-'], { stdin: streamOf(bytes, 11) });
    expect(pages.map((page) => page.ok && page.page.input)).toEqual(offsets.map((at) => `-#${at}`));
  });

  test('gives address, type and what the network said', async () => {
    const http = { ETag: '"abc"', 'Last-Modified': 'Tue, 03 Nov 2020 00:00:00 GMT', 'Content-Encoding': 'gzip' };
    const payload = gzipSync(html);
    const url = 'https://koran.example/1';
    const record = makeRecord({ url, http, payload, warc: { 'WARC-Target-URI': `<${url}>` } });
    const [page] = await readArchive(record, 'a.warc');
    expect(textOf(page)).toBe(html);
    expect(page).toMatchObject({
      page: {
        url,
        contentType: 'text/html; charset=utf-8',
        kind: 'html',
        fetch: {
          at: '2020-11-03T01:02:03Z',
          status: 200,
          finalUrl: url,
          etag: '"abc"',
          lastModified: 'Tue, 03 Nov 2020 00:00:00 GMT',
          bytes: payload.length,
        },
      },
    });
  });

  test('without a record is one unreadable input', async () => {
    for (const bytes of [Buffer.alloc(0), gzipSync('')]) {
      expect((await readArchive(bytes)).map(summarise)).toEqual(['a.warc.gz! unreadable an archive without a record']);
    }
  });

  test('skips records that are finished', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'a.warc'), Buffer.concat(makeRecords(3)));
    const pages = await collect([folder], { skip: (input) => input.endsWith('.warc#0') });
    expect(pages.map(textOf)).toEqual([numberedPage(1).payload, numberedPage(2).payload]);
  });
});

describe('a record', () => {
  test('resource and conversion records are pages without fetch', async () => {
    const resource = makeRecord({ type: 'resource', payload: html });
    const text = makeRecord({ type: 'conversion', payload: 'Isi', warc: { 'Content-Type': 'text/plain' } });
    const pages = await readArchive(Buffer.concat([resource, text]), 'a.warc');
    expect(pages).toMatchObject([{ page: { kind: 'html', fetch: null } }, { page: { kind: 'text', fetch: null } }]);
  });

  test('of other types is passed over, and one of other media counted by what it is', async () => {
    const others = ['request', 'metadata', 'revisit', 'warcinfo'].map((type) => makeRecord({ type }));
    const types = ['image/png', 'text/css', 'application/json', 'application/pdf', 'text/plain'];
    const media = types.map((type) => makeRecord({ http: { 'Content-Type': type }, status: '404 Not Found' }));
    const path = join(await makeFolder(), 'a.warc');
    await writeFile(path, Buffer.concat([...others, ...media]));
    const skipped: string[] = [];
    expect(await collect([path], { onSkipped: (_input, what) => skipped.push(what) })).toEqual([]);
    expect(skipped).toEqual(types);
  });

  test('that begins as a page is one, whatever its server called it', async () => {
    const payload = `<!-- disimpan -->\n<!DOCTYPE html><title>x</title>${html}`;
    for (const type of ['text/plain', 'application/octet-stream', 'application/xml', 'image/png']) {
      const http = { 'Content-Type': type };
      expect(await readRecord({ http, payload })).toBe(`a.warc#0: ${payload}`);
      const coded = { 'Content-Encoding': 'br', 'Transfer-Encoding': 'chunked', ...http };
      expect(await readRecord({ http: coded, payload: chunked(brotliCompressSync(payload), 200) })).toContain(html);
      expect(await readRecord({ http: { 'Content-Encoding': 'gzip', ...http }, payload: gzipSync(payload) })).toContain(
        html,
      );
      expect(await readRecord({ http, payload: 'Catatan: <html> adalah awal halaman.' })).toBe('nothing');
      expect(await readRecord({ http, payload, status: '404 Not Found' })).toBe('nothing');
    }
    expect(await readRecord({ type: 'resource', payload, warc: { 'Content-Type': 'text/plain' } })).toContain(html);
  });

  test('with a status line in lower case is read', async () => {
    const record = makeRecord({ payload: html }).toString('latin1').replace('HTTP/1.1 200 OK', 'http/1.1 200 ok');
    expect((await readArchive(Buffer.from(record, 'latin1'), 'a.warc')).map(summarise)).toEqual([`a.warc#0: ${html}`]);
  });

  test.each([
    ['404 Not Found', 'not-found'],
    ['410 Gone', 'not-found'],
    ['301 Moved', 'http-status'],
    ['500', 'http-status'],
  ])('with status %s is a failure', async (status, code) => {
    expect(await readRecord({ status })).toBe(
      `a.warc#0! ${code} the archive holds an HTTP ${status.slice(0, 3)} answer`,
    );
  });

  test.each([
    ['gzip', gzipSync(html)],
    ['x-gzip', gzipSync(html)],
    ['br', brotliCompressSync(html)],
    ['deflate', deflateSync(html)],
    ['Deflate', deflateRawSync(html)],
    ['gzip, br', brotliCompressSync(gzipSync(html))],
    ['identity', Buffer.from(html)],
    ['gzip', Buffer.from(html)],
    ['UTF-8', Buffer.from(html)],
    ['identity', gzipSync(html)],
    ['gzip', gzipSync(gzipSync(html))],
    ['gzip', Buffer.concat([gzipSync(html), Buffer.from('sisa di belakang')])],
    ['gzip', Buffer.concat([gzipSync(html.slice(0, 20)), gzipSync(html.slice(20))])],
  ])('coded as %s is decoded, and left alone where it only says so', async (coding, payload) => {
    expect(await readRecord({ http: { 'Content-Encoding': coding }, payload })).toBe(`a.warc#0: ${html}`);
    const http = { 'Content-Encoding': coding, 'Transfer-Encoding': 'chunked' };
    expect(await readRecord({ http, payload: chunked(payload) })).toBe(`a.warc#0: ${html}`);
    expect(await readRecord({ http, payload })).toBe(`a.warc#0: ${html}`);
  });

  test.each([
    [{ 'Content-Encoding': 'gzip' }, gzipSync(html).subarray(0, 30), 'its gzip data is cut off'],
    [{ 'Content-Encoding': 'gzip' }, broken(gzipSync(html)), 'broken gzip data'],
    [{ 'Content-Encoding': 'gzip' }, Buffer.from('bukan gzip sama sekali'), 'broken gzip data'],
    [{ 'Content-Encoding': 'zstd' }, Buffer.from([1, 2, 3]), 'its content coding "zstd" is not known'],
    [{ 'Content-Encoding': 'gzip,gzip,gzip,gzip,gzip,gzip' }, gzipSync(html), '6 content codings, one over the other'],
    [{ 'Transfer-Encoding': 'chunked' }, chunked(Buffer.from(html)).subarray(0, 40), 'its chunked transfer coding'],
  ])('that cannot be decoded is unreadable: %j', async (http, payload, reason) => {
    expect(await readRecord({ http, payload })).toContain(`a.warc#0! unreadable ${reason}`);
  });

  test('too large as stored, or once decoded, is too-large', async () => {
    const message = 'a.warc#0! too-large larger than 1000 bytes, the limit for one page';
    expect(await readRecord({ payload: `<p>${'x'.repeat(998)}` }, 1000)).toBe(message);
    expect(await readRecord({ payload: `<p>${'x'.repeat(200_000)}` }, 1000)).toBe(message);
    const bomb = { 'Content-Encoding': 'gzip' };
    expect(await readRecord({ http: bomb, payload: gzipSync(Buffer.alloc(50_000_000)) }, 100_000)).toContain(
      'too-large',
    );
  });

  test('that holds only a part of a page is unreadable', async () => {
    expect(await readRecord({ warc: { 'WARC-Truncated': 'length' } })).toContain('(WARC-Truncated: length)');
    expect(await readRecord({ warc: { 'WARC-Segment-Number': '1' } })).toContain('one segment of a divided page');
  });

  test('that contradicts its block digest is unreadable, where no checksum of gzip speaks for it', async () => {
    const right = 'sha1:7I6IHJU736WJITA3IPEBSKIS33S2TDIS';
    const record = { type: 'resource', payload: html, warc: { 'WARC-Block-Digest': right } };
    expect(await readRecord(record)).toBe(`a.warc#0: ${html}`);
    const changed = { ...record, payload: html.replace('pulang', 'hilang') };
    expect(await readRecord(changed)).toContain('contradicts its WARC-Block-Digest');
    expect((await readArchive(gzipSync(makeRecord(changed)))).map((page) => page.ok)).toEqual([true]);
  });
});

function broken(packed: Buffer): Buffer {
  const damaged = Buffer.from(packed);
  damaged[packed.length - 8] = (damaged.at(-8) ?? 0) ^ 1;
  return damaged;
}

function bgzipBlock(content: Buffer): Buffer {
  const member = gzipSync(content);
  const extra = Buffer.from([6, 0, 0x42, 0x43, 2, 0, 0, 0]);
  const header = Buffer.from(member.subarray(0, 10));
  header[3] = 4;
  return Buffer.concat([header, extra, member.subarray(10)]);
}
