import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { holdsSeveralStories } from '../../src/extract/plain-text/several-stories.ts';
import { extractOnePage } from '../../src/index.ts';

const kompas = [
  'BONTANG, KOMPAS.com - Pedagang sayur di Pasar Rawa pindah ke bangunan baru setelah menunggu hampir dua tahun.',
  'Bangunan itu memiliki delapan puluh kios, sebuah musala, dan tempat bongkar muat yang menghadap ke sungai.',
];
const tribun = [
  'TRIBUNKALTIM.CO, BERAU - Nelayan Tanjung Lontar melepas tiga penyu yang tersangkut jaring pada Sabtu dini hari.',
  'Ketiga penyu itu diberi tanda pada siripnya supaya dapat dikenali ketika naik ke pantai untuk bertelur.',
];
const text = (...stories: readonly (readonly string[])[]): string =>
  stories.map((one) => one.join('\n\n')).join('\n\n\n');

describe('several stories in one text', () => {
  test('are told by their openings, or by what stands over each', async () => {
    expect(holdsSeveralStories(text(kompas, tribun))).toBe(true);
    expect(holdsSeveralStories(text(kompas, tribun).replaceAll('\n', '\r\n'))).toBe(true);
    const withHeads = [kompas, tribun]
      .map(([, second = ''], i) => `---\ntitle: Judul ${i}\n---\n\n${second}\n`)
      .join('\n');
    expect(holdsSeveralStories(withHeads)).toBe(true);
    const result = await extractOnePage(text(kompas, tribun));
    expect(result.ok && result.page.trace.warnings).toContain('several-stories');
  });

  test('one story is one, with a teaser of another and front matter too', async () => {
    const teaser = 'TRIBUNNEWS.COM, JAKARTA - Harga cabai turun di tiga pasar besar sejak awal pekan ini setelah...';
    expect(holdsSeveralStories(text([`---\ntitle: Judul\nurl: https://koran.example/1\n---`, ...kompas, teaser]))).toBe(
      false,
    );
    const result = await extractOnePage(text(kompas));
    expect(result.ok && result.page.trace.warnings).not.toContain('several-stories');
  });

  test('no printed page of ours holds several', () => {
    const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
    const texts = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((name) => holdsSeveralStories(readFileSync(path.join(fixtures, name), 'utf8')))).toEqual([]);
  });
});
