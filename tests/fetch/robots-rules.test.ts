import { describe, expect, test } from 'vitest';
import { readRobots, robotsText } from '../../src/fetch/robots.ts';

describe('R19 matching', () => {
  const allows = (text: string, path: string, token = 'saring'): boolean =>
    readRobots(text, 'https://a.test', token).allows(new URL(path, 'https://a.test'));

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
      expect(rules.allows(new URL(url))).toBe(false);
    expect(rules.allows(new URL('https://a.test:443/x'))).toBe(true);
  });

  test('R19 crawl delay and sitemaps', () => {
    const text =
      'sitemap: https://a.test/1.xml\nuser-agent: *\ncrawl-delay: 2.5\nuser-agent: other\ncrawl-delay: 9\nSitemap:https://a.test/2.xml';
    const rules = readRobots(text, 'https://a.test', 'saring');
    expect([rules.crawlDelayMs, rules.sitemaps]).toEqual([2500, ['https://a.test/1.xml', 'https://a.test/2.xml']]);
    for (const delay of ['-1', 'soon', '', 'Infinity'])
      expect(readRobots(`user-agent: *\ncrawl-delay: ${delay}`, 'https://a.test', 'saring').crawlDelayMs).toBe(0);
  });
});

test('R18 a cut robots.txt ends with a whole line', () => {
  expect(robotsText(Buffer.from('allow: /a\ndisallow: /abc'), 20)).toBe('allow: /a');
  expect(robotsText(Buffer.from('allow: /a\ndisallow: /abc'), 99)).toBe('allow: /a\ndisallow: /abc');
});

test('R20 wildcards made to hurt are matched in less than 100 ms', () => {
  const rules = readRobots(`user-agent: *\ndisallow: /${'*a'.repeat(200)}b`, 'https://a.test', 'saring');
  const url = new URL(`https://a.test/${'a'.repeat(3000)}`);
  rules.allows(url);
  const since = performance.now();
  expect(rules.allows(url)).toBe(true);
  expect(performance.now() - since).toBeLessThan(100);
});
