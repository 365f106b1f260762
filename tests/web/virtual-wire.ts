import { vi } from 'vitest';
import type { CreateFetcher } from '../../src/app/fetch/open-network.ts';
import { createFetcher } from '../../src/fetch/client.ts';
import { classifyError } from '../../src/fetch/faults.ts';
import type { Ask, WireResult } from '../../src/fetch/send-request.ts';
import { answerFrom, type VirtualWeb } from './virtual-web.ts';

/** What answers requests in place of sockets. */
const wire = vi.hoisted(() => ({ send: null as ((ask: Ask) => WireResult) | null }));

vi.mock('../../src/fetch/send-request.ts', () => ({
  sendRequest: async (_routes: unknown, ask: Ask) => {
    if (wire.send === null) throw new Error('no web is wired');
    return wire.send(ask);
  },
}));

const refused = classifyError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));

/** The program's own fetcher, robots.txt, pace, retries and cool-downs and all, which asks the sites of this web. */
export function wireTo(web: VirtualWeb): CreateFetcher {
  wire.send = ({ url, headers }) => {
    const condition = headers.find(([name]) => name === 'if-none-match')?.[1] ?? null;
    const answer = answerFrom(web, url.href, condition);
    if (answer === 'down') return { ok: false, fault: refused };
    const { etag, content, isUnchanged, type = 'text/html; charset=UTF-8' } = answer;
    const status = isUnchanged ? 304 : answer.status;
    return {
      ok: true,
      answer: {
        at: web.clock.now(),
        ip: null,
        status,
        statusText: '',
        headers: [['content-type', type], ...(etag === null ? [] : [['etag', etag] as const])],
        body: isUnchanged ? Buffer.alloc(0) : content,
        framing: 'length',
      },
    };
  };
  return createFetcher;
}
