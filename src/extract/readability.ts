import { loaded, type Steps, turn } from './steps.ts';

/**
 * Clean markup -> the HTML of the story as Readability sees it, null when it sees none. The only meeting with jsdom
 * and Readability: both load here, on first use (0.6 s and 70 MB), with scripts and resources off.
 */
export function* readWithReadability(html: string, url: string | null): Steps<string | null> {
  const { JSDOM, VirtualConsole } = yield* loaded(import('jsdom'));
  const { Readability } = yield* loaded(import('@mozilla/readability'));
  const dom = new JSDOM(html, { ...(url === null ? {} : { url }), virtualConsole: new VirtualConsole() });
  try {
    return new Readability(dom.window.document, { charThreshold: 200, keepClasses: true }).parse()?.content ?? null;
  } finally {
    dom.window.close();
    // Without a turn of the event loop no window is ever freed: 5 MB a page until the heap is full (measured).
    yield turn();
  }
}
