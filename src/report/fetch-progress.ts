import type { FetchEvent } from '../fetch/fetch-outcome.ts';
import { counted } from '../text/printable.ts';
import { clockOf } from './clean-progress.ts';
import type { ProgressView, Reporter } from './reporter.ts';
import { Pace } from './run-progress.ts';
import { failedCount, type Tally } from './summary.ts';

/** What is drawn while pages are fetched: the hosts at work, then how many addresses are settled, and how fast. */
export class FetchProgress implements ProgressView {
  readonly board: HostBoard = new HostBoard();
  readonly #tally: Tally;
  readonly #pace = new Pace();
  /** Addresses to settle. */
  #addresses = 0;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  /** The work is laid out: so many addresses are to be settled. */
  planned(addresses: number): void {
    this.#addresses = addresses;
  }

  /** Something happened on the network: what people should know is told, the rest shows at its host. */
  event(event: FetchEvent, reporter: Pick<Reporter, 'note'>): void {
    if (event.type === 'note') reporter.note(`${event.host} ${event.message}`);
    else this.board.event(event);
  }

  lines(now: number): readonly string[] {
    const summary = this.#tally.summary(false);
    const failed = failedCount(summary);
    this.#pace.note(now, summary.inputs);
    const { rate } = this.#pace;
    const left = this.#pace.secondsFor(this.#addresses - summary.inputs);
    const parts = [
      `${summary.inputs} of ${this.#addresses} addresses`,
      failed === 0 ? '' : `${failed} failed`,
      rate === null ? '' : `${rate.toFixed(1)} a second`,
      left === null ? '' : `${clockOf(left)} left`,
    ];
    return [...this.board.lines(), parts.filter((part) => part !== '').join(', ')];
  }
}

/** Hosts shown at a time; those behind them are counted. */
const mostShown = 8;
/** Columns of a host's name. */
const nameWidth = 28;

interface HostState {
  addresses: number;
  done: number;
  failed: number;
  /** Pages asked for and not yet come. */
  underWay: number;
  /** What goes on at each address that is under way. */
  readonly doing: Map<string, Doing>;
}

type Doing =
  | { readonly is: 'asked'; readonly attempt: number }
  | { readonly is: 'waiting'; readonly reason: 'turn' | 'retry' | 'asked'; readonly until: string | null };

/** What is known of each host while a run goes on, for people to look at. */
export class HostBoard {
  readonly #hosts: Map<string, HostState> = new Map();

  /** An address that will be worked on. */
  add(url: string): void {
    this.#stateOf(new URL(url).host).addresses += 1;
  }

  /** An address has come to something. */
  settled(url: string, as: 'done' | 'failed'): void {
    this.#stateOf(new URL(url).host)[as] += 1;
  }

  /** A page is asked for. */
  begin(url: string): void {
    this.#stateOf(new URL(url).host).underWay += 1;
  }

  /** The page has come, or will not. */
  end(url: string): void {
    const state = this.#stateOf(new URL(url).host);
    state.underWay -= 1;
    state.doing.delete(url);
    // A redirect does not end the address it began with: all are cleared together.
    if (state.underWay === 0) state.doing.clear();
  }

  /** Something happened on the network. */
  event(event: FetchEvent): void {
    if (event.type === 'note') return;
    const { doing } = this.#stateOf(event.host);
    // A page is only asked for after robots.txt, so that request is over.
    if (!event.url.endsWith('/robots.txt')) doing.delete(new URL('/robots.txt', event.url).href);
    if (event.type === 'waiting') doing.set(event.url, { is: 'waiting', reason: event.reason, until: event.until });
    else if (event.type === 'started') doing.set(event.url, { is: 'asked', attempt: event.attempt });
    else doing.delete(event.url);
  }

  /** Whether an address was asked and has not answered yet. */
  isAsked(url: string): boolean {
    return this.#hosts.get(new URL(url).host)?.doing.get(url)?.is === 'asked';
  }

  /** A line for each host that is worked on, in the order in which they came up. */
  lines(): readonly string[] {
    const busy = [...this.#hosts].filter(([, { underWay }]) => underWay > 0);
    const shown = busy.slice(0, mostShown).map(([host, state]) => `${shorten(host)}  ${renderHost(state)}`);
    const more = busy.length - shown.length;
    return more === 0 ? shown : [...shown, `… and ${counted(more, 'more host')}`];
  }

  #stateOf(host: string): HostState {
    const state = this.#hosts.get(host) ?? { addresses: 0, done: 0, failed: 0, underWay: 0, doing: new Map() };
    this.#hosts.set(host, state);
    return state;
  }
}

function renderHost({ addresses, done, failed, underWay, doing }: HostState): string {
  const left = addresses - done - failed;
  const counts = [`${done} done`, failed > 0 ? `${failed} failed` : '', left > 0 ? `${left} to go` : ''];
  return `${counts.filter((count) => count !== '').join(', ')}: ${renderDoing([...doing.values()], underWay)}`;
}

/** The most telling of what goes on: a wait that was asked for, then reading, then waits of our own. */
function renderDoing(all: readonly Doing[], most: number): string {
  const asked = all.find((one) => one.is === 'waiting' && one.reason === 'asked');
  if (asked?.is === 'waiting') return `the site asked to wait until ${clockTime(asked.until)}`;
  const reading = all.filter((one) => one.is === 'asked');
  if (reading.length > 0) {
    const again = reading.some((one) => one.is === 'asked' && one.attempt > 1);
    const count = Math.min(reading.length, most);
    return `reading ${count === 1 ? 'a page' : `${count} pages`}${again ? ' (another try)' : ''}`;
  }
  const retry = all.find((one) => one.is === 'waiting' && one.reason === 'retry');
  if (retry?.is === 'waiting') return `trouble, tries again at ${clockTime(retry.until)}`;
  return 'waits for its turn (--delay)';
}

function clockTime(iso: string | null): string {
  if (iso === null) return 'later';
  const at = new Date(iso);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

function shorten(host: string): string {
  return (host.length > nameWidth ? `${host.slice(0, nameWidth - 1)}…` : host).padEnd(nameWidth);
}
