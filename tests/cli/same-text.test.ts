import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();

const manifestOf = (output: string): Record<string, unknown>[] =>
  readFileSync(path.join(output, 'manifest.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const recordsOf = (output: string): Record<string, unknown>[] =>
  readFileSync(path.join(output, 'articles.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A text of its own, long enough to be compared. */
const tale = (about: string, end = ''): string =>
  `${Array.from({ length: 12 }, (_, i) => `${about} ke-${i} dibuka warga pada pagi hari`).join(', lalu ')}${end}.`;
const idOf = (number: number): string => `kompas:20201017-2131${number}065`;

/** An input folder with a story for each text, numbered from 10. */
function folderOf(name: string, texts: readonly string[]): string {
  const input = path.join(folder, name);
  mkdirSync(input);
  for (const [i, text] of texts.entries())
    writeFileSync(path.join(input, `${10 + i}.html`), kompasPage({ number: 10 + i, paragraphs: [text] }));
  return input;
}

/** Cleans a folder in two halves: the first run is stopped after so many stories. */
async function stoppedAfter(stories: number, input: string, output: string): Promise<void> {
  const command = ['clean', input, '-o', output, '-f', 'txt,ndjson', '-j', '1'];
  const stop = new AbortController();
  const onOut = (out: string): void => {
    if (out.split('\n').length > stories) stop.abort();
  };
  expect((await run(command, { stop: stop.signal, onOut })).status).toBe(130);
  // What was done until then can be read.
  expect(manifestOf(output)[0]).toMatchObject({ status: 'ok', id: idOf(10) });
  expect((await run(command)).err).toContain('going on with a stopped run');
}

/** More stories than one batch has, each of another text, so that a stop falls between the first and the last. */
const between = Array.from({ length: 40 }, (_, i) => tale(`Jembatan ${i} Sungai ${i * 7}`));

describe('the same text at several addresses', () => {
  test('is written once; the second and the third address repeat the first', async () => {
    const input = folderOf('three', [tale('Pasar'), tale('Pasar'), tale('Sekolah'), tale('Pasar')]);
    const output = path.join(folder, 'three-out');
    expect((await run(['clean', input, '-o', output, '-f', 'ndjson'])).status).toBe(0);
    expect(manifestOf(output).map(({ status, id }) => [status, id])).toEqual([
      ['ok', idOf(10)],
      ['duplicate', idOf(10)],
      ['ok', idOf(12)],
      ['duplicate', idOf(10)],
    ]);
    expect(recordsOf(output).map(({ id }) => id)).toEqual([idOf(10), idOf(12)]);
  });

  test('is known after a stop', async () => {
    const input = folderOf('stopped', [tale('Pasar'), ...between, tale('Pasar')]);
    const output = path.join(folder, 'stopped-out');
    await stoppedAfter(1, input, output);
    expect(manifestOf(output).at(-1)).toMatchObject({ status: 'duplicate', id: idOf(10), paths: [] });
    expect(recordsOf(output)).toHaveLength(41);
  });
});

describe('nearly the same text', () => {
  test('points at the earliest story of it, not at the one before', async () => {
    const input = folderOf('near', [tale('Pasar'), tale('Pasar', ', kata lurah'), tale('Pasar', ', kata camat')]);
    const output = path.join(folder, 'near-out');
    const { out } = await run(['clean', input, '-o', output, '-f', 'ndjson', '--stats', '--json', '-q']);
    expect(JSON.parse(out)).toMatchObject({ card: { stories: 3, nearDuplicates: 2 } });
    expect(recordsOf(output).map(({ nearDuplicateOf }) => nearDuplicateOf)).toEqual([null, idOf(10), idOf(10)]);
  });

  test('is known after a stop', async () => {
    const input = folderOf('near-stopped', [tale('Pasar'), ...between, tale('Pasar', ', kata lurah')]);
    const output = path.join(folder, 'near-stopped-out');
    await stoppedAfter(1, input, output);
    expect(recordsOf(output).at(-1)).toMatchObject({ id: idOf(51), nearDuplicateOf: idOf(10) });
  });
});

test('stories that only the query of their addresses tells apart are different stories', async () => {
  const input = path.join(folder, 'queries');
  mkdirSync(input);
  for (const number of [1, 2])
    writeFileSync(
      path.join(input, `${number}.html`),
      `<html><head><title>Kabar ${number}</title><link rel="canonical" href="https://kabarmuara.example/index.php?p=${number}">
<meta property="og:type" content="article"></head><body><h1>Kabar Muara Nomor ${number}</h1><article>${Array.from(
        { length: 6 },
        (_, i) =>
          `<p>Perajin nomor ${i} dari kampung ${number} mengecat dinding bengkel sambil bercerita panjang lebar.</p>`,
      ).join('')}</article></body></html>`,
    );
  const output = path.join(folder, 'queries-out');
  expect((await run(['clean', input, '-o', output, '-f', 'ndjson'])).status).toBe(0);
  expect(manifestOf(output).map(({ status }) => status)).toEqual(['ok', 'ok']);
  expect(new Set(recordsOf(output).map(({ id }) => id)).size).toBe(2);
});

test('a run that is stopped leaves what runs before it did in the manifest, and each input once', async () => {
  const [earlier, input] = [folderOf('early', [tale('Taman'), tale('Kebun')]), folderOf('late', between)];
  const output = path.join(folder, 'late-out');
  const options = ['-o', output, '-f', 'txt', '-j', '1'];
  expect((await run(['clean', earlier, ...options])).status).toBe(0);
  const stop = new AbortController();
  const onOut = (out: string): void => {
    if (out.split('\n').length > 1) stop.abort();
  };
  // The first of the earlier inputs is read again.
  const again = path.join(earlier, '10.html');
  writeFileSync(again, kompasPage({ number: 10, paragraphs: [tale('Taman', ', kata camat')] }));
  expect((await run(['clean', again, input, ...options], { stop: stop.signal, onOut })).status).toBe(130);
  const inputs = manifestOf(output).map((line) => String(line['input']));
  expect(new Set(inputs).size).toBe(inputs.length);
  expect(inputs).toEqual(expect.arrayContaining([again, path.join(earlier, '11.html')]));
});
