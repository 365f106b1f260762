import { acceptDrift, openNames, readAccepted } from '../../drift/accept.ts';
import { listingAlarms } from '../../drift/listing-alarms.ts';
import { acceptListing } from '../../drift/listing-record.ts';
import { UsageError } from '../../errors.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';

/**
 * What alarms say is right as it is: from now on it is usual. A name is that of a site, of one of its fields
 * (`kompas:authors`) or of a listing (`kontan/feed/investasi`). Throws UsageError where no such alarm is open.
 */
export function acceptAlarms(names: readonly string[], memory: SyncMemory, now: number): void {
  for (const name of names) {
    const open = listingAlarms(memory.listings(), now);
    const listings = memory
      .listings()
      .filter(
        ({ key, history }) => open.some((alarm) => alarm.key.endsWith(` ${key}`)) && [key, history.site].includes(name),
      );
    for (const { key, dueAt, history } of listings)
      memory.keepListing(key, dueAt, { ...history, ...acceptListing(history) });
    const charts = memory.charts();
    const accepted = acceptDrift(charts, readAccepted(name));
    if (accepted !== null) memory.keepCharts(accepted);
    else if (listings.length === 0)
      throw new UsageError(`--accept ${name}: no such alarm is open${openOnes(memory, now)}`);
  }
}

function openOnes(memory: SyncMemory, now: number): string {
  const listings = listingAlarms(memory.listings(), now).map(({ key }) => key.slice(key.indexOf(' ') + 1));
  const names = [...openNames(memory.charts()), ...listings];
  return names.length === 0 ? '' : `, open are ${names.join(', ')}`;
}
