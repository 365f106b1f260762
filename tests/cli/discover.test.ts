import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { type Ran, run } from '../support/io.ts';
import { manyStories } from '../web/many-stories.ts';
import { STORIES, type Story, storyUrl } from '../web/stories.ts';
import { fetchFrom } from './fetch-web.ts';
import { useListingWeb } from './listing-web.ts';

const many = [...manyStories('nasional.kompas.com', 40), ...manyStories('solo.tribunnews.com', 30)];
const { web, folder, later } = useListingWeb({ stories: [...STORIES, ...many] });

const discover = (args: readonly string[], how: Parameters<typeof run>[1] = {}): Promise<Ran> =>
  run(['discover', ...args, '--delay', '0', '--timeout', '5', ...web.options], how);

const lines = ({ out }: Ran): readonly string[] => out.split('\n').filter((line) => line !== '');
const objects = (ran: Ran): readonly Record<string, unknown>[] =>
  lines(ran).map((line) => JSON.parse(line) as Record<string, unknown>);
const ofSite = (site: string, stories: readonly Story[] = [...STORIES, ...many]): readonly string[] =>
  stories.filter(({ host }) => host.includes(site)).map((story) => storyUrl(story));

describe('a site', () => {
  test('gives the articles of the last 24 hours, each once, newest first', async () => {
    web.listings.isListed = ({ publishedAt }) => publishedAt >= '2026-11-20';
    const ran = await discover(['kompas', '--source', 'indeks,sitemap']);
    expect([ran.status, ran.err]).toEqual([0, 'saring: 46 addresses from 8 pages of listings\n']);
    const urls = lines(ran);
    expect([...urls].sort()).toEqual([...ofSite('kompas.com')].sort());
    expect(urls[0]).toBe(storyUrl(many[0] as Story));
  });

  test('one JSON object a line says what the listings say', async () => {
    const ran = await discover(['kompas', '--source', 'sitemap', '--json', '--limit', '2']);
    expect(objects(ran)).toEqual(
      [0, 1].map((i) => ({
        url: storyUrl(many[i] as Story),
        title: many[i]?.title,
        time: `${many[i]?.publishedAt.replace(' ', 'T')}+07:00`,
        section: 'nasional',
        portal: 'kompas',
        source: 'sitemap',
        firstSeen: '2026-11-20T13:00:00.000Z',
      })),
    );
  });

  test('of several portals gives those that are asked for', async () => {
    const ran = await discover(['tribun', '--portal', 'solo', '--portal', 'jateng', '--json']);
    expect(ran.status).toBe(0);
    expect(new Set(objects(ran).map(({ portal }) => portal))).toEqual(new Set(['solo', 'jateng']));
    expect(objects(ran)).toHaveLength(33);
    expect(web.hits('www.tribunnews.com')).toEqual([]);
  });

  test('and its sections', async () => {
    const nasional = await discover(['kompas', '--section', 'nasional', '--source', 'indeks']);
    expect(lines(nasional)).toHaveLength(40);
    const tren = await discover(['kompas', '--section', 'tren', '--source', 'sitemap']);
    expect(lines(tren)).toEqual(expect.arrayContaining([...ofSite('www.kompas.com')]));
    expect(lines(tren)).toHaveLength(3);
  });

  test('packed sitemaps, channel feeds and front pages with ages', async () => {
    web.listings.faults.add('ages');
    const ran = await discover(['kontan', '--section', 'keuangan,kesehatan', '--json']);
    expect(ran.status).toBe(0);
    expect(
      objects(ran)
        .map(({ url }) => url)
        .sort(),
    ).toEqual([...ofSite('kontan.co.id')].sort());
    expect(web.hits('www.kontan.co.id').map((hit) => hit.path)).toEqual(
      expect.arrayContaining(['/sitemap.xml', '/sitemaps/keuangan-news.xml.gz']),
    );
    expect(web.hits('www.kontan.co.id').filter((hit) => hit.path.startsWith('/search'))).toEqual([]);
    // The feeds and front pages reach no further back, so one line is enough.
    expect(ran.err).toBe(
      'saring: kontan/sitemap may lack articles published from 2026-11-19T20:00+07:00 to 2026-11-20T09:15+07:00\nsaring: 6 addresses from 7 pages of listings\n',
    );
    const feed = await discover(['kontan', '--section', 'keuangan', '--source', 'feed']);
    expect(feed.err).toContain(
      'kontan/feed/keuangan may lack articles published from 2026-11-19T20:00+07:00 to 2026-11-20T09:15+07:00',
    );
  });

  test('--since, --until and --match choose', async () => {
    const ran = await discover([
      'kompas',
      '--since',
      '2026-11-20T19:00',
      '--until',
      '2026-11-20T19:10',
      '--source',
      'indeks',
    ]);
    expect(lines(ran)).toEqual(many.slice(10, 12).map((story) => storyUrl(story)));
    const words = await discover(['kompas', '--source', 'indeks', '--match', 'BENIH harga 1003']);
    expect(lines(words)).toEqual([storyUrl(many[3] as Story)]);
    const past = await discover(['kompas', '--since', '2026-11-01', '--until', '2026-11-02', '--source', 'indeks']);
    expect([past.out, past.status]).toEqual(['', 1]);
    expect(past.err).toContain(
      'not-article  https://indeks.kompas.com/?site=all&date=2026-11-02&page=1  names no article',
    );
  });
});

