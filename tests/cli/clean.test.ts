import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
let made = 0;

/** A fresh folder with these files in it. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  made += 1;
  const here = path.join(folder, String(made));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(here, name)), { recursive: true });
    writeFileSync(path.join(here, name), content);
  }
  return here;
}

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const manifestOf = (output: string): Record<string, unknown>[] => linesOf(path.join(output, 'manifest.ndjson'));

describe('saring clean', () => {
  test('writes text and record below site and date, prints the paths, accounts for every input', async () => {
    const here = folderWith({ 'in/page.html': kompasPage() });
    const output = path.join(here, 'out');
    const { status, out, err } = await run(['clean', path.join(here, 'in'), '-o', output]);
    const base = path.join(output, 'kompas/2020/10/17/20201017-213101065-jembatan-bambu-dibuka');
    expect(status).toBe(0);
    expect(out.trim().split('\n')).toEqual([`${base}.txt`, `${base}.json`]);
    expect(readFileSync(`${base}.txt`, 'utf8')).toBe(
      'Jembatan Bambu Dibuka\n\nKOTA, KOMPAS.com - Jembatan nomor 1 dibuka untuk umum.\n\nWarga berjalan kaki sejak pagi.\n',
    );
    expect(JSON.parse(readFileSync(`${base}.json`, 'utf8')) as Article).toMatchObject({
      id: 'kompas:20201017-213101065',
      authors: ['Rara Contoh'],
      editors: ['Edi Contoh'],
      status: 'ok',
    });
    expect(manifestOf(output)).toMatchObject([
      { input: path.join(here, 'in/page.html'), status: 'ok', code: null, id: 'kompas:20201017-213101065' },
    ]);
    expect(err).toMatch(/^saring: 1 article from 1 input/);
  });

  test('every failure has a line with its code, and everything else is done', async () => {
    const here = folderWith({
      'in/a-good.html': kompasPage(),
      'in/b-empty.html': '',
      'in/c-binary.html': new Uint8Array([0, 1, 2, 3, 0, 0, 0, 9, 0, 0]),
      'in/d-missing.html':
        '<html><head><title>404 Not Found</title></head><body><h1>Halaman tidak ditemukan</h1></body></html>',
      'in/e-broken.html.gz': gzipSync('x'.repeat(9000)).subarray(0, 30),
    });
    const output = path.join(here, 'out');
    const { status, err } = await run(['clean', path.join(here, 'in'), '-o', output]);
    expect(status).toBe(1);
    expect(manifestOf(output).map((line) => [path.basename(String(line['input'])), line['code']])).toEqual([
      ['a-good.html', null],
      ['b-empty.html', 'empty-body'],
      ['c-binary.html', 'not-html'],
      ['d-missing.html', 'not-found'],
      ['e-broken.html.gz', 'unreadable'],
    ]);
    for (const code of ['empty-body', 'not-html', 'not-found', 'unreadable'])
      expect(err).toMatch(new RegExp(`^${code}  .*in/`, 'm'));
  });

  test('pages of one story become one article, whatever their order', async () => {
    const pages = [1, 2, 3].map((page) =>
      kompasPage({
        page,
        total: 3,
        paragraphs:
          page === 3
            ? ['Bagian dua ditutup doa.', 'Bagian tiga.']
            : page === 2
              ? ['Bagian dua.', 'Bagian dua ditutup doa.']
              : ['KOTA, KOMPAS.com - Bagian satu.'],
      }),
    );
    const here = folderWith({ 'in/x.html': pages[2] ?? '', 'in/y.html': pages[0] ?? '', 'in/z.html': pages[1] ?? '' });
    const { status, out, err } = await run(['clean', path.join(here, 'in'), '-o', '-', '-f', 'ndjson']);
    expect(err).toBe('saring: 1 article from 3 inputs; 2 further pages joined\n');
    const articles = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Article);
    expect(status).toBe(0);
    expect(articles).toHaveLength(1);
    expect(articles[0]?.pages).toEqual({ read: [1, 2, 3], total: 3, complete: true });
    expect(articles[0]?.blocks.map(({ text }) => text)).toEqual([
      'KOTA, KOMPAS.com - Bagian satu.',
      'Bagian dua.',
      'Bagian dua ditutup doa.',
      'Bagian tiga.',
    ]);
  });

  test('a missing page makes the story partial and is named', async () => {
    const here = folderWith({
      'in/1.html': kompasPage({ page: 1, total: 3 }),
      'in/3.html': kompasPage({ page: 3, total: 3, paragraphs: ['Penutup.'] }),
    });
    const { status, out, err } = await run(['clean', path.join(here, 'in'), '-o', '-', '-f', 'ndjson', '-v']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'partial', pages: { read: [1, 3], total: 3, complete: false } });
    expect(err).toMatch(/pages-missing:2/);
  });

  test('why a story is there in part stands in its record and in the manifest', async () => {
    const cut = kompasPage({ number: 7 });
    const here = folderWith({
      'in/1.html': kompasPage({ page: 1, total: 4, paragraphs: ['Pembuka.'] }),
      'in/7.html': cut.slice(0, cut.lastIndexOf('</p>') - 20),
    });
    const output = path.join(here, 'out');
    await run(['clean', path.join(here, 'in'), '-o', output]);
    const lines = manifestOf(output).map(({ input, status, message }) => [
      path.basename(String(input)),
      status,
      message,
    ]);
    expect(lines).toEqual([
      ['1.html', 'partial', 'pages 2, 3 and 4 of 4 are missing'],
      ['7.html', 'partial', 'a page of it is cut off'],
    ]);
    const warnings = manifestOf(output).map(({ paths }) => {
      const record = (paths as string[]).find((file) => file.endsWith('.json')) ?? '';
      return (JSON.parse(readFileSync(path.join(output, record), 'utf8')) as Article).extraction.warnings;
    });
    expect(warnings).toEqual([['pages-missing:2,3,4'], expect.arrayContaining(['page-cut-off'])]);
  });

  test('the same page twice is written once and named', async () => {
    const here = folderWith({ 'in/a.html': kompasPage(), 'in/b.html': kompasPage() });
    const output = path.join(here, 'out');
    const { status, out } = await run(['clean', path.join(here, 'in'), '-o', output, '-f', 'txt']);
    expect(status).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(manifestOf(output).map((line) => line['code'])).toEqual([null, 'duplicate']);
  });

  test('standard input, an input list, formats', async () => {
    expect((await run(['clean', '-', '-o', '-'], { stdin: kompasPage() })).out).toMatch(
      /^Jembatan Bambu Dibuka\n\nKOTA, /,
    );
    const here = folderWith({
      'a.html': kompasPage({ number: 1 }),
      'b.html': kompasPage({ number: 2 }),
      'list.txt': '',
    });
    writeFileSync(
      path.join(here, 'list.txt'),
      `# saved\n${path.join(here, 'a.html')}\n\n${path.join(here, 'b.html')}\n`,
    );
    const output = path.join(here, 'out');
    const { status } = await run(['clean', '-i', path.join(here, 'list.txt'), '-o', output, '-f', 'ndjson,csv,md']);
    expect(status).toBe(0);
    expect(linesOf(path.join(output, 'articles.ndjson'))).toHaveLength(2);
    expect(readFileSync(path.join(output, 'articles.csv'), 'utf8').split('\r\n')).toHaveLength(4);
    const markdown = readdirSync(path.join(output, 'kompas/2020/10/17')).find((name) => name.endsWith('.md')) ?? '';
    expect(readFileSync(path.join(output, 'kompas/2020/10/17', markdown), 'utf8')).toMatch(
      /^---\nid: "kompas:20201017-213101065"\ntitle: /,
    );
  });

  test('the same input gives byte-identical files', async () => {
    const here = folderWith({ 'in/a.html': kompasPage(), 'in/b.html': kompasPage({ number: 2 }) });
    const outputs = [path.join(here, 'one'), path.join(here, 'two')];
    for (const output of outputs) await run(['clean', path.join(here, 'in'), '-o', output, '-f', 'txt,json,ndjson']);
    const read = (output: string): string[] =>
      readdirSync(output, { recursive: true, encoding: 'utf8' })
        .sort()
        .filter((name) => name.includes('.') && !name.startsWith('.saring'))
        .map((name) => `${name}\n${readFileSync(path.join(output, name), 'utf8')}`);
    expect(read(outputs[0] ?? '')).toEqual(read(outputs[1] ?? ''));
  });

  test('a later run keeps the lines of inputs it did not touch', async () => {
    const here = folderWith({ 'a.html': kompasPage({ number: 1 }), 'b.html': kompasPage({ number: 2 }) });
    const output = path.join(here, 'out');
    await run(['clean', path.join(here, 'a.html'), '-o', output]);
    await run(['clean', path.join(here, 'b.html'), '-o', output]);
    expect(manifestOf(output).map((line) => path.basename(String(line['input'])))).toEqual(['a.html', 'b.html']);
  });

  test('--json reports in numbers', async () => {
    const here = folderWith({ 'a.html': kompasPage(), 'b.html': '' });
    const { out } = await run(['clean', path.join(here, '*.html'), '-o', path.join(here, 'out'), '--json', '-q']);
    expect(JSON.parse(out)).toMatchObject({ inputs: 2, articles: 1, ok: 1, partial: 0, failed: { 'empty-body': 1 } });
  });
});

describe('wrong use is one line and status 2', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no input', ['clean'], /nothing to clean/],
    ['unknown option', ['clean', 'x', '--wrong'], /unknown option '--wrong'/],
    ['unknown format', ['clean', 'x', '-f', 'pdf'], /unknown format "pdf", known are txt/],
    [
      'unknown site',
      ['clean', 'x', '--site', 'detik'],
      /unknown site "detik", known are kompas, kontan, tribun, generic/,
    ],
    ['several formats to a stream', ['clean', 'x', '-o', '-', '-f', 'txt,json'], /one format/],
    [
      'a limit that is no number',
      ['clean', 'x', '--limit', 'ten'],
      /^saring: --limit needs a whole number from 0 to 1000000000, not "ten"$/m,
    ],
    ['parts too long', ['clean', 'x', '-f', 'csv', '--shard', '1000000000000'], /--shard .* from 1 to 1000000000, not/],
    [
      'more jobs than cores anywhere',
      ['clean', 'x', '--jobs', '1025'],
      /--jobs needs a whole number from 1 to 1024, not/,
    ],
    ['jobs without end', ['clean', 'x', '--jobs', '1e99'], /--jobs needs a whole number from 1 to 1024, not "1e99"$/m],
    [
      'a limit beyond all numbers',
      ['clean', 'x', '--limit', '9'.repeat(400)],
      /--limit needs a whole number from 0 to 1000000000, not "9{40}…"$/m,
    ],
    [
      'a delay of years',
      ['fetch', 'https://example.org', '--delay', '99999999'],
      /--delay needs seconds from 0 to 2000000, such as 2 or 0.5, not "99999999"$/m,
    ],
    ['unknown command', ['klean'], /unknown command 'klean'/],
  ];
  for (const [name, argv, message] of cases) {
    test(name, async () => {
      const { status, err } = await run(argv);
      expect(err).toMatch(message);
      expect(status).toBe(2);
    });
  }

  test('a config file with an unknown key names it', async () => {
    const here = folderWith({ 'config.json': '{"formats": ["md"]}' });
    const { status, err } = await run(['clean', 'x', '--config', path.join(here, 'config.json')]);
    expect(status).toBe(2);
    expect(err).toMatch(/config\.json:1:2: unknown option "formats": did you mean "format"\?$/m);
  });

  test.each([
    ['{"output": 5}', '12: "output" needs text, not 5'],
    ['{"format": true}', '12: "format" needs text, or a list of texts, not true'],
    ['{"format": ["txt", null]}', '12: "format" needs text, or a list of texts, not ["txt",null]'],
    ['{"format": "pdf"}', '2: "format": unknown format "pdf", known are txt, '],
    ['{"jobs": "x"}', '2: "jobs" needs a whole number from 1 to 1024, not "x"'],
    ['{"jobs": [1]}', '10: "jobs" needs a number, not [1]'],
    ['{"jobs": 0}', '2: "jobs" needs a whole number from 1 to 1024, not 0'],
    ['{"limit": 1.5}', '2: "limit" needs a whole number from 0 to 1000000000, not 1.5'],
    ['{"quiet": "yes"}', '11: "quiet" needs true or false, not "yes"'],
    ['{"progress": 0}', '14: "progress" needs true or false, not 0'],
    ['{"input-list": {"file": "x"}}', '16: "input-list" needs text, or a list of texts, not {"file":"x"}'],
    ['{"site": "detik"}', '2: "site": unknown site "detik", known are kompas, '],
    ['{"output": ""}', '2: "output" needs a folder, or "-" for standard output'],
  ])('a config file with a wrong value: %s', async (content, message) => {
    const file = path.join(folderWith({ 'c.json': content }), 'c.json');
    const { status, out, err } = await run(['clean', 'x', '--config', file]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err.startsWith(`saring: --config ${file}:1:${message}`)).toBe(true);
    expect(err.trim()).not.toContain('\n');
  });

  test('a switch of fetch in a config file is true or false as well', async () => {
    const file = path.join(folderWith({ 'c.json': '{"ignoreRobots": "yes", "delay": 2}' }), 'c.json');
    const { status, err } = await run(['fetch', 'https://example.org/', '--config', file]);
    expect(status).toBe(2);
    expect(err).toBe(`saring: --config ${file}:1:18: "ignoreRobots" needs true or false, not "yes"\n`);
  });

  test('what is typed is blamed for itself, not the config file', async () => {
    const file = path.join(folderWith({ 'c.json': '{"jobs": 2, "limit": null}' }), 'c.json');
    const { err } = await run(['clean', 'x', '--config', file, '--jobs', 'x']);
    expect(err).toBe('saring: --jobs needs a whole number from 1 to 1024, not "x"\n');
  });

  test('a config file sets defaults, flags win', async () => {
    const here = folderWith({ 'a.html': kompasPage(), 'config.json': '{"format": ["md"], "quiet": true}' });
    const output = path.join(here, 'out');
    const { out, err } = await run([
      'clean',
      path.join(here, 'a.html'),
      '-o',
      output,
      '--config',
      path.join(here, 'config.json'),
    ]);
    expect([out, err]).toEqual(['', '']);
    expect(readdirSync(path.join(output, 'kompas/2020/10/17'))).toEqual([expect.stringMatching(/\.md$/)]);
  });
});

describe('inputs and outputs that cannot be used', () => {
  test('a file that is not there and a folder without pages', async () => {
    const here = folderWith({ 'empty/readme.doc': 'x' });
    const { status, err } = await run([
      'clean',
      path.join(here, 'nowhere.html'),
      path.join(here, 'empty'),
      '-o',
      path.join(here, 'out'),
    ]);
    expect(status).toBe(1);
    expect(err.match(/^unreadable {2}/gm)).toHaveLength(2);
  });

  test.each([
    ['https://www.kompas.com/tren/read/2020/10/17/213101065/jembatan', ''],
    ['HTTP://kontan.co.id/news/a?page=all&x=[1]', "'"],
    [`https://kontan.co.id/news/${'a'.repeat(5000)}`, ''],
  ])('an address %# is no path: the message has the command that fetches it', async (address, quote) => {
    const here = folderWith({ 'list.txt': `${address}\n` });
    for (const argv of [[address], ['-i', path.join(here, 'list.txt')]]) {
      const { status, out, err } = await run(['clean', ...argv, '-o', '-']);
      expect(status).toBe(1);
      expect(out).toBe('');
      expect(err.split('\n')[0]).toBe(
        `unreadable  ${address}  no such file: an address and no saved page; to fetch it: saring fetch ${quote}${address}${quote}`,
      );
    }
  });

  test('an output folder that is a file', async () => {
    const here = folderWith({ 'a.html': kompasPage(), out: 'x' });
    const { status, err } = await run(['clean', path.join(here, 'a.html'), '-o', path.join(here, 'out')]);
    expect(status).toBe(74);
    expect(err).toMatch(/cannot write .*out/);
  });

  test.skipIf(process.platform !== 'linux')('an output folder where the system makes none', async () => {
    const here = folderWith({ 'a.html': kompasPage() });
    const { status, err } = await run(['clean', path.join(here, 'a.html'), '-o', '/proc/saring/out']);
    expect(status).toBe(74);
    expect(err).toMatch(/^saring: cannot write \/proc\/saring\/out: its folder is not there or cannot be made/);
  });

  test('control characters of a name do not reach the terminal', async () => {
    const here = folderWith({ 'a\u001b]0;x\u0007.html': '' });
    const { err } = await run(['clean', here, '-o', path.join(folder, 'never')]);
    expect(err).toContain('\\u001b');
    expect(err).not.toContain('\u001b');
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission (root reads everything)', async () => {
    const here = folderWith({ 'a.html': kompasPage() });
    chmodSync(path.join(here, 'a.html'), 0);
    expect((await run(['clean', path.join(here, 'a.html'), '-o', path.join(here, 'out')])).status).toBe(1);
    expect(existsSync(path.join(here, 'out/manifest.ndjson'))).toBe(true);
  });
});

describe('a story of which an earlier run wrote more', () => {
  const part = (page: number): string =>
    kompasPage({ page, total: 3, paragraphs: [`KOTA, KOMPAS.com - Bagian ${page}.`, 'Kata '.repeat(10 - page)] });
  const pages = { 'in/1.html': part(1), 'in/2.html': part(2), 'in/3.html': part(3), 'two.html': part(2) };
  const filesOf = (output: string): string[] =>
    readdirSync(output, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.startsWith('kompas') && name.includes('.'))
      .sort()
      .map((name) => readFileSync(path.join(output, name), 'utf8'));

  for (const format of ['txt,json', 'txt', 'md', 'json'])
    test(`a page given alone later does not replace it (${format})`, async () => {
      const here = folderWith(pages);
      const output = path.join(here, 'out');
      await run(['clean', path.join(here, 'in'), '-o', output, '-f', format]);
      const before = filesOf(output);
      const { status, out } = await run(['clean', path.join(here, 'two.html'), '-o', output, '-f', format]);
      expect(status).toBe(0);
      expect(out).toBe('');
      expect(filesOf(output)).toEqual(before);
      expect(manifestOf(output).at(-1)).toMatchObject({
        input: path.join(here, 'two.html'),
        code: 'duplicate',
        message:
          'a part of kompas:20201017-213101065: an earlier run wrote more of this story to its files here, and they stay',
        id: 'kompas:20201017-213101065',
        paths: [],
      });
    });

  test('one file of the run has the page, the files of the story stay, and its line says so', async () => {
    const here = folderWith(pages);
    const output = path.join(here, 'out');
    await run(['clean', path.join(here, 'in'), '-o', output]);
    const before = filesOf(output);
    await run(['clean', path.join(here, 'two.html'), '-o', output, '-f', 'txt,ndjson']);
    expect(filesOf(output)).toEqual(before);
    expect(linesOf(path.join(output, 'articles.ndjson'))).toMatchObject([{ status: 'partial', pages: { read: [2] } }]);
    expect(manifestOf(output).at(-1)).toMatchObject({
      status: 'partial',
      paths: ['articles.ndjson'],
      message: 'an earlier run wrote more of this story to its files here, and they stay',
    });
  });

  test('more of it replaces less, and the same again is written again', async () => {
    const here = folderWith({ ...pages, 'changed.html': part(2).replace('Bagian 2.', 'Bagian 2, diperbarui.') });
    const output = path.join(here, 'out');
    const clean = async (name: string): Promise<string> => {
      await run(['clean', path.join(here, name), '-o', output]);
      return filesOf(output).join();
    };
    expect(await clean('two.html')).not.toContain('Bagian 1');
    expect(await clean('changed.html')).toContain('diperbarui');
    expect(await clean('in')).toContain('Bagian 1.');
  });
});
