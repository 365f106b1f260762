import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type FoundInput, isLeft, type StoredPage } from '../../src/model/outcome.ts';
import { StoredReader } from '../../src/sources/page-source.ts';
import { readInputs } from '../../src/sources/read-inputs.ts';
import { collect, makeFolder, streamOf, summarise } from './collect.ts';
import { gzipRecords, makeRecord, makeRecords } from './warc-fixture.ts';

async function archiveOf(bytes: Buffer): Promise<string> {
  const path = join(await makeFolder(), 'a.warc.gz');
  await writeFile(path, bytes);
  return path;
}

async function found(path: string, skip?: (input: string) => boolean): Promise<FoundInput[]> {
  const inputs: FoundInput[] = [];
  for await (const input of readInputs({ paths: [path], inputLists: [], stdin: null, maxPageBytes: 1e6, skip }))
    inputs.push(input);
  return inputs;
}

/** Each input as `at offset`, `left at offset` or `failed at offset`. */
function places(inputs: readonly FoundInput[]): string[] {
  return inputs.map((input) => {
    const name = input.ok ? input.page.input : input.input;
    return `${isLeft(input) ? 'left ' : input.ok ? '' : 'failed '}at ${name.slice(name.lastIndexOf('#') + 1)}`;
  });
}

test('pages in members of their own are left where they lie; what is none is read', async () => {
  const { bytes, offsets } = gzipRecords([
    makeRecord({ type: 'warcinfo', payload: 'software: x' }),
    makeRecord({ url: 'https://koran.example/1' }),
    makeRecord({ http: { 'Content-Type': 'image/png' } }),
    makeRecord({ status: '404 Not Found' }),
    makeRecord({ url: 'https://koran.example/2', lineEnd: '\n' }),
    makeRecord({ type: 'resource', payload: '<p>Isi.</p>' }),
  ]);
  const inputs = await found(await archiveOf(bytes));
  expect(places(inputs)).toEqual([
    `left at ${offsets[1]}`,
    `failed at ${offsets[3]}`,
    `left at ${offsets[4]}`,
    `left at ${offsets[5]}`,
  ]);
  const [first] = inputs;
  expect(first).toMatchObject({
    page: { url: 'https://koran.example/1', range: { from: offsets[1], to: offsets[2] } },
  });
});

test('pages that were done before are passed over unread', async () => {
  const { bytes, offsets } = gzipRecords(makeRecords(4));
  const inputs = await found(await archiveOf(bytes), (input) => input.endsWith(`#${offsets[1]}`));
  expect(places(inputs)).toEqual([0, 2, 3].map((index) => `left at ${offsets[index]}`));
});

const inner = gzipRecords(makeRecords(3)).bytes;
const records = makeRecords(4);
const whole = gzipRecords(records);
/** The stated length of the second member made wrong; the records are of one length, as those of error pages are. */
const alike = gzipRecords(['1', '2', '3', '4'].map((url) => makeRecord({ url })));
alike.bytes.writeUInt32LE(7, (alike.offsets[2] ?? 0) - 4);

test.each<[string, Buffer]>([
  ['several records in a member', gzipSync(Buffer.concat(records))],
  ['an archive in a record', Buffer.concat([packed({ http: { 'Content-Type': 'application/gzip' } }), whole.bytes])],
  ['an archive that calls itself a page', Buffer.concat([packed({}), whole.bytes])],
  ['a member whose length is damaged', alike.bytes],
  ['garbage between members', Buffer.concat([whole.bytes, Buffer.from('xyz'), whole.bytes])],
  ['a member cut off', whole.bytes.subarray(0, whole.bytes.length - 9)],
  ['endless beginnings of members', Buffer.concat([gzipSync(magics(), { level: 0 }), whole.bytes])],
])('%s: a file gives what a stream gives', async (_what, bytes) => {
  const path = await archiveOf(bytes);
  const fromStream = (await collect(['-'], { stdin: streamOf(bytes) })).map(summarise);
  expect((await collect([path])).map((input) => summarise(input).replace(path, '-'))).toEqual(fromStream);
  expect(fromStream.length).toBeGreaterThan(2);
});

/** A record that holds an archive, packed so that the archive's bytes stand in it as they are. */
function packed({ http = {} }: { readonly http?: Readonly<Record<string, string>> }): Buffer {
  return gzipSync(makeRecord({ payload: inner, http }), { level: 0 });
}

function magics(): Buffer {
  return makeRecord({ payload: Buffer.alloc(200_000, Buffer.from([0x1f, 0x8b, 0x08])) });
}

test('a file that is gone when its page is read is one failure with the page’s name', async () => {
  const path = await archiveOf(gzipRecords(makeRecords(2)).bytes);
  const [input] = await found(path);
  await rm(path);
  const reader = new StoredReader();
  const read: string[] = [];
  for await (const one of reader.read(input?.ok === true ? (input.page as StoredPage) : never()))
    read.push(summarise(one));
  await reader.close();
  expect(read).toEqual([`${path}#0! unreadable it is not there (any more)`]);
});

function never(): never {
  throw new Error('a page was expected');
}

test('of many files all but the first few are left; one that is no page after all gives what lies in it', async () => {
  const folder = await makeFolder();
  for (let i = 10; i < 30; i++) await writeFile(join(folder, `${i}.html`), `<p>${i}</p>`);
  await writeFile(join(folder, '28.html'), gzipRecords(makeRecords(2)).bytes);
  await writeFile(join(folder, '29.html.gz'), gzipSync('<p>29</p>'));
  const inputs = await found(folder);
  expect(inputs.filter(isLeft).map(({ page }) => page.input)).toEqual(
    ['26.html', '27.html', '28.html', '29.html', '29.html.gz'].map((name) => join(folder, name)),
  );
  const shown = (await collect([folder])).map((input) => summarise(input).replaceAll(`${folder}/`, ''));
  expect(shown.slice(16)).toEqual([
    '26.html: <p>26</p>',
    '27.html: <p>27</p>',
    expect.stringMatching(/^28\.html#0: <p>Berita nomor 0/),
    expect.stringMatching(/^28\.html#\d+: <p>Berita nomor 1/),
    '29.html: <p>29</p>',
    '29.html.gz: <p>29</p>',
  ]);
});
