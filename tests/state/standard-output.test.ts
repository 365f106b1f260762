import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
let made = 0;
function put(number: number, page: number, total: number): string {
  made += 1;
  const file = path.join(folder, `${made}.html`);
  writeFileSync(
    file,
    kompasPage({ number, page, total, paragraphs: [`KOTA, KOMPAS.com - Bagian ${page} dari ${number}.`] }),
  );
  return file;
}

test('stories of several pages stand on standard output once each, whatever stands between their pages', async () => {
  const files = [
    put(1, 1, 3),
    put(2, 1, 2),
    put(1, 2, 3),
    put(3, 1, 1),
    put(2, 2, 2),
    put(4, 2, 2),
    put(1, 3, 3),
    put(1, 2, 3),
  ];
  const { status, out, err } = await run(['clean', ...files, '-o', '-', '-f', 'ndjson']);
  const stories = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; pages: { read: number[] }; text: string });
  expect(stories.map(({ id, pages }) => [id.slice(-5, -3), pages.read]).sort()).toEqual([
    ['01', [1, 2, 3]],
    ['02', [1, 2]],
    ['03', [1]],
    ['04', [2]],
  ]);
  for (const { id, pages, text } of stories)
    for (const page of pages.read) expect(text).toContain(`Bagian ${page} dari ${Number(id.slice(-5, -3))}.`);
  expect([status, err]).toEqual([0, expect.stringContaining('4 articles from 8 inputs')]);
  expect(err).not.toContain('waiting');
});

test.each(['txt', 'md', 'xml'])(
  'a line with a form feed stands between texts, as the help says, and nowhere else: %s',
  async (format) => {
    const files = [put(5, 1, 1), put(6, 1, 1), put(7, 1, 1)];
    const { out } = await run(['clean', ...files, '-o', '-', '-f', format]);
    const texts = await Promise.all(
      files.map(async (file) => (await run(['clean', file, '-o', '-', '-f', format])).out),
    );
    expect(out.split('\f\n')).toEqual(texts);
    expect((await run(['clean', '--help'])).out).toContain('form feed');
  },
);
