import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();

describe('a stopped run goes on', () => {
  test.each([[[]], [['--retry']]])(
    'R53 R60 R61 killed at random moments, outputs are those of an undisturbed run %j',
    (more) => {
      const script = fileURLToPath(new URL('../crash/crash.mjs', import.meta.url));
      const args = [script, '--pages', '150', '--kills', '5', ...more];
      const said = execFileSync('node', args, { encoding: 'utf8' });
      expect(said).toMatch(/150 pages, 5 kills, \d+ runs finished, every output as in the undisturbed run/);
    },
  );

  test('Ctrl-C: what is under way is finished, the same command does the rest, no input is done twice', async () => {
    const input = path.join(folder, 'in');
    mkdirSync(input);
    for (let i = 10; i < 90; i++)
      writeFileSync(
        path.join(input, `${i}.html`),
        kompasPage({ number: i % 60, title: `Judul ${i}`, paragraphs: [`Cerita ${i} dari kota.`] }).replaceAll(
          '065/',
          `${i}/`,
        ),
      );
    const output = path.join(folder, 'out');
    const stop = new AbortController();
    const command = ['clean', input, '-o', output, '-f', 'txt,ndjson'];
    const first = await run(command, { stop: stop.signal, onOut: () => stop.abort() });
    expect(first.status).toBe(130);
    const second = await run(command);
    expect(second.status).toBe(0);
    const inputs = readFileSync(path.join(output, 'manifest.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { input: string }).input);
    expect(new Set(inputs).size).toBe(80);
    expect(inputs).toHaveLength(80);
    expect(readFileSync(path.join(output, 'articles.ndjson'), 'utf8').trim().split('\n')).toHaveLength(80);
  });

  test('what is said at the end, and the status, are of the whole run', async () => {
    const input = path.join(folder, 'whole');
    mkdirSync(input);
    writeFileSync(path.join(input, '0.html'), '');
    for (let i = 10; i < 40; i++)
      writeFileSync(path.join(input, `${i}.html`), kompasPage({ number: i, paragraphs: [`Cerita ${i} dari kota.`] }));
    const command = ['clean', input, '-o', path.join(folder, 'whole-out'), '-j', '1'];
    const stop = new AbortController();
    const onOut = (out: string): void => {
      if (out.split('\n').length > 12) stop.abort();
    };
    const first = await run(command, { stop: stop.signal, onOut });
    expect(first.err).toMatch(/^saring: stopped: \d+ articles from \d+ inputs so far/m);
    const second = await run(command);
    expect(second.status).toBe(1);
    expect(second.err).toContain('saring: 30 articles from 31 inputs; without an article: 1 empty-body');
    expect(second.err).toContain('saring: to try the failures again: ');
  });
});

describe('what is given when a run goes on', () => {
  const record = (number: number): string =>
    JSON.stringify({ html: kompasPage({ number, paragraphs: [`Cerita ${number} dari kota.`] }) });
  const lines = (first: number): string => `${Array.from({ length: 30 }, (_, i) => record(first + i)).join('\n')}\n`;

  test.each([
    ['standard input', '-'],
    ['an archive', path.join(folder, 'pages.ndjson')],
  ])('%s that is another one is no other part of the same', async (_, input) => {
    const output = path.join(folder, `given-${input === '-' ? 'stream' : 'file'}`);
    const command = ['clean', input, '-o', output, '-f', 'txt,ndjson', '-j', '1'];
    const give = (stdin: string): { stdin?: string } => {
      if (input === '-') return { stdin };
      writeFileSync(input, stdin);
      return {};
    };
    const stop = new AbortController();
    const onOut = (out: string): void => {
      if (out.split('\n').length > 5) stop.abort();
    };
    expect((await run(command, { ...give(lines(10)), stop: stop.signal, onOut })).status).toBe(130);
    const other = await run(command, give(lines(50)));
    const name = input === '-' ? 'standard input' : input;
    expect([other.status, other.err]).toEqual([
      2,
      expect.stringContaining(`saring: ${name} is not what the stopped run had read: give that again, or --restart`),
    ]);
    // The beginning of it is not all of it.
    for (const less of ['', `${record(10)}\n`, lines(10).slice(0, 300)])
      expect((await run(command, give(less))).status).toBe(2);
    // The same goes on, also with more at its end.
    expect((await run(command, give(`${lines(10)}${record(45)}\n`))).status).toBe(0);
    const stories = readFileSync(path.join(output, 'articles.ndjson'), 'utf8').trim().split('\n');
    expect(stories).toHaveLength(31);
    expect((await run(command, give(lines(50)))).status).toBe(0);
  });

  test.each(['another list', 'another folder'])('%s is no other part of the same', async (what) => {
    const name = what.replace(' ', '-');
    const output = path.join(folder, `given-${name}`);
    const pages = path.join(folder, `${name}-in`);
    mkdirSync(pages);
    for (let i = 10; i < 40; i++) writeFileSync(path.join(pages, `${i}.html`), JSON.parse(record(i)).html);
    const list = path.join(folder, `${name}.txt`);
    writeFileSync(list, Array.from({ length: 30 }, (_, i) => path.join(pages, `${i + 10}.html`)).join('\n'));
    const command =
      what === 'another list'
        ? ['clean', '-i', list, '-o', output, '-j', '1']
        : ['clean', path.relative('.', pages), '-o', output, '-j', '1'];
    const stop = new AbortController();
    const onOut = (out: string): void => {
      if (out.split('\n').length > 5) stop.abort();
    };
    expect((await run(command, { stop: stop.signal, onOut })).status).toBe(130);
    const here = process.cwd();
    if (what === 'another list') writeFileSync(list, readFileSync(list, 'utf8').split('\n').reverse().join('\n'));
    else process.chdir(path.dirname(here));
    try {
      expect((await run(command)).status).toBe(2);
    } finally {
      process.chdir(here);
    }
  });
});
