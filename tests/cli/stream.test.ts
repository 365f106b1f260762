import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { ClosedPipe } from '../../src/errors.ts';
import type { Io } from '../../src/settings/io.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasAddress, kompasPage } from '../support/story-pages.ts';

const program = fileURLToPath(new URL('../../bin/saring.js', import.meta.url));
const folder = temporaryFolder();
const emptyFolder = temporaryFolder();

const lineOf = (record: unknown): string => `${JSON.stringify(record)}\n`;
const pageLine = (number: number): string =>
  lineOf({ id: `page ${number}`, url: kompasAddress(number), html: kompasPage({ number }) });
const manyLines = (count: number): string => Array.from({ length: count }, (_, i) => pageLine(i + 1)).join('');
const answersOf = (out: string): Record<string, unknown>[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** The filter with a standard input that stays open, in this process; `write` takes what it answers. */
function openFilter(argv: readonly string[], write: Io['write']) {
  const stdin = new PassThrough();
  const stop = new AbortController();
  const io: Io = {
    stdin,
    write,
    tell: () => {},
    isInTerminal: false,
    isTerminal: false,
    isOutTerminal: false,
    columns: 80,
    env: {},
    stop: stop.signal,
    now: () => 0,
    pid: process.pid,
    memory: () => 0,
    program: ['node', 'saring'],
    workerScript: fileURLToPath(new URL('../../dist/worker.js', import.meta.url)),
    cores: 2,
  };
  return { stdin, stop, ended: runProgram(['clean', '-', '--stream', ...argv], io) };
}

describe('one line out for every line in', () => {
  test('articles, failures and what is no record, in order', async () => {
    const good = { url: kompasAddress(1), html: kompasPage() };
    const cases: readonly (readonly [line: string | Buffer, input: string, code: string | null])[] = [
      [lineOf({ id: 'first', ...good }), 'first', null],
      ['\n', '-#2', 'unreadable'],
      ['no JSON\n', '-#3', 'unreadable'],
      [lineOf([good]), '-#4', 'unreadable'],
      [lineOf({ ...good, html: '' }), '-#5', 'empty-body'],
      [lineOf({ ...good, url: 7 }), '-#6', 'unreadable'],
      [lineOf({ ...good, html: 7 }), '-#7', 'unreadable'],
      [lineOf({ input: 'archive#9', url: good.url }), 'archive#9', 'unreadable'],
      [lineOf({ id: 41, ...good }), '41', null],
      [lineOf({ id: { a: 1 }, ...good }), '-#10', 'unreadable'],
      [`${JSON.stringify({ id: 'CRLF', ...good })}\r\n`, 'CRLF', null],
      [lineOf({ id: 'a\u2028b\u2029c\u0085d\ud800', ...good }), 'a\u2028b\u2029c\u0085d\ud800', null],
      [
        Buffer.concat([Buffer.from('{"id":"\xff'), Buffer.from([0xff, 0xc3]), Buffer.from('"}\n')]),
        'ÿ��',
        'unreadable',
      ],
      ['[\n'.padStart(100_000, '['), '-#14', 'unreadable'],
      [lineOf({ id: 'long', ...good, html: `${good.html}<!--${'x'.repeat(400_000)}-->` }), 'long', null],
      [`${'x'.repeat(50_000_001)}\n`, '-#16', 'too-large'],
      [`{"id":"huge","url":"https://a.id/","html":"${'x'.repeat(21_000_000)}"}\n`, 'huge', 'too-large'],
      [lineOf({ text: 'Judul\n\nJAKARTA, KOMPAS.com - Satu kalimat yang cukup panjang untuk dibaca.' }), '-#18', 'any'],
      [JSON.stringify({ id: 'no line end', ...good }), 'no line end', null],
    ];
    const stdin = Buffer.concat([Buffer.from('\ufeff'), ...cases.map(([line]) => Buffer.from(line))]);
    const { status, out, err } = await run(['clean', '-', '--stream'], { stdin });
    const answers = answersOf(out);
    expect(answers.map(({ input }) => input)).toEqual(cases.map(([, input]) => input));
    for (const [at, [, input, code]] of cases.entries()) {
      if (code !== 'any') expect([input, answers[at]?.['code'] ?? null]).toEqual([input, code]);
    }
    expect(answers[1]).toEqual({
      input: '-#2',
      url: null,
      status: 'failed',
      code: 'unreadable',
      message: 'a blank line',
    });
    expect(Object.keys(answers[7] ?? {})).toEqual(['input', 'url', 'status', 'code', 'message']);
    expect(answers[7]?.['url']).toBe(kompasAddress(1));
    expect(out).not.toMatch(/[\u0085\u2028\u2029]/);
    expect(status).toBe(1);
    expect(err).toMatch(/^saring: \d articles from 19 inputs/);
  });

  test('the record is the one a run with files gives; pages of one story stay apart', async () => {
    const pages = [1, 2].map((page) => kompasPage({ page, total: 2, paragraphs: [`Bagian ${page}.`] }));
    const lines = pages.map((html) => lineOf({ url: kompasAddress(1), html })).join('');
    const { status, out } = await run(['clean', '-', '--stream', '-q'], { stdin: lines });
    expect(answersOf(out)).toMatchObject([
      { status: 'partial', pages: { read: [1], total: 2 } },
      { status: 'partial', pages: { read: [2], total: 2 } },
    ]);
    expect(status).toBe(0);
    const file = path.join(folder, 'one.ndjson');
    writeFileSync(file, pageLine(5));
    const whole = await run(['clean', file, '-o', '-', '-f', 'ndjson']);
    const streamed = await run(['clean', '-', '--stream'], { stdin: pageLine(5) });
    expect(answersOf(streamed.out)).toEqual(answersOf(whole.out).map((one) => ({ ...one, input: 'page 5' })));
  });

  test('nothing in, nothing out; --limit ends early', async () => {
    expect(await run(['clean', '-', '--stream', '-q'], { stdin: '' })).toEqual({ status: 0, out: '', err: '' });
    const { status, out } = await run(['clean', '-', '--stream', '--limit', '2'], { stdin: manyLines(5) });
    expect([status, answersOf(out).map(({ input }) => input)]).toEqual([0, ['page 1', 'page 2']]);
  });

  test('the same lines with 1 job and with 2', async () => {
    const stdin = `${manyLines(30)}no JSON\n\n${manyLines(30)}`;
    const one = await run(['clean', '-', '--stream', '-j', '1'], { stdin });
    const two = await run(['clean', '-', '--stream', '-j', '2'], { stdin });
    expect(answersOf(one.out)).toHaveLength(62);
    expect(two).toEqual(one);
  });
});

describe('a filter among others', () => {
  for (const jobs of ['1', '2']) {
    test(`answers a line before the next one comes, -j ${jobs}`, async () => {
      let answered: (line: string) => void = () => {};
      const filter = openFilter(['-j', jobs], async (line) => answered(line));
      // More than are cleaned in this process, so that with 2 jobs the pool answers too.
      for (let number = 1; number <= 24; number++) {
        const answer = new Promise<string>((resolve) => {
          answered = resolve;
        });
        filter.stdin.write(pageLine(number));
        expect(JSON.parse(await answer)).toMatchObject({ input: `page ${number}`, status: 'ok' });
      }
      filter.stdin.end();
      expect(await filter.ended).toBe('ok');
    });

    test(`reads no further than it can answer, -j ${jobs}`, async () => {
      let free: () => void = () => {};
      const blocked = new Promise<void>((resolve) => {
        free = resolve;
      });
      let written = 0;
      const filter = openFilter(['-j', jobs], async () => {
        written += 1;
        await blocked;
      });
      let sent = 0;
      while (sent < 400 && filter.stdin.writableLength < 200_000) {
        filter.stdin.write(pageLine(++sent));
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      expect(written).toBe(1);
      expect(sent).toBeLessThan(400);
      free();
      filter.stdin.end();
      expect(await filter.ended).toBe('ok');
      expect(written).toBe(sent);
    });

    test(`a signal ends it while it waits, -j ${jobs}`, async () => {
      const filter = openFilter(['-j', jobs], async () => filter.stop.abort());
      filter.stdin.write(pageLine(1));
      expect(await filter.ended).toBe('interrupted');
      expect(filter.stdin.destroyed).toBe(true);
    });

    test(`a closed output ends it while its input is open, -j ${jobs}`, async () => {
      const filter = openFilter(['-j', jobs], async () => {
        throw new ClosedPipe('gone');
      });
      filter.stdin.write(pageLine(1));
      await expect(filter.ended).rejects.toThrow(ClosedPipe);
      expect(filter.stdin.destroyed).toBe(true);
    });
  }

  test('the program itself: flushed, nothing on disk, quiet when its reader goes', async () => {
    const child = spawn(process.execPath, [program, 'clean', '-', '--stream'], {
      cwd: emptyFolder,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const exited = once(child, 'exit');
    child.stdin.on('error', () => {});
    child.stdin.write(pageLine(1));
    const [answer] = (await once(child.stdout, 'data')) as [Buffer];
    expect(answersOf(String(answer))).toMatchObject([{ input: 'page 1' }]);
    child.stdout.destroy();
    child.stdin.write(manyLines(3));
    expect(await exited).toEqual([0, null]);
    expect(readdirSync(emptyFolder)).toEqual([]);
  });
});

describe('wrong use of --stream is one line and status 2', () => {
  const cases: readonly (readonly [argv: readonly string[], message: RegExp])[] = [
    [[], /its only path is "-"/],
    [['pages'], /its only path is "-"/],
    [['-', 'pages'], /its only path is "-"/],
    [['-', '-o', 'out'], /leave --output out/],
    [['-', '-o', '-'], /leave --output out/],
    [['-', '-f', 'ndjson'], /leave --format out/],
    [['-', '-i', 'list.txt'], /leave --input-list out/],
    [['-', '--json'], /leave --json out/],
    [['-', '--restart'], /leave --restart out/],
    [['-', '--retry-failed'], /leave --retry-failed out/],
    [['-', '-j', '0'], /--jobs needs a whole number/],
  ];
  for (const [argv, message] of cases) {
    test(`clean --stream ${argv.join(' ')}`, async () => {
      const { status, out, err } = await run(['clean', '--stream', ...argv], { stdin: pageLine(1) });
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(message);
    });
  }
});

const hasParallel = spawnSync('parallel', ['--version'], { stdio: 'ignore' }).status === 0;
const reason = hasParallel ? '' : ' (skipped: no GNU parallel here, apt-get install parallel)';

describe('GNU parallel', () => {
  test.skipIf(!hasParallel)(`4 jobs give the lines of one process${reason}`, () => {
    const input = `${manyLines(58)}${lineOf({ id: 'empty', html: '' })}${lineOf({ id: 'nothing' })}`;
    const filter = [process.execPath, program, 'clean', '-', '--stream', '-q'];
    const parallel = ['parallel', '--will-cite', '--pipe', '-j4', '--block', '10k', ...filter];
    const [one, four] = [filter, parallel].map(([command = '', ...args]) =>
      spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1e9 }),
    );
    expect(one?.status).toBe(1);
    expect(one?.stdout.split('\n')).toHaveLength(61);
    expect(four?.stdout.split('\n').sort()).toEqual(one?.stdout.split('\n').sort());
  });
});
