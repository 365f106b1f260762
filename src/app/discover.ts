import pLimit from 'p-limit';
import { type CombinedStory, combineWalks } from '../discover/combine.ts';
import { covers } from '../discover/listing-source.ts';
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
import { optionLabel, type RawOptions, textOption } from '../settings/option-values.ts';
import { readAuthorities } from '../sources/authorities.ts';
import { hour } from '../text/dates.ts';
import { type ChosenSource, chooseSources } from './chosen-sources.ts';

/** Sources read at a time; each site's pace is kept by the fetcher. */
const walksAtATime = 8;

/** `saring discover`: sites and addresses of listings -> addresses of articles on standard output. */
export async function runDiscover(args: readonly string[], raw: RawOptions, io: Io): Promise<ExitName> {
  const now = systemClock.now();
  const options = discoverOptions(raw, now);
  const network = networkSettings(
    raw,
    io.env,
    await readAuthorities(textOption(raw, 'ca'), optionLabel(raw, 'ca'), io.stop),
  );
  const closedToo = network.ignoreRobots === true;
  const sources = chooseSources(args, { ...options, closedToo, allowPorts: network.allowPorts ?? [], now });
  if (options.limit === 0) return 'ok';
  const reporter = new DiscoverReporter(options, io, sources.length);
  // Before the fetcher starts its own clock: what it then breaks off is over here too, and no further walk begins.
  const end = systemClock.elapsed() + (network.maxTimeMs ?? Number.POSITIVE_INFINITY);
  const fetcher = createFetcher({ ...network, onEvent: (event) => reporter.event(event) });
  const isOver = (): boolean => io.stop.aborted || systemClock.elapsed() >= end;
  try {
    const inTurn = pLimit(walksAtATime);
    const walkOne = async ({ source, since }: ChosenSource): Promise<Walk | null> => {
      if (isOver()) return null;
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
    };
    const begun = await Promise.all(sources.map((source) => inTurn(walkOne, source)));
    const walks = begun.filter((walk) => walk !== null);
    const left = begun.length - walks.length;
    for (const [i, walk] of walks.entries()) if (!isFilled(walk, i, walks)) reporter.overlapLost(walk);
    const found = combineWalks(walks, { ...options, since: sinceOfAll(sources) });
    const stories = found.slice(0, options.limit ?? found.length);
    reporter.close();
    for (const story of stories) await io.write(lineOf(story, options, now));
    reporter.end(stories.length, left);
    if (io.stop.aborted) return 'interrupted';
    return left > 0 ? 'someFailed' : endOf(walks, found.length);
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

/** Whether another source that has all of this one was read as far back as it should, or further back than this one. */
function isFilled(walk: Walk, place: number, walks: readonly Walk[]): boolean {
  const { overlapLost } = walk;
  if (overlapLost === null) return true;
  return walks.some((other, i) => {
    if (!covers(other.source, walk.source) || other.items.length === 0) return false;
    const further = overlapLost.until - (other.overlapLost?.until ?? Number.NEGATIVE_INFINITY);
    // Several sources that reach about as far back would all be told as lacking: one is enough.
    return further > hour || (further >= -hour && i < place);
  });
}

function lineOf(story: CombinedStory, { json }: Pick<DiscoverOptions, 'json'>, now: number): string {
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
