import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodePage } from '../../src/page/decode.ts';
import { PAGE, whole } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, fetchOne, messageOf, textOf } from './kit.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Runs the work and gives back its result and by how many MB the memory of this process rose at most. */
async function withMemory<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly grownMb: number }> {
  if (typeof collectGarbage === 'function') collectGarbage();
  const before = process.memoryUsage.rss();
  let peak = before;
  const sample = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, 2);
  const result = await work();
  sample();
  clearInterval(timer);
  return { result, grownMb: (peak - before) / 1024 / 1024 };
}

describe('sizes', () => {
  test('R23 an endless body of 1 GB ends at the limit, with less than 60 MB more memory', async () => {
    const { result, grownMb } = await withMemory(() => fetchOne(server, '/endless'));
    expect([codeOf(result), messageOf(result)]).toEqual(['too-large', expect.stringContaining('10240 KiB')]);
    expect(grownMb).toBeLessThan(60);
    expect(server.hits('/endless')).toHaveLength(1);
  });

  test('R23 a body that announces too much is not read at all', async () => {
    const outcome = await fetchOne(server, '/announced-1gb');
    expect(codeOf(outcome)).toBe('too-large');
  });

  test('R23 a page just under the limit is read, one byte more is not', async () => {
    const limits = { wireBytes: PAGE.length };
    expect(codeOf(await fetchOne(server, '/ok', { limits }))).toBe('ok');
    expect(codeOf(await fetchOne(server, '/ok', { limits: { wireBytes: PAGE.length - 1 } }))).toBe('too-large');
    expect(codeOf(await fetchOne(server, '/close-delim', { limits: { wireBytes: PAGE.length - 1 } }))).toBe(
      'too-large',
    );
  });

  test.each(['/bomb-gzip', '/bomb-deflate', '/bomb-br'])(
    'R24 %s ends at the limit, with less than 60 MB more memory',
    async (path) => {
      // The first time the server packs its bomb.
      expect(codeOf(await fetchOne(server, path))).toBe('too-large');
      const { result, grownMb } = await withMemory(() => fetchOne(server, path));
      expect([codeOf(result), messageOf(result)]).toEqual(['too-large', expect.stringContaining('unpacks to more')]);
      expect(grownMb).toBeLessThan(60);
    },
  );
});

describe('R24 how far a page may unpack', () => {
  const MIB = 1024 * 1024;
  /** A page of so many bytes that packs to about so many: noise does not pack, blanks nearly vanish. */
  const packed = (decoded: number, wire: number): Buffer => {
    const noise = randomBytes(wire)
      .toString('latin1')
      .replace(/[<>&\u0000-\u001f-]/g, 'x');
    const page = Buffer.from(PAGE.replace('</body>', `<!-- ${noise} --></body>`), 'latin1');
    return gzipSync(Buffer.concat([page, Buffer.alloc(decoded - page.length, 0x20)]));
  };

  test.each([
    ['1 MiB from next to nothing', MIB, 100, 'ok'],
    ['2 MiB, more than a hundredfold', 2 * MIB, 8000, 'too-large'],
    ['2 MiB, less than a hundredfold', 2 * MIB, 30_000, 'ok'],
    ['19 MiB, less than a hundredfold', 19 * MIB, 250_000, 'ok'],
    ['21 MiB, less than a hundredfold', 21 * MIB, 280_000, 'too-large'],
  ])('%s', async (name, decoded, wire, code) => {
    const body = packed(decoded, wire);
    if (decoded > MIB) expect(decoded / body.length > 100).toBe(name.includes('more than a hundredfold'));
    server.on('/packed', whole(200, body, { 'content-encoding': 'gzip' }));
    const outcome = await fetchOne(server, '/packed');
    expect([codeOf(outcome), outcome.ok ? outcome.page.content.length : 0]).toEqual([
      code,
      code === 'ok' ? decoded : 0,
    ]);
  });
});

