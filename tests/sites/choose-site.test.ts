import { describe, expect, test } from 'vitest';
import { parsePage } from '../../src/page/parse.ts';
import { generic, kompas, kontan, sites } from '../../src/sites/index.ts';
import { chooseSite } from '../../src/sites/match.ts';
import { kompasPage } from '../support/story-pages.ts';

const marked = parsePage(kompasPage());
const plain = parsePage('<html><body><article><p>Laut tenang.</p></article></body></html>');
const story = 'https://money.kompas.com/read/2026/11/20/091500026/lampu';
const choose = (page: typeof plain, addresses: readonly (string | null)[]): ReturnType<typeof chooseSite> =>
  chooseSite(page, addresses, sites, null);

describe('the site that a page is read as', () => {
  test('is the one asked for, with a portal only where the host is of that site', () => {
    expect(chooseSite(plain, [story], sites, 'kontan')).toEqual({ site: kontan, portal: null, by: 'option' });
    const { site, portal, by } = chooseSite(plain, [story], sites, 'kompas');
    expect([site.id, portal?.name, by]).toEqual(['kompas', 'Kompas.com', 'option']);
  });

  test('goes by the first known host among the addresses, whatever the markup', () => {
    const addresses = [null, 'https://simpanan.test/a', 'https://keuangan.kontan.co.id/news/lampu', story];
    expect(choose(marked, addresses)).toMatchObject({ site: { id: 'kontan' }, by: 'host' });
  });

  test('goes by the markup where no host is known; only without any host it is of the first portal', () => {
    expect(choose(marked, [])).toEqual({ site: kompas, portal: kompas.portals[0], by: 'markup' });
    expect(choose(marked, ['https://simpanan.test/a'])).toEqual({ site: kompas, portal: null, by: 'markup' });
  });

  test('is not that of the markup on a host that only looks like the site', () => {
    expect(choose(marked, ['https://www.kompas.id/artikel/lampu'])).toEqual({
      site: generic,
      portal: null,
      by: 'none',
    });
    expect(choose(marked, ['https://simpanan.test/a', 'https://www.kompas.id/artikel/lampu'])).toMatchObject({
      by: 'none',
    });
  });

  test('is none of the known ones where nothing says so', () => {
    expect(choose(plain, ['https://simpanan.test/a'])).toEqual({ site: generic, portal: null, by: 'none' });
  });
});
