import { describe, expect, test } from 'vitest';
import { cleanBody } from '../../src/extract/body.ts';
import { readPosition } from '../../src/extract/pagination.ts';
import type { Generation } from '../../src/model/site-rule.ts';
import { parsePage } from '../../src/page/parse.ts';
import { select } from '../../src/page/select.ts';
import { ownSites } from '../../src/sites/index.ts';
import { markupOf } from '../support/markup-of.ts';
import { branchesOf } from '../support/rule-parts.ts';

const generations = ownSites.flatMap((site) =>
  site.generations.map((generation) => ({ site, generation, name: `${site.id} ${generation.id}` })),
);

describe.each(generations)('$name', ({ site, generation }) => {
  const { root, end } = generation.body;

  /** The blocks of a body in which a box was left open: everything behind it stands in it. */
  const textsWith = (inside: string): readonly string[] => {
    const [first = ''] = branchesOf(root);
    const page = parsePage(`<html><body>${markupOf(first, inside)}</body></html>`);
    const roots = select(page, root);
    const by = { by: 'rule', root } as const;
    return cleanBody({ page, roots, site, generation, base: null, ...by }).blocks.map(({ text }) => text);
  };

  test.each(end === undefined ? [] : branchesOf(end))(
    'the story ends before %s, in a box that was left open too',
    (marker) => {
      const texts = textsWith(
        `<p>Perahu ditambatkan.</p><div><p>Warga pulang.</p>${markupOf(marker, 'Penanda')}<p>Kabar lain dari dermaga.</p></div><p>Kaki halaman.</p>`,
      );
      expect(texts).toEqual(['Perahu ditambatkan.', 'Warga pulang.']);
    },
  );

  const { pagination } = generation;
  const positionIn = (body: string): ReturnType<typeof readPosition> =>
    readPosition(parsePage(`<html><body>${body}</body></html>`), pagination, null);
  const branches = (key: 'links' | 'current'): readonly string[] =>
    pagination?.[key] === undefined ? [] : branchesOf(pagination[key]);
  const links = (branch: string): string =>
    [1, 2, 3]
      .map((number) => markupOf(branch, String(number), { href: `https://lain.example/cerita?page=${number}` }))
      .join('');

  test.each(branches('links'))('%s leads to three pages', (branch) => {
    expect(positionIn(links(branch)).total).toBe(3);
  });

  test.each(branches('current'))('%s is the page at hand', (branch) => {
    const [pager = ''] = branches('links');
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
