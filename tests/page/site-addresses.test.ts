import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import { canonicalForm } from '../../src/extract/page-address.ts';
import { kompas, kontan, sites, tribun } from '../../src/sites/index.ts';
import { matchHost } from '../../src/sites/match.ts';

const bodies = {
  kompas: '<div class="read__content"><p>KOMPAS.com - Warga menata perahu.</p></div>',
  tribun: '<div class="txt-article"><p>TRIBUNNEWS.COM - Warga menata perahu.</p></div>',
  kontan: '<div class="tmpt-desk-kon"><p>KONTAN.CO.ID - Warga menata perahu.</p></div>',
} as const;

/** What becomes of a page saved from an address: its id, or the code of the failure. */
async function idFrom(url: string, site: keyof typeof bodies, head = ''): Promise<string> {
  const html = `<html><head>${head}</head><body>${bodies[site]}</body></html>`;
  const result = await extractPage(html, { input: url, url, fetch: null, site: null }, sites);
  return result.ok ? composeArticle([result.page]).id : result.failure.code;
}

describe('hosts', () => {
  test.each([
    ['money.kompas.com', 'kompas', 'Kompas.com'],
    ['www.kompas.com', 'kompas', 'Kompas.com'],
    ['amp.kontan.co.id', 'kontan', 'Kontan.co.id'],
    ['www.momsmoney.id', 'kontan', 'MomsMoney.id'],
    ['momsmoney.kontan.co.id', 'kontan', 'MomsMoney.id'],
    ['www.tribunnews.com', 'tribun', 'Tribunnews.com'],
    ['m.tribunnews.com', 'tribun', 'Tribunnews.com'],
    ['surabaya.tribunnews.com', 'tribun', 'Surya.co.id'],
    ['surya.co.id', 'tribun', 'Surya.co.id'],
    ['www.tribun-timur.com', 'tribun', 'Tribun-Timur.com'],
    ['makassar.tribunnews.com', 'tribun', 'Tribun-Timur.com'],
    ['tribun-medan.com', 'tribun', 'Tribun-Medan.com'],
    ['tribunmedantravel.tribunnews.com', 'tribun', 'Tribun-Medan.com'],
    ['tribungorontalo.com', 'tribun', 'TribunGorontalo.com'],
    ['tribunkaltim.co', 'tribun', 'TribunKaltim.co'],
    ['wartakotalive.com', 'tribun', 'WartaKotalive.com'],
    ['bangkapos.com', 'tribun', 'BangkaPos.com'],
    ['posbelitung.co', 'tribun', 'PosBelitung.co'],
    ['serambinews.com', 'tribun', 'SerambiNews.com'],
    ['banjarmasinpost.co.id', 'tribun', 'BanjarmasinPost.co.id'],
    ['sripoku.com', 'tribun', 'Sripoku.com'],
    ['pos-kupang.com', 'tribun', 'Pos-Kupang.com'],
    ['tribunmanado.co.id', 'tribun', 'TribunManado.co.id'],
    ['tribunjabar.id', 'tribun', 'TribunJabar.id'],
    ['tribunjateng.com', 'tribun', 'TribunJateng.com'],
    ['m.tribunjateng.com', 'tribun', 'TribunJateng.com'],
    ['tribunnews.com', 'tribun', 'Tribunnews.com'],
  ])('%s', (host, site, outlet) => {
    const match = matchHost(host, sites);
    expect([match?.site.id, match?.portal.name]).toEqual([site, outlet]);
  });

  test('a portal nobody has listed is named by its subdomain, and its pages say its name', () => {
    const match = matchHost('nobody-listed-this.tribunnews.com', sites);
    expect([match?.site.id, match?.portal.id, match?.portal.name]).toEqual(['tribun', 'nobody-listed-this', null]);
  });

  test.each(['www.kompas.id', 'kompas.id', 'www.kompas.tv', 'www.kompasiana.com', 'notkompas.com', 'presnapress.com'])(
    '%s is another publication',
    (host) => {
      expect(matchHost(host, sites)).toBeNull();
    },
  );

  test.each(
    'aceh prohaba gayo medan padang pekanbaru batam jambi sumsel palembang bangka belitung lampung banten tangerang jakarta wartakota bekasi depok bogor jabar priangan cirebon jateng banyumas pantura muria solo jogja surabaya jatim madura suryamalang mataraman bali lombok mataram kupang flores pontianak kalteng banjarmasin kaltim kaltara makassar toraja sulbar palu sultra manado gorontalo ternate ambon papua papuabarat sorong wow travel style health trends shopping'.split(
      ' ',
    ),
  )('%s.tribunnews.com is a portal of its own', (portal) => {
    expect(matchHost(`${portal}.tribunnews.com`, sites)?.portal.id).toBe(portal);
  });
});