describe('what a site closes', () => {
  test('stays closed, and says how it is opened', async () => {
    const before = web.hits().length;
    const ran = await discover(['kontan', '--source', 'indeks']);
    expect([ran.status, web.hits().length]).toEqual([2, before]);
    expect(ran.err).toContain("--source indeks: the site's robots.txt closes it to programs; --ignore-robots opens it");
  });

  test('stays closed when it is named by its address, and nothing says that it was read', async () => {
    const ran = await discover(['https://www.kontan.co.id/search/indeks', '-v']);
    expect([ran.status, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(/^robots {2}https:\/\/www\.kontan\.co\.id\/search\/indeks/);
    expect(ran.err).not.toContain('it was read');
  });

  test('is opened by --ignore-robots, which is said', async () => {
    const ran = await discover(['kontan', '--source', 'indeks', '--ignore-robots']);
    expect([...lines(ran)].sort()).toEqual([...ofSite('kontan.co.id')].sort());
    expect(ran.err).toContain("kontan/indeks is closed to programs by the site's robots.txt; it was read because of");
  });
});

describe('an address', () => {
  test('of a sitemap, a feed or an index page gives all that is there, however old', async () => {
    later(100 * 24);
    const sitemap = await discover(['https://jateng.tribunnews.com/sitemap_news.xml']);
    const feed = await discover(['https://jateng.tribunnews.com/rss']);
    const page = await discover(['https://jateng.tribunnews.com/index-news?date=2026-11-20']);
    for (const ran of [sitemap, feed, page]) {
      expect([ran.status, [...lines(ran)].sort()]).toEqual([0, [...ofSite('jateng')].sort()]);
    }
  });

  test('of an index is followed to its sitemaps, of a list to its further pages', async () => {
    const index = await discover(['https://solo.tribunnews.com/sitemap.xml']);
    expect(lines(index)).toHaveLength(30);
    const list = await discover(['https://indeks.kompas.com/?site=nasional&date=2026-11-20', '--json']);
    expect(objects(list)).toHaveLength(40);
    expect(objects(list)[0]?.['source']).toBe('https://indeks.kompas.com/?site=nasional&date=2026-11-20');
    const second = await discover(['https://indeks.kompas.com/?site=nasional&date=2026-11-20&page=2']);
    expect(lines(second)).toHaveLength(15);
  });

  test('of a feed whose links lead home is told from one that works', async () => {
    const ran = await discover(['https://www.tribunnews.com/rss', '-q']);
    expect(ran).toEqual({ status: 1, out: '', err: 'not-article  https://www.tribunnews.com/rss  names no article\n' });
  });

  test('that cannot be read', async () => {
    const ran = await discover(['https://www.kompas.com/tidak-ada.xml', '-q']);
    expect([ran.status, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(/^not-found {2}https:\/\/www\.kompas\.com\/tidak-ada\.xml {2}/);
  });
});

test('its lines are what saring fetch reads', async () => {
  const stories = STORIES.filter(({ host }) => host === 'keuangan.kontan.co.id');
  const found = await discover(['kontan', '--section', 'keuangan', '--source', 'feed']);
  const output = path.join(folder, 'piped');
  vi.useRealTimers();
  const fetched = await fetchFrom(web, ['-i', '-', '-o', output], { stdin: found.out });
  expect([fetched.status, fetched.err]).toMatchObject([0, expect.stringContaining(`${stories.length} articles`)]);
});

test('the two commands work in a pipe of a shell', async () => {
  const options = [...web.options, '--delay', '0'].map((word) => `'${word}'`).join(' ');
  const program = `node ${fileURLToPath(new URL('../../bin/saring.js', import.meta.url))}`;
  const output = path.join(folder, 'from-a-shell');
  const window = '--since 2026-11-20 --until 2026-11-20';
  const line = `${program} discover kontan --section keuangan --source feed ${window} ${options} | ${program} fetch -i - -o ${output} ${options}`;
  vi.useRealTimers();
  const shell = await promisify(execFile)('bash', ['-o', 'pipefail', '-c', line]);
  expect(shell.stdout.split('\n').filter((file) => file.endsWith('.txt'))).toHaveLength(3);
});

describe('how it ends', () => {
  test('with 3 where index pages no longer fit the rule, and still gives what they link to', async () => {
    web.listings.faults.add('new-classes');
    const ran = await discover(['tribun', '--portal', 'solo', '--source', 'index-news']);
    expect([ran.status, lines(ran).length]).toEqual([3, 30]);
    expect(ran.err).toContain('has a list that no rule fits: every link to an article was taken');
  });

  test('with 1 where a listing cannot be read, and with what the others have', async () => {
    web.override((_request, response, { path: asked }) => {
      if (asked !== '/rss') return false;
      response.writeHead(404).end();
      return true;
    });
    const ran = await discover(['tribun', '--portal', 'solo', '-q']);
    expect([ran.status, lines(ran).length]).toEqual([1, 30]);
    expect(ran.err).toMatch(/^not-found {2}https:\/\/solo\.tribunnews\.com\/rss {2}[^\n]*\n$/);
  });

  test('with 75 where the site asks to wait', async () => {
    web.override((_request, response, { path: asked }) => {
      if (asked === '/robots.txt') return false;
      response.writeHead(503, { 'retry-after': '7200' }).end();
      return true;
    });
    expect((await discover(['tribun', '--portal', 'solo', '--source', 'feed'])).status).toBe(75);
  });

  test('with 130 when it is stopped', async () => {
    const stop = new AbortController();
    web.override(() => {
      stop.abort();
      return false;
    });
    const ran = await discover(['kompas', '--source', 'indeks'], { stop: stop.signal });
    expect([ran.status, ran.err]).toEqual([130, 'saring: 0 addresses from 0 pages of listings, stopped\n']);
  });

  test('with what was found when its time is over, and says how much is left', async () => {
    web.override((_request, response) => {
      setTimeout(() => response.destroy(), 3000).unref();
      return true;
    });
    const ran = await discover(['kontan', '--max-time', '1']);
    expect([ran.status, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(/, \d+ listings not come to\n$/);
    // Those that were not come to are counted, not told one by one.
    const [, failed] = /, (\d+) pages could not be read, /.exec(ran.err) ?? [];
    expect(ran.err.match(/^(?:network|timeout) /gm)).toHaveLength(Number(failed));
  });

  test('on a terminal with how far it is, and nothing of that stays', async () => {
    const ran = await discover(['kompas', '--source', 'sitemap'], { terminal: true });
    expect(ran.err).toContain('0 of 1 listing read, 0 articles named');
    expect(ran.err.split('\u001b[J').at(-1)).toMatch(/^saring: 46 addresses from 3 pages of listings\n$/);
  });

  test('in silence with -q when all went well; -v names every listing', async () => {
    expect((await discover(['kompas', '--source', 'sitemap', '-q'])).err).toBe('');
    const ran = await discover(['tribun', '--portal', 'solo', '--source', 'feed', '-v']);
    expect(ran.err).toContain('saring: tribun/feed/solo: 30 articles in https://solo.tribunnews.com/rss\n');
  });
});

test.each([
  [['detik'], 'unknown site "detik", known are kompas, kontan, tribun'],
  [['generic'], 'unknown site "generic"'],
  [['kompas', '--source', 'rss'], '--source: unknown source "rss", known are indeks, sitemap, desk-sitemap'],
  [['tribun', '--portal', 'sollo'], '--portal: unknown portal "sollo": did you mean "solo"?'],
  [['komps'], 'unknown site "komps": did you mean "kompas"?'],
  [
    ['kontan', '--section', 'olahraga', '--source', 'feed'],
    'no listing has what --portal, --section and --source ask for',
  ],
  [['kompas', '--since', 'kemarin'], '--since needs a day such as 2026-11-20'],
  [['kompas', '--since', '2026-02-30'], '--since needs a day'],
  [['kompas', '--since', '2026-11-20', '--until', '2026-11-19'], '--since must be before --until'],
  [['kompas', '--since', '2026-11-21'], '--since must be before now'],
  [['kompas', '--match', '?!'], '--match needs words'],
  [['ftp://x.test/feed'], 'unknown site "ftp://x.test/feed"'],
  [['http://x.test:99999/'], 'http://x.test:99999/'],
])('wrong use: %j', async (args, said) => {
  const before = web.hits().length;
  const ran = await discover(args);
  expect([ran.status, ran.out, web.hits().length]).toEqual([2, '', before]);
  expect(ran.err).toContain(said);
});

test('a config file may hold its options', async () => {
  const config = path.join(folder, 'discover.json');
  writeFileSync(config, JSON.stringify({ since: '6h', section: ['nasional', 'tren'], source: 'indeks', limit: 3 }));
  expect(lines(await discover(['kompas', '--config', config]))).toHaveLength(3);
});
