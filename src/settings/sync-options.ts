import { UsageError } from '../errors.ts';
import { type DiscoverOptions, discoverOptions } from './discover-options.ts';
import {
  flagOption,
  listOption,
  optionLabel,
  pathOption,
  pathsOption,
  type RawOptions,
  secondsOption,
  textOption,
  typedOptions,
} from './option-values.ts';
import type { SyncConfig } from './sync-config.ts';

/** What `saring sync` needs besides the settings that all commands share. */
export interface SyncOptions {
  /** Which stories are wanted. */
  readonly wanted: DiscoverOptions;
  readonly revisit: 'usual' | 'thorough' | 'off';
  readonly keepPagesDays: number;
  readonly keepPagesBytes: number;
  readonly keepSightingsDays: number;
  readonly keepRunsDays: number;
  /** Milliseconds that another run in the folder is waited for. */
  readonly waitMs: number;
  /** Milliseconds that the run may take, null for as long as it takes. */
  readonly maxTimeMs: number | null;
  readonly init: boolean;
  readonly dryRun: boolean;
  readonly report: boolean;
  /** Tell what is missing, or fetch it; null for neither. */
  readonly gaps: 'tell' | 'fetch' | null;
  /** Output folders whose stories are known. */
  readonly adopt: readonly string[];
  /** Names of drift alarms that are right as they are, such as `kompas:authors`. */
  readonly accept: readonly string[];
  /** Programs with their arguments, started after a run; null for none. */
  readonly onNewStories: readonly string[] | null;
  readonly onAlarm: readonly string[] | null;
  readonly statusFile: string | null;
  readonly metricsFile: string | null;
  /** A monitor that is told when a run begins and how it ended. */
  readonly ping: URL | null;
}

/** Flags and config file -> options of `saring sync` at the time `now`. Throws UsageError. */
export function syncOptions(options: RawOptions, config: SyncConfig, now: number): SyncOptions {
  const gaps = gapsOption(options);
  // What the config file says holds for all runs.
  refuseBesideLook(typedOptions(options), gaps);
  return {
    wanted: discoverOptions({ ...options, limit: undefined, until: undefined }, now),
    revisit: config.revisit ?? 'usual',
    keepPagesDays: config.keepPagesDays ?? 14,
    keepPagesBytes: (config.keepPagesMegabytes ?? 2000) * 1e6,
    keepSightingsDays: config.keepSightingsDays ?? 30,
    keepRunsDays: config.keepRunsDays ?? 400,
    waitMs: secondsOption(options, 'wait', 0) ?? 0,
    maxTimeMs: secondsOption(options, 'maxTime', 1),
    init: flagOption(options, 'init'),
    dryRun: flagOption(options, 'dryRun'),
    report: flagOption(options, 'report'),
    gaps,
    adopt: pathsOption(options, 'adopt'),
    accept: listOption(options, 'accept'),
    onNewStories: config.on?.newStories ?? null,
    onAlarm: config.on?.alarm ?? null,
    statusFile: pathOption(options, 'statusFile', 'a file'),
    metricsFile: pathOption(options, 'metricsFile', 'a file'),
    ping: pingOption(options),
  };
}

function gapsOption(options: RawOptions): SyncOptions['gaps'] {
  const [gaps, fetches] = [flagOption(options, 'gaps'), flagOption(options, 'fetch')];
  if (fetches && !gaps)
    throw new UsageError(`${optionLabel(options, 'fetch')} goes with --gaps: it fetches what is missing`);
  return gaps ? (fetches ? 'fetch' : 'tell') : null;
}

/** What would be left undone without a word: these only write the config file, or look. Throws UsageError. */
function refuseBesideLook(options: RawOptions, gaps: SyncOptions['gaps']): void {
  const looks = ['init', 'report', ...(gaps === 'tell' ? ['gaps'] : [])];
  const look = looks.find((name) => flagOption(options, name));
  const stray = [...looks, 'gaps', 'dryRun', 'accept', 'adopt'].find(
    (name) => name !== look && (options[name] ?? false) !== false,
  );
  if (look !== undefined && stray !== undefined)
    throw new UsageError(
      `${optionLabel(options, look)} does nothing else: leave ${optionLabel(options, stray)} out, or give it in a run of its own`,
    );
}

/** What follows the address must go into its path, and names and passwords into no message. */
function pingOption(options: RawOptions): URL | null {
  const text = textOption(options, 'ping');
  if (text === null) return null;
  const url = URL.canParse(text) && /^https?:\/\/[^\s]+$/i.test(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '')
    throw new UsageError(
      `${optionLabel(options, 'ping')} needs the http or https address of a monitor, without a password, such as https://hc.example/1a2b`,
    );
  return url;
}
