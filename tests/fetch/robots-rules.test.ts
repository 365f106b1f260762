import { describe, expect, test } from 'vitest';
import { isMarkup, matchesPath, readPathPattern, readRobots, robotsText } from '../../src/fetch/robots.ts';

describe('R19 matching', () => {
  const allows = (text: string, path: string, token = 'saring'): boolean =>
    readRobots(text, 'https://a.test', token).leaveFor(new URL(path, 'https://a.test')) === 'allowed';

  test.each<[string, string, string, boolean]>([
    ['the longest rule wins', 'user-agent: saring\ndisallow: /x\nallow: /x/y', '/x/y/z', true],
    ['the longest rule wins, the other way', 'user-agent: saring\nallow: /x\ndisallow: /x/y', '/x/y/z', false],
    ['a tie allows', 'user-agent: saring\ndisallow: /x\nallow: /x', '/x', true],
    ['nothing said allows', 'user-agent: saring\ndisallow: /x', '/y', true],
    ['an empty disallow allows', 'user-agent: saring\ndisallow:', '/x', true],
    ['* in the middle', 'user-agent: *\ndisallow: /a*z', '/a/bc/z', false],
    ['$ at the end', 'user-agent: *\ndisallow: /*.pdf$', '/a.pdf', false],
    ['$ at the end, more follows', 'user-agent: *\ndisallow: /*.pdf$', '/a.pdf?x', true],
    ['query', 'user-agent: *\ndisallow: /*?utm_source=', '/a?utm_source=b', false],
    ['case of paths counts', 'user-agent: *\ndisallow: /X', '/x', true],
    ['case of the agent does not', 'User-Agent: SaRiNg\ndisallow: /', '/', false],
    ['own group before *', 'user-agent: *\ndisallow: /\nuser-agent: saring\nallow: /', '/x', true],
    ['* before nothing', 'user-agent: other\ndisallow: /', '/x', true],
    ['own group with a version', 'user-agent: saring/1.0\ndisallow: /', '/x', false],
    ['own group with a version apart', 'user-agent: saring /1.0\ndisallow: /', '/x', false],
    ['two agents share a group', 'user-agent: other\nuser-agent: saring\ndisallow: /', '/x', false],
    [
      'a sitemap does not end the agents',
      'user-agent: saring\nsitemap: https://a.test/s\nuser-agent: other\ndisallow: /',
      '/x',
      false,
    ],
    [
      'an unknown line does not end the agents',
      'user-agent: saring\nfoo: bar\nuser-agent: other\ndisallow: /',
      '/x',
      false,
    ],
    [
      'groups of one agent are joined',
      'user-agent: saring\ndisallow: /a\nuser-agent: b\ndisallow: /\nuser-agent: saring\ndisallow: /c',
      '/c',
      false,
    ],
    ['rules before any agent are void', 'disallow: /\nuser-agent: *\nallow: /y', '/x', true],
    ['percent-encoding is equal', 'user-agent: *\ndisallow: /%7Ejoe/%c3%a9', '/~joe/é', false],
    ['percent-encoding is equal, the other way', 'user-agent: *\ndisallow: /~joe/é', '/%7ejoe/%C3%A9', false],
    ['an encoded slash is no slash', 'user-agent: *\ndisallow: /a%2Fb', '/a/b', true],
    ['comments', 'user-agent: * # all\ndisallow: /x # not this', '/x', false],
    ['spaces around the colon', '  user-agent : *\n disallow : /x', '/x', false],
    ['misspelt agent lines', 'useragent: *\ndisallow: /x', '/x', false],
    ['robots.txt itself is always allowed', 'user-agent: *\ndisallow: /', '/robots.txt', true],
    ['a broken escape does not throw', 'user-agent: *\ndisallow: /%zz', '/x', true],
    ['__proto__ is a name like others', 'user-agent: __proto__\ndisallow: /', '/x', true],
  ])('R19 %s', (_name, text, path, expected) => {
    expect(allows(text, path)).toBe(expected);
  });

  test('R19 another origin, scheme or port is never allowed by these rules', () => {
    const rules = readRobots('user-agent: *\nallow: /', 'https://a.test', 'saring');
    for (const url of ['http://a.test/x', 'https://b.test/x', 'https://a.test:8443/x'])
      expect(rules.leaveFor(new URL(url))).toBe('disallowed');
    expect(rules.leaveFor(new URL('https://a.test:443/x'))).toBe('allowed');
  });

  test('R19 crawl delay and sitemaps', () => {
    const text =
      'sitemap: https://a.test/1.xml\nuser-agent: *\ncrawl-delay: 2.5\nuser-agent: other\ncrawl-delay: 9\nSitemap:https://a.test/2.xml';
    const rules = readRobots(text, 'https://a.test', 'saring');
    expect([rules.crawlDelayMs, rules.sitemaps]).toEqual([2500, ['https://a.test/1.xml', 'https://a.test/2.xml']]);
    for (const delay of ['-1', 'soon', '', 'NaN'])
      expect(readRobots(`user-agent: *\ncrawl-delay: ${delay}`, 'https://a.test', 'saring').crawlDelayMs).toBe(0);
    // A delay that says nothing takes nothing back.
    for (const delay of ['', 'soon'])
      expect(
        readRobots(`user-agent: *\ncrawl-delay: 4\ncrawl-delay: ${delay}`, 'https://a.test', 'saring').crawlDelayMs,
      ).toBe(4000);
  });
});

