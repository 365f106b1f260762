import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FetchOutcome } from '../../src/fetch/fetch-outcome.ts';
import type { FetchSettings } from '../../src/fetch/fetcher-settings.ts';
import { whole } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, openFetcher, textOf } from './kit.ts';

const sitemap = `<?xml version="1.0"?><urlset>${Array.from({ length: 2000 }, (_, n) => `<url><loc>https://x.test/${n}/${Math.sin(n)}</loc></url>`).join('')}</urlset>`;
const packed = gzipSync(sitemap);

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

async function fetchAs(
  wanted: 'html' | 'feed',
  path: string,
  more: Partial<FetchSettings> = {},
): Promise<FetchOutcome> {
  const fetcher = openFetcher([server], more);
  try {
    return await fetcher.fetchPage(server.origin + path, { wanted });
  } finally {
    await fetcher.close();
  }
}

test.each(['application/x-gzip', 'application/gzip', 'application/octet-stream'])(
  'a sitemap that is kept packed as %s is unpacked, and is no page',
  async (type) => {
    server.on('/sitemap.xml.gz', whole(200, packed, { 'content-type': type }));
    expect(textOf(await fetchAs('feed', '/sitemap.xml.gz'))).toBe(sitemap);
    expect(codeOf(await fetchAs('html', '/sitemap.xml.gz'))).toBe('not-html');
  },
);

test('another thing that is packed is no sitemap', async () => {
  server.on('/data.gz', whole(200, gzipSync('a,b\n1,2\n'), { 'content-type': 'application/gzip' }));
  expect(codeOf(await fetchAs('feed', '/data.gz'))).toBe('not-html');
});

describe('what can be had of a listing is given', () => {
  test('where it is torn whenever it is asked for', async () => {
    server.on(
      '/torn.xml.gz',
      whole(200, packed.subarray(0, packed.length / 2), { 'content-type': 'application/x-gzip' }),
    );
    const text = textOf(await fetchAs('feed', '/torn.xml.gz'));
    expect(sitemap.startsWith(text)).toBe(true);
    expect(text.length).toBeGreaterThan(1000);
    expect(server.hits('/torn.xml.gz')).toHaveLength(2);
  });

  test('where it is larger than is read', async () => {
    server.on('/large.xml', whole(200, sitemap, { 'content-type': 'application/xml' }));
    const text = textOf(await fetchAs('feed', '/large.xml', { limits: { listingBytes: 50_000 } }));
    expect([text.length, sitemap.startsWith(text)]).toEqual([50_000, true]);
  });
});
