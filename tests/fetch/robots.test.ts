import { describe, expect, test } from 'vitest';
import type { FetchOutcome } from '../../src/fetch/fetch-outcome.ts';
import type { FetchSettings } from '../../src/fetch/fetcher-settings.ts';
import { inTurn, redirect, whole } from '../web/fault-scenarios.ts';
import { type FaultServer, type Reply, startFaultServer } from '../web/fault-server.ts';
import { codeOf, eventLog, fakeClock, messageOf, openFetcher } from './kit.ts';

const DENY = 'User-agent: *\nDisallow: /';
const TYPE = { 'content-type': 'text/plain' };

/** Starts a server with this robots.txt, runs the work, closes both. */
async function withRobots<T>(
  robots: Reply,
  work: (
    server: FaultServer,
    fetch: (path: string) => ReturnType<ReturnType<typeof openFetcher>['fetchPage']>,
  ) => Promise<T>,
  more: Partial<FetchSettings> = {},
): Promise<T> {
  const server = await startFaultServer({ replies: { '/robots.txt': robots } });
  const fetcher = openFetcher([server], { ignoreRobots: false, ...more });
  try {
    return await work(server, (path) => fetcher.fetchPage(server.origin + path));
  } finally {
    await fetcher.close();
    await server.close();
  }
}

