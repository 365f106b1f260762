import { messageOf } from '../../errors.ts';
import type { FetchSettings } from '../../fetch/fetcher-settings.ts';
import { type ExitName, endOf, exitStatus } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import { printable } from '../../text/printable.ts';

/** A monitor outside that is told when a run begins and how it ended: one that hears nothing raises the alarm. */
export class RunMonitor {
  readonly #address: URL | null;
  readonly #network: FetchSettings;
  readonly #quiet: boolean;
  readonly #io: Io;
  #begun: Promise<void> | null = null;
  #summary = '';
  /** One line about a monitor that cannot be reached is enough. */
  #isToldOf = false;

  /** `address` is null where nobody is told. */
  constructor(address: URL | null, network: FetchSettings, quiet: boolean, io: Io) {
    this.#address = address;
    this.#network = network;
    this.#quiet = quiet;
    this.#io = io;
  }

  /** The run has taken its folder. It does not wait for the monitor. */
  begin(): void {
    this.#begun ??= this.#tell('start', '', this.#io.stop);
  }

  /** What the run came to, in lines. */
  note(summary: string): void {
    this.#summary = summary;
  }

  /** Acts, and tells how that ended; what was not begun is not told. Throws what `act` throws. */
  async watch(act: () => Promise<ExitName>): Promise<ExitName> {
    try {
      const ended = await act();
      await this.#end(ended, this.#summary);
      return ended;
    } catch (error) {
      await this.#end(endOf(error) ?? 'bug', messageOf(error));
      throw error;
    }
  }

  async #end(ended: ExitName, summary: string): Promise<void> {
    if (this.#begun === null) return;
    await this.#begun;
    // A run that was stopped tells it all the same.
    await this.#tell(String(exitStatus(ended)), summary, new AbortController().signal);
  }

  async #tell(what: string, text: string, signal: AbortSignal): Promise<void> {
    if (this.#address === null) return;
    const address = new URL(this.#address);
    address.pathname = `${address.pathname.replace(/\/$/, '')}/${what}`;
    const { ping } = await import('../../fetch/ping.ts');
    const fault = await ping(address, text, this.#network, signal);
    if (fault === null || signal.aborted || this.#quiet || this.#isToldOf) return;
    this.#isToldOf = true;
    this.#io.tell(`saring: --ping: ${printable(fault)}\n`);
  }
}
