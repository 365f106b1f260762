import { describe, expect, test } from 'vitest';
import { cleanPage } from '../../src/extract/clean-page.ts';
import type { DraftLink } from '../../src/extract/draft-blocks.ts';
import { relatedTitlesIn } from '../../src/extract/labelled-links.ts';
import { readDumpLines } from '../../src/extract/plain-text/dump-lines.ts';
import { readPageHeader } from '../../src/extract/plain-text/page-header.ts';
import { readPhoto } from '../../src/extract/plain-text/photo-lines.ts';
import { readSyndication } from '../../src/extract/removed-parts.ts';
import { watchdog } from '../../src/extract/steps.ts';
import { parsePage } from '../../src/page/parse.ts';
import { sites } from '../../src/sites/index.ts';
import { knownNames } from '../../src/sites/known-names.ts';
import { readDateline } from '../../src/text/datelines.ts';
import { readTime } from '../../src/text/dates.ts';
import { readByline } from '../../src/text/people.ts';

/** What a hostile text may be made of; some held the program for minutes (November 2026). */
const bits: Readonly<Record<string, string>> = {
  'list lines of a front matter': '\t-\t\n',
  'keys of a front matter': 'a: b\n',
  'capitals behind "Oleh:"': 'Oleh: BUDI SANTOSO ',
  'line feeds': '\n',
  'line feeds and blanks': '\n ',
  blanks: ' ',
  tabs: '\t',
  'stars of a notice': '* (',
  'suffixes of a title': 'Laut - Halaman 2 - Kompas.com ',
  'one letter': 'a',
  'two letters': 'ab',
  'a caption again and again': 'Bus di halte DOK. Contoh ',
  'pictures that never end': '![',
  'links that never end': '[a](',
  headings: '## Laut ##\n',
  dashes: '---\n',
  cells: '| a ',
  credits: 'Penulis: Rara Contoh | Editor: Budi\n',
  'names without end': 'Rara, Budi & Tuti / ',
  times: '31/10/2020, 20:02 WIB ',
  datelines: 'JAKARTA, KOMPAS.com - ',
  'short lines': 'laut\n',
  'notices of syndication':
    'Artikel ini telah tayang di Kompas.com dengan judul "Laut", klik untuk baca: https://x.id/a\n',
  'labels of related links': 'Warga datang. Baca juga:Judul Lain Ia pulang. ',
  'numbered links': '\nReferensi\n',
  sentences: 'Nelayan memasang lampu di tiang dermaga sebelum malam turun.\n',
};

const guard = watchdog(30_000);

/** Everything that reads lines, dates, names and printed pages. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'the printed page': (text) =>
    cleanPage(
      { input: 'laut.txt', url: null, content: `Laut\n${text}`, contentType: null, kind: 'text', fetch: null },
      null,
      sites,
      guard,
    ),
  'the header of an extractor': (text) => guard(() => readPageHeader(`---\n${text}---`)),
  lines: (text) => guard(() => readDumpLines(text)),
  'a photo': (text) => guard(() => readPhoto([{ text, mark: 'none', gap: false }])),
  names: (text) => guard(() => readByline(text, 'authors', knownNames)),
  times: (text) => guard(() => readTime(text, 'WIB')),
  'a dateline': (text) => guard(() => readDateline(text, knownNames)),
  'a notice of syndication': (text) =>
    guard(() =>
      readSyndication(
        [{ name: 'syndication-notice', line: text, start: 0, block: { type: 'paragraph', text, links: [] } }],
        null,
      ),
    ),
};

/** Processor time that reading takes, in milliseconds; below a few nothing can be compared. */
async function cost(read: (text: string) => unknown, text: string): Promise<number> {
  const before = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(before);
  return Math.max(10, (user + system) / 1000);
}

/** Four times the text costs four times as much, sixteen times where a reader looks at it again and again. */
const mostForFour = 12;

describe.each(Object.keys(readers))('%s: twice the text costs about twice as much', (name) => {
  const read = readers[name] ?? String;
  test.each(Object.keys(bits))('%s', async (kind) => {
    const bit = bits[kind] ?? '';
    const of = (characters: number): string => bit.repeat(Math.ceil(characters / bit.length));
    // What is loaded and compiled on first use is paid for before.
    await read(of(1000));
    const [once, twice, four] = [
      await cost(read, of(8000)),
      await cost(read, of(16_000)),
      await cost(read, of(32_000)),
    ];
    expect(four / Math.max(once, twice / 2)).toBeLessThan(mostForFour);
  });
});

test.each([
  ['labels and links in a row', 'Baca juga: ', ' '],
  ['links in a row under one label', '', ' '],
  ['labels and links between sentences', 'Warga datang ke tepi laut. Baca juga: ', '. Ia pulang.\n'],
])('of %s in one paragraph each link is looked at a few times', (_what, before, behind) => {
  const count = 2000;
  const [element] = parsePage('<a href="/x">Judul lain</a>').byKey.get('a') ?? [];
  if (element === undefined) throw new Error('no link');
  const links: DraftLink[] = [];
  let text = before === '' ? 'Baca juga: ' : '';
  for (let i = 0; i < count; i++) {
    text += before;
    links.push({ start: text.length, end: text.length + 10, href: '/x', element });
    text += `Judul lain${behind}`;
  }
  let looks = 0;
  const counted = new Proxy(links, {
    get: (of, key) => {
      looks += 1;
      return Reflect.get(of, key) as unknown;
    },
  });
  expect(relatedTitlesIn({ type: 'paragraph', text, links: counted }).length).toBeGreaterThan(0);
  expect(looks).toBeLessThan(20 * count);
});
