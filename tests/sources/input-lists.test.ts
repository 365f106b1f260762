import { execFileSync, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { listFault } from '../../src/sources/open-input.ts';
import { collect, makeFolder, streamOf, summarise } from './collect.ts';

const html = '<!doctype html><p>Isi</p>';

describe('input lists', () => {
  test('give one input a line; comments, blank lines, CRLF and a byte order mark are no inputs', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'a.html'), html);
    await writeFile(join(folder, 'b c.txt'), 'isi');
    const list = join(folder, 'daftar');
    await writeFile(list, `\uFEFF# daftar\r\n${folder}/a.html\r\n\r\n  ${folder}/b c.txt  \n${folder}/x.html`);
    expect((await collect([], { inputLists: [list] })).map(summarise)).toEqual([
      `${folder}/a.html: ${html}`,
      `${folder}/b c.txt: isi`,
      `${folder}/x.html! unreadable no such file: ${folder}/x.html`,
    ]);
  });

  test('a list that cannot be read, or a line too long, is an unreadable input', async () => {
    const folder = await makeFolder();
    const list = join(folder, 'daftar');
    expect((await collect([], { inputLists: [list] })).map(summarise)[0]).toMatch(
      /unreadable the input list cannot be read/,
    );
    await writeFile(list, `${'x'.repeat(100_000)}\n${list}2\n`);
    expect((await collect([], { inputLists: [list] })).map(summarise)).toEqual([
      `${list}#1! unreadable the line is longer than 64 KB`,
      `${list}2! unreadable no such file: ${list}2`,
    ]);
  });

  test('what follows a blank and # is a note; # inside a name is none', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'a.html'), html);
    await writeFile(join(folder, 'b#2.html'), html);
    const lines = `#a\n ${folder}/a.html # yang pertama\n${folder}/b#2.html\t#x\n  # sisa\n`;
    const pages = await collect([], { inputLists: ['-'], stdin: streamOf(Buffer.from(lines)) });
    expect(pages.map(summarise)).toEqual([`${folder}/a.html: ${html}`, `${folder}/b#2.html: ${html}`]);
  });

  test('several lists add up; NUL ends names that hold anything; PowerShell writes UTF-16', async () => {
    const folder = await makeFolder();
    const odd = join(folder, ' # satu\ndua.html');
    await writeFile(odd, html);
    await writeFile(join(folder, 'a.html'), html);
    const [nul, wide] = [join(folder, 'nul'), join(folder, 'wide')];
    await writeFile(nul, `${odd}\0`);
    expect((await collect([], { inputLists: [nul], listEnd: 'nul' })).map(summarise)).toEqual([`${odd}: ${html}`]);
    await writeFile(wide, Buffer.from(`\uFEFF${folder}/a.html\r\n`, 'utf16le'));
    const pages = await collect([], { inputLists: [wide, wide] });
    expect(pages.map(summarise)).toEqual([`${folder}/a.html: ${html}`, `${folder}/a.html: ${html}`]);
  });

  test.each([
    ['a page', `\n${html}`, /^it is a page, no list/],
    ['an archive', Buffer.from('WARC/1.0\r\nWARC-Type: warcinfo\r\n'), /^it is a WARC archive/],
    ['a packed list', gzipSync('a.html\n'), /^it is packed data \(gzip\), no list/],
    ['a spreadsheet', Buffer.from('PK\x03\x04'.padEnd(30, '\0').concat('[Content_Types].xml')), /^it is an office doc/],
    ['records', '[\n{"url":"https://koran.example/1"}]', /^it holds JSON records/],
    ['NUL-ended names', 'a.html\0b.html\0', /^its inputs end with NUL: add --null$/],
    ['noise', Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 31 + i * 7) % 251)), /^it is no text/],
    ['a feed', '<?xml version="1.0"?>\n<rss version="2.0">', /^it is a feed/],
    ['a list', '[draf] a.html\nb.html', /^$/],
  ])('%s given as a list is told by how it begins', async (_, content, fault) => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'daftar'), content);
    expect((await listFault(join(folder, 'daftar'))) ?? '').toMatch(fault);
    const bytes = Buffer.from(content);
    const [first, ...more] = await collect([], { inputLists: ['-'], stdin: streamOf(bytes, bytes.length) });
    if (fault.source !== '^$') {
      expect(first).toMatchObject({ ok: false, input: '-', failure: { code: 'unreadable' } });
      expect(more).toEqual([]);
    }
  });

  test('a list of lines whose inputs are said to end with NUL is told, and is not one long name', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'daftar'), 'a.html\nb.html\n');
    const pages = await collect([], { inputLists: [join(folder, 'daftar')], listEnd: 'nul' });
    expect(pages.map(summarise)).toEqual([expect.stringMatching(/its inputs end with line feeds: leave --null out$/)]);
  });

  test('a FIFO that nobody opens for writing is told, as is an empty device', async () => {
    const folder = await makeFolder();
    execFileSync('mkfifo', [join(folder, 'list')]);
    const pages = await collect([], { inputLists: ['/dev/null', join(folder, 'list')] });
    expect(pages.map(summarise)).toEqual([
      `${folder}/list! unreadable the input list cannot be read: a FIFO that nobody opens for writing`,
    ]);
  });

  test('a FIFO is a list or a page like any other, as is the output of a command in the shell', async () => {
    const folder = await makeFolder();
    execFileSync('mkfifo', [join(folder, 'pages'), join(folder, 'list')]);
    await writeFile(join(folder, 'a.html'), html);
    const script = `cat a.html > pages & (sleep 0.1; echo ${folder}/a.html) > list; wait`;
    const writer = spawn('sh', ['-c', script], { cwd: folder });
    const pages = await collect([join(folder, 'pages')], { inputLists: [join(folder, 'list')] });
    expect(pages.map(summarise)).toEqual([`${folder}/pages: ${html}`, `${folder}/a.html: ${html}`]);
    if (writer.exitCode === null) await new Promise((resolve) => writer.once('exit', resolve));
  });
});
