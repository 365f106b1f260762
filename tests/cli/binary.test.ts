import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { noise } from '../support/noise.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const joined = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin1(part) : part)));

let made = 0;

/** A page as its bytes are found on a disk, cleaned to standard output. */
async function cleanBytes(bytes: Uint8Array): ReturnType<typeof run> {
  made += 1;
  const here = path.join(folder, String(made));
  mkdirSync(here);
  const file = path.join(here, 'x.html');
  writeFileSync(file, bytes);
  return run(['clean', file, '-o', '-']);
}

describe('binary data under the name of a page is no article', () => {
  // Of these lengths most came out as articles of "paragraphs" between what looked like tags.
  test.each([1, 2, 3, 4, 5, 6].flatMap((seed) => [3000, 20_000, 200_000, 1_000_000].map((size) => [size, seed])))(
    'noise of %i bytes (%i)',
    async (size = 0, seed = 0) => {
      const { status, out, err } = await cleanBytes(noise(size, seed));
      expect(err).toMatch(/^not-html {2}\S+x\.html {2}binary data, neither a page nor text\n/);
      expect(out).toBe('');
      expect(status).toBe(1);
    },
  );

  test('packed words without a name', async () => {
    const words = Array.from(noise(300_000, 9), (byte) => `kata${byte} `).join('');
    const { err } = await cleanBytes(joined('<p>', deflateRawSync(words)));
    expect(err).toMatch(/^not-html .* binary data/);
  });

  test.each([
    ['%PDF-1.7\n<p>', /a PDF document, not a page: save the page itself as HTML/],
    ['PK\x03\x04<p>', /a ZIP archive, not a page: unpack it first \(unzip FILE -d FOLDER\), then give the folder$/m],
    [
      `PK\x03\x04${' '.repeat(26)}[Content_Types].xml`,
      /an office document, not a page: save the page itself as HTML$/m,
    ],
    [`PK\x03\x04${' '.repeat(26)}mimetypeapplication/epub+zip`, /an electronic book \(EPUB\), not a page$/m],
    [
      `halaman/a.html${'\0'.repeat(243)}ustar\x0000`,
      /a tar archive, .* \(mkdir FOLDER; tar -xf FILE -C FOLDER\), then/,
    ],
    ['\x89PNG\r\n\x1a\n', /a PNG picture, not a page$/m],
    ['\xff\xd8\xff\xdb', /a JPEG picture/],
    ['GIF89a', /a GIF picture/],
    ['RIFF1234WEBPVP8 ', /a WebP picture/],
    ['1234ftypheic', /a film or picture/],
    ['7z\xbc\xaf\x27\x1c', /a 7-Zip archive/],
    ['bplist00', /a Safari web archive, not a page: save the page itself as HTML/],
    ['ID3\x04', /a sound recording/],
  ])('%j has its name', async (opening, message) => {
    const { err } = await cleanBytes(joined(opening, kompasPage()));
    expect(err).toMatch(/^not-html /);
    expect(err).toMatch(message);
  });

  test('a page that was packed twice', async () => {
    const file = path.join(folder, 'twice.html.gz');
    writeFileSync(file, gzipSync(gzipSync(kompasPage())));
    const { err } = await run(['clean', file, '-o', '-']);
    expect(err).toMatch(/^not-html .* packed data \(gzip\), not a page: unpack it first \(gunzip\)$/m);
  });

  test('noise in a record, read as UTF-8 by whoever wrote it', async () => {
    const html = Buffer.from(noise(200_000, 3)).toString('utf8');
    const { out } = await run(['clean', '-', '--stream'], { stdin: `${JSON.stringify({ id: 'x', html })}\n` });
    expect(JSON.parse(out)).toMatchObject({ input: 'x', status: 'failed', code: 'not-html' });
  });
});

describe('a page that only has strange bytes in it is read', () => {
  const paragraphs = ['KOTA, KOMPAS.com - Jembatan nomor 1 dibuka “untuk umum”.', 'Warga berjalan kaki sejak pagi.'];
  const page = kompasPage({ paragraphs });
  const sprinkled = (mark: string): string =>
    [...page].map((letter, i) => (i % 150 === 7 ? `${letter}${mark}` : letter)).join('');
  const long = kompasPage({ paragraphs: [...paragraphs, 'kata '.repeat(4000)] });
  const cut = long.length - 2000;
  test.each([
    ['zeros all over', Buffer.from(sprinkled('\0'))],
    ['a million zeros inside', Buffer.from(`${long.slice(0, cut)}${'\0'.repeat(1_000_000)}${long.slice(cut)}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${page}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${page}`, 'utf16le').swap16()],
    ['windows-1252', joined(page.replaceAll('“', '\x93').replaceAll('”', '\x94'))],
    ['control characters of a bad editor', Buffer.from(sprinkled('\x02'))],
    ['noise behind its end, half its length', joined(Buffer.from(long), noise(long.length / 2, 5))],
    ['words in Japanese, ISO-2022-JP', joined(page.replace('untuk', '\x1b$B%K%e!<%9\x1b(B').replace(/[“”]/g, '"'))],
  ])('%s', async (_name, bytes) => {
    const { status, out } = await cleanBytes(bytes);
    expect(out).toMatch(/^Jembatan Bambu Dibuka\n\nKOTA, /);
    expect(status).toBe(0);
  });
});
