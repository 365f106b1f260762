import type { FetchEvent } from '../fetch/fetch-outcome.ts';
import { HostBoard } from './host-board.ts';
import { clockOf } from './progress-lines.ts';
import { Pace } from './rate.ts';
import type { ProgressView, Reporter } from './reporter.ts';
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
