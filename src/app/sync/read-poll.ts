import { isDated, isPaged } from '../../discover/listing-source.ts';
import type { Walk } from '../../discover/walk.ts';
import { leastAddresses, type ReadPoll } from '../../drift/listing-record.ts';
import { dayIn, dayStart } from '../../text/listed-times.ts';

const halfDay = 12 * 3_600_000;

/** A walk that was read -> what it says of its listing. */
export function readPoll(walk: Walk, now: number): ReadPoll {
  const itemTimes = walk.items.flatMap(({ time }) => (time === null ? [] : [time.from]));
  return { at: now, itemTimes, addresses: addressesOf(walk, now) };
}

/** How many articles a listing names; null where its answers do not say: it was not had whole, or its day is young. */
function addressesOf({ source, pages }: Walk, now: number): number | null {
  const [first] = pages;
  if (first === undefined || pages.some(({ outcome }) => outcome === 'failed')) return null;
  if (isDated(source)) {
    // The list of a day is empty at midnight and short on a Sunday; a section or portal may rest, a site never does.
    const isYoung = now - dayStart(source.zone, dayIn(source.zone, now)) < halfDay;
    return isYoung || source.section !== null || source.portal !== null ? null : Math.min(first.listed, leastAddresses);
  }
  // How many pages of a list are read depends on how much is known.
  if (isPaged(source)) return first.listed;
  return pages.reduce((sum, { listed }) => sum + listed, 0);
}
