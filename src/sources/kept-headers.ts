import type { Headers } from '../bytes/header-block.ts';
import { openRegularFile } from '../bytes/open-file.ts';
import { describeError } from '../bytes/read-error.ts';

/** What the network said of a page that lies in a file: `<name>.headers.json` beside `<name>.html.gz`. */
export interface KeptHeaders {
  /** When it was asked, ISO 8601 in UTC. */
  readonly at: string;
  readonly status: number;
  readonly finalUrl: string;
  /** `Transfer-Encoding` is left out: kept bodies are in one piece. */
  readonly headers: Headers;
}

/** No honest headers are longer. */
const mostBytes = 256 * 1024;

/** A page's path -> the headers kept beside it, null where there are none of ours, a sentence where they are broken. */
export async function readKeptHeaders(page: string): Promise<KeptHeaders | string | null> {
  const file = page.replace(/\.html?(?:\.gz)?$/i, '.headers.json');
  if (file === page) return null;
  const opened = await openRegularFile(file, 'refuse');
  if (!opened.ok) return null;
  try {
    if (opened.size > mostBytes) return `${file} is too large for headers`;
    const kept = readFacts(JSON.parse(await opened.handle.readFile('utf8')));
    return kept === null || isWebAddress(kept.finalUrl) ? kept : `${file} names no http or https address`;
  } catch (error) {
    return `${file} cannot be read: ${describeError(error)}`;
  } finally {
    await opened.handle.close();
  }
}

function readFacts(value: unknown): KeptHeaders | null {
  if (typeof value !== 'object' || value === null) return null;
  const facts = value as Readonly<Record<string, unknown>>;
  const { fetchedAt, status, finalUrl, headers } = facts as Readonly<{
    fetchedAt?: unknown;
    status?: unknown;
    finalUrl?: unknown;
    headers?: unknown;
  }>;
  if (typeof fetchedAt !== 'string' || typeof status !== 'number' || typeof finalUrl !== 'string') return null;
  if (!Array.isArray(headers)) return null;
  const named = new Map<string, string>();
  for (const pair of headers) {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string' || typeof pair[1] !== 'string') return null;
    const name = pair[0].toLowerCase();
    if (name !== 'transfer-encoding' && !named.has(name)) named.set(name, pair[1]);
  }
  return { at: fetchedAt, status, finalUrl, headers: named };
}

/** Whoever gives files away may have written them: no other scheme gets into a record. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
