import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { recordKeys } from '../../src/model/article.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const input = path.join(folder, 'in');
mkdirSync(input);
for (const number of [1, 2])
  writeFileSync(
    path.join(input, `${number}.html`),
    kompasPage({ number, paragraphs: [`KOTA, KOMPAS.com - Pasar; toko "${number}" dibuka.`] }),
  );

const read = (output: string, name: string): string => readFileSync(path.join(output, name), 'utf8');
const clean = (...more: string[]): ReturnType<typeof run> => run(['clean', input, ...more]);

describe('csv', () => {
  test('--bom and --delimiter make what a spreadsheet with commas in its numbers opens', async () => {
    const { out, status } = await clean('-f', 'csv', '-o', '-', '--bom', '--delimiter', ';');
    expect(status).toBe(0);
    expect(out.startsWith('\ufeffid;input;url;')).toBe(true);
    const rows = parse(out, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
    expect(rows.map((row) => row['text'])).toEqual([1, 2].map((i) => `KOTA, KOMPAS.com - Pasar; toko "${i}" dibuka.`));
  });

  test.each([
    ['tab', '\t'],
    ['\\t', '\t'],
    ['|', '|'],
  ])('--delimiter %j', async (typed, sign) => {
    const { out } = await clean('-f', 'csv', '-o', '-', '--delimiter', typed);
    expect(out.startsWith(['id', 'input', 'url'].join(sign))).toBe(true);
  });

  test('every part begins with the mark and the columns', async () => {
    const output = path.join(folder, 'parts');
    await clean('-f', 'csv', '-o', output, '--bom', '--shard', '1');
    for (const part of ['articles-00001.csv', 'articles-00002.csv'])
      expect(read(output, part).startsWith('\ufeffid,')).toBe(true);
  });

  test('every key of a record has a column but blocks; the first ones stay where they were', async () => {
    const { out } = await clean('-f', 'csv', '-o', '-');
    const [header = [], cells = []] = parse(out) as string[][];
    expect([...header].sort()).toEqual(recordKeys.filter((key) => key !== 'blocks').sort());
    expect(header.slice(0, 25).join()).toBe(
      'id,input,url,canonicalUrl,site,outlet,template,title,kicker,standfirst,publishedAt,modifiedAt,authors,editors,sources,section,tags,language,access,status,pages,wordCount,textHash,nearHash,text',
    );
    const cell = (name: string): string => cells[header.indexOf(name)] ?? '';
    expect(JSON.parse(cell('dateline'))).toEqual({ place: 'KOTA', outlet: 'KOMPAS.com' });
    expect(cell('images')).toBe('');
    expect(JSON.parse(cell('extraction'))).toMatchObject({ body: 'rule' });
    expect(cell('revision')).toBe('1');
  });
});

describe('--fields', () => {
  test('ndjson and csv hold these keys in this order, other formats all they hold', async () => {
    const output = path.join(folder, 'chosen');
    await clean(
      '-f',
      'ndjson,csv,json,ndjson.gz',
      '-o',
      output,
      '--fields',
      'title,id',
      '--fields',
      'blocks',
      '--json',
    );
    const lines = read(output, 'articles.ndjson').trim().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object))).toEqual([
      ['title', 'id', 'blocks'],
      ['title', 'id', 'blocks'],
    ]);
    expect(gunzipSync(readFileSync(path.join(output, 'articles.ndjson.gz'))).toString()).toBe(`${lines.join('\n')}\n`);
    const [header, first] = parse(read(output, 'articles.csv')) as string[][];
    expect(header).toEqual(['title', 'id', 'blocks']);
    expect(JSON.parse(first?.[2] ?? '')).toEqual((JSON.parse(lines[0] ?? '') as { blocks: unknown }).blocks);
    const [line] = read(output, 'manifest.ndjson').split('\n');
    const [record] = (JSON.parse(line ?? '') as { paths: string[] }).paths.filter((file) => file.includes('/'));
    expect(Object.keys(JSON.parse(read(output, record ?? '')) as object)).toEqual(recordKeys);
  });

  test('a stream answers with these keys; a line that gave nothing says why', async () => {
    const page = JSON.stringify({ id: 'a', html: readFileSync(path.join(input, '1.html'), 'utf8') });
    const { out } = await run(['clean', '-', '--stream', '--fields', 'input,title'], {
      stdin: `${page}\n{"id":"b"}\n`,
    });
    const [first, second] = out.trim().split('\n');
    expect(Object.keys(JSON.parse(first ?? '') as object)).toEqual(['input', 'title']);
    expect(JSON.parse(second ?? '')).toMatchObject({ input: 'b', status: 'failed', code: 'unreadable' });
  });

  test('what is written with chosen keys is not read again as pages', async () => {
    const here = temporaryFolder();
    writeFileSync(path.join(here, 'a.html'), readFileSync(path.join(input, '1.html')));
    for (let i = 0; i < 2; i++) {
      const { err } = await run(['clean', here, '-f', 'ndjson,csv', '-o', here, '--fields', 'url,title,text']);
      expect(err).toContain('1 article from 1 input ');
    }
  });
});

