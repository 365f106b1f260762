import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openAnew, openOwn, sweep, syncFiles, syncFolder, writeWholeFile } from '../../src/output/atomic-write.ts';
import { AppendedFile, sizeOf } from '../../src/output/growing-file.ts';
import { exists } from '../../src/output/output-folder.ts';
import type { GrowingFiles } from '../../src/output/story-file.ts';
import {
  type FolderSinkOptions,
  isGrowthThere,
  openFolderSink,
  openStreamSink,
  removeScratch,
} from '../../src/output/story-sink.ts';
import type { FormatName } from '../../src/render/index.ts';
import { plainLayout } from '../../src/render/layout.ts';
import { isOwnSite } from '../../src/sites/index.ts';
import { anyArticle } from '../support/any-article.ts';
import { temporaryFolder } from '../support/io.ts';

const folder = temporaryFolder();
let output: string;
let made = 0;
beforeEach(() => {
  made += 1;
  output = path.join(folder, String(made));
  mkdirSync(path.join(output, '.saring'), { recursive: true });
});

/** Makes files of so many bytes. */
function make(files: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(files)) writeFileSync(path.join(output, name), 'x'.repeat(size));
}

/** All files below a folder, its state among them. */
function filesBelow(place: string): readonly string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .sort();
}

describe('whether what a stopped run had begun is there', () => {
  const growing = (format: FormatName, name: string, bytes: number): GrowingFiles =>
    new Map([[format, { name, stories: 1, bytes }]]);
  const one = growing('ndjson', 'articles.ndjson', 9);
  const third = growing('ndjson', 'articles-00003.ndjson', 9);
  const packed = growing('csv.gz', 'articles.csv.gz', 9);

  test.each<[string, GrowingFiles, boolean, Readonly<Record<string, number>>, boolean]>([
    ['nothing begun', new Map(), false, {}, true],
    ['nothing written yet', growing('ndjson', 'articles.ndjson', 0), false, {}, true],
    ['where it grows', one, false, { '.saring/articles.ndjson.growing': 9 }, true],
    ['longer, where it grows', one, false, { '.saring/articles.ndjson.growing': 12 }, true],
    ['shorter', one, false, { '.saring/articles.ndjson.growing': 8 }, false],
    ['nowhere', one, false, {}, false],
    ['under its name', one, false, { 'articles.ndjson': 9 }, true],
    ['another under its name', one, false, { 'articles.ndjson': 12 }, false],
    ['added to', one, true, { 'articles.ndjson': 12 }, true],
    ['added to, and shorter', one, true, { 'articles.ndjson': 8 }, false],
    ['added to, and gone', one, true, { '.saring/articles.ndjson.growing': 9 }, false],
    ['packed, where it grows', packed, false, { '.saring/articles.csv.gz.growing': 9 }, true],
    ['packed, under its name alone', packed, false, { 'articles.csv.gz': 9 }, false],
    ['packed, of a run that adds', packed, true, { '.saring/articles.csv.gz.growing': 9 }, true],
    [
      'the third part, and those before it',
      third,
      false,
      {
        '.saring/articles-00003.ndjson.growing': 9,
        'articles-00001.ndjson': 1,
        '.saring/articles-00002.ndjson.growing': 1,
      },
      true,
    ],
    [
      'the third part without the second',
      third,
      false,
      { '.saring/articles-00003.ndjson.growing': 9, 'articles-00001.ndjson': 1 },
      false,
    ],
    [
      'the third part without the first',
      third,
      false,
      { '.saring/articles-00003.ndjson.growing': 9, 'articles-00002.ndjson': 1 },
      false,
    ],
    ['the third part of a run that adds', third, true, { 'articles-00003.ndjson': 9 }, true],
  ])('%s', async (_name, begun, adds, files, expected) => {
    make(files);
    expect(await isGrowthThere(output, begun, adds)).toBe(expected);
  });

  test('one of two is not enough', async () => {
    make({ '.saring/articles.ndjson.growing': 9 });
    expect(await isGrowthThere(output, new Map([...one, ...packed]), false)).toBe(false);
  });
});

