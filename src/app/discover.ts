import pLimit from 'p-limit';
import { combineWalks, type FoundStory } from '../discover/combine.ts';
import { datedBeside } from '../discover/source.ts';
import type { Walk } from '../discover/walk.ts';
import { walkSource } from '../discover/walk-source.ts';
import { createFetcher } from '../fetch/client.ts';
import { systemClock } from '../fetch/clock.ts';
import { safeJson } from '../render/json.ts';
import { DiscoverReporter } from '../report/discover-reporter.ts';
import { type DiscoverOptions, discoverOptions } from '../settings/discover-options.ts';
import type { ExitName } from '../settings/exit-code.ts';
import type { Io } from '../settings/io.ts';
import { networkSettings } from '../settings/network-settings.ts';
import { textOption } from '../settings/option-values.ts';
import type { RawOptions } from '../settings/raw-options.ts';
import { readAuthorities } from '../sources/authorities.ts';
import { type ChosenSource, chooseSources } from './chosen-sources.ts';

/** Sources read at a time; each site's pace is kept by the fetcher. */
const walksAtATime = 8;

/** `saring discover`: sites and addresses of listings -> addresses of articles on standard output. */
export async function runDiscover(args: readonly string[], raw: RawOptions, io: Io): Promise<ExitName> {
  const now = systemClock.now();
  const options = discoverOptions(raw, now);
  const network = networkSettings(raw, io.env, await readAuthorities(textOption(raw, 'ca')));
  const closedToo = network.ignoreRobots === true;
  const sources = chooseSources(args, { ...options, closedToo, allowPorts: network.allowPorts ?? [], now });
  if (options.limit === 0) return 'ok';
  const reporter = new DiscoverReporter(options, io, sources.length);
  const fetcher = createFetcher({ ...network, onEvent: (event) => reporter.event(event) });
  try {
    const inTurn = pLimit(walksAtATime);
    const walks = await Promise.all(
      sources.map(({ source, since }) =>
        inTurn(async () => {
          const walk = await walkSource(source, {
            fetchPage: (url) => fetcher.fetchPage(url, { wanted: 'feed', signal: io.stop }),
            sitemapsOf: (url) => fetcher.sitemapsOf(url),
            isKnown: () => false,
            since,
            until: options.until,
            now,
          });
          reporter.walked(walk);
          return walk;
        }),
      ),
    );
    for (const walk of walks) if (!isFilled(walk, walks)) reporter.overlapLost(walk);
    const found = combineWalks(walks, { ...options, since: sinceOfAll(sources) });
    const stories = found.slice(0, options.limit ?? found.length);
    reporter.close();
    for (const story of stories) await io.write(lineOf(story, options, now));
    reporter.end(stories.length);
    return io.stop.aborted ? 'interrupted' : endOf(walks, found.length);
  } finally {
    reporter.close();
    await fetcher.close();
  }
}

/** Only where all sources have the same start can it be held against stories that several of them name. */
function sinceOfAll(sources: readonly ChosenSource[]): number | null {
  const [first, ...rest] = sources.map(({ since }) => since);
  return first !== undefined && rest.every((since) => since === first) ? first : null;
}

/** Whether a dated source of the same site was read besides, whole. */
function isFilled(walk: Walk, walks: readonly Walk[]): boolean {
  if (walk.overlapLost === null) return true;
  const dated = datedBeside(
    walk.source,
    walks
      .filter((other) => other !== walk && other.overlapLost === null && other.pages.length > 0)
      .map(({ source }) => source),
  );
  return dated.length > 0;
}

function lineOf(story: FoundStory, { json }: Pick<DiscoverOptions, 'json'>, now: number): string {
  if (!json) return `${story.url}\n`;
  const { url, title, section, portal, source } = story;
  const firstSeen = new Date(now).toISOString();
  return `${safeJson({ url, title, time: story.time?.iso ?? null, section, portal, source, firstSeen })}\n`;
}

function endOf(walks: readonly Walk[], found: number): ExitName {
  const pages = walks.flatMap((walk) => walk.pages);
  const failed = pages.filter(({ outcome }) => outcome === 'failed');
  const hasOutdatedRule = walks.some(
    ({ source, pages: own }) =>
      source.listing.kind !== 'given' && own.some(({ warnings }) => warnings.includes('unknown-list')),
  );
  if (hasOutdatedRule) return 'rulesOutdated';
  const isEmpty = pages.some(({ warnings }) => warnings.includes('no-articles') || warnings.includes('not-a-listing'));
  if (failed.length === 0) return isEmpty ? 'someFailed' : 'ok';
  return found === 0 && !isEmpty && failed.every(({ retryAt }) => retryAt !== null) ? 'tryLater' : 'someFailed';
}