describe('R18 what an answer to the question for robots.txt means', () => {
  const denyAfter = (filler: string, repeat: number): string => `${filler.repeat(repeat)}\n${DENY}\n`;
  test.each<[string, Reply, 'ok' | 'robots', number]>([
    ['200 that allows', whole(200, 'User-agent: *\nAllow: /', TYPE), 'ok', 1],
    ['200 that forbids', whole(200, DENY, TYPE), 'robots', 1],
    ['200 empty', whole(200, '', TYPE), 'ok', 1],
    ['404', whole(404, DENY), 'ok', 1],
    ['401', whole(401, DENY), 'ok', 1],
    ['403', whole(403, DENY), 'ok', 1],
    ['429', whole(429, ''), 'robots', 4],
    ['500', whole(500, ''), 'robots', 4],
    ['503 then 200', inTurn(whole(503, ''), whole(200, 'User-agent: *\nAllow: /', TYPE)), 'ok', 2],
    ['HTML instead of text', whole(200, `<!DOCTYPE html><html>${DENY}</html>`), 'ok', 1],
    ['text sent as HTML', whole(200, DENY, { 'content-type': 'text/html' }), 'robots', 1],
    ['BOM', whole(200, `\ufeff${DENY}`, TYPE), 'robots', 1],
    ['CRLF', whole(200, DENY.replaceAll('\n', '\r\n'), TYPE), 'robots', 1],
    ['CR alone', whole(200, DENY.replaceAll('\n', '\r'), TYPE), 'robots', 1],
    ['latin1', whole(200, Buffer.from(`# caf\u00e9\n${DENY}`, 'latin1'), TYPE), 'robots', 1],
    ['3 MB, the rule beyond 512 KiB', whole(200, denyAfter('# penuh\n', 400_000), TYPE), 'ok', 1],
    ['3 MB, the rule at the start', whole(200, `${DENY}\n${'# penuh\n'.repeat(400_000)}`, TYPE), 'robots', 1],
  ])('R18 %s', async (_name, robots, code, asked) => {
    await withRobots(robots, async (server, fetch) => {
      const outcome = await fetch('/ok');
      expect([codeOf(outcome), server.hits('/robots.txt').length]).toEqual([code, asked]);
      expect(server.hits('/ok')).toHaveLength(code === 'ok' ? 1 : 0);
    });
  });

  test('R18 five redirects are followed, across hosts too; a sixth makes it unavailable, which allows', async () => {
    const chain =
      (length: number): Reply =>
      (socket, hit, count) => {
        const at = Number(/n=(\d+)/.exec(hit.path)?.[1] ?? 0);
        (at === length ? whole(200, DENY, TYPE) : redirect(`/robots.txt?n=${at + 1}`))(socket, hit, count);
      };
    await withRobots(chain(5), async (_, fetch) => expect(codeOf(await fetch('/ok'))).toBe('robots'));
    await withRobots(chain(6), async (_, fetch) => expect(codeOf(await fetch('/ok'))).toBe('ok'));
    await withRobots(redirect('file:///etc/passwd'), async (_, fetch) => expect(codeOf(await fetch('/ok'))).toBe('ok'));
  });

  test('R18 a redirect of robots.txt leads nowhere that a page may not be asked, and its rules are for where it began', async () => {
    const inside = await startFaultServer({ replies: { '/robots.txt': whole(200, '', TYPE) } });
    const outside = await startFaultServer();
    const hosts = ['depan.test', 'aturan.test'];
    const fetchWith = async (location: string): Promise<FetchOutcome> => {
      outside.on('/robots.txt', (socket, hit, count) =>
        (hit.host === 'depan.test' ? redirect(location) : whole(200, 'User-agent: *\nDisallow: /ok', TYPE))(
          socket,
          hit,
          count,
        ),
      );
      const fetcher = openFetcher([], {
        ignoreRobots: false,
        allowPrivate: false,
        connectTo: new Map(hosts.map((host) => [`${host}:80`, `127.0.0.1:${outside.port}`])),
      });
      const outcome = await fetcher.fetchPage('http://depan.test/ok');
      await fetcher.close();
      return outcome;
    };
    for (const target of [
      `http://127.0.0.1:${inside.port}`,
      `http://[::1]`,
      'http://127.0.0.1',
      'http://situs.test:22',
    ]) {
      const refused = await fetchWith(`${target}/robots.txt`);
      expect([codeOf(refused), messageOf(refused)]).toEqual([
        'robots',
        expect.stringMatching(/^depan\.test sends the question for its robots\.txt to \S+, which is .*counts as a no/),
      ]);
    }
    expect([inside.connections(), outside.hits('/ok').length]).toEqual([0, 0]);
    const led = await fetchWith('http://aturan.test/robots.txt');
    expect([codeOf(led), messageOf(led)]).toEqual(['robots', expect.stringContaining('depan.test does not allow')]);
    expect(codeOf(await fetchWith('gopher://aturan.test/'))).toBe('ok');
    await Promise.all([inside.close(), outside.close()]);
  });

  test('R18 silence and a broken connection give no leave; the code says what happened', async () => {
    const limits = { headersMs: 100, retries: 0 };
    await withRobots(
      () => {},
      async (server, fetch) => {
        expect([codeOf(await fetch('/ok')), server.hits('/ok').length]).toEqual(['timeout', 0]);
      },
      { limits },
    );
    await withRobots(
      (socket) => void socket.resetAndDestroy(),
      async (server, fetch) => {
        expect([codeOf(await fetch('/ok')), server.hits('/ok').length]).toEqual(['network', 0]);
      },
      { limits },
    );
  });

  test('R18 a robots.txt that asks to wait for a day carries the time', async () => {
    await withRobots(whole(503, '', { 'retry-after': '86400' }), async (_, fetch) => {
      const outcome = await fetch('/ok');
      expect([codeOf(outcome), messageOf(outcome)]).toEqual(['robots', expect.stringContaining('answered 503')]);
      expect(!outcome.ok && outcome.retryAt).toMatch(/^\d{4}-/);
    });
  });

  test('R18 --ignore-robots asks for none', async () => {
    await withRobots(
      whole(200, DENY, TYPE),
      async (server, fetch) => {
        expect([codeOf(await fetch('/ok')), server.hits('/robots.txt').length]).toEqual(['ok', 0]);
      },
      { ignoreRobots: true },
    );
  });
});

test('R19 each origin of a site is asked for its own', async () => {
  const server = await startFaultServer({
    replies: {
      '/robots.txt': (socket, hit, count) =>
        whole(200, hit.host.startsWith('tutup') ? DENY : '', TYPE)(socket, hit, count),
    },
  });
  const hosts = ['buka.situs.test', 'tutup.situs.test'];
  const fetcher = openFetcher([], {
    ignoreRobots: false,
    connectTo: new Map(hosts.map((host) => [`${host}:80`, `127.0.0.1:${server.port}`])),
  });
  const codes = await Promise.all(hosts.map(async (host) => codeOf(await fetcher.fetchPage(`http://${host}/ok`))));
  await fetcher.close();
  await server.close();
  expect(codes).toEqual(['ok', 'robots']);
});

