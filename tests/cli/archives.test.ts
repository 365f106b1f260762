import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeRecord } from '../sources/warc-fixture.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();

function record(number: number): Buffer {
  const address = `https://www.kompas.com/nusantara/read/2021/03/${number}/065/kisah-${number}`;
  const html = kompasPage({ number, title: `Judul ${number}`, paragraphs: [`Cerita ${number} dari kota.`] });
  return makeRecord({ url: address, payload: html.replaceAll('065/', `${number}/`) });
}

/** Forty members: one is damaged, one holds two pages, one is a page that is not there. */
function members(): Buffer[] {
  const all = Array.from({ length: 40 }, (_, i) => gzipSync(record(i + 10)));
  const damaged = Buffer.from(all[20] ?? '');
  damaged.writeUInt32LE(1, damaged.length - 8);
  all[20] = damaged;
  all[25] = gzipSync(Buffer.concat([record(35), record(55)]));
  all[30] = gzipSync(makeRecord({ status: '404 Not Found' }));
  return all;
}

test('what is passed over is counted at the end, and named with -v', async () => {
  const mixed = path.join(folder, 'mixed');
  mkdirSync(mixed);
  for (const name of ['a.png', 'b.png', 'c.docx', 'LICENSE']) writeFileSync(path.join(mixed, name), 'x');
  writeFileSync(path.join(mixed, 'd.html'), kompasPage());
  const picture = makeRecord({ http: { 'Content-Type': 'image/png' }, payload: 'x' });
  writeFileSync(path.join(mixed, 'e.warc'), Buffer.concat([picture, picture, picture]));
  const { err } = await run(['clean', mixed, '-o', '-']);
  expect(err).toBe(
    'saring: 1 article from 1 input\nsaring: passed over: image/png 3, png 2, docx 1, files without an extension 1 (-v names them)\n',
  );
  expect((await run(['clean', mixed, '-o', '-', '-q'])).err).toBe('');
  const named = (await run(['clean', mixed, '-o', '-', '-v'])).err;
  expect(named).toContain(`passed over  ${mixed}/c.docx\n`);
  expect(named).toMatch(/passed over {2}\S+e\.warc#0 {2}image\/png\n/);
});

async function clean(
  input: string,
  output: string,
  more: readonly string[],
  stdin: Buffer | string = '',
): Promise<Outcome> {
  const { status } = await run(['clean', input, '-o', output, '-f', 'ndjson', ...more], { stdin });
  const manifest = readFileSync(path.join(output, 'manifest.ndjson'), 'utf8').replaceAll(`"${input}#`, '"-#');
  const articles = readFileSync(path.join(output, 'articles.ndjson'), 'utf8');
  return { status, manifest, articles: articles.replaceAll(`"${input}#`, '"-#') };
}

interface Outcome {
  readonly status: number;
  readonly manifest: string;
  readonly articles: string;
}

test('R51 a gzipped archive gives the same by one job, by two, and through a pipe; damage costs its page alone', async () => {
  const all = members();
  const archive = path.join(folder, 'a.warc.gz');
  writeFileSync(archive, Buffer.concat(all));
  const byOne = await clean(archive, path.join(folder, 'one'), ['-j', '1']);
  const byTwo = await clean(archive, path.join(folder, 'two'), ['-j', '2']);
  const piped = await clean('-', path.join(folder, 'pipe'), ['-j', '2'], Buffer.concat(all));
  expect(byTwo).toEqual(byOne);
  expect(piped).toEqual(byOne);
  expect(byOne.status).toBe(1);
  const lines = byOne.manifest
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { input: string; status: string; code: string | null });
  expect(lines).toHaveLength(41);
  const failed = lines.filter(({ status }) => status === 'failed');
  const at = (index: number): string => `-#${all.slice(0, index).reduce((sum, { length }) => sum + length, 0)}`;
  expect(failed.map(({ input, code }) => [input, code])).toEqual([
    [at(20), 'unreadable'],
    [at(30), 'not-found'],
  ]);
});
