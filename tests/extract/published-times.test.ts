import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { SiteRule } from '../../src/model/site-rule.ts';
import { sites } from '../../src/sites/index.ts';
import { kabarLereng } from '../support/invented-site.ts';

/** A Tribun page that prints one time and states another for machines -> the time read, and what is doubted. */
async function timesOf(printed: string, stated: string): Promise<readonly [string | null, readonly string[]]> {
  const jsonLd = JSON.stringify({ '@type': 'NewsArticle', datePublished: stated });
  const html = `<html><head><script type="application/ld+json">${jsonLd}</script></head><body>
<div id="article"><h1 id="arttitle">Bengkel Dibuka</h1><div class="mt10"><div class="grey bdr3"><time>${printed}</time></div></div>
<div class="txt-article"><p>Warga menata perahu di dermaga.</p></div></div></body></html>`;
  const url = 'https://jateng.tribunnews.com/2024/03/02/bengkel';
  const result = await extractPage(html, { input: 'page.html', url, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(result.failure.message);
  const { publishedAt, extraction } = composeArticle([result.page]);
  return [publishedAt, extraction.warnings];
}

describe('a printed time beside one for machines', () => {
  test.each([
    ['gives way to its seconds', '10:15 WIB', '2024-03-02T10:15:30+07:00', '2024-03-02T10:15:30+07:00'],
    [
      'keeps its clock, if the machine only forgot the zone',
      '10:15 WITA',
      '2024-03-02T10:15:00+07:00',
      '2024-03-02T10:15+08:00',
    ],
    [
      'without a zone takes that of the machine, if the clock is the same',
      '10:15',
      '2024-03-02T10:15:00+08:00',
      '2024-03-02T10:15:00+08:00',
    ],
    ['without a zone may be of any', '10:15', '2024-03-02T11:15:00+07:00', '2024-03-02T10:15+07:00'],
    ['is one instant with it in another zone', '10:15 WIB', '2024-03-02T03:15:00Z', '2024-03-02T10:15:00+07:00'],
  ])('%s', async (_, printed, stated, at) => {
    expect(await timesOf(`Sabtu, 2 Maret 2024 ${printed}`, stated)).toEqual([at, []]);
  });

  test.each([
    ['another minute', '10:15 WIB', '2024-03-02T10:16:00+07:00'],
    ['an hour that the zone printed does not explain', '10:15 WIB', '2024-03-02T11:15:00+07:00'],
    ['more than any zone explains', '10:15', '2024-03-03T10:15:00+07:00'],
    ['minutes that no zone explains', '10:15', '2024-03-02T10:30:00+07:00'],
  ])('is contradicted by %s', async (_, printed, stated) => {
    expect(await timesOf(`Sabtu, 2 Maret 2024 ${printed}`, stated)).toEqual([
      '2024-03-02T10:15+07:00',
      ['time-contradiction:json-ld:datePublished'],
    ]);
  });
});

test('a portal of its own zone prints its own clock', async () => {
  const [portal] = kabarLereng.portals;
  if (portal === undefined) throw new Error('no portal');
  const eastern = { ...portal, id: 'timur', hosts: ['timur.kabarlereng.test'], zone: 'WIT' } as const;
  const rule: SiteRule = { ...kabarLereng, portals: [eastern, portal] };
  const html = `<html><body><div class="kepala-kabar"><span class="waktu">Senin, 02 Maret 2026 | 07:15</span></div>
<div class="isi-kabar"><p>Kabut turun lebih pagi di lereng timur.</p></div></body></html>`;
  const timeAt = async (host: string): Promise<string | null> => {
    const url = `https://${host}/berita/481/kabut`;
    const result = await extractPage(html, { input: 'page.html', url, fetch: null, site: null }, [rule]);
    return result.ok ? result.page.fields.publishedAt : result.failure.message;
  };
  expect(await timeAt('timur.kabarlereng.test')).toBe('2026-03-02T07:15+09:00');
  expect(await timeAt('www.kabarlereng.test')).toBe('2026-03-02T07:15+08:00');
});
