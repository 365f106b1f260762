import { chooseSources } from '../../src/app/chosen-sources.ts';
import { pollListings } from '../../src/app/sync/poll-listings.ts';
import type { Fetcher } from '../../src/fetch/client.ts';
import { discoverOptions } from '../../src/settings/discover-options.ts';
import { tribun } from '../../src/sites/tribun/tribun.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { StoryBook } from '../../src/state/story-book.ts';
import { SyncMemory } from '../../src/state/sync-memory.ts';
import { listingAnswer } from '../web/listing-answers.ts';
import type { Story } from '../web/stories.ts';

const hour = 3_600_000;
const beginning = Date.parse('2026-11-20T00:00:00+07:00');

/** What one hourly run asked and found. */
export interface PortalHour {
  readonly hour: number;
  readonly requests: number;
  readonly found: number;
  /** Published up to this run, and not found yet. */
  readonly missing: number;
  /** Hours from publication to this run, of each story found. */
  readonly waited: readonly number[];
}

/** Hourly runs over all portals of the Tribun network, whose stories are drawn with the seed. */
export async function* portalHours(hours: number, seed: number): AsyncGenerator<PortalHour> {
  const portals = tribun.portals.map(({ id }) => (id === 'tribunnews' ? 'www' : id));
  const stories = drawStories(portals, hours, randomFrom(seed));
  const published = new Map(
    stories.map((story) => [story.id, Date.parse(`${story.publishedAt.replace(' ', 'T')}+07:00`)]),
  );
  const database = openStateInMemory();
  const [book, memory] = [new StoryBook(database), new SyncMemory(database)];
  const found = new Set<string>();
  let requests = 0;
  let now = beginning;
  const fetchPage: Fetcher['fetchPage'] = async (address) => {
    requests += 1;
    const url = new URL(address);
    const shown = { isListed: ({ id }: Story) => (published.get(id) ?? 0) <= now, faults: new Set<never>(), now };
    const own = stories.filter(({ host }) => host === url.hostname);
    const answer = listingAnswer(url, own, shown);
    if (answer === null)
      return { ok: false, failure: { code: 'not-found', message: '404' }, exchange: null, retryAt: null };
    return {
      ok: true,
      page: {
        input: address,
        url: address,
        content: Buffer.from(answer.body),
        contentType: answer.type,
        kind: 'html',
        fetch: null,
      },
      exchange: {
        targetUri: address,
        date: '',
        ip: null,
        request: { line: '', headers: [] },
        response: { statusLine: '', status: 200, headers: [], body: new Uint8Array() },
        redirects: [],
      },
    };
  };
  const fetcher = {
    fetchPage,
    fetchIfChanged: (url: string): ReturnType<typeof fetchPage> => fetchPage(url),
    sitemapsOf: async () => [],
    takeMemory: () => [],
    close: async () => undefined,
  };
  const wanted = discoverOptions({}, now);
  for (let number = 24; number < hours; number += 1) {
    now = beginning + number * hour;
    requests = 0;
    const sources = chooseSources(['tribun'], {
      ...wanted,
      since: now - 24 * hour,
      closedToo: false,
      allowPorts: [],
      now,
    });
    const polled = await pollListings(sources, {
      fetcher,
      stories: book,
      memory,
      wanted,
      signal: new AbortController().signal,
      now,
    });
    const waited: number[] = [];
    for (const { id, host } of stories) {
      const at = published.get(id) ?? 0;
      if (
        at > now ||
        found.has(id) ||
        book.story(`tribun:${host.split('.')[0] === 'www' ? 'tribunnews' : host.split('.')[0]}-${id}`) === null
      )
        continue;
      found.add(id);
      waited.push((now - at) / hour);
    }
    const missing = stories.filter(({ id }) => (published.get(id) ?? 0) <= now && !found.has(id)).length;
    yield { hour: number, requests, found: polled.fresh, missing, waited };
  }
  database.close();
}

/** Between six stories a day and six an hour a portal, few of them at night. */
function drawStories(portals: readonly string[], hours: number, random: () => number): readonly Story[] {
  let number = 8_000_000;
  return portals.flatMap((portal) => {
    const rate = 0.25 * 24 ** random();
    return Array.from({ length: hours }, (_, at) => at).flatMap((at) => {
      const local = at % 24;
      const share = local < 5 ? 0.1 : local < 7 || local > 21 ? 0.6 : 1.3;
      const count = poisson(rate * share, random);
      return Array.from({ length: count }, () => {
        number += 1;
        const moment = new Date(beginning + at * hour + random() * hour + 7 * hour).toISOString();
        return storyOf(`${portal}.tribunnews.com`, String(number), moment.slice(0, 19).replace('T', ' '));
      });
    });
  });
}

function storyOf(host: string, id: string, publishedAt: string): Story {
  return {
    ...{ template: 'tribun-2026', host, path: `/nasional/${id}/kisah-uji-${id}`, id, title: `Kisah uji ${id}` },
    ...{ standfirst: '', section: 'Uji', author: '', editor: '', tags: [], publishedAt, pages: [] },
  };
}

function poisson(mean: number, random: () => number): number {
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > least; product *= random()) count += 1;
  return count;
}

/** The same numbers from 0 to 1 for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
