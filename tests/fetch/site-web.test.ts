import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/fetch/client.ts';
import { makeAuthority } from '../web/certificates.ts';
import { type SiteWeb, startSiteWeb, WEB_HOSTS } from '../web/site-web.ts';
import { goldBlocks, STORIES, storyUrl } from '../web/stories.ts';
import { codeOf, textOf } from './kit.ts';

let web: SiteWeb;
let fetcher: Fetcher;
beforeAll(async () => {
  const authority = makeAuthority();
  web = await startSiteWeb({ tls: authority.sign(WEB_HOSTS) });
  fetcher = createFetcher({
    userAgent: 'Mozilla/5.0 (compatible; saring/0.0-test)',
    connectTo: web.connectTo,
    ca: authority.ca,
    delayMs: 0,
    limits: { retries: 0 },
  });
});
afterAll(async () => {
  await fetcher.close();
  await web.close();
});

test('every story is read over https in all its ways: whole, page by page, and not beyond its last page', async () => {
  for (const story of STORIES) {
    const whole = textOf(await fetcher.fetchPage(`${storyUrl(story)}?page=all`));
    for (const { text } of goldBlocks(story)) expect(whole.replace(/<\/?strong>/g, '')).toContain(text);
    for (const [index, blocks] of story.pages.entries()) {
      const single = textOf(await fetcher.fetchPage(`${storyUrl(story)}?page=${index + 1}`)).replace(
        /<script[\s\S]*?<\/script>/g,
        '',
      );
      for (const { text } of blocks) expect(single.replace(/<\/?strong>/g, '')).toContain(text);
      const others = story.pages.flatMap((page, other) => (other === index ? [] : page));
      for (const { text } of others) expect(single).not.toContain(text);
    }
    expect(codeOf(await fetcher.fetchPage(`${storyUrl(story)}?page=${story.pages.length + 1}`))).toBe('not-found');
  }
});

test('robots.txt was asked once a host, and what it forbids is not asked', async () => {
  const hosts = new Set(STORIES.map(({ host }) => host));
  for (const host of hosts)
    expect([host, web.hits(host).filter(({ path }) => path === '/robots.txt').length]).toEqual([host, 1]);
  expect(codeOf(await fetcher.fetchPage('https://money.kompas.com/copy/2026/11/20/091511026/x'))).toBe('robots');
  expect(await fetcher.sitemapsOf('https://money.kompas.com/x')).toEqual(['https://money.kompas.com/sitemap.xml']);
});

test('feeds and sitemaps are read where they are wanted, index pages and missing pages as pages', async () => {
  for (const path of ['/rss', '/sitemap.xml', '/sitemap-news.xml']) {
    const url = `https://www.tribunnews.com${path}`;
    expect(codeOf(await fetcher.fetchPage(url))).toBe('not-html');
    expect(textOf(await fetcher.fetchPage(url, { wanted: 'feed' }))).toMatch(/^<\?xml/);
  }
  for (const host of ['indeks.kompas.com', 'www.tribunnews.com', 'www.kontan.co.id']) {
    expect(textOf(await fetcher.fetchPage(`https://${host}/`))).toContain('Kisah Uji');
    expect(codeOf(await fetcher.fetchPage(`https://${host}/tidak-ada`))).toBe('not-found');
  }
});

test('the log knows host, path, time, status and who asked; a test can answer in its place', async () => {
  web.override((_request, response, { path }) => {
    if (path !== '/palsu') return false;
    response.writeHead(503).end();
    return true;
  });
  expect(codeOf(await fetcher.fetchPage('https://www.kompas.com/palsu'))).toBe('http-status');
  web.override(null);
  const hit = web.hits('www.kompas.com').at(-1);
  expect([hit?.path, hit?.status, hit?.userAgent]).toEqual([
    '/palsu',
    503,
    'Mozilla/5.0 (compatible; saring/0.0-test)',
  ]);
});
