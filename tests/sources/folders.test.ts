import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isLeft } from '../../src/model/outcome.ts';
import { readInputs } from '../../src/sources/read-inputs.ts';
import { collect, makeFolder, summarise } from './collect.ts';

async function fill(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await collect([folder])).map((page) => summarise(page).replaceAll(`${folder}/`, ''));
}

describe('a folder', () => {
  test('gives its pages in byte order of names, depth first', async () => {
    const folder = await makeFolder();
    await fill(folder, { 'b.html': 'b', 'a/z.html': 'z', 'a/B.htm': 'B', 'a.txt': 't', 'é.html': 'e', '𝄞.html': 'g' });
    await fill(folder, { '\uFB01.html': 'f', 'Z.html.gz': gzipSync('gz') });
    const order = ['Z.html.gz: gz', 'a/B.htm: B', 'a/z.html: z', 'a.txt: t', 'b.html: b'];
    expect(await namesIn(folder)).toEqual([...order, 'é.html: e', '\uFB01.html: f', '𝄞.html: g']);
  });

  test('gives neither hidden files, nor other kinds, nor what saring wrote', async () => {
    const folder = await makeFolder();
    await fill(folder, { 'a.html': 'a', '.b.html': '', '.git/c.html': '', 'd.png': '', 'e.json': '', 'f.csv': '' });
    await fill(folder, {
      'manifest.ndjson': '',
      'articles.ndjson': '',
      '.tmp-1-x.html': '',
      'articles-2.ndjson.gz': '',
    });
    expect(await namesIn(folder)).toEqual(['a.html: a']);
  });

  test('tells pages by their first bytes, and names what it passes over', async () => {
    const folder = await makeFolder();
    const page = '<!-- disimpan -->\n<!DOCTYPE html>\n<p>isi</p>';
    const record = { url: 'https://koran.example/1', body: 'isi' };
    const taken = {
      'a.html.1': page,
      'a.php': page,
      'b?page=all': page,
      'berita/2024/kisah': gzipSync(page),
      'c.asp': Buffer.from(`\ufeff${page}`, 'utf16le'),
      'd.json': JSON.stringify([record]),
      'e.csv': 'url,html\nx,y\n',
      'f.bin': 'WARC/1.0\r\n\r\n',
    };
    const others = {
      'g.docx': Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]),
      'h.php': `<?php echo 1; ?>\n${page}`,
      'i.json': '{"name": "perayap", "content": "x"}',
      'j.csv': 'nama,harga\nberas,12\n',
      'k.xml': `<rss>${page}</rss>`,
      'l.md': '# Judul\n\nIsi.\n',
      'm.js': 'document.write("<html>")',
      tanpa: '',
    };
    const own = {
      'n.json': '{\n  "schemaVersion": 1,\n  "text": "x"}',
      'o.headers.json': '{\n  "fetchedAt": "x"}',
      'p.csv': 'id,input,url,canonicalUrl,site\n',
    };
    await fill(folder, { ...taken, ...others, ...own });
    const passedOver: string[] = [];
    const pages = await collect([folder], { onPassedOver: (path) => passedOver.push(path) });
    const files = pages.map((one) => (one.ok ? one.page.input : one.input).slice(folder.length + 1).replace(/#.*/, ''));
    expect(files).toEqual(Object.keys(taken).sort());
    expect(passedOver.map((path) => path.slice(folder.length + 1)).sort()).toEqual(Object.keys(others).sort());
  });

  test('without any page is one unreadable input', async () => {
    const folder = await makeFolder();
    await fill(folder, { 'a/b.png': '' });
    expect(await namesIn(`${folder}/`)).toEqual([`${folder}/! unreadable a folder without any page or archive`]);
  });

  test('names its files after the path as it was given', async () => {
    const folder = await makeFolder();
    await fill(folder, { 'b/a.html': 'a' });
    expect((await collect([`${folder}/./b/`])).map(summarise)).toEqual([`${folder}/./b/a.html: a`]);
  });

  test('R52 links, FIFOs, sockets, names that are no UTF-8: each its own line, and the walk goes on', async () => {
    const folder = await makeFolder();
    await fill(folder, { 'a/1.html': '1', 'z.html': 'z' });
    await symlink(folder, join(folder, 'a', 'kembali'));
    await symlink(join(folder, 'z.html'), join(folder, 'b.html'));
    execFileSync('mkfifo', [join(folder, 'c.html')]);
    const server = createServer().listen(join(folder, 'd.html'));
    onTestFinished(() => void server.close());
    await writeFile(Buffer.concat([Buffer.from(`${folder}/e`), Buffer.from([0xe9]), Buffer.from('.html')]), 'x');
    await mkdir(Buffer.concat([Buffer.from(`${folder}/f`), Buffer.from([0xff])]));
    const reason = 'unreadable a symbolic link, FIFO, socket or device, not a regular file';
    expect(await namesIn(folder)).toEqual([
      'a/1.html: 1',
      `b.html! ${reason}`,
      `c.html! ${reason}`,
      `d.html! ${reason}`,
      'e\\xE9.html! unreadable its name is not UTF-8; rename it',
      'f\\xFF! unreadable its name is not UTF-8; rename it',
      'z.html: z',
    ]);
  });

  test('R52 a FIFO given by name that nobody writes to does not hold the run, a link given by name is followed', async () => {
    const folder = await makeFolder();
    await fill(folder, { 'z.html': 'z' });
    execFileSync('mkfifo', [join(folder, 'c.html')]);
    await symlink(join(folder, 'z.html'), join(folder, 'b.html'));
    expect((await collect([`${folder}/c.html`, `${folder}/b.html`])).map(summarise)).toEqual([
      `${folder}/c.html! unreadable a FIFO that nobody opens for writing`,
      `${folder}/b.html: z`,
    ]);
  });

  test('R52 files and folders that vanish during the run are one unreadable input each', async () => {
    const folder = await makeFolder();
    await fill(folder, { '1.html': '1', '2.html': '2', '3/x.html': 'x', '4.html': '4' });
    const seen: string[] = [];
    for await (const page of readInputs({ paths: [folder], inputLists: [], stdin: null, maxPageBytes: 100 })) {
      if (isLeft(page)) throw new Error('a page file is read where it is found');
      seen.push(summarise(page).replaceAll(`${folder}/`, ''));
      await rm(join(folder, '2.html'), { force: true });
      await rm(join(folder, '3'), { recursive: true, force: true });
    }
    const gone = 'unreadable it is not there (any more)';
    expect(seen).toEqual(['1.html: 1', `2.html! ${gone}`, `3! ${gone}`, '4.html: 4']);
  });

  test.skipIf(process.getuid?.() === 0)('R52 what may not be read is unreadable', async () => {
    const folder = await makeFolder();
    await fill(folder, { '1.html': '1', '2/x.html': 'x', '3.html': '3' });
    await chmod(join(folder, '1.html'), 0);
    await chmod(join(folder, '2'), 0);
    onTestFinished(() => chmod(join(folder, '2'), 0o755));
    const denied = 'unreadable no permission to read it';
    expect(await namesIn(folder)).toEqual([`1.html! ${denied}`, `2! ${denied}`, '3.html: 3']);
  });
});

