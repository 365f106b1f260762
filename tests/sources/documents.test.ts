import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { collect, makeFolder, streamOf, summarise } from './collect.ts';

const pages = [
  '<!DOCTYPE html>\n<html><body><p>satu</p></body></html>\n<!-- dari tembolok -->\n',
  '<html lang="id"><body><script>tulis("</html>")</script><p>dua</p></body></HTML >',
  '\n<!doctype html><html><body><p>tiga</p></body></html>',
];
const named = (name: string): string[] => [
  `${name}#1: ${pages[0]}`,
  `${name}#2: ${pages[1]}\n`,
  `${name}#3: ${pages[2]?.trimStart()}`,
];

test('pages written one behind the other are read one by one, however they come in', async () => {
  const joined = Buffer.from(pages.join(''));
  for (const chunk of [1, 7, 64, 5000]) {
    const read = await collect(['-'], { stdin: streamOf(joined, chunk) });
    expect(read.map(summarise)).toEqual(named('-'));
  }
  const path = join(await makeFolder(), 'a.html');
  await writeFile(path, joined);
  await writeFile(`${path}.gz`, gzipSync(joined));
  expect((await collect([path])).map(summarise)).toEqual(named(path));
  expect((await collect([`${path}.gz`])).map(summarise)).toEqual(named(`${path}.gz`));
  expect((await collect([path], { skip: (input) => input.endsWith('#2') })).map(summarise)).toEqual(
    named(path).filter((_, index) => index !== 1),
  );
});

test('together they may be larger than a page may be', async () => {
  const page = `<html><p>${'x'.repeat(800)}</p></html>\n`;
  const stdin = streamOf(Buffer.from(page.repeat(5000)), 60_000);
  expect(await collect(['-'], { stdin, maxPageBytes: 1000 })).toHaveLength(5000);
});

test('one page stays one, whatever stands in it', async () => {
  for (const page of [
    '<html><body></html></body></html><p>sisa</p>',
    '<html><iframe srcdoc="</html> <p>x</p>"></iframe></html>',
    '<p>Tanda </html> menutup halaman, <html> membukanya.</p>',
    `${'</html>'.repeat(20_000)}`,
  ]) {
    const read = await collect(['-'], { stdin: streamOf(Buffer.from(page), 100) });
    expect(read.map(summarise)).toEqual([`-: ${page}`]);
  }
});

test('an endless page is not read on', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      given += 1000;
      yield Buffer.from(given === 1000 ? `<html>${' '.repeat(994)}` : ' '.repeat(1000));
    }
  }
  const read = await collect(['-'], { stdin: endless(), maxPageBytes: 100_000 });
  expect(read.map(summarise)).toEqual(['-! too-large larger than 100000 bytes, the limit for one page']);
  expect(given).toBeLessThan(200_000);
});
