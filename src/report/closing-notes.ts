import { failedCount, type Summary } from './summary.ts';

/** How a clean ended. */
export interface CleanEnd {
  readonly summary: Summary;
  /** The stories went to standard output. */
  readonly isStream: boolean;
  /** The user was told that files would be replaced. */
  readonly replaces: boolean;
  /** The command that takes the failures up again; null where there is none. */
  readonly retry: string | null;
}

/** How a clean ended -> what to know or do next. */
export function afterClean({ summary, isStream, replaces, retry }: CleanEnd): readonly string[] {
  if (summary.stopped) return isStream ? [] : ['the same command goes on where this one stopped'];
  return [
    ...(replaces && summary.articles === 0 ? ['nothing was replaced, since no input gave an article'] : []),
    ...(retry !== null && failedCount(summary) > 0 ? [`to try the failures again: ${retry}`] : []),
  ];
}

/** What a fetch came to: `left` inputs were not come to, `lacking` stories may be had later, `deferred` were asked to wait. */
export interface FetchEnd {
  readonly summary: Summary;
  readonly left: number;
  readonly lacking: number;
  readonly deferred: number;
}

/** How a fetch into a folder ended -> what to know or do next. */
export function afterFetch({ summary, left, lacking }: FetchEnd): readonly string[] {
  if (summary.stopped) return [`${left} not come to: the same command goes on with them`];
  return lacking > 0 ? ['the same command tries again what is missing'] : [];
}

/** Addresses of a fetch, and those that need nothing now (`waiting` in part: when due, in milliseconds since 1970) -> what to say of those. */
export function alreadyThere(
  addresses: number,
  { skipped, waiting }: { readonly skipped: number; readonly waiting: readonly (number | null)[] },
): readonly string[] {
  const all = addresses + skipped;
  const whole = skipped - waiting.length;
  const notes = waiting.length === 0 ? [] : [partsWait(waiting)];
  if (whole === 0) return notes;
  if (whole < all)
    return [`${whole} of ${all} addresses have their article already (--restart fetches them again)`, ...notes];
  return [
    `nothing to do: ${all === 1 ? 'the address has its' : `all ${all} addresses have their`} article already (--restart fetches again)`,
  ];
}

function partsWait(waiting: readonly (number | null)[]): string {
  const stories = waiting.length === 1 ? '1 story is there in part' : `${waiting.length} stories are there in part`;
  const times = waiting.filter((at) => at !== null);
  const due = times.length === 0 ? 'not tried any more' : `tried again from ${minuteOf(Math.min(...times))} on`;
  return `${stories} and ${due} (--restart fetches again)`;
}

/** Milliseconds since 1970 -> "2026-11-22 04:10 UTC". */
function minuteOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** So many earlier failures could not be taken up again -> what to say of them. */
export function leftFailures(count: number): string {
  const [failures, stay] = count === 1 ? ['failure', 'stays'] : ['failures', 'stay'];
  return `${count} ${failures} could not be taken up and ${stay} in the manifest: the input is not there (paths count from where the first run was started), was given on standard input or in a list, is an address for saring fetch, or gives less of its story than is written`;
}
