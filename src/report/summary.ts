import { isWarned, type Outcome } from '../article/story-outcome.ts';
import type { Article } from '../model/article.ts';
import { type FailureCode, failureCodes } from '../model/outcome.ts';
import type { SettledCount } from '../state/checkpoint.ts';
import { counted } from '../text/printable.ts';

type ArticleStatus = Article['status'];

/** What a run came to, in numbers; what was done before a stop among them. */
export interface Summary {
  readonly inputs: number;
  readonly articles: number;
  readonly ok: number;
  readonly partial: number;
  readonly paywalled: number;
  readonly withWarnings: number;
  /** Inputs that are further pages of these articles. */
  readonly joined: number;
  /** Inputs without an article, by code. */
  readonly failed: Readonly<Partial<Record<FailureCode, number>>>;
  /** Inputs that the user's filters left out. */
  readonly leftOut: number;
  /** Inputs that waited for other pages of their stories when the run was stopped. */
  readonly waiting: number;
  readonly stopped: boolean;
}

/** Counts inputs as they come to something. */
export class Tally {
  #inputs = 0;
  readonly #articles: Record<ArticleStatus, number> = { ok: 0, partial: 0, paywalled: 0 };
  #withWarnings = 0;
  #joined = 0;
  readonly #failed: Partial<Record<FailureCode, number>> = {};
  #leftOut = 0;

  /** What a stopped run had done counts too. */
  constructor(before: readonly SettledCount[] = []) {
    for (const { status, code, inputs, stories, warned } of before) {
      this.#inputs += inputs;
      this.#withWarnings += warned;
      const failure = failureCodes.find((one) => one === code);
      if (status === 'ok' && failure !== undefined) this.#leftOut += inputs;
      else if (failure !== undefined) this.#failed[failure] = (this.#failed[failure] ?? 0) + inputs;
      if (failure !== undefined) continue;
      this.#joined += inputs - stories;
      if (status === 'ok' || status === 'partial' || status === 'paywalled') this.#articles[status] += stories;
    }
  }

  /** What all inputs of a story came to. */
  addOutcome(outcome: Outcome): void {
    this.#inputs += outcome.inputs.length;
    if (outcome.kind === 'failure') {
      const { code, isLeftOut } = outcome.failure;
      if (isLeftOut) this.#leftOut += outcome.inputs.length;
      else this.#failed[code] = (this.#failed[code] ?? 0) + outcome.inputs.length;
      return;
    }
    this.#articles[outcome.article.status] += 1;
    this.#joined += outcome.inputs.length - 1;
    if (isWarned(outcome.article)) this.#withWarnings += 1;
  }

  summary(stopped: boolean, waiting = 0): Summary {
    const { ok, partial, paywalled } = this.#articles;
    return {
      inputs: this.#inputs,
      articles: ok + partial + paywalled,
      ok,
      partial,
      paywalled,
      withWarnings: this.#withWarnings,
      joined: this.#joined,
      failed: { ...this.#failed },
      leftOut: this.#leftOut,
      waiting,
      stopped,
    };
  }
}

/** Inputs that gave no article; duplicates gave theirs under another input. */
export function failedCount({ failed }: Summary): number {
  return Object.entries(failed).reduce((sum, [code, count]) => (code === 'duplicate' ? sum : sum + count), 0);
}

/** A summary -> the closing line for people. */
export function renderSummary(summary: Summary): string {
  const notes = [
    summary.partial > 0 ? `${summary.partial} partial` : '',
    summary.paywalled > 0 ? `${summary.paywalled} paywalled` : '',
    summary.withWarnings > 0 ? `${summary.withWarnings} with warnings` : '',
  ].filter((note) => note !== '');
  const soFar = summary.stopped ? ' so far' : '';
  const articles = `${counted(summary.articles, 'article')} from ${counted(summary.inputs, 'input')}${soFar}`;
  const waiting =
    summary.waiting > 0 ? `; ${counted(summary.waiting, 'page')} waiting for others of their stories` : '';
  const joined = summary.joined > 0 ? `; ${counted(summary.joined, 'further page')} joined` : '';
  const leftOut = summary.leftOut > 0 ? `; ${summary.leftOut} left out by filters` : '';
  const codes = Object.entries(summary.failed).sort(([a], [b]) => (a < b ? -1 : 1));
  const failures =
    codes.length === 0 ? '' : `; without an article: ${codes.map(([code, number]) => `${number} ${code}`).join(', ')}`;
  return `${summary.stopped ? 'stopped: ' : ''}${articles}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}${joined}${leftOut}${failures}${waiting}`;
}

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
  const stories = `${counted(waiting.length, 'story is', 'stories are')} there in part`;
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

/** So many kinds are named in the closing line. */
const mostNamed = 8;

/** Counts what was passed over on the way: files in folders by their extension, archive records by their media type. */
export class PassedOver {
  readonly #counts: Map<string, number> = new Map();

  /** A file that is neither a page nor an archive. */
  addFile(path: string): void {
    const extension = /[^/]\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase();
    this.#add(extension ?? 'files without an extension');
  }

  /** A record of an archive that is no page. */
  addRecord(media: string): void {
    this.#add(media);
  }

  /** `docx 3, png 12`, the most frequent first; null where nothing was passed over. */
  line(): string | null {
    if (this.#counts.size === 0) return null;
    const kinds = [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const named = kinds.slice(0, mostNamed).map(([kind, count]) => `${kind} ${count}`);
    const others = kinds.slice(mostNamed).reduce((sum, [, count]) => sum + count, 0);
    return [...named, ...(others === 0 ? [] : [`others ${others}`])].join(', ');
  }

  #add(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }
}
