import type { FetchSettings } from '../fetch/fetcher-settings.ts';
import type { Io } from './io.ts';
import { networkSettings } from './network-settings.ts';
import { pathOption } from './option-values.ts';
import type { RawOptions } from './raw-options.ts';

/** What `saring fetch` needs besides the settings that all commands share. */
export interface FetchOptions {
  readonly network: FetchSettings;
  /** Folder and archive that keep the pages; null for neither. */
  readonly savePages: string | null;
  readonly warc: string | null;
}

/** Flags, environment and the text of the `--ca` file -> options of `saring fetch`. Throws UsageError. */
export function fetchOptions(options: RawOptions, env: Io['env'], ca: string | null): FetchOptions {
  return {
    network: networkSettings(options, env, ca),
    savePages: pathOption(options, 'savePages', 'a folder'),
    warc: pathOption(options, 'warc', 'a file'),
  };
}