describe('stories that are added are laid out as those that are there', () => {
  /** A folder whose second input failed, and can be read by now. */
  async function withFailure(name: string, ...options: string[]): Promise<string> {
    const output = path.join(folder, name);
    const late = path.join(folder, `${name}.html`);
    writeFileSync(late, '');
    const { status, err } = await run(['clean', path.join(input, '1.html'), late, '-o', output, ...options]);
    expect(status).toBe(1);
    // The command that is printed can be pasted.
    for (const word of options.filter((one) => one.startsWith('--'))) expect(err).toContain(` ${word}`);
    writeFileSync(late, kompasPage({ number: 7, paragraphs: ['KOTA, KOMPAS.com - Susulan; juga ini.'] }));
    return output;
  }
  const retry = (output: string, ...more: string[]): ReturnType<typeof run> =>
    run(['clean', '--retry-failed', '-o', output, ...more]);

  test('a retry takes the columns, the delimiter and the keys from the files', async () => {
    const output = await withFailure('again', '-f', 'csv,ndjson', '--fields', 'id,text', '--delimiter', ';');
    expect((await retry(output)).status).toBe(0);
    const rows = parse(read(output, 'articles.csv'), { delimiter: ';' }) as string[][];
    expect(rows[0]).toEqual(['id', 'text']);
    expect(rows[2]?.[1]).toBe('KOTA, KOMPAS.com - Susulan; juga ini.');
    const lines = read(output, 'articles.ndjson').trim().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object).join())).toEqual(['id,text', 'id,text']);
  });

  test('a table of one column shows no delimiter: it is the one that is asked for', async () => {
    const output = await withFailure('single', '-f', 'csv', '--fields', 'text', '--delimiter', ';');
    expect((await retry(output, '--delimiter', ';')).status).toBe(0);
    expect(read(output, 'articles.csv').split('\r\n')[2]).toBe('"KOTA, KOMPAS.com - Susulan; juga ini."');
  });

  test('a packed table gets a part of its own that is laid out the same', async () => {
    const output = await withFailure('packed', '-f', 'csv.gz', '--fields', 'id,title', '--bom');
    expect((await retry(output)).status).toBe(0);
    const part = gunzipSync(readFileSync(path.join(output, 'articles-00002.csv.gz'))).toString();
    expect(part.startsWith('\ufeffid,title\r\n')).toBe(true);
  });

  test('a table of an earlier version keeps its columns', async () => {
    const output = await withFailure('older', '-f', 'csv');
    const old = 'id,input,title,text\r\nkompas:1,a.html,Judul,Isi\r\n';
    writeFileSync(path.join(output, 'articles.csv'), old);
    expect((await retry(output)).status).toBe(0);
    const rows = parse(read(output, 'articles.csv')) as string[][];
    expect(rows.map((row) => row.length)).toEqual([4, 4, 4]);
  });

  test.each([
    ['other keys', ['--fields', 'id,title'], '--fields is not as'],
    ['the same in another order', ['--fields', 'text,id'], '--fields is not as'],
    ['another delimiter', ['--delimiter', 'tab'], '--delimiter is not as'],
    ['a mark that is not there', ['--bom'], '--bom is not as'],
  ])('%s are refused', async (name, options, message) => {
    const output = await withFailure(`refused ${name}`, '-f', 'csv', '--fields', 'id,text', '--delimiter', ';');
    const before = read(output, 'articles.csv');
    const retried = await retry(output, ...options);
    expect(retried.err).toContain(message);
    expect(retried.err).toContain(`--fields id,text --delimiter ';'`);
    expect(retried.status).toBe(2);
    const fetched = await run(['fetch', 'https://www.kompas.com/a', '-f', 'csv', '-o', output, ...options]);
    expect(fetched.err).toContain(message);
    expect(fetched.status).toBe(2);
    expect(read(output, 'articles.csv')).toBe(before);
    expect((await retry(output)).status).toBe(0);
  });

  test('to a file of somebody else nothing is added', async () => {
    const output = path.join(folder, 'foreign');
    mkdirSync(output);
    writeFileSync(path.join(output, 'articles.csv'), 'nama,harga\nberas,12000\n');
    const { err, status } = await run(['fetch', 'https://www.kompas.com/a', '-f', 'csv', '-o', output]);
    expect(err).toContain(`articles.csv is none of saring's, so nothing is added to it ("nama" is no field)`);
    expect(status).toBe(2);
    expect(read(output, 'articles.csv')).toBe('nama,harga\nberas,12000\n');
  });

  test('a stopped run goes on with the same columns only', async () => {
    const output = path.join(folder, 'stopped');
    const many = path.join(folder, 'many');
    mkdirSync(many);
    for (let number = 0; number < 40; number++)
      writeFileSync(path.join(many, `${number}.html`), kompasPage({ number, paragraphs: [`Cerita ${number}.`] }));
    const stop = new AbortController();
    const command = ['clean', many, '-o', output, '-f', 'txt,csv', '-j', '1', '--fields'];
    const onOut = (out: string): void => {
      if (out.split('\n').length > 5) stop.abort();
    };
    const stopped = await run([...command, 'id,title'], { stop: stop.signal, onOut });
    expect(stopped.status).toBe(130);
    const other = await run([...command, 'id,text']);
    expect(other.status).toBe(2);
    expect(other.err).toContain('--fields id,title');
    expect((await run([...command, 'id,title'])).status).toBe(0);
    const rows = parse(read(output, 'articles.csv')) as string[][];
    expect(rows).toHaveLength(41);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([2]));
  });
});

