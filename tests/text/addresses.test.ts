import { describe, expect, test } from 'vitest';
import {
  hostOf,
  originalAddress,
  pageOf,
  resolveAddress,
  storyKey,
  stripTracking,
  withoutPage,
} from '../../src/text/addresses.ts';

const base = 'https://money.kompas.com/read/2023/11/02/213419026/menhub';

describe('addresses in a page', () => {
  test.each([
    ['//foto.kontan.co.id/a.jpg', 'https://foto.kontan.co.id/a.jpg'],
    ['/tag/menhub', 'https://money.kompas.com/tag/menhub'],
    ['?page=2', 'https://money.kompas.com/read/2023/11/02/213419026/menhub?page=2'],
    ['  https://kontan.co.id/ ', 'https://kontan.co.id/'],
    ['http://kom.ps/AFtnl4', 'http://kom.ps/AFtnl4'],
    ['javascript:void(0)', null],
    ['mailto:redaksi@kompas.example', null],
    ['data:image/gif;base64,R0lGOD', null],
    ['#page2', null],
    ['', null],
    [undefined, null],
    ['http://', null],
  ])('%s', (address, absolute) => {
    expect(resolveAddress(address, base)).toBe(absolute);
  });

  test('a relative address without a page to stand in is none', () => {
    expect(resolveAddress('/tag/menhub', null)).toBeNull();
  });
});

test.each([
  ['https://bola.kompas.com/read/1/x?utm_source=wa&utm_medium=a', 'https://bola.kompas.com/read/1/x'],
  ['https://www.kompas.com/read/1/x?jxrecoid=abc&page=2', 'https://www.kompas.com/read/1/x?page=2'],
  ['https://solo.tribunnews.com/2020/1/1/x?ct=home&m=widget-1&s=2', 'https://solo.tribunnews.com/2020/1/1/x'],
  ['https://x.kontan.co.id/news/a?page=all#isi', 'https://x.kontan.co.id/news/a?page=all'],
  ['https://user:pw@x.kontan.co.id:443/news/a?fbclid=1', 'https://x.kontan.co.id/news/a'],
  ['https://search.kompas.com/search?q=m', 'https://search.kompas.com/search?q=m'],
  ['not an address', 'not an address'],
])('without tracking: %s', (address, clean) => {
  expect(stripTracking(address)).toBe(clean);
});

