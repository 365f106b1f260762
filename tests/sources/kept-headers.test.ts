import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { collect, makeFolder, textOf } from './collect.ts';

const html = '<!doctype html><p>Nelayan khayal menjual ikan asin di dermaga kayu.</p>';

async function readBeside(finalUrl: unknown): Promise<Awaited<ReturnType<typeof collect>>[number]> {
  const folder = await makeFolder();
  await writeFile(join(folder, 'a.html'), html);
  const facts = {
    fetchedAt: '2026-11-22T03:00:00.000Z',
    status: 200,
    finalUrl,
    headers: [['Content-Type', 'text/html']],
  };
  await writeFile(join(folder, 'a.headers.json'), JSON.stringify(facts));
  const [page] = await collect([join(folder, 'a.html')]);
  if (page === undefined) throw new Error('no page');
  return page;
}

test.each(['https://www.kompas.com/read/1', 'HTTP://kontan.test/a'])(
  'headers kept beside a page set %s',
  async (url) => {
    const page = await readBeside(url);
    expect([textOf(page), page.ok && page.page.url]).toEqual([html, url]);
  },
);

test.each(['gzip', 'br'])(
  'a body that came packed with %s, and was packed once more to be kept, is the page',
  async (coding) => {
    const folder = await makeFolder();
    const body = coding === 'gzip' ? gzipSync(html) : brotliCompressSync(html);
    await writeFile(join(folder, 'a.html.gz'), gzipSync(body));
    const headers = [['Content-Encoding', coding]];
    const facts = { fetchedAt: '2026-11-22T03:00:00.000Z', status: 200, finalUrl: 'https://situs.test/a', headers };
    await writeFile(join(folder, 'a.headers.json'), JSON.stringify(facts));
    for (const given of [join(folder, 'a.html.gz'), folder]) expect(textOf((await collect([given]))[0])).toBe(html);
  },
);

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/html,x',
  'ftp://situs.test/a',
  '//situs.test/a',
  '/etc/passwd',
  'https://',
  '',
])('headers that name %j are refused in one line, and the page with them', async (url) => {
  const page = await readBeside(url);
  if (page.ok) throw new Error('the page was read');
  expect(page.failure).toEqual({
    code: 'unreadable',
    message: expect.stringMatching(/a\.headers\.json names no http or https address$/),
  });
});
