import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Walk } from '../../src/discover/walk.ts';
import { walkSource } from '../../src/discover/walk-source.ts';
import { createFetcher, type Fetcher, type PageMarks } from '../../src/fetch/client.ts';
import { kontan } from '../../src/sites/index.ts';
import { makeAuthority } from '../web/certificates.ts';
import { type SiteWeb, startSiteWeb, WEB_HOSTS } from '../web/site-web.ts';
import { evening, sourceOf } from './listing-web.ts';

const feed = sourceOf(kontan, 'kontan/feed/keuangan');
let web: SiteWeb;
let fetcher: Fetcher;
let marks: PageMarks;

beforeAll(async () => {
  const authority = makeAuthority();
  web = await startSiteWeb({ tls: authority.sign(WEB_HOSTS) });
  const userAgent = 'Mozilla/5.0 (compatible; saring/0.0-test)';
  fetcher = createFetcher({
    userAgent,
    connectTo: web.connectTo,
    ca: authority.ca,
    delayMs: 0,
    limits: { retries: 0 },
  });
});
beforeEach(() => {
  web.listings.faults.clear();
  web.listings.isListed = () => true;
  marks = { etag: null, lastModified: null };
});
afterAll(async () => {
  await fetcher.close();
  await web.close();
});

/** A poll as a scheduled run makes it: with what the last answer said of itself, or without conditions. */
function poll(how: 'conditional' | 'unconditional'): Promise<Walk> {
  return walkSource(feed, {
    fetchPage: async (url) => {
      const outcome = await (how === 'conditional'
        ? fetcher.fetchIfChanged(url, marks, { wanted: 'feed' })
        : fetcher.fetchPage(url, { wanted: 'feed' }));
      if (outcome.ok && outcome.page?.fetch) marks = outcome.page.fetch;
      return outcome;
    },
    isKnown: () => false,
    since: null,
    until: null,
    now: evening,
  });
}

const outcomes = (walk: Walk): readonly string[] => walk.pages.map(({ outcome }) => outcome);

test('a listing that did not change is not read again, one that changed is', async () => {
  expect(outcomes(await poll('conditional'))).toEqual(['read']);
  expect(outcomes(await poll('conditional'))).toEqual(['unchanged']);
  web.listings.isListed = ({ pages }) => pages.length > 1;
  const changed = await poll('conditional');
  expect([outcomes(changed), changed.items.length]).toEqual([['read'], 2]);
});

test('a server that lies about it is found out by one question without conditions', async () => {
  web.listings.faults.add('lying-304');
  const before = await poll('conditional');
  web.listings.isListed = ({ pages }) => pages.length > 1;
  expect(outcomes(await poll('conditional'))).toEqual(['unchanged']);
  const after = await poll('unconditional');
  expect(outcomes(after)).toEqual(['read']);
  expect(after.pages[0]?.itemsHash).not.toBe(before.pages[0]?.itemsHash);
});
