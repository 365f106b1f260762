import { describe, expect, test } from 'vitest';
import { readPager, readPosition } from '../../src/extract/pagination.ts';
import type { PagePosition, PagerLink } from '../../src/model/extracted-page.ts';
import type { PaginationRule } from '../../src/model/site-rule.ts';
import { parsePage } from '../../src/page/parse.ts';

const address = 'https://kota.test/kisah-jembatan-bambu-dibuka';
const rule: PaginationRule = {
  links: '.pager a',
  current: '.pager .here',
  printed: { element: '.count', pattern: /^Lembar (?<page>\d+) dari (?<total>\d+)$/ },
  totalMeta: 'pages_total',
  currentMeta: 'pages_here',
};

function position(body: string, url: string | null = address, own: PaginationRule | undefined = rule): PagePosition {
  return readPosition(parsePage(`<html><head></head><body>${body}</body></html>`), own, url);
}

const pager = (...links: readonly string[]): string => `<div class="pager">${links.join(' ')}</div>`;
const link = (number: number, text: string = String(number)): string =>
  `<a href="${address}?page=${number}">${text}</a>`;

describe('which page of its story this is, and of how many', () => {
  test.each<[what: string, body: string, url: string | null, found: PagePosition]>([
    [
      'by buttons that end in one that leads on',
      '<ul><li><button>1</button></li><li><button>2</button></li><li><button>3</button></li></ul><button>Selanjutnya</button>',
      address,
      { page: 1, total: 3 },
    ],
    [
      'not by buttons that give marks or turn photos',
      '<button>1</button><button>2</button><button>3</button><button>Kirim</button><div class="carousel"><button>1</button><button>2</button><button>Next</button></div>',
      address,
      { page: 1, total: 1 },
    ],
    ['without a pager', '<p>Kisah.</p>', address, { page: 1, total: 1 }],
    [
      'by the links and the one shown',
      pager('<b class="here">1</b>', link(2), link(3)),
      address,
      { page: 1, total: 3 },
    ],
    [
      'by the one shown, where no address is known',
      pager(link(1), '<b class="here"> 2 </b>'),
      null,
      { page: 2, total: 2 },
    ],
    [
      'by the address before all else',
      pager('<b class="here">1</b>', link(3)),
      `${address}?page=2`,
      { page: 2, total: 3 },
    ],
    ['by the largest link', pager(link(5), link(2), link(3)), address, { page: 1, total: 5 }],
    ['by the text of a link without a number', pager('<a href="/lanjut"> 4 </a>'), address, { page: 1, total: 4 }],
    ['by a link of two digits', pager('<a href="/lanjut">12</a>'), address, { page: 1, total: 12 }],
    [
      'not by a text with a number in it',
      pager('<a href="/x">9 foto</a>', '<a href="/x">Foto 9</a>', link(2)),
      address,
      { page: 1, total: 2 },
    ],
    ['by a printed count', '<p class="count">Lembar 2  dari 6</p>', address, { page: 2, total: 6 }],
    [
      'by the first printed count that fits',
      '<p class="count">Lanjut</p><p class="count">Lembar 3 dari 4</p><p class="count">Lembar 1 dari 9</p>',
      address,
      { page: 3, total: 4 },
    ],
    [
      'by the larger of count and links',
      `<p class="count">Lembar 1 dari 2</p>${pager(link(3))}`,
      address,
      { page: 1, total: 3 },
    ],
    [
      'by meta tags',
      '<meta name="pages_total" content="7"><meta name="pages_here" content="5">',
      address,
      { page: 5, total: 7 },
    ],
    [
      'meta tags of no number count for nothing',
      '<meta name="pages_total" content="tujuh">',
      address,
      { page: 1, total: 1 },
    ],
    ['a page 0 is none', '<meta name="pages_total" content="0">', address, { page: 1, total: 1 }],
    [
      'all pages, asked for and said',
      `<title>Jembatan Halaman all</title>${pager('<b class="here">1</b>', link(2))}`,
      `${address}?page=all`,
      { page: 'all', total: 2 },
    ],
    [
      'one page, though all were asked for',
      pager('<b class="here">2</b>', link(1)),
      `${address}?page=all`,
      { page: 2, total: 2 },
    ],
    [
      'one page of several, though all were asked for',
      pager('<b class="here">2</b>', link(3)),
      `${address}?page=all`,
      { page: 2, total: 3 },
    ],
    ['all pages where the pager shows none', pager(link(3)), `${address}?page=all`, { page: 'all', total: 3 }],
  ])('%s', (_what, body, url, found) => {
    expect(position(body, url)).toEqual(found);
  });

  test.each<[title: string, page: PagePosition['page']]>([
    ['Jembatan Bambu Dibuka Halaman 2', 2],
    ['Jembatan Bambu Dibuka - Halaman 3 - Kota.test', 3],
    ['Jembatan Bambu Dibuka Halaman all | Kota', 'all'],
    ['Jembatan Bambu Dibuka Halaman 12–Kota', 12],
    ['Jembatan Bambu Dibuka Halaman 2 untuk Warga', 1],
    ['Jembatan Bambu Dibuka', 1],
    ['Kunci Jawaban Halaman 45', 1],
  ])('by the title behind the headline: %s', (title, page) => {
    const heading = title.startsWith('Kunci') ? 'Kunci Jawaban Halaman 45' : 'Jembatan bambu dibuka';
    expect(position(`<title>${title}</title><h1>${heading}</h1><p>Kisah.</p>`, null).page).toBe(page);
  });

  test('of a site without a rule for pagers an address alone does not say how many there are', () => {
    expect(readPosition(parsePage('<p>Kisah.</p>'), undefined, `${address}?page=2`)).toEqual({ page: 2, total: null });
    expect(position('<p>Kisah.</p>', `${address}?page=2`)).toEqual({ page: 2, total: 1 });
  });
});

describe('addresses of the further pages', () => {
  const links = (body: string, base: string | null = address, own: PaginationRule | undefined = rule): PagerLink[] =>
    readPager(parsePage(`<body>${body}</body>`), own, base);

  test('each page once, relative ones resolved, the number of the address before that of the text', () => {
    expect(links(pager(link(2), '<a href="?page=3">9</a>', link(2, 'lagi'), '<a href="/kisah/4">4</a>'))).toEqual([
      { page: 2, url: `${address}?page=2` },
      { page: 3, url: `${address}?page=3` },
      { page: 4, url: 'https://kota.test/kisah/4' },
    ]);
  });

  test.each([
    ['another host', '<a href="https://lain.test/kisah?page=2">2</a>'],
    ['all pages', `<a href="${address}?page=all">Semua</a>`],
    ['no number', '<a href="/lanjut">Lanjut</a>'],
    ['no address', '<a>2</a>'],
  ])('none that leads to %s', (_what, one) => {
    expect(links(pager(one))).toEqual([]);
  });

  test('where the pager of the rule is not there, any links to pages of the same story', () => {
    expect(links(`<ul><li>${link(2)}</li></ul>`)).toEqual([{ page: 2, url: `${address}?page=2` }]);
    expect(links(`${pager(link(2))}<ul><li>${link(3)}</li></ul>`)).toEqual([{ page: 2, url: `${address}?page=2` }]);
    expect(links(`<ul><li>${link(2)}</li></ul>`, null)).toEqual([]);
  });
});
