import { fileURLToPath } from 'node:url';
import { scheduledRun } from '../../src/app/sync/scheduled-run.ts';
import type { ExitName } from '../../src/settings/exit-code.ts';
import type { Io } from '../../src/settings/io.ts';
import { fetchOptions } from '../../src/settings/network-settings.ts';
import type { RawOptions } from '../../src/settings/option-values.ts';
import { resolveSettings } from '../../src/settings/settings.ts';
import { syncConfigOf } from '../../src/settings/sync-config.ts';
import { syncOptions } from '../../src/settings/sync-options.ts';
import { siteIds } from '../../src/sites/index.ts';
import { readState } from '../../src/state/state-file.ts';
import type { SyncState } from '../../src/state/sync-memory.ts';
import { withOutput } from '../../src/state/with-output.ts';
import type { VirtualRequest, VirtualWeb } from '../web/virtual-web.ts';

/** What a run came to, and what it asked. */
export interface Scheduled {
  readonly ended: ExitName;
  /** Standard output and error. */
  readonly out: string;
  readonly err: string;
  readonly requests: readonly VirtualRequest[];
  /** Those for articles. */
  readonly articles: readonly VirtualRequest[];
}

/** One scheduled run in this process at the time of the web's clock, as `saring sync <sites> --output <output>` makes it; `look` sees what it leaves in the state. */
export async function runScheduled(
  web: VirtualWeb,
  output: string,
  sites: readonly string[],
  options: RawOptions = {},
  look: (state: SyncState) => void = () => undefined,
): Promise<Scheduled> {
  let [out, err] = ['', ''];
  const io: Io = {
    stdin: nothing(),
    write: async (data) => {
      out += data.toString();
    },
    tell: (text) => {
      err += text;
    },
    isInTerminal: false,
    isTerminal: false,
    isOutTerminal: false,
    columns: 80,
    env: {},
    stop: new AbortController().signal,
    now: () => 0,
    pid: process.pid,
    memory: () => 0,
    program: ['node', 'saring'],
    workerScript: fileURLToPath(new URL('../../dist/worker.js', import.meta.url)),
    cores: 1,
  };
  const raw: RawOptions = { output, format: ['txt'], delay: '0', ...options };
  const before = web.requests.length;
  const ended = await withOutput({ output, restart: false }, async (state) => {
    const status = await scheduledRun({
      sites,
      settings: resolveSettings(raw, siteIds),
      output,
      options: syncOptions(raw, syncConfigOf(raw), web.clock.now()),
      fetch: fetchOptions(raw, {}, null),
      state,
      io,
      clock: web.clock,
      createFetcher: web.createFetcher,
    });
    look(state.sync());
    return status;
  });
  const requests = web.requests.slice(before);
  const isArticle = ({ url }: VirtualRequest): boolean => web.stories.some(({ path }) => url.includes(path));
  return { ended, out, err, requests, articles: requests.filter(isArticle) };
}

/** What is remembered in an output folder. */
export function remembered<T>(output: string, ask: (state: SyncState) => T): T {
  const found = readState(output, (state) => ({ answer: ask(state) }));
  if (found === null) throw new Error(`no state in ${output}`);
  return found.answer;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
