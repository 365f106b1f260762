import { describe, expect, test } from 'vitest';
import { cleanBody } from '../../src/extract/body.ts';
import { readPosition } from '../../src/extract/pagination.ts';
import type { Generation } from '../../src/model/site-rule.ts';
import { parsePage } from '../../src/page/parse.ts';
import { select } from '../../src/page/select.ts';
import { ownSites } from '../../src/sites/index.ts';
import { markupOf } from '../support/markup-of.ts';
import { branchesOf } from '../support/rule-parts.ts';

/** What is known of the pages of a generation: where their stories end, their links to further pages, and the page at hand. */
interface Known {
  readonly ends: readonly string[];
  readonly links: readonly string[];
  readonly current: readonly string[];
}

const underKompas = [
  ...['#EndOfArticle', '.paging__footnote', '.read__paging', '.info-banner', '.read__tagging'],
  ...['.related__inline', '.read__credit.bottom'],
];
const kompasPager = { links: ['.paging--article .paging__link'], current: ['.paging--article .paging__link--active'] };
const kcmBox = ':is(.kcm-read, .baca-content)';
const kcmPager = {
  links: [`${kcmBox} [class*="paging"] a`, `${kcmBox} ul.pagination a`],
  current: [`${kcmBox} [class*="paging"] a.active`],
};
const underKcm = ['.kcm-read-copy', '.penulis-editor', '.kcm-read-bottom-topic'];
const kontanPager = ['.paginations a', 'a.color-orange.fright[href*="page="]'];
const kontanPages = ['.ff-opensans:has(> .paginations)', '.paginations'];
const kontanLists = ['.wrap-tag', '[id^="div-belowarticle"]'];
const tribun: Known = {
  ends: ['.side-article.mb5', '.share-wrapper', '.tagcloud3'],
  links: ['.paging a', '#article_con .mb20 > a[href*="page="]'],
  current: ['#pagecurrent', '.paging a.active'],
};

const known: Readonly<Record<string, Known>> = {
  'kompas 2022-amp': {
    ends: ['.read__paging', '.paging', '.tagging', '.wLink', '.info-banner'],
    links: ['.paging li a'],
    current: ['.paging a.active'],
  },
  'kompas 2021-phone': {
    ends: ['.kcm-read-paging', '.mob-tagging', ...underKompas],
    links: ['.kcm-read-paging a'],
    current: ['.kcm-read-paging a.active'],
  },
  'kompas 2022': { ends: underKompas, ...kompasPager },
  'kompas 2017': { ends: underKompas, ...kompasPager },
  'kompas 2026': { ends: underKompas, ...kompasPager },
  'kompas 2015-kcm': { ends: underKcm, ...kcmPager },
  'kompas 2016-kanal': { ends: underKcm, ...kcmPager },
  'kompas 2014-kolom': {
    ends: ['.pagination', 'hr.orange', '.kcm-read-bottom-topic', '.kcm-read-copy'],
    ...kcmPager,
  },
  'kompas 2016-otomotif': { ends: underKcm, ...kcmPager },
  'kontan main-desk': {
    ends: ['#share-it', '.pagination', ...kontanPages, ...kontanLists],
    links: ['.pagination a', ...kontanPager],
    current: ['.pagination .active', '.paginations .active'],
  },
  'kontan channel': {
    ends: [...kontanPages, '.tpt_shr', '.kontan_premiun', '.listbut-shr', '#share-it', '.wrap-tag'],
    links: kontanPager,
    current: ['.paginations .active'],
  },
  'kontan brand': {
    ends: [
      ...['#share-it', '.artikel__sosmed', '.artikel__tags', '.listbut-shr', '.tpt_shr', '.pagination'],
      ...[...kontanPages, ...kontanLists],
    ],
    links: ['.pagination a', ...kontanPager],
    current: ['.pagination .active', '.paginations .active'],
  },
  'tribun 2025': tribun,
  'tribun 2021': tribun,
  'tribun 2013': tribun,
  'tribun 2017': tribun,
};

const generations = ownSites.flatMap((site) =>
  site.generations.map((generation) => {
    const name = `${site.id} ${generation.id}`;
    return { site, generation, name, of: known[name] ?? { ends: [], links: [], current: [] } };
  }),
);

test('what rules say of ends and pagers is known here', () => {
  const branches = (selector: string | undefined): string[] => (selector === undefined ? [] : branchesOf(selector));
  const sorted = (selectors: readonly string[]): string[] => selectors.flatMap(branchesOf).sort();
  for (const { name, generation, of } of generations) {
    const { body, pagination } = generation;
    expect([name, branches(body.end).sort()]).toEqual([name, sorted(of.ends)]);
    expect([name, branches(pagination?.links).sort()]).toEqual([name, sorted(of.links)]);
    expect([name, branches(pagination?.current).sort()]).toEqual([name, sorted(of.current)]);
  }
});

describe.each(generations)('$name', ({ site, generation, of }) => {
  const { root } = generation.body;

  /** The blocks of a body in which a box was left open: everything behind it stands in it. */
  const textsWith = (inside: string): readonly string[] => {
    const [first = ''] = branchesOf(root);
    const page = parsePage(`<html><body>${markupOf(first, inside)}</body></html>`);
    const roots = select(page, root);
    const by = { by: 'rule', root } as const;
    return cleanBody({ page, roots, site, generation, base: null, ...by }).blocks.map(({ text }) => text);
  };

  test.each(of.ends)('the story ends before %s, in a box that was left open too', (marker) => {
    const texts = textsWith(
      `<p>Perahu ditambatkan.</p><div><p>Warga pulang.</p>${markupOf(marker, 'Penanda')}<p>Kabar lain dari dermaga.</p></div><p>Kaki halaman.</p>`,
    );
    expect(texts).toEqual(['Perahu ditambatkan.', 'Warga pulang.']);
  });

  const { pagination } = generation;
  const positionIn = (body: string): ReturnType<typeof readPosition> =>
    readPosition(parsePage(`<html><body>${body}</body></html>`), pagination, null);
  const links = (branch: string): string =>
    [1, 2, 3]
      .map((number) => markupOf(branch, String(number), { href: `https://lain.example/cerita?page=${number}` }))
      .join('');

  test.each(of.links)('%s leads to three pages', (branch) => {
    expect(positionIn(links(branch)).total).toBe(3);
  });

  test.each(of.current)('%s is the page at hand', (branch) => {
    const [pager = ''] = of.links;
    expect(positionIn(`${links(pager)}${markupOf(branch, '2')}`)).toEqual({ page: 2, total: 3 });
  });
});

test('a view of all pages stays one where its pager says so, and is one page where the pager says which', () => {
  const tribun: Generation | undefined = ownSites.find(({ id }) => id === 'tribun')?.generations[0];
  const positionOf = (printed: string): ReturnType<typeof readPosition> =>
    readPosition(
      parsePage(`<html><body><div class="total-page">${printed}</div></body></html>`),
      tribun?.pagination,
      'https://jateng.tribunnews.com/2024/03/02/bengkel?page=all',
    );
  expect(positionOf('Halaman 1/3')).toEqual({ page: 1, total: 3 });
  expect(positionOf('Halaman 1/1')).toEqual({ page: 'all', total: 1 });
});