test.each([
  ['https://Money.KOMPAS.com./read/', 'money.kompas.com'],
  ['file:///home/x/page.html', null],
  ['page.html', null],
  [null, null],
])('host of %s', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

test.each([
  ['https://x/?page=3', 3],
  ['https://x/?s=paging_new&page=2', 2],
  ['https://x/?page=all#page2', 'all'],
  ['https://x/?page=ALL', 'all'],
  ['https://x/?page=0', null],
  ['https://x/?mypage=2', null],
  ['https://x/#page2', null],
  [null, null],
])('page of %s', (address, page) => {
  expect(pageOf(address)).toBe(page);
});

test('addresses that differ by what their query says are different stories', () => {
  const key = (query: string): string => storyKey(`https://kabarmuara.example/index.php${query}`);
  expect(key('?p=1')).not.toBe(key('?p=2'));
  expect(key('?p=1&page=2')).toBe(key('?p=1'));
  expect(key('?page=2&p=1')).toBe(key('?p=1'));
  expect(key('?p=1#isi')).toBe(key('?p=1'));
});

test('pages of one story share a key, whatever variant they were saved from', () => {
  const key = storyKey('http://www.tribunnews.com/bisnis/2019/02/22/ojk/');
  expect(key).toBe(storyKey('https://www.tribunnews.com/bisnis/2019/02/22/OJK?page=2'));
  expect(key).not.toBe(storyKey('https://www.tribunnews.com/bisnis/2019/02/22/ojk-2'));
});

test.each([
  ['https://web.archive.org/web/20231102120000/https://bola.kompas.com/read/1/x', 'https://bola.kompas.com/read/1/x'],
  ['/web/20231102120000im_/http://asset.kompas.com/a.jpg', 'http://asset.kompas.com/a.jpg'],
  // Servers on the way make one slash of two.
  ['https://web.archive.org/web/2023/https:/bola.kompas.com/read/1/x', 'https://bola.kompas.com/read/1/x'],
  ['//web.archive.org/web/2023/HTTP:///bola.kompas.com/read', 'HTTP://bola.kompas.com/read'],
  ['https://web.archive.org/web/2023/bola.kompas.com/read/1/x', 'https://bola.kompas.com/read/1/x'],
  ['https://bola.kompas.com/web/x', 'https://bola.kompas.com/web/x'],
  ['http:/bola.kompas.com/x', 'http:/bola.kompas.com/x'],
])('the original of %s', (address, original) => {
  expect(originalAddress(address)).toBe(original);
});

test('a page number may have two digits', () => {
  expect(pageOf('https://x/?page=12')).toBe(12);
  expect(storyKey('https://x/a?page=12&p=1')).toBe(storyKey('https://x/a?p=1'));
});

test('a key has neither scheme nor slashes at its end, and keeps the case of a query', () => {
  expect(storyKey('HTTPS://X.test/A//')).toBe('x.test/a');
  expect(storyKey('https://x.test/a?Id=B#https://lain/')).toBe('x.test/a?Id=B');
  expect(storyKey('https://x.test/a\n?p=1\n#b\nc')).toBe('x.test/a\n?p=1\n');
});

test.each(
  'utm_id utm_campaign fbclid gclid dclid igshid mc_cid mc_eid jxrecoid jxreco jxrecosrc source ct m s ref amp lgn_method _ga cmpid ocid spm UTM_ID'.split(
    ' ',
  ),
)('%s says where a reader came from, names that only hold it say what is shown', (name) => {
  const story = 'https://kabarmuara.example/index.php?p=1';
  expect(stripTracking(`${story}&${name}=x`)).toBe(story);
  const other = `${story}&a${name}=x&${name}z.=x`;
  expect(stripTracking(other)).toBe(other);
});

test.each([
  ['https://x/a?page=2', 'https://x/a'],
  ['https://x/a?page=2#isi', 'https://x/a#isi'],
  ['https://x/a?p=1&page=2', 'https://x/a?p=1'],
  ['https://x/a?page=2&p=1#isi', 'https://x/a?p=1#isi'],
  ['https://x/a?PAGE=all', 'https://x/a'],
  ['https://x/a?page=', 'https://x/a'],
  ['https://x/a?mypage=2', 'https://x/a?mypage=2'],
  ['https://x/page=2', 'https://x/page=2'],
  ['https://x/a', 'https://x/a'],
])('%s without its page', (address, without) => {
  expect(withoutPage(address)).toBe(without);
});

test.each([
  ['https://x/?page=999', 999],
  ['https://x/?page=1000', null],
  ['https://x/?page=1', 1],
  ['https://x/?page=2x', null],
  ['https://x/?page=allx', null],
  ['https://x/?page=-1', null],
])('page of %s', (address, page) => {
  expect(pageOf(address)).toBe(page);
});

test.each([
  ['http://archive.org/web/2023/https://x.id/a', 'https://x.id/a'],
  ['https://wayback.archive.org/web/20231102120000/https://x.id/a', 'https://x.id/a'],
  ['https://lain.archive.org/web/2023/https://x.id/a', 'https://lain.archive.org/web/2023/https://x.id/a'],
  ['https://x.id/?u=/web/2023/https://y.id/', 'https://x.id/?u=/web/2023/https://y.id/'],
  ['/web/202/https://x.id/a', '/web/202/https://x.id/a'],
  ['/web/202311021200000/https://x.id/a', '/web/202311021200000/https://x.id/a'],
  ['/web/2023IM_/https://x.id/a', 'https://x.id/a'],
  ['/web/2023abc_/https://x.id/a', '/web/2023abc_/https://x.id/a'],
  ['/web/2023/x.id', '/web/2023/x.id'],
  ['/web/2023/x/a', '/web/2023/x/a'],
])('of copies: %s', (address, original) => {
  expect(originalAddress(address)).toBe(original);
});
