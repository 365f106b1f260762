import type { Clock } from '../../fetch/clock.ts';
import { joinSignals } from '../../fetch/stop-signals.ts';
import { type Io, withChanges } from '../../settings/io.ts';
import type { FetchOptions } from '../../settings/network-settings.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SyncOptions } from '../../settings/sync-options.ts';
import type { OutputState } from '../../state/output-state.ts';
import type { CreateFetcher } from '../fetch/open-network.ts';
import type { GapSpan } from './audit-gaps.ts';

/** What a scheduled run begins with. */
export interface RunRequest {
  /** Names of sites; all with listings when empty. */
  readonly sites: readonly string[];
  readonly settings: Settings;
  readonly output: string;
  readonly options: SyncOptions;
  readonly fetch: FetchOptions;
  readonly state: OutputState;
  readonly io: Io;
  readonly clock: Clock;
  /** What asks the web; null for the real network. */
  readonly createFetcher: CreateFetcher | null;
  /** Stories without a final status of this time are fetched, whenever they would be due; null to leave them to their schedule. */
  readonly repair?: GapSpan | null;
  /** Called with all there is to say of the run, in lines. */
  readonly onSummary?: (text: string) => void;
}

/** The process with a stop that comes with the deadline too, in milliseconds from now. */
export function withDeadline(io: Io, maxTimeMs: number | null): Io {
  if (maxTimeMs === null) return io;
  // A signal of AbortSignal.timeout that only AbortSignal.any knows is collected as garbage and never fires (Node 20).
  const deadline = new AbortController();
  setTimeout(() => deadline.abort(), maxTimeMs).unref();
  return withChanges(io, { stop: joinSignals(io.stop, deadline.signal).signal });
}