test('R21 a hundred addresses at once ask for robots.txt once', async () => {
  await withRobots(whole(200, 'User-agent: *\nDisallow: /private', TYPE), async (server, fetch) => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) => fetch(n % 2 === 0 ? `/ok?n=${n}` : `/private/${n}`)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(50);
    expect(outcomes.filter((outcome) => codeOf(outcome) === 'robots')).toHaveLength(50);
    expect([server.hits('/robots.txt').length, server.hits('/ok').length, server.hits().length]).toEqual([1, 50, 51]);
  });
});

test('R18 a note is given when a web page stands for robots.txt', async () => {
  const log = eventLog();
  await withRobots(whole(200, '<html></html>'), (_, fetch) => fetch('/ok'), { onEvent: log.onEvent });
  expect(log.events.some((event) => event.type === 'note' && event.message.includes('web page'))).toBe(true);
});

test.each(['1e300', '1e400', '99999999999999', 'Infinity'])(
  'R16 a crawl delay of %s puts one host off for a week, says when, and stops no other',
  async (delay) => {
    const clock = fakeClock();
    const good = await startFaultServer();
    const robots = whole(200, `User-agent: *\nCrawl-delay: ${delay}`, TYPE);
    const server = await startFaultServer({ replies: { '/robots.txt': robots } });
    // A host of the same site, and one of another.
    const hosts = ['lama.situs.test', 'biasa.situs.test', 'lain.test'];
    const fetcher = openFetcher([], {
      ignoreRobots: false,
      clock,
      connectTo: new Map([
        ['lama.situs.test:80', `127.0.0.1:${server.port}`],
        ['biasa.situs.test:80', `127.0.0.1:${good.port}`],
        ['lain.test:80', `127.0.0.1:${good.port}`],
      ]),
    });
    const [bad, ...well] = await Promise.all(hosts.map((host) => fetcher.fetchPage(`http://${host}/ok`)));
    if (bad === undefined) throw new Error('no outcome');
    expect([codeOf(bad), messageOf(bad)]).toEqual(['robots', expect.stringContaining('604800 s or more')]);
    expect(!bad.ok && Date.parse(bad.retryAt ?? '') - clock.now()).toBeCloseTo(7 * 86_400_000, -3);
    expect([...well.map(codeOf), server.hits('/ok').length]).toEqual(['ok', 'ok', 0]);
    await Promise.all([fetcher.close(), server.close(), good.close()]);
  },
);

test.each([
  [40, 20],
  [20, 40],
])('R16 of two crawl delays of a site, %i and %i s, the larger holds for all of it', async (first, second) => {
  const clock = fakeClock([0]);
  const server = await startFaultServer({
    replies: {
      '/robots.txt': (socket, hit, count) =>
        whole(200, `User-agent: *\nCrawl-delay: ${hit.host.startsWith('satu') ? first : second}`, TYPE)(
          socket,
          hit,
          count,
        ),
    },
  });
  const hosts = ['satu.situs.test', 'dua.situs.test'];
  const starts: number[] = [];
  const fetcher = openFetcher([], {
    ignoreRobots: false,
    clock,
    connectTo: new Map(hosts.map((host) => [`${host}:80`, `127.0.0.1:${server.port}`])),
    onEvent: (event) => void (event.type === 'started' && starts.push(clock.elapsed())),
  });
  for (const host of hosts) await fetcher.fetchPage(`http://${host}/ok`);
  // Both robots.txt are known by now.
  for (const host of [...hosts, ...hosts]) await fetcher.fetchPage(`http://${host}/ok?lagi`);
  await Promise.all([fetcher.close(), server.close()]);
  const gaps = starts.slice(3).map((at, index) => at - (starts[index + 2] ?? 0));
  expect(gaps).toHaveLength(5);
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(40_000);
});
