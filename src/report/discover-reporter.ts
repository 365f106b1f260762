import { listingWarnings } from '../discover/read-listing.ts';
import type { Walk } from '../discover/walk.ts';
import type { FetchEvent } from '../fetch/fetch-outcome.ts';
import type { DiscoverOptions } from '../settings/discover-options.ts';
import type { Io } from '../settings/io.ts';
import { minuteIn } from '../text/dates.ts';
import { counted, printable } from '../text/printable.ts';
import { ProgressBlock } from './reporter.ts';

/** Tells on standard error what came of the listings: failures always, all else unless it is to be quiet. */
export class DiscoverReporter {
  readonly #options: DiscoverOptions;
  readonly #io: Io;
  readonly #block: ProgressBlock;
  readonly #sources: number;
  #walked = 0;
  #pages = 0;
  #failed = 0;
  #stories = 0;

  constructor(options: DiscoverOptions, io: Io, sources: number) {
    this.#options = options;
    this.#io = io;
    this.#sources = sources;
    this.#block = new ProgressBlock(io, io.isTerminal && options.progress && !options.quiet);
    this.#draw();
  }

  /** What the network has to say besides answers. */
  event(event: FetchEvent): void {
    if (event.type === 'note') this.#note(`${event.host} ${event.message}`);
  }

  /** A source was read. */
  walked(walk: Walk): void {
    const { source, items } = walk;
    this.#walked += 1;
    this.#stories += items.length;
    if (source.listing.closedByRobots === true && walk.pages.some(({ failure }) => failure?.code !== 'robots'))
      this.#note(
        `${source.key} is closed to programs by the site's robots.txt; it was read because of --ignore-robots`,
      );
    for (const { url, outcome, listed, warnings, failure } of walk.pages) {
      // What a stop broke off is no failure.
      if (failure !== null && this.#io.stop.aborted) continue;
      this.#pages += 1;
      if (failure !== null) {
        this.#failed += 1;
        this.#say(`${failure.code}  ${url}  ${failure.message}`);
      } else if (this.#options.verbose && outcome !== 'none') {
        this.#note(`${source.key}: ${counted(listed, 'article')} in ${url}`);
      }
      for (const warning of warnings) {
        if (warning === 'no-articles' || warning === 'not-a-listing')
          this.#say(`not-article  ${url}  ${listingWarnings[warning]}`);
        else this.#note(`${url} ${listingWarnings[warning]}`);
      }
    }
    this.#draw();
  }

  /** A source does not reach back to where it should, and no other fills the gap. */
  overlapLost({ source, overlapLost }: Walk): void {
    if (overlapLost === null || this.#io.stop.aborted) return;
    const [since, until] = [overlapLost.since, overlapLost.until].map((at) => minuteIn(source.zone, at));
    this.#note(`${source.key} may lack articles published from ${since} to ${until}`);
  }

  /** All was printed; `left` listings were not come to. */
  end(printed: number, left: number): void {
    this.close();
    if (this.#options.quiet) return;
    const lost = this.#failed === 0 ? '' : `, ${counted(this.#failed, 'page')} could not be read`;
    const missed = left === 0 ? '' : `, ${counted(left, 'listing')} not come to`;
    const stopped = this.#io.stop.aborted ? ', stopped' : '';
    this.#note(
      `${counted(printed, 'address', 'addresses')} from ${counted(this.#pages, 'page')} of listings${lost}${missed}${stopped}`,
    );
  }

  close(): void {
    this.#block.clear();
  }

  #note(text: string): void {
    if (!this.#options.quiet) this.#say(`saring: ${text}`);
  }

  #say(line: string): void {
    this.#block.say(printable(line));
  }

  #draw(): void {
    this.#block.draw([
      `${this.#walked} of ${counted(this.#sources, 'listing')} read, ${counted(this.#stories, 'article')} named`,
    ]);
  }
}
