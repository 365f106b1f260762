import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitJsonObjects } from '../../src/bytes/json-objects.ts';
import type { PageInput } from '../../src/model/outcome.ts';
import { collect, makeFolder, streamOf, summarise } from './collect.ts';

async function readFile(name: string, content: string | Buffer, maxPageBytes = 100_000): Promise<PageInput[]> {
  const path = join(await makeFolder(), name);
  await writeFile(path, content);
  const pages = await collect([path], { maxPageBytes });
  const named = (input: string): string => input.replace(path, name);
  return pages.map((page) =>
    page.ok
      ? { ok: true, page: { ...page.page, input: named(page.page.input) } }
      : { ...page, input: named(page.input) },
  );
}

const read = async (name: string, content: string | Buffer, maxPageBytes?: number): Promise<string[]> =>
  (await readFile(name, content, maxPageBytes)).map(summarise);

const satu = { url: 'https://koran.example/1', html: '<p>satu "dan" \\ {dua}</p>' };
const dua = { url: 'https://koran.example/2', html: '<p>dua</p>\n[tiga]' };
const both = ['#1: <p>satu "dan" \\ {dua}</p>', '#2: <p>dua</p>\n[tiga]'];

const long = `<p>${'Gasing kayu nangka diputar di halaman balai. '.repeat(4)}</p>`;

