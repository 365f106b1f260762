import robotsParser from 'robots-parser';

/** The rules of one robots.txt for one robot. */
export interface RobotsRules {
  /** Whether the address may be asked; the address must be of the origin the rules were read from. */
  allows(url: URL): boolean;
  /** Milliseconds between two starts, 0 when nothing is asked. */
  readonly crawlDelayMs: number;
  readonly sitemaps: readonly string[];
}

interface Robot {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}

const FIELD = /^\s*(user-?\s?agent|allow|disallow|crawl-delay|sitemap)\s*:(.*)$/i;

/** Text of a robots.txt, the origin it is for and a product name -> rules as in RFC 9309; never throws. */
export function readRobots(text: string, origin: string, token: string): RobotsRules {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line) => fieldOf(line.split('#', 1)[0] ?? ''));
  const sitemaps = lines.filter(({ field }) => field === 'sitemap').map(({ value }) => value);
  // The parser ends a group at every line it does not know, RFC 9309 only at rules.
  const rules = lines.filter(({ field }) => field !== 'sitemap').map(({ field, value }) => `${field}: ${value}`);
  const robot = parse(`${origin}/robots.txt`, rules.join('\n'));
  const delay = robot.getCrawlDelay(token) ?? 0;
  return {
    crawlDelayMs: Number.isFinite(delay) && delay > 0 ? delay * 1000 : 0,
    sitemaps,
    allows(url) {
      if (url.origin !== origin) return false;
      if (url.pathname === '/robots.txt') return true;
      return robot.isAllowed(origin + plainPath(url.pathname + url.search), token) === true;
    },
  };
}

/** A body -> its text up to the limit, ending with a whole line. */
export function robotsText(body: Uint8Array, limit: number): string {
  const text = Buffer.from(body.subarray(0, limit)).toString('utf8');
  return body.length <= limit ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n')));
}

/** Whether a robots.txt is really a web page, as sites answer that have none. */
export function isMarkup(text: string): boolean {
  return /^\ufeff?\s*<(!doctype|html|head|body|!--)/i.test(text);
}

function fieldOf(line: string): readonly { readonly field: string; readonly value: string }[] {
  const match = FIELD.exec(line);
  const field = match?.[1]?.toLowerCase().replace(/^user.?.?agent$/, 'user-agent');
  if (field === undefined) return [];
  const value = (match?.[2] ?? '').trim();
  return [{ field, value: field === 'allow' || field === 'disallow' ? plainPath(value) : value }];
}

// `/%7Ejoe` and `/~joe` are the same path: unreserved characters are compared unescaped.
function plainPath(path: string): string {
  return path.replace(/%([0-9a-f]{2})/gi, (escaped, digits: string) => {
    const char = String.fromCharCode(Number.parseInt(digits, 16));
    return /[A-Za-z0-9._~-]/.test(char) ? char : escaped.toUpperCase();
  });
}

/** The library's own types are wrong under `module: nodenext`. */
function parse(url: string, text: string): Robot {
  const make: unknown = robotsParser;
  if (typeof make !== 'function') throw new TypeError('robots-parser exports no function');
  return make(url, text);
}