describe('content encodings', () => {
  test.each([
    '/gzip',
    '/br',
    '/deflate',
    '/deflate-raw',
    '/gzip-br',
    '/gzip-5',
    '/gzip-lie',
    '/br-lie',
    '/gzip-hidden',
    '/gzip-tail',
  ])('R25 %s gives the page', async (path) => {
    expect(textOf(await fetchOne(server, path))).toBe(PAGE);
  });

  test.each(['/gzip-cut', '/br-cut'])('R25 %s is a cut body: asked again, never a page', async (path) => {
    const outcome = await fetchOne(server, path, { limits: { retries: 1 } });
    expect([codeOf(outcome), messageOf(outcome)]).toEqual([
      'network',
      expect.stringContaining('only a part of its packed page'),
    ]);
    expect(server.hits(path)).toHaveLength(2);
  });

  test.each([
    ['/gzip-6', 'packed its page 6 times over'],
    ['/zstd', 'not known here (zstd)'],
    ['/gzip-junk', 'cannot be unpacked (gzip)'],
    ['/gzip-checksum', 'cannot be unpacked (gzip)'],
    ['/gzip-length', 'cannot be unpacked (gzip)'],
    ['/gzip-checksum-tail', 'cannot be unpacked (gzip)'],
    ['/gzip-second-checksum', 'cannot be unpacked (gzip)'],
  ])('R25 %s is unreadable and its bytes are never a page', async (path, words) => {
    const outcome = await fetchOne(server, path);
    expect([codeOf(outcome), messageOf(outcome)]).toEqual(['unreadable', expect.stringContaining(words)]);
  });

  test('R25 an empty packed body is an empty page', async () => {
    expect(textOf(await fetchOne(server, '/gzip-empty'))).toBe('');
  });

  test('R25 a packed error page keeps its own code', async () => {
    expect(codeOf(await fetchOne(server, '/404-gzip'))).toBe('not-found');
  });

  test('the exchange keeps the packed bytes, the page the unpacked ones, the record the size on the wire', async () => {
    const outcome = await fetchOne(server, '/gzip');
    const body = outcome.exchange?.response.body;
    expect([body?.[0], body?.[1]]).toEqual([0x1f, 0x8b]);
    expect(outcome.ok && outcome.page.fetch?.bytes).toBe(body?.length);
    expect(outcome.exchange?.response.statusLine).toBe('HTTP/1.1 200 Test');
    const head = [
      outcome.exchange?.request.line,
      ...(outcome.exchange?.request.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    ];
    expect(head.join('\r\n')).toBe(server.hits('/gzip').at(-1)?.head);
  });
});

describe('kinds of content', () => {
  test.each(['/image', '/image-as-html', '/pdf', '/json', '/plain-text'])('R29 %s is not-html', async (path) => {
    expect(codeOf(await fetchOne(server, path))).toBe('not-html');
  });

  test.each(['/no-type', '/plain-html', '/octet-html'])(
    'R29 %s is looked into and found to be a page',
    async (path) => {
      expect(textOf(await fetchOne(server, path))).toBe(PAGE);
    },
  );

  test('R30 what a page needs to be read in its encoding is there', async () => {
    const pages = await Promise.all(['/ok', '/latin1-header', '/bom-header'].map((path) => fetchOne(server, path)));
    const encodings = pages.map(async (outcome) => {
      if (!outcome.ok) return null;
      const { content, contentType } = outcome.page;
      return typeof content === 'string' ? null : (await decodePage(content, contentType)).encoding;
    });
    expect(await Promise.all(encodings)).toEqual(['UTF-8', 'windows-1252', 'UTF-8']);
  });

  const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
  test.each<[string, Buffer, string | null, string, string]>([
    ['plain ASCII', latin('a'), null, 'UTF-8', 'a'],
    ['UTF-8 unnamed', Buffer.from('é'), null, 'UTF-8', 'é'],
    ['BOM over header', Buffer.from('\ufeffé'), 'text/html; charset=iso-8859-1', 'UTF-8', 'é'],
    ['UTF-16LE BOM', Buffer.from('\ufeffé', 'utf16le'), null, 'UTF-16LE', 'é'],
    ['UTF-16BE BOM', Buffer.from([0xfe, 0xff, 0, 0xe9]), null, 'UTF-16BE', 'é'],
    ['header latin1 is windows-1252', latin('\x93x\x94'), 'text/html; charset=latin1', 'windows-1252', '“x”'],
    ['header in quotes', latin('\xe9'), 'text/html; charset="windows-1252"', 'windows-1252', 'é'],
    [
      'header over meta',
      latin('<meta charset=koi8-r>\xe9'),
      'text/html; charset=windows-1252',
      'windows-1252',
      '<meta charset=koi8-r>é',
    ],
    [
      'meta alone',
      latin('<meta charset=windows-1252>\x93'),
      'text/html',
      'windows-1252',
      '<meta charset=windows-1252>“',
    ],
    ['unknown label skipped', latin('\x93\xe9\xe8'), 'text/html; charset=nonsense', 'windows-1252', '“éè'],
    ['nothing said, not UTF-8', latin('\x93\xe9\xe8'), null, 'windows-1252', '“éè'],
  ])('R30 %s', async (_name, bytes, contentType, encoding, text) => {
    const decoded = await decodePage(bytes, contentType);
    expect([decoded.encoding, decoded.text]).toEqual([encoding, text]);
  });
});