test('a layout in the config file, which serves all commands, is no mistake where no table is written', async () => {
  const config = path.join(folder, 'saring.json');
  writeFileSync(config, '{ "delimiter": ";", "fields": ["id", "title"] }');
  const command = ['-o', path.join(folder, 'configured'), '--config', config];
  expect((await clean(...command)).status).toBe(0);
  expect((await clean(...command, '-f', 'csv')).status).toBe(0);
  expect(read(path.join(folder, 'configured'), 'articles.csv').split('\r\n')[0]).toBe('id;title');
  expect((await clean(...command, '--bom')).status).toBe(2);
});

describe('mistakes', () => {
  test.each([
    [['-f', 'csv', '--fields', 'id,titel'], '--fields: unknown field "titel": did you mean "title"?'],
    [['-f', 'csv', '--fields', 'id,Text'], '--fields: unknown field "Text": did you mean "text"?'],
    [['-f', 'csv', '--fields', 'id,headline'], '--fields: unknown field "headline", known are schemaVersion, id,'],
    [['-f', 'csv', '--fields', 'id,id'], '--fields: "id" stands there twice'],
    [['-f', 'csv', '--fields', ' ,'], '--fields: no field given, known are'],
    [['--fields', 'id'], '--fields chooses what stands in ndjson and csv: choose one of them with --format'],
    [['-f', 'parquet', '--fields', 'id'], '--fields chooses what stands in ndjson and csv'],
    [['-f', 'csv', '--delimiter', 'x'], '--delimiter needs ",", ";", "|" or "tab", not "x"'],
    [['-f', 'ndjson', '--delimiter', ';'], `--delimiter ';' is for tables: choose csv with --format`],
    [['--bom'], '--bom is for tables: choose csv with --format'],
    [['-f', 'ndjosn'], '--format: unknown format "ndjosn": did you mean "ndjson"?'],
  ])('%j', async (options, message) => {
    const { err, status } = await clean('-o', path.join(folder, 'none'), ...options);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});