test('R18 a web page in its place is told by its beginning alone', () => {
  for (const page of ['<!DOCTYPE html>', '\ufeff\n <html lang="id">', '<!-- x --><head>'])
    expect(isMarkup(page)).toBe(true);
  for (const rules of ['user-agent: *\n# <html> is closed\ndisallow: /', 'sitemap: x\n<body>'])
    expect(isMarkup(rules)).toBe(false);
});

test('R18 a cut robots.txt ends with a whole line', () => {
  expect(robotsText(Buffer.from('allow: /a\ndisallow: /abc'), 20)).toBe('allow: /a');
  expect(robotsText(Buffer.from('allow: /a\ndisallow: /abc'), 24)).toBe('allow: /a\ndisallow: /abc');
  expect(robotsText(Buffer.from('allow: /a\ndisallow: /abc'), 99)).toBe('allow: /a\ndisallow: /abc');
});

describe('R20 a robots.txt made to hurt', () => {
  const full = (line: (n: number) => string): string => {
    const lines = ['user-agent: *'];
    for (let size = 0; size < 512 * 1024; size += (lines.at(-1) ?? '').length + 1) lines.push(line(lines.length));
    return lines.join('\n');
  };
  const longPath = `/${'a'.repeat(2000)}`;

  test.each<[string, string, string]>([
    ['many stars', full(() => `disallow: /${'*a'.repeat(200)}b`), 'allowed'],
    ['one rule of stars', `user-agent: *\ndisallow: /${'*a'.repeat(250_000)}b`, 'allowed'],
    ['nothing but stars', `user-agent: *\ndisallow: /${'*'.repeat(500_000)}Q`, 'allowed'],
    ['pieces that nearly fit everywhere', full((n) => `disallow: /*a${n}`), 'undecided'],
    [
      'long pieces that nearly fit everywhere',
      full((n) => `disallow: /*${'a'.repeat(400)}${n}b${'a'.repeat(400)}`),
      'undecided',
    ],
    ['plain paths', full((n) => `disallow: ${longPath.slice(0, 300)}${n}`), 'allowed'],
    [
      'thousands of names above thousands of rules',
      `${'user-agent: x\n'.repeat(20_000)}${'disallow: /y\n'.repeat(20_000)}`,
      'allowed',
    ],
  ])('%s', (_name, text, leave) => {
    const rules = readRobots(text, 'https://a.test', 'saring');
    expect(rules.leaveFor(new URL(`https://a.test${longPath}`))).toBe(leave);
    expect(rules.leaveFor(new URL('https://a.test/read/2026/11/22/judul-berita'))).toBe('allowed');
  });

  test('the work for one address is bounded, whatever the file', () => {
    // A piece of two letters that almost fits at every place is the dearest there is to look for.
    const effort = { left: 2_000_000 };
    const pattern = readPathPattern(`/*${'a*'.repeat(1500)}ab`);
    let looked = 0;
    while (effort.left >= 0) {
      expect(matchesPath(pattern, longPath, effort)).toBe(false);
      looked += 1;
    }
    expect(looked).toBeLessThan(2000);
  });

  test('thousands of ordinary rules are no effort', () => {
    const text = full((n) => `disallow: /*?sort=${n}&`);
    const rules = readRobots(`${text}\ndisallow: /*/cetak/`, 'https://a.test', 'saring');
    const leaves = ['/read/2026/11/22/judul-berita?page=all', '/read/2026/cetak/1'].map((path) =>
      rules.leaveFor(new URL(path, 'https://a.test')),
    );
    expect(leaves).toEqual(['allowed', 'disallowed']);
  });
});

test('R19 signs that addresses keep as they are, and half characters, are compared alike', () => {
  const leave = (pattern: string, path: string): string =>
    readRobots(`user-agent: *\ndisallow: ${pattern}`, 'https://a.test', 'saring').leaveFor(
      new URL(path, 'https://a.test'),
    );
  expect(leave('/a[b]|c', '/a[b]|c')).toBe('disallowed');
  expect(leave('/a%5Bb%5D', '/a[b]')).toBe('disallowed');
  expect(leave('/100%25', '/100%25')).toBe('disallowed');
  expect(leave('/\ud800', '/x')).toBe('allowed');
});