describe('JSON', () => {
  test.each([
    ['in one line', JSON.stringify([satu, dua])],
    ['printed for people', JSON.stringify([satu, dua], null, 2)],
    ['of one record a line', `[\n${JSON.stringify(satu)},\n${JSON.stringify(dua)}\n]\n`],
    ['appended to by a second run', `[\n${JSON.stringify(satu)}\n][\n${JSON.stringify(dua)}\n]`],
    ['of two arrays in one', `\ufeff[[${JSON.stringify(satu)}],[${JSON.stringify(dua)}]]`],
    ['objects one behind the other', `${JSON.stringify(satu, null, 1)}\n${JSON.stringify(dua, null, 1)}`],
    ['records in lines', `${JSON.stringify(satu)}\n${JSON.stringify(dua)}\n`],
  ])('an array %s gives its records, whatever the file is called', async (_, json) => {
    for (const name of ['a.json', 'a.jsonl', 'a.jl', 'a.txt', 'ekspor']) {
      expect(await read(name, json)).toEqual(both.map((one) => `${name}${one}`));
      expect(await read(`${name}.gz`, gzipSync(json))).toEqual(both.map((one) => `${name}.gz${one}`));
      expect(await read(name, Buffer.from(`\ufeff${json}`, 'utf16le'))).toEqual(both.map((one) => `${name}${one}`));
    }
    const piped = await collect(['-'], { stdin: streamOf(Buffer.from(json), 7) });
    expect(piped.map(summarise)).toEqual(both.map((one) => `-${one}`));
  });

  test.each([
    [{ html: '<p>a</p>', text: 'b' }, 'html', '<p>a</p>'],
    [{ html: '', body: '<p>b</p>' }, 'unknown', '<p>b</p>'],
    [{ content: 'isi' }, 'unknown', 'isi'],
    [{ Text: 'isi' }, 'text', 'isi'],
    [{ httpResponseBody: Buffer.from('<p>é</p>').toString('base64') }, 'html', '<p>é</p>'],
    [{ html: Buffer.from(long).toString('base64') }, 'html', long],
    [{ body: Buffer.from(long).toString('base64') }, 'html', long],
    [{ body: 'PAPUA DAN MALUKU'.repeat(6) }, 'unknown', 'PAPUA DAN MALUKU'.repeat(6)],
    [{ body: '' }, 'unknown', ''],
    [{ html_content: '<p>a</p>' }, 'html', '<p>a</p>'],
    [{ content_html: '<p>a</p>' }, 'html', '<p>a</p>'],
    [{ page_source: '<p>a</p>' }, 'html', '<p>a</p>'],
    [{ konten: 'isi' }, 'unknown', 'isi'],
    [{ isi: 'isi' }, 'unknown', 'isi'],
    [{ full_text: 'isi' }, 'text', 'isi'],
    [{ teks: 'isi' }, 'text', 'isi'],
    [{ meta: { url: 'https://koran.example/7' }, page: { html: '<p>a</p>' } }, 'html', '<p>a</p>'],
  ])('a page may lie under several keys: %j', async (record, kind, content) => {
    const [page] = await readFile('a.json', JSON.stringify([record]));
    expect(page).toMatchObject({ ok: true, page: { kind } });
    expect(summarise(page as PageInput)).toBe(`a.json#1: ${content}`);
  });

  test.each([{ count: 2 }, { data: { total: 2 } }])(
    'a list inside an object counts as the list: %j',
    async (around) => {
      const records = [{ html: '<p>a</p>' }, { html: '<p>b</p>' }];
      const wrapped = 'data' in around ? { data: { ...around.data, items: records } } : { ...around, results: records };
      const both = ['a.json#1: <p>a</p>', 'a.json#2: <p>b</p>'];
      expect((await readFile('a.json', JSON.stringify(wrapped))).map(summarise)).toEqual(both);
      expect((await readFile('a.json', JSON.stringify(wrapped, null, 1))).map(summarise)).toEqual(both);
    },
  );

  test('id, address, date and headline of a record are used', async () => {
    const record = {
      id: 'b-7',
      link: 'https://koran.example/7',
      judul: 'Tajuk',
      tanggal: '2024-03-12 10:15',
      body: 'x',
    };
    expect(await readFile('a.json', JSON.stringify([record]))).toMatchObject([
      {
        page: {
          input: 'a.json#b-7',
          url: 'https://koran.example/7',
          stated: { title: 'Tajuk', publishedAt: '2024-03-12 10:15' },
        },
      },
    ]);
  });

  test('no two records have one name, whatever their ids', async () => {
    const ids = [undefined, undefined, 1, 'a', 'a', '2', 'a#b', 'a\nb', 'x'.repeat(300), 'a+2', 3];
    const records = ids.map((id) => ({ id, text: 'isi' }));
    const names = async (content: string): Promise<string[]> =>
      (await readFile('a.json', content)).map((page) => (page.ok ? page.page.input : page.input));
    const found = await names(JSON.stringify(records));
    expect(found.slice(2, 6)).toEqual(['a.json#1+2', 'a.json#a', 'a.json#a+2', 'a.json#2+2']);
    expect(new Set(found).size).toBe(ids.length);
    expect(await names(records.map((record) => JSON.stringify(record)).join('\n'))).toEqual(found);
  });

  test('a record of standard input has the name it has in a stream', async () => {
    const json = `${JSON.stringify({ id: 'b-7', text: 'isi' })}\n`;
    const [page] = await collect(['-'], { stdin: streamOf(Buffer.from(json)) });
    expect(summarise(page as PageInput)).toBe('b-7: isi');
  });

  test('a file whose records hold no page is refused in one line', async () => {
    const lock = { name: 'perayap', lockfileVersion: 3, packages: { '': { name: 'perayap' } } };
    const refused = [
      'a.json! not-html JSON without pages: record 1: it has no page: none of "html", "body", "content", "text"',
    ];
    expect(await read('a.json', JSON.stringify(lock, null, 2))).toEqual(refused);
    expect(await read('a.json', JSON.stringify(Array.from({ length: 5000 }, () => lock)))).toEqual(refused);
    expect(await read('a.jsonl', `${JSON.stringify(lock)}\n`.repeat(5000))).toHaveLength(1);
    expect(await read('a.jsonl', 'catatan harian\n'.repeat(5000))).toEqual([
      'a.jsonl! unreadable an archive whose records cannot be read: line 1: it is no JSON object',
    ]);
    expect(await read('a.json', '[]')).toEqual(['a.json! unreadable JSON without a record']);
    expect(await read('a.json', '[1, "{", 2]')).toHaveLength(1);
  });

  test('what is broken or cut off is one failure, and the rest is read', async () => {
    const good = JSON.stringify(satu);
    expect(
      await read('a.json', `[${good}, {"url": "x", }, {"url": 7, "html": ""}, {"url": "x"}, sisa, ${good}`),
    ).toEqual([
      `a.json${both[0]}`,
      'a.json#2! unreadable record 2: it is no JSON object',
      'a.json#3! unreadable record 3: its "url" is no string',
      'a.json#4! unreadable record 4: it has no page: none of "html", "body", "content", "text"',
      'a.json#5! unreadable record 5: something that is no JSON record',
      `a.json#6${both[0]?.slice(2)}`,
    ]);
    expect((await read('a.json', `[${good}, ${good.slice(0, -9)}`)).at(-1)).toBe(
      'a.json#2! unreadable record 2: the file is cut off inside it',
    );
  });

  test('a record or page over the limit is too large, and is not held', async () => {
    const long = [1001, 3_000_000].map((length) => ({ html: 'x'.repeat(length) }));
    const message = 'too-large larger than 1000 bytes, the limit for one page';
    expect(await read('a.json', JSON.stringify([...long, satu]), 1000)).toEqual([
      `a.json#1! ${message}`,
      `a.json#2! ${message}`,
      `a.json#3${both[0]?.slice(2)}`,
    ]);
  });

  test('is split where its objects end, however it comes in', async () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue())), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(objects, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (given, size, isPretty) => {
        const bytes = Buffer.from(JSON.stringify(given, null, isPretty ? 2 : 0));
        const found: unknown[] = [];
        for await (const part of splitJsonObjects(streamOf(bytes, size), 1e6))
          found.push(part.kind === 'whole' ? JSON.parse(part.bytes.toString('utf8')) : part.kind);
        expect(found).toEqual(JSON.parse(bytes.toString('utf8')));
      }),
    );
  });
});

