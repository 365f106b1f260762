import { isRedirect } from './address-policy.ts';
import { type Fault, failureOf, faultOf } from './faults.ts';
import { type FetcherSettings, type FetchSettings, settleSettings } from './fetcher-settings.ts';
import { statusFault } from './request-with-retry.ts';
import { type Routes, routesFor } from './routes.ts';
import { sendRequest } from './send-request.ts';

/** Longest for one try, in milliseconds. */
const longest = 10_000;
const pause = 1000;
/** What monitors keep of a message, in bytes. */
const mostBytes = 100_000;

/**
 * Posts a text to an address that the user names for this, such as that of a monitor -> null, or why it was not taken, in
 * one line that names the host only: the path of such an address is a secret. Two tries of ten seconds. The address is
 * the user's own word, so that it may lead to a private network and any port; a redirect is not followed, so that nobody
 * else says where it leads.
 */
export async function ping(
  address: URL,
  text: string,
  given: FetchSettings,
  signal: AbortSignal,
): Promise<string | null> {
  const settings = settleSettings({ ...given, allowPrivate: true });
  const routes = routesFor(settings);
  try {
    const first = await tryOnce(address, text, { settings, routes, signal });
    if (first === null || first.retry === 'no' || signal.aborted) return messageOf(first, address, 1);
    await settings.clock.sleep(pause, signal);
    return messageOf(await tryOnce(address, text, { settings, routes, signal }), address, 2);
  } finally {
    await routes.close();
  }
}

function messageOf(fault: Fault | null, { host }: URL, tries: number): string | null {
  return fault === null ? null : failureOf(fault, host, tries).message;
}

async function tryOnce(
  url: URL,
  text: string,
  {
    settings,
    routes,
    signal,
  }: { readonly settings: FetcherSettings; readonly routes: Routes; readonly signal: AbortSignal },
): Promise<Fault | null> {
  const { limits, clock } = settings;
  const sent = await sendRequest(
    routes,
    {
      url,
      headers: [
        ['user-agent', settings.userAgent],
        ['content-type', 'text/plain; charset=utf-8'],
      ],
      post: beginningOf(text),
      deadlineMs: longest,
      signal,
      plan: () => ({ limit: 0, beyond: 'cut' }),
    },
    limits,
    clock,
  );
  if (!sent.ok) return sent.fault;
  const { status } = sent.answer;
  if (status >= 200 && status <= 299) return null;
  if (isRedirect(status))
    return faultOf('http-status', 'leads elsewhere, which is not followed', { advice: 'give the address it leads to' });
  return statusFault(status, null);
}

/** A text -> as much of its beginning as monitors keep, in whole characters. */
function beginningOf(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  let end = Math.min(bytes.length, mostBytes);
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