test('what a run needed only while it went on is removed, and nothing else', async () => {
  make({ '.saring/a.growing': 1, '.saring/a.sealed': 1, '.saring/.tmp-1': 1, '.saring/state.db': 1, 'b.growing': 1 });
  await removeScratch(output);
  expect(filesBelow(output)).toEqual(['.saring/state.db', 'b.growing']);
  make({ '.tmp-1': 1, 'a.tmp-1': 1 });
  await sweep(output);
  expect(filesBelow(output)).toEqual(['.saring/state.db', 'a.tmp-1', 'b.growing']);
  await sweep(path.join(output, 'nowhere'));
});

describe('a story and its files', () => {
  const open = (more: Partial<FolderSinkOptions> = {}) =>
    openFolderSink({
      isOwnSite,
      folder: output,
      names: ['txt', 'json', 'ndjson'],
      layout: plainLayout,
      kept: new Map(),
      shard: null,
      adds: false,
      growing: new Map(),
      storiesIn: () => 0,
      day: null,
      paths: null,
      ...more,
    });
  const base = 'kompas/2020/10/17/20201017-213101065-jembatan-bambu-dibuka';
  const article = anyArticle();
  const sizeNow = (file: string): number => readFileSync(path.join(output, file)).length;

  test.each([
    ['all', [`${base}.txt`, `${base}.json`, 'articles.ndjson']],
    ['own', [`${base}.txt`, `${base}.json`]],
    ['shared', ['articles.ndjson']],
  ] as const)('%s: they are told in the order of the formats, with the bytes of its own', async (files, names) => {
    const sink = await open();
    const stored = await sink.write(article, files);
    await sink.finish();
    expect(stored).toEqual(
      names.map((name) => ({ path: name, size: name.startsWith('kompas') ? sizeNow(name) : null })),
    );
    expect(filesBelow(output)).toEqual([...new Set([...names, 'articles.ndjson'])].sort());
  });

  test('a later text lies beside the first, with what changed', async () => {
    const sink = await open({ names: ['txt'] });
    await sink.write(article, 'all');
    const later = { ...article, text: 'Lain.', blocks: [{ type: 'paragraph' as const, text: 'Lain.' }] };
    const stored = await sink.write(later, 'all', { ending: '.r2', changes: { added: ['Lain.'] } });
    const third = await sink.write(later, 'all', { ending: '.r3', changes: null });
    expect([...stored, ...third].map((file) => file.path)).toEqual([`${base}.r2.txt`, `${base}.r3.txt`]);
    expect(filesBelow(output)).toEqual([`${base}.r2.changes.json`, `${base}.r2.txt`, `${base}.r3.txt`, `${base}.txt`]);
    expect(readFileSync(path.join(output, `${base}.r2.changes.json`), 'utf8')).toBe(
      '{\n  "added": [\n    "Lain."\n  ]\n}\n',
    );
    expect(readFileSync(path.join(output, `${base}.txt`), 'utf8')).not.toContain('Lain.');
  });

  test('one that comes again gets files of its own where all are kept, else takes the place of the first', async () => {
    const times = new Map<string, number>();
    const paths = {
      timesTaken: (name: string) => times.get(name) ?? 0,
      takePath: (name: string) => void times.set(name, (times.get(name) ?? 0) + 1),
    };
    const keeping = await open({ names: ['txt'], paths });
    const names: string[] = [];
    for (let n = 0; n < 3; n++) names.push(...(await keeping.write(article, 'all')).map((file) => file.path));
    expect(names).toEqual([`${base}.txt`, `${base}_2.txt`, `${base}_3.txt`]);
    expect([...times]).toEqual([[base, 3]]);
    const replacing = await open({ names: ['txt'] });
    expect((await replacing.write(article, 'all')).map((file) => file.path)).toEqual([`${base}.txt`]);
  });

  test('what grows is told with its stories and bytes, and what is written anew takes the place of what was there', async () => {
    make({ 'articles.ndjson': 4 });
    const sink = await open({ names: ['ndjson'] });
    expect([...sink.growing()]).toEqual([['ndjson', { name: 'articles.ndjson', stories: 0, bytes: 0 }]]);
    await sink.write(article, 'all');
    await sink.flush();
    const [[, growing] = []] = [...sink.growing()];
    expect(growing).toEqual({ name: 'articles.ndjson', stories: 1, bytes: sizeNow('.saring/articles.ndjson.growing') });
    expect(sizeNow('articles.ndjson')).toBe(4);
    const replaced = await sink.finish();
    expect(['articles.ndjson', 'articles.csv', `${base}.txt`].map((file) => replaced?.(file))).toEqual([
      true,
      false,
      false,
    ]);
    expect(sizeNow('articles.ndjson')).toBe(growing?.bytes);
  });

  test('a run without stories takes nothing away', async () => {
    make({ 'articles.ndjson': 4 });
    expect(await (await open({ names: ['ndjson'] })).finish()).toBeNull();
    expect(sizeNow('articles.ndjson')).toBe(4);
    expect(await (await open({ names: ['txt'] })).finish()).toBeNull();
  });

  test.each([
    ['ndjson', '{"sc'],
    ['ndjson.gz', '\u001f\u008b\u0008\u0000'],
    ['csv.gz', '\u001f\u008b\u0008\u0000'],
    ['parquet', 'PAR1'],
  ] as const)('%s is packed as its name says', async (name, begins) => {
    const sink = await open({ names: [name] });
    await sink.write(article, 'all');
    await sink.finish();
    expect(
      readFileSync(path.join(output, `articles.${name}`))
        .subarray(0, 4)
        .toString('latin1'),
    ).toBe(begins);
  });

  test('those of other sites lie below their host', async () => {
    const [stored] = await (await open({ names: ['txt'] })).write(
      { ...article, site: 'generic', canonicalUrl: 'https://kabar.example/a' },
      'all',
    );
    expect(stored?.path).toMatch(/^kabar\.example\/2020\/10\/17\//);
  });
});

test.each([
  ['csv', 0, /^[^\n]*id[^\n]*\n$/],
  ['ndjson', 0, /^$/],
  ['txt', 0, /^$/],
  ['ndjson', 2, /^\{.*\}\n\{.*\}\n$/],
  ['json', 2, /^\{\n[\s\S]*\n\}\n\n\{\n[\s\S]*\}\n$/],
] as const)('a stream of %s with %i stories', async (name, count, form) => {
  let text = '';
  const sink = openStreamSink(name, async (more) => {
    text += more;
  });
  for (let n = 0; n < count; n++) expect(await sink.write(anyArticle(), 'all')).toEqual([]);
  await sink.flush();
  expect(await sink.finish()).toBeNull();
  await sink.leave();
  await sink.abandon();
  expect(text).toMatch(form);
  expect([...sink.growing()]).toEqual([]);
});

describe('a file that is written whole', () => {
  test('takes the place of the one before, and leaves nothing in the scratch folder', async () => {
    const known = new Set<string>();
    const [file, scratch] = [path.join(output, 'a/b/c.txt'), path.join(output, 'sementara')];
    await writeWholeFile(file, 'satu é', known, scratch);
    await writeWholeFile(file, Buffer.from('dua'), known, scratch);
    expect([readFileSync(file, 'utf8'), filesBelow(output)]).toEqual(['dua', ['a/b/c.txt']]);
    expect([...known]).toEqual([path.dirname(file), scratch]);
    // Nobody looks again for a folder that is known.
    await expect(
      writeWholeFile(path.join(output, 'x/y.txt'), '', new Set([path.join(output, 'x')]), scratch),
    ).rejects.toThrow('its folder is not there');
    expect(filesBelow(output)).toEqual(['a/b/c.txt']);
  });

  test('in a folder of its own where no other is named', async () => {
    await writeWholeFile(path.join(output, 'd/e.txt'), 'tiga', new Set());
    expect(filesBelow(output)).toEqual(['d/e.txt']);
  });
});

test('a link is taken away where a file is made anew, and refused where one is changed', async () => {
  const [target, link] = [path.join(output, 'target'), path.join(output, 'link')];
  writeFileSync(target, 'isi');
  symlinkSync(target, link);
  await expect(openOwn(link)).rejects.toMatchObject({ code: 'ELOOP' });
  await (await openAnew(link)).close();
  expect([readFileSync(target, 'utf8'), readFileSync(link, 'utf8')]).toEqual(['isi', '']);
  expect([await sizeOf(target), await sizeOf(path.join(output, 'none'))]).toEqual([3, null]);
  expect([await exists(target), await exists(path.join(output, 'none'))]).toEqual([true, false]);
  await expect(sizeOf(path.join(target, 'x'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test('files are brought onto the disk; one that is gone is named', async () => {
  mkdirSync(path.join(output, 'a'));
  make({ 'a/b.txt': 1 });
  await syncFiles([path.join(output, 'a/b.txt')], output);
  await syncFolder(path.join(output, 'none'));
  const gone = path.join(output, 'a/none.txt');
  await expect(syncFiles([gone], output)).rejects.toThrow(`cannot write ${gone}: its folder is not there`);
});

describe('a file that grows under another name', () => {
  const names = (): [string, string] => [path.join(output, 'a.csv'), path.join(output, '.saring/baru/a.csv.growing')];

  test('begins with its header, goes on where it was left, and gets its name at the end', async () => {
    const [file, growing] = names();
    const first = new AppendedFile(file, 'kepala\n', growing);
    expect(first.length).toBe(0);
    await first.append('satu\n');
    expect(first.length).toBe(12);
    await first.leave();
    expect([first.length, readFileSync(growing, 'utf8')]).toEqual([12, 'kepala\nsatu\n']);
    writeFileSync(growing, 'kepala\nsatu\nsetengah');
    const second = new AppendedFile(file, 'kepala\n', growing, 12);
    expect(second.length).toBe(12);
    await second.append('dua\n');
    await second.flush();
    expect(readFileSync(growing, 'utf8')).toBe('kepala\nsatu\ndua\n');
    await second.finish();
    expect([readFileSync(file, 'utf8'), existsSync(growing)]).toEqual(['kepala\nsatu\ndua\n', false]);
  });

  test('is its header alone where nothing was added, and leaves the old one where it was given up', async () => {
    const [file, growing] = names();
    await new AppendedFile(file, 'kepala\n', growing).finish();
    expect(readFileSync(file, 'utf8')).toBe('kepala\n');
    const given = new AppendedFile(file, '', growing);
    await given.append('x');
    await given.abandon();
    expect(readFileSync(file, 'utf8')).toBe('kepala\n');
  });

  test.each([
    ['has its name already', { 'a.csv': 5 }, true],
    ['is another by its name', { 'a.csv': 6 }, false],
    ['is nowhere', {}, false],
    ['is shorter', { '.saring/baru/a.csv.growing': 4 }, false],
    ['is as it was left', { '.saring/baru/a.csv.growing': 5 }, true],
  ])('goes on where it %s: %#', async (_name, files, goesOn) => {
    const [file, growing] = names();
    mkdirSync(path.dirname(growing));
    make(files);
    const appended = new AppendedFile(file, '', growing, 5);
    const adding = appended.append('y').then(() => appended.finish());
    if (goesOn) await adding;
    else await expect(adding).rejects.toThrow(`cannot write ${file}: what the stopped run had written is damaged`);
    if (goesOn) expect(readFileSync(file, 'utf8')).toBe('xxxxxy');
  });
});
