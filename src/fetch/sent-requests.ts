import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CHANNEL = 'undici:client:sendHeaders';

/** Calls the listener with the host name of every request at the moment it is written out; gives back what ends that. */
export function watchSentRequests(listener: (hostname: string) => void): () => void {
  const hear = (message: unknown): void => {
    const origin = originOf(message);
    if (origin !== null && URL.canParse(origin)) listener(new URL(origin).hostname);
  };
  subscribe(CHANNEL, hear);
  return () => void unsubscribe(CHANNEL, hear);
}

function originOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('request' in message)) return null;
  const { request } = message;
  if (typeof request !== 'object' || request === null || !('origin' in request)) return null;
  return request.origin instanceof URL || typeof request.origin === 'string' ? String(request.origin) : null;
}
