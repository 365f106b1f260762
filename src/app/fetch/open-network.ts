import type { Fetcher } from '../../fetch/client.ts';
import type { HostMemory } from '../../fetch/host-memory.ts';
import type { FetchEvent } from '../../fetch/outcome.ts';
import type { FetchSettings } from '../../fetch/settings.ts';

/** Where what the network remembers of hosts is kept from run to run. */
export interface HostRows {
  readonly hosts: () => readonly HostMemory[];
  readonly keepHosts: (hosts: readonly HostMemory[]) => void;
}

/** The network of one run: opened with the first request, with what earlier runs learnt of the hosts. */
export class OpenNetwork {
  readonly #settings: FetchSettings;
  readonly #rows: HostRows | null;
  readonly #onEvent: (event: FetchEvent) => void;
  #fetcher: Fetcher | null = null;

  /** `rows` is null where nothing stays of a run. */
  constructor(settings: FetchSettings, rows: HostRows | null, onEvent: (event: FetchEvent) => void) {
    this.#settings = settings;
    this.#rows = rows;
    this.#onEvent = onEvent;
  }

  async open(): Promise<Fetcher> {
    if (this.#fetcher !== null) return this.#fetcher;
    const { createFetcher } = await import('../../fetch/client.ts');
    const memory = this.#rows?.hosts() ?? [];
    this.#fetcher ??= createFetcher({ ...this.#settings, memory, onEvent: this.#onEvent });
    return this.#fetcher;
  }

  /** What was learnt of hosts since the last call goes to the state, and stays with its next commit. */
  keepMemory(): void {
    if (this.#fetcher !== null) this.#rows?.keepHosts(this.#fetcher.takeMemory());
  }

  async close(): Promise<void> {
    await this.#fetcher?.close();
  }
}
