import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
let made = 0;

/** A folder of pages, one of them a text where stories go, and an archive called as one of ours. */
function pagesIn(): string {
  made += 1;
  const here = path.join(folder, String(made));
  const files: Record<string, string> = {
    'aa/1.html': kompasPage({ number: 1 }),
    'zz/2.html': kompasPage({ number: 2, paragraphs: ['KOTA, KOMPAS.com - Cerita lain sama sekali.'] }),
    'kompas/2020/10/17/catatan.txt': 'Catatan yang bukan cerita.',
    'zz/articles.ndjson': `${JSON.stringify({ url: 'https://www.kompas.com/', html: kompasPage({ number: 4, paragraphs: ['KOTA, KOMPAS.com - Cerita keempat.'] }) })}\n`,
    'zz/manifest.ndjson': '{"name":"data lain"}\n',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(here, name)), { recursive: true });
    writeFileSync(path.join(here, name), content);
  }
  return here;
}

const inputsIn = (output: string): string[] =>
  readFileSync(path.join(output, 'manifest.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { input: string; status: string })
    .map(({ input, status }) => `${status} ${input.slice(folder.length + 1).replace(/^\d+\//, '')}`)
    .sort();

const expected = [
  'failed kompas/2020/10/17/catatan.txt',
  'failed zz/manifest.ndjson',
  'ok aa/1.html',
  'ok zz/2.html',
  'ok zz/articles.ndjson#1',
];

describe('R64 outputs beside the pages', () => {
  for (const [name, given, output] of [
    ['the same folder', '', ''],
    ['a folder inside', '', 'zzz'],
    ['a folder around', 'zz', ''],
  ] as const)
    test(`${name}: every page is read, no output is`, async () => {
      const here = pagesIn();
      const command = ['clean', path.join(here, given), '-o', path.join(here, output), '-f', 'txt,ndjson'];
      const wanted = expected.filter((line) => line.includes(` ${given}`));
      for (let times = 0; times < 3; times++) {
        await run(command);
        expect(inputsIn(path.join(here, output))).toEqual(wanted);
      }
      // Another run into another folder leaves the outputs of this one alone.
      await run(['clean', here, '-o', path.join(here, 'other'), '-f', 'txt']);
      expect(inputsIn(path.join(here, 'other'))).toEqual(expected);
    });

  test('with a pattern, and where the manifest is lost but the records stand beside the texts', async () => {
    const here = pagesIn();
    const command = ['clean', `${here}/**/*.{html,txt}`, '-o', here];
    for (let times = 0; times < 2; times++) {
      await run(command);
      expect(inputsIn(here)).toEqual(expected.filter((line) => !line.includes('ndjson')));
      rmSync(path.join(here, 'manifest.ndjson'));
    }
  });

  test('texts that a killed run had not yet accounted for are no pages of the run that goes on', async () => {
    const here = pagesIn();
    const stop = new AbortController();
    const command = ['clean', here, '-o', here, '-f', 'txt', '-j', '1'];
    for (let i = 10; i < 40; i++)
      writeFileSync(path.join(here, `aa/${i}.html`), kompasPage({ number: i, paragraphs: [`Cerita ${i} di kota.`] }));
    await run(command, { stop: stop.signal, onOut: () => stop.abort() });
    const stories = path.join(here, 'kompas/2020/10/17');
    expect(readdirSync(path.join(here, '.saring'))).toContain('state.db');
    writeFileSync(path.join(stories, '20201017-213120065-jembatan-bambu-dibuka.txt'), 'belum dicatat');
    await run(command);
    expect(inputsIn(here).filter((line) => line.endsWith('.txt'))).toEqual(['failed kompas/2020/10/17/catatan.txt']);
  });
});
