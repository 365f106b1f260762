import type { Fetcher } from '../../fetch/client.ts';
import type { FetchEvent } from '../../fetch/fetch-outcome.ts';
import type { FetchSettings } from '../../fetch/fetcher-settings.ts';
import type { HostMemory } from '../../fetch/host-memory.ts';

/** Where what the network remembers of hosts is kept from run to run. */
export interface HostRows {
  readonly hosts: () => readonly HostMemory[];
  readonly keepHosts: (hosts: readonly HostMemory[]) => void;
}

/** Makes the fetcher of a run. */
export type CreateFetcher = (settings: FetchSettings) => Fetcher;

/** The network of one run: opened with the first request, with what earlier runs learnt of the hosts. */
export class OpenNetwork {
  readonly #settings: FetchSettings;
  readonly #rows: HostRows | null;
  readonly #onEvent: (event: FetchEvent) => void;
  readonly #create: CreateFetcher | null;
  #fetcher: Fetcher | null = null;

  /** `rows` is null where nothing stays of a run; `create` is null for the real network, which is loaded when needed. */
  constructor(
    settings: FetchSettings,
    rows: HostRows | null,
    onEvent: (event: FetchEvent) => void,
    create: CreateFetcher | null = null,
  ) {
    this.#create = create;
    this.#settings = settings;
    this.#rows = rows;
    this.#onEvent = onEvent;
  }

  async open(): Promise<Fetcher> {
    if (this.#fetcher !== null) return this.#fetcher;
    const create = this.#create ?? (await import('../../fetch/client.ts')).createFetcher;
    const memory = this.#rows?.hosts() ?? [];
    this.#fetcher ??= create({ ...this.#settings, memory, onEvent: this.#onEvent });
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
