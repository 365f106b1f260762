import type { ParsedPage } from '../../page/parse.ts';
import { countWords } from '../../text/whitespace.ts';

/** A story that stands in data has so many words; teasers of other stories have fewer. */
const fewestWords = 120;
/** A paragraph that stands in data alone, and so many of them are a story. */
const paragraphs = { words: 8, fewest: 3 } as const;
/** Data inside data, and the characters that are looked through. */
const most = { depth: 3, characters: 4_000_000 } as const;

/** A page that scripts fill -> its story as markup, out of their data; null where no script holds one, or several as long. */
export function storyInScripts(page: ParsedPage): string | null {
  const found: Found = { stories: new Map(), lines: new Map() };
  let left = most.characters;
  for (const script of page.byKey.get('script') ?? []) {
    const [first] = script.children;
    if (first?.type !== 'text' || first.data.length < 400 || first.data.length > left) continue;
    left -= first.data.length;
    collect(first.data, found, 0);
  }
  const lists = [...found.lines.values()]
    .filter((lines) => lines.size >= paragraphs.fewest)
    .map((lines) => [...lines].map((line) => `<p>${escaped(line)}</p>`).join('\n'));
  const ranked = [...found.stories.keys(), ...lists]
    .map((html) => ({ html, words: countWords(html.replace(/<[^<>]*>/g, ' ')) }))
    .filter(({ words }) => words >= fewestWords)
    .sort((a, b) => b.words - a.words);
  const [best, second] = ranked;
  return best === undefined || (second !== undefined && second.words * 2 > best.words) ? null : best.html;
}

interface Found {
  /** Strings that are a story of their own, in page order. */
  readonly stories: Map<string, true>;
  /** Paragraphs by the key under which they stand. */
  readonly lines: Map<string, Set<string>>;
}

/** Every string of a script that says something -> the stories and paragraphs found. */
function collect(code: string, found: Found, depth: number): void {
  let key = '';
  for (let at = code.indexOf('"'); at >= 0; at = code.indexOf('"', at)) {
    const end = endOfString(code, at + 1);
    if (end - at < 300 && /^\s?:/.test(code.slice(end + 1, end + 3))) key = code.slice(at + 1, end);
    else if (end - at > 40) take(unquoted(code.slice(at + 1, end)), key, found, depth);
    at = end + 1;
  }
}

function endOfString(code: string, start: number): number {
  let end = start;
  while (end < code.length && code[end] !== '"') end += code[end] === '\\' ? 2 : 1;
  return Math.min(end, code.length);
}

/** A string as JSON or JavaScript writes it -> what it says. */
function unquoted(text: string): string {
  const json = text
    .replace(/\\x([\da-f]{2})/gi, '\\u00$1')
    .replace(/\\(['`])/g, '$1')
    .replace(/[\n\t]/g, ' ');
  try {
    return JSON.parse(`"${json}"`);
  } catch {
    return '';
  }
}

function take(text: string, key: string, found: Found, depth: number): void {
  const tags = text.match(/<(?:p|br|div|h[2-6])\b/gi)?.length ?? 0;
  if (/^\s*<[a-z!]/i.test(text) && tags > 0) found.stories.set(text, true);
  else if (/^.{0,20}[[{].{0,40}"/s.test(text)) {
    if (depth < most.depth) collect(text, found, depth + 1);
  } else if (/\n\s*\n/.test(text) || /body|story|content$/i.test(key)) {
    if (countWords(text) >= fewestWords)
      found.stories.set(
        text
          .split(/\n+/)
          .map((line) => `<p>${escaped(line)}</p>`)
          .join('\n'),
        true,
      );
    else addLine(text, key, found);
  } else addLine(text, key, found);
}

function addLine(text: string, key: string, found: Found): void {
  if (!/[.!?。"”]\s*$/.test(text) || countWords(text) < paragraphs.words) return;
  found.lines.set(key, (found.lines.get(key) ?? new Set()).add(text));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