describe('variants of an address', () => {
  const read = 'https://bola.kompas.com/read/2020/08/16/11023518/inikah-pelatih';
  test.each([
    [kompas, `${read}?page=all#page2`, read],
    [kompas, `${read}?utm_source=Facebook&page=2`, read],
    [kompas, read.replace('/read/', '/copy/'), read],
    [kompas, read.replace('/read/', '/komentar/'), read],
    [kompas, 'https://amp.kompas.com/bola/read/2020/08/16/11023518/inikah-pelatih', read],
    [
      kompas,
      'https://amp.kompas.com/hype/read/2020/10/16/1/lovato',
      'https://www.kompas.com/hype/read/2020/10/16/1/lovato',
    ],
    [tribun, 'https://m.tribunnews.com/amp/bisnis/2019/02/22/ojk', 'https://www.tribunnews.com/bisnis/2019/02/22/ojk'],
    [tribun, 'https://jogja.tribunnews.com/amp/2020/10/07/unik?page=2', 'https://jogja.tribunnews.com/2020/10/07/unik'],
    [tribun, 'http://www.tribunnews.com/bisnis/2019/02/22/ojk/', 'http://www.tribunnews.com/bisnis/2019/02/22/ojk'],
    [kontan, 'http://industri.kontan.co.id/news/tarif?page=all', 'https://industri.kontan.co.id/news/tarif'],
  ])('%#: %s', (site, address, canonical) => {
    expect(canonicalForm(address, site)).toBe(canonical);
  });
});

describe('ids', () => {
  const appId = '<meta property="android:app_id" content="6493362">';
  test.each([
    ['https://money.kompas.com/read/2023/11/02/213419026/menhub', 'kompas', '', 'kompas:20231102-213419026'],
    ['http://regional.kompas.com/read/2015/11/04/21040031/Polres.', 'kompas', '', 'kompas:20151104-21040031'],
    ['http://lipsus.kompas.com/kemenaker/read/2017/09/13/094022328/x', 'kompas', '', 'kompas:20170913-094022328'],
    ['https://nasional.kompas.com/read/2011/10/15/12480674/~Nasional', 'kompas', '', 'kompas:20111015-12480674'],
    ['https://health.kompas.com/read/25H27130500368/jalan-kaki', 'kompas', '', 'kompas:25H27130500368'],
    ['https://manado.tribunnews.com/sulut/1846235/populer?page=2', 'tribun', appId, 'tribun:manado-1846235'],
    ['https://www.tribunnews.com/bisnis/2020/05/04/soal', 'tribun', appId, 'tribun:tribunnews-6493362'],
    ['https://surya.co.id/2022/09/14/berita-persebaya', 'tribun', '', 'tribun:surabaya-20220914-berita-persebaya'],
    ['https://caritahu.kontan.co.id/news/4-manfaat-1?page=2', 'kontan', '', 'kontan:4-manfaat-1'],
    ['https://investasi.kontan.co.id/news/indeks-saham-naik', 'kontan', '', 'kontan:indeks-saham-naik'],
    ['https://www.kontan.co.id/tag/kolesterol-1', 'kontan', '', 'not-article'],
    ['https://video.kompas.com/watch/1671413/tanggapan', 'kompas', '', 'not-article'],
    ['https://www.tribunnews.com/tag/tvri', 'tribun', '', 'not-article'],
    ['https://video.tribunnews.com/view/143263/viral', 'tribun', '', 'not-article'],
  ] as const)('%s', async (url, site, head, id) => {
    expect(await idFrom(url, site, head)).toBe(id);
  });
});
