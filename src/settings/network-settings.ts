import { UsageError } from '../errors.ts';
import { type FetchSettings, PACE, settingsComplaints } from '../fetch/fetcher-settings.ts';
import { parseInputUrl } from '../fetch/input-urls.ts';
import { LIMITS, type Limits } from '../fetch/limits.ts';
import { userAgentFor } from '../fetch/user-agent.ts';
import { version } from '../version.ts';
import type { Io } from './io.ts';
import {
  countOption,
  listOption,
  optionLabel,
  pathOption,
  type RawOptions,
  secondsOption,
  shownValue,
  textOption,
} from './option-values.ts';

/**
 * Flags, environment and the text of the `--ca` file -> how the sites are asked, over `connections` at a time where the
 * flags name no number. Throws UsageError.
 */
export function networkSettings(
  options: RawOptions,
  env: Io['env'],
  ca: string | null,
  connections: number = PACE.connectionsPerSite,
): FetchSettings {
  const contact = textOption(options, 'contact');
  if (contact !== null && !isContact(contact)) {
    const wanted = 'an e-mail address or a page, such as me@example.org or https://example.org/bot';
    throw new UsageError(`${optionLabel(options, 'contact')} needs ${wanted}, not ${shownValue(contact)}`);
  }
  const agent = userAgentFor({ version, contact, custom: textOption(options, 'userAgent') });
  if (!agent.ok) throw new UsageError(`${optionLabel(options, 'userAgent')}: ${agent.message}`);
  const settings: FetchSettings = {
    userAgent: agent.userAgent,
    from: contact !== null && isMailAddress(contact) ? contact : null,
    ignoreRobots: options['ignoreRobots'] === true,
    allowPrivate: options['allowPrivate'] === true,
    allowDowngrade: options['allowDowngrade'] === true,
    allowPorts: listOption(options, 'allowPort').map((text) => portOf(text, optionLabel(options, 'allowPort'))),
    connectTo: new Map(
      listOption(options, 'connectTo').map((text) => routeOf(text, optionLabel(options, 'connectTo'))),
    ),
    delayMs: secondsOption(options, 'delay', 0) ?? PACE.delayMs,
    connectionsPerSite: countOption(options, 'connections', 1, LIMITS.connections) ?? connections,
    limits: limitsFor(secondsOption(options, 'timeout', 1)),
    maxTimeMs: secondsOption(options, 'maxTime', 1),
    proxy: {
      httpsProxy: env['HTTPS_PROXY'] ?? env['https_proxy'] ?? null,
      // In upper case, a web server may have made it from a visitor's header.
      httpProxy: env['http_proxy'] ?? env['HTTP_PROXY'] ?? null,
      noProxy: env['NO_PROXY'] ?? env['no_proxy'] ?? null,
    },
    tlsRejectUnauthorized: env['NODE_TLS_REJECT_UNAUTHORIZED'] ?? null,
    ca,
  };
  const complaint = settingsComplaints(settings)[0];
  if (complaint !== undefined) throw new UsageError(complaint);
  return settings;
}

/** Whether the sites could write there: an e-mail address, or a page with or without its scheme. */
function isContact(text: string): boolean {
  return isMailAddress(text) || parseInputUrl(text).ok;
}

function isMailAddress(text: string): boolean {
  return /^[^\s@/:]+@[^\s@/.:]+(?:\.[^\s@/.:]+)+$/.test(text);
}

/** Every phase of a page ends within its time. */
function limitsFor(timeoutMs: number | null): Partial<Limits> {
  if (timeoutMs === null) return {};
  const within = (ms: number): number => Math.min(ms, timeoutMs);
  return {
    addressMs: timeoutMs,
    attemptMs: within(LIMITS.attemptMs),
    connectMs: within(LIMITS.connectMs),
    headersMs: within(LIMITS.headersMs),
    bodyIdleMs: within(LIMITS.bodyIdleMs),
  };
}

function portOf(text: string, label: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535)
    throw new UsageError(`${label} needs a port from 1 to 65535, not "${text}"`);
  return port;
}

function routeOf(text: string, label: string): readonly [string, string] {
  const [from, to, more] = text.split('=');
  if (from === undefined || to === undefined || more !== undefined)
    throw new UsageError(`${label} needs <host:port>=<address:port>, not "${text}"`);
  return [from.trim().toLowerCase(), to.trim()];
}

/** What `saring fetch` needs besides the settings that all commands share. */
export interface FetchOptions {
  readonly network: FetchSettings;
  /** Folder and archive that keep the pages; null for neither. */
  readonly savePages: string | null;
  readonly warc: string | null;
}

/** As `networkSettings`, -> options of `saring fetch`. Throws UsageError. */
export function fetchOptions(
  options: RawOptions,
  env: Io['env'],
  ca: string | null,
  connections?: number,
): FetchOptions {
  return {
    network: networkSettings(options, env, ca, connections),
    savePages: pathOption(options, 'savePages', 'a folder'),
    warc: pathOption(options, 'warc', 'a file'),
  };
}
