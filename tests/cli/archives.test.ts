import { readFileSync, writeFileSync } from 'node:fs';
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
