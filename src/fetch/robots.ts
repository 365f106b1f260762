/** What a robots.txt says of an address; `undecided` when its rules take too much work to go through. */
export type Leave = 'allowed' | 'disallowed' | 'undecided';

/** The rules of one robots.txt for one robot. */
export interface RobotsRules {
  /** Whether the address may be asked; the address must be of the origin the rules were read from. */
  leaveFor(url: URL): Leave;
  /** Milliseconds between two starts, 0 when nothing is asked. */
  readonly crawlDelayMs: number;
  readonly sitemaps: readonly string[];
}

interface Field {
  readonly name: string;
  readonly value: string;
}

interface Rule {
  readonly leave: 'allowed' | 'disallowed';
  readonly pattern: PathPattern;
}

/** What the lines under one name say. */
interface Group {
  /** By their text: some files repeat every rule many times. */
  readonly rules: Map<string, Rule>;
  crawlDelayMs: number;
}

const FIELD = /^\s*(user-?\s?agent|allow|disallow|crawl-delay|sitemap)\s*:(.*)$/i;

/** Most work for one address, in the unit of `Effort`: a hostile file takes 30 ms to use it up, others never do. */
const mostEffort = 2_000_000;

/**
 * Text of a robots.txt, the origin it is for and a product name -> rules as in RFC 9309; never throws. The packages for
 * this take seconds for files made to hurt: robots-parser 3.0.1 needs 3.8 s an address for 512 KB of wildcards, and 25 s to
 * read 4,000 names above 4,000 rules (measured).
 */
export function readRobots(text: string, origin: string, token: string): RobotsRules {
  const fields = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line) => fieldOf(line.split('#', 1)[0] ?? ''));
  const group = groupFor(token.toLowerCase(), fields);
  // The longest pattern decides, and of two of a length the one that allows.
  const rules = [...group.rules.values()].sort((a, b) => b.pattern.length - a.pattern.length || rankOf(a) - rankOf(b));
  return {
    crawlDelayMs: group.crawlDelayMs,
    sitemaps: fields.filter(({ name }) => name === 'sitemap').map(({ value }) => value),
    leaveFor(url) {
      if (url.origin !== origin) return 'disallowed';
      if (url.pathname === '/robots.txt') return 'allowed';
      const path = comparable(url.pathname + url.search);
      const effort: Effort = { left: mostEffort };
      const rule = rules.find(({ pattern }) => effort.left >= 0 && matchesPath(pattern, path, effort));
      return effort.left < 0 ? 'undecided' : (rule?.leave ?? 'allowed');
    },
  };
}

function rankOf({ leave }: Rule): number {
  return leave === 'allowed' ? 0 : 1;
}

/** The lines under the robot's own name, those under `*` when there are none. Groups of one name are one group. */
function groupFor(token: string, fields: readonly Field[]): Group {
  const own: Group = { rules: new Map(), crawlDelayMs: 0 };
  const others: Group = { rules: new Map(), crawlDelayMs: 0 };
  let named = new Set<Group>();
  let namesGoOn = false;
  let hasOwn = false;
  for (const { name, value } of fields) {
    if (name === 'sitemap') continue;
    if (name === 'user-agent') {
      if (!namesGoOn) named = new Set();
      namesGoOn = true;
      const agent = (value.split('/', 1)[0] ?? '').trim().toLowerCase();
      if (agent === token) named.add(own);
      else if (agent === '*') named.add(others);
      continue;
    }
    namesGoOn = false;
    hasOwn ||= named.has(own);
    for (const group of named) addTo(group, { name, value });
  }
  return hasOwn ? own : others;
}

function addTo(group: Group, { name, value }: Field): void {
  if (name === 'crawl-delay') {
    const seconds = value === '' ? Number.NaN : Number(value);
    if (!Number.isNaN(seconds)) group.crawlDelayMs = Math.max(0, seconds * 1000);
  } else if (value !== '') {
    const leave = name === 'allow' ? 'allowed' : 'disallowed';
    group.rules.set(`${leave} ${value}`, { leave, pattern: readPathPattern(comparable(value)) });
  }
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

function fieldOf(line: string): readonly Field[] {
  const match = FIELD.exec(line);
  const name = match?.[1]?.toLowerCase().replace(/^user.?.?agent$/, 'user-agent');
  return name === undefined ? [] : [{ name, value: (match?.[2] ?? '').trim() }];
}

/** A path so that what means the same is the same: `/%7Ejoe` and `/~joe`, `/é` and `/%c3%a9`. */
function comparable(path: string): string {
  return escaped(path).replace(/%([0-9a-f]{2})/gi, (pair, digits: string) => {
    const char = String.fromCharCode(Number.parseInt(digits, 16));
    return /[A-Za-z0-9._~-]/.test(char) ? char : pair.toUpperCase();
  });
}

function escaped(path: string): string {
  try {
    return encodeURI(path).replaceAll('%25', '%');
  } catch {
    // Half of a surrogate pair cannot be escaped; no address has one, so the pattern fits none.
    return path;
  }
}

/** A path of a robots.txt, cut at its wildcards. */
export interface PathPattern {
  /** The pieces between the stars: the first must begin the path, the others follow it in order. */
  readonly pieces: readonly string[];
  /** The last piece must end the path. */
  readonly isWhole: boolean;
  /** Characters as written: the longest pattern that matches decides. */
  readonly length: number;
}

/** What looking for patterns may still cost, in characters gone over; below zero no answer can be trusted. */
export interface Effort {
  left: number;
}

/** A pattern as written, `*` for anything and `$` for the end (RFC 9309, 2.2.3) -> its pieces. */
export function readPathPattern(text: string): PathPattern {
  const isWhole = text.endsWith('$');
  const pieces = (isWhole ? text.slice(0, -1) : text).replace(/\*+/g, '*').split('*');
  return { pieces, isWhole, length: text.length };
}

/** Whether a path matches. Each piece is taken where it is found first: if any way through the stars fits, this one does. */
export function matchesPath({ pieces, isWhole }: PathPattern, path: string, effort: Effort): boolean {
  const [first = ''] = pieces;
  const last = pieces.length - 1;
  effort.left -= 1;
  if (!path.startsWith(first)) return false;
  if (last === 0) return !isWhole || path.length === first.length;
  let at = first.length;
  for (let index = 1; index <= last; index += 1) {
    const piece = pieces[index] ?? '';
    if (index === last && isWhole) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    effort.left -= costOf(piece, (found < 0 ? path.length : found) - at);
    if (found < 0 || effort.left < 0) return false;
    at = found + piece.length;
  }
  return true;
}

// Measured where path and pattern are made to hurt: a search costs some 60 ns, a place it looks at 15 ns and more for long
// pieces, next to nothing for single characters, which the machine looks for 64 places at a time.
function costOf(piece: string, places: number): number {
  return 4 + places * (piece.length === 1 ? 1 / 64 : 1 + piece.length / 32);
}