describe('a table', () => {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = [satu, dua].map(({ url, html }) => [url, html] as const);

  test.each([
    ['CSV', 'a.csv', ',', '\n'],
    ['CSV as spreadsheets write it', 'a.csv', ';', '\r\n'],
    ['TSV', 'a.tsv', '\t', '\n'],
    ['CSV on standard input', '-', ',', '\n'],
  ])('%s gives a page a row', async (_, name, delimiter, end) => {
    const line = (cells: readonly string[]): string => `${cells.join(delimiter)}${end}`;
    const table = `\ufeff${line(['url', 'HTML'])}${rows.map(([url, html]) => line([url, cell(html)])).join('')}`;
    const wanted = both.map((one) => `${name}${one}`);
    for (const bytes of [Buffer.from(table), Buffer.from(table, 'utf16le')]) {
      const piped = await collect(['-'], { stdin: streamOf(bytes, 9000) });
      expect(name === '-' ? piped.map(summarise) : await read(name, bytes)).toEqual(wanted);
    }
    if (name !== '-') expect(await read(`${name}.gz`, gzipSync(table))).toHaveLength(2);
  });

  test('id, address, date and headline are used; a page in another encoding stays its bytes', async () => {
    const table = 'id,tanggal,title,link,content\n7,2024-03-12 10:15,Tajuk,https://koran.example/7,caf\xe9\n';
    expect(await readFile('a.csv', Buffer.from(table, 'latin1'))).toMatchObject([
      {
        page: {
          input: 'a.csv#7',
          url: 'https://koran.example/7',
          content: Buffer.from('caf\xe9', 'latin1'),
          kind: 'unknown',
          stated: { title: 'Tajuk', publishedAt: '2024-03-12 10:15' },
        },
      },
    ]);
  });

  test.each(['sep=;', '"sep=;"', 'SEP=;'])('%j over the names of the columns is no row', async (separator) => {
    const table = `\ufeff${separator}\nurl;html\n${rows.map(([url, html]) => `${url};${cell(html)}\n`).join('')}`;
    for (const name of ['a.csv', 'ekspor']) expect(await read(name, table)).toEqual(both.map((one) => `${name}${one}`));
  });

  test('without names of columns is refused with what to do', async () => {
    const table = rows.map(([url, html]) => `${url},${cell(html)}\n`).join('');
    expect(await read('a.csv', table)).toEqual([
      'a.csv! not-html a table without names of columns: its first row is a page; put a row such as "url,html" over it',
    ]);
  });

  test('without a column of pages is refused in one line', async () => {
    expect(await read('a.csv', `nama,harga\n${'beras,12000\n'.repeat(5000)}`)).toEqual([
      'a.csv! not-html a table without pages: none of its columns (nama, harga) is "html", "body", "content" or "text"',
    ]);
    expect(await read('a.csv', '')).toEqual(['a.csv! unreadable a table without a row']);
  });

  test('a row whose quotes do not fit is one failure; a row over the limit ends the table with a word', async () => {
    const row = `x,${cell('<p>isi</p>')}\n`;
    const sloppy = `x,"<p>"isi"</p>"\n`;
    const fault = (number: number): string => `a.csv#${number}! unreadable row ${number}: a quote that does not fit`;
    expect(await read('a.csv', `url,html\n${row}${sloppy}${sloppy}${row}x,"<p>isi\n`)).toEqual([
      'a.csv#1: <p>isi</p>',
      fault(2),
      fault(3),
      'a.csv#4: <p>isi</p>',
      fault(5),
    ]);
    expect(await read('a.tsv', 'url\ttext\nx\tIa berkata "ya" lagi.\n')).toEqual(['a.tsv#1: Ia berkata "ya" lagi.']);
    expect((await read('a.csv', `url,html\n${row}x,"${'x'.repeat(300_000)}"\n${row}`, 1000)).slice(1)).toEqual([
      expect.stringMatching(/^a\.csv#2! too-large .*the table is not read further$/),
    ]);
  });
});