describe('a pattern', () => {
  async function matched(pattern: string): Promise<string[]> {
    const folder = await makeFolder();
    await fill(folder, {
      'a/1.html': '',
      'a/2.htm': '',
      'a/b/3.html': '',
      'a/.h/4.html': '',
      'c/5.html': '',
      '6.json': '',
    });
    return (await collect([`${folder}/${pattern}`])).map((page) => summarise(page).replaceAll(`${folder}/`, ''));
  }

  test.each([
    ['*/*.html', ['a/1.html: ', 'c/5.html: ']],
    ['a/?.htm*', ['a/1.html: ', 'a/2.htm: ']],
    ['**/*.html', ['a/1.html: ', 'a/b/3.html: ', 'c/5.html: ']],
    ['a/**/3.*', ['a/b/3.html: ']],
    ['[a-b]/[!2].*', ['a/1.html: ']],
    ['{c,a}/{5,1}.html', ['a/1.html: ', 'c/5.html: ']],
    ['{a/b,c}/*.html', ['a/b/3.html: ', 'c/5.html: ']],
    ['a/.h/*.html', ['a/.h/4.html: ']],
  ])('%s matches in the order of a walk', async (pattern, expected) => {
    expect(await matched(pattern)).toEqual(expected);
  });

  test.each(['*.pdf', 'tiada/*.html', '*.json'])('%s that matches no page is one unreadable input', async (pattern) => {
    const [line, ...rest] = await matched(pattern);
    expect(rest).toEqual([]);
    expect(line).toMatch(/^.*! unreadable no such file: .*; no file matches this pattern$/);
  });

  test('that is also the name of a file is that file', async () => {
    const folder = await makeFolder();
    await fill(folder, { 'berita[1].html': 'isi', 'berita1.html': 'lain' });
    expect((await collect([`${folder}/berita[1].html`])).map(summarise)).toEqual([`${folder}/berita[1].html: isi`]);
  });
});
