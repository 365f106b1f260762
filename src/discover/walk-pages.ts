import { dayIn, dayStart } from '../text/listed-times.ts';
import { totalOf } from './day-totals.ts';
import { type ListingSource, pageAddress } from './listing-source.ts';
import type { ReadListing } from './read-listing.ts';
import type { Span, WalkOptions, WalkSteps } from './walk.ts';

/** No day of any site has so many pages; without an end, a list would be read for ever. */
const mostPages = 500;

/** So many days in a row that cannot be read: the site is down. */
const mostFailures = 2;

const day = 24 * 3_600_000;

/** Why a list was read no further: it ended or was empty, all on a page was known or older than the window, or a page failed. */
type End = 'over' | 'empty' | 'known' | 'past' | 'failed';

/** Reads the days of the window, newest first; without a start, the last one -> the time that could not be read, null when all could. */
export async function walkDays(steps: WalkSteps, source: ListingSource, options: WalkOptions): Promise<Span | null> {
  const { now, since, until } = options;
  const last = until === null ? now : Math.min(now, until - 1);
  let lost: Span | null = null;
  let failures = 0;
  for (let start = dayStart(source.zone, dayIn(source.zone, last)); ; start -= day) {
    const date = dayIn(source.zone, start);
    const end = await walkList(
      steps,
      (page) => pageAddress(source, date, page),
      options,
      (listing) => {
        const total = source.section === null ? totalOf(listing, date, source.listing.pageSize) : null;
        if (total !== null) steps.count(total);
      },
    );
    failures = end === 'failed' ? failures + 1 : 0;
    const isWhole = start >= (since ?? start) && start + day <= (until ?? now);
    // A section may rest for a day, a site never does.
    if (end === 'empty' && isWhole && source.section === null) steps.warn('no-articles');
    const isOver = end === 'known' || since === null || start <= since;
    if (failures > 0)
      lost = reaching(lost, { since: Math.max(start, since ?? start), until: Math.min(start + day, last) });
    if (isOver) return lost;
    if (failures >= mostFailures) return reaching(lost, { since, until: start });
  }
}

/** A span and an earlier one -> one that holds both. */
function reaching(later: Span | null, { since, until }: Span): Span {
  return { since, until: later?.until ?? until };
}

/** Reads a list without days, page by page. */
export async function walkPages(steps: WalkSteps, source: ListingSource, options: WalkOptions): Promise<void> {
  await walkList(steps, (page) => pageAddress(source, '', page), options);
}

async function walkList(
  steps: WalkSteps,
  addressOf: (page: number) => string,
  { since }: WalkOptions,
  onPage: (listing: ReadListing) => void = () => undefined,
): Promise<End> {
  const listed = new Set<string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const listing = await steps.read(addressOf(page), page === 1 ? 'first' : 'further');
    if (listing === 'failed') return 'failed';
    if (listing === 'unchanged') return 'known';
    if (listing === 'none') return 'over';
    const { items, lastPage } = listing;
    onPage(listing);
    // Beyond their last page, some sites show that page again, and others an empty one.
    if (items.every(({ id }) => listed.has(id))) return listed.size === 0 ? 'empty' : 'over';
    if (items.every(steps.isKnown)) return 'known';
    if (since !== null && items.every(({ time }) => time !== null && time.until < since)) return 'past';
    if (lastPage !== null && page >= lastPage) return 'over';
    for (const { id } of items) listed.add(id);
  }
  return 'over';
}
