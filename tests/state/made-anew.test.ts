import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Ran, run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();

test.each(['5', 'null', '"laut"', '[]', '{"input":7,"paths":[]}', '{"input":"a.html"}'])(
  'a manifest whose first line is %s was not written by saring: it stays, and is named',
  async (line) => {
    const output = path.join(folder, 'foreign');
    mkdirSync(output, { recursive: true });
    const manifest = path.join(output, 'manifest.ndjson');
    writeFileSync(manifest, `${line}\n`);
    writeFileSync(path.join(folder, 'x.html'), kompasPage());
    const { status, err } = await run(['clean', path.join(folder, 'x.html'), '-o', output]);
    expect([status, err]).toEqual([2, expect.stringContaining('was not written by saring: move it away')]);
    expect(readFileSync(manifest, 'utf8')).toBe(`${line}\n`);
  },
);

test('a story that is whole by the manifest alone is not replaced by a part of it', async () => {
  const [output, first, second] = ['out', '1.html', '2.html'].map((name) => path.join(folder, name)) as [
    string,
    ...string[],
  ];
  const pages = [1, 2].map((page) =>
    kompasPage({ page, total: 2, paragraphs: [`KOTA, KOMPAS.com - Bagian ${page}.`] }),
  );
  for (const [i, file] of [first, second].entries()) writeFileSync(file ?? '', pages[i] ?? '');
  const clean = (...inputs: string[]): Promise<Ran> => run(['clean', ...inputs, '-o', output, '-f', 'txt']);
  const file = (await clean(first ?? '', second ?? '')).out.trim();
  expect(readFileSync(file, 'utf8')).toContain('Bagian 2.');
  rmSync(path.join(output, '.saring'), { recursive: true });
  writeFileSync(path.join(folder, '3.html'), pages[0] ?? '');
  await clean(path.join(folder, '3.html'));
  expect(readFileSync(file, 'utf8')).toContain('Bagian 2.');
});
