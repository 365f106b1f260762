import type { Block } from '../../model/article.ts';
import type { Failure } from '../../model/outcome.ts';
import type { SiteRule } from '../../model/site-rule.ts';
import { countWords, wordsOf } from '../../text/whitespace.ts';
import { type DumpLine, isRubbish, isSentence } from './dump-lines.ts';

/** Text as it came -> why it can be no page, null when it may be one. */
export function judgeText(text: string, lines: readonly DumpLine[], sites: readonly SiteRule[]): Failure | null {
  if (isRubbish(text))
    return { code: 'not-html', message: 'neither a page nor text: unreadable characters throughout' };
  if (lines.length === 0) return { code: 'empty-body', message: 'the text is empty' };
  const missing = sites.flatMap((site) => site.notFound ?? []);
  const short = lines.length < 60;
  if (short && lines.some((line) => missing.some((pattern) => pattern.test(line.text))))
    return { code: 'not-found', message: 'the page says that there is nothing at its address' };
  return null;
}

/** Fewest words in sentences that make a story: of a page known to be an article, and of any other text. */
const fewestKnown = 12;
const fewestUnknown = 25;

/** A story on one line whose last full stop was cut off still holds sentences. */
const sentenceInside = /[\p{Ll})][.!?][”"]? ["“]?\p{Lu}/u;

/** The blocks of a printed page -> why they are no article, null when they are one. */
export function judgeBlocks(blocks: readonly Block[], known: boolean, language: string | null): Failure | null {
  if (blocks.length === 0) return { code: 'empty-body', message: 'no line of the text belongs to a story' };
  const sentences = blocks.filter(({ text }) => isSentence(text) || sentenceInside.test(text)).map(({ text }) => text);
  const words = countWords(sentences.join(' '));
  if (words < (known ? fewestKnown : fewestUnknown))
    return { code: 'not-article', message: `only ${words} words stand in sentences: a list or a fragment` };
  if (!known && language !== 'id')
    return { code: 'not-article', message: 'a text in another language than Indonesian' };
  return null;
}

const indonesian: ReadonlySet<string> = new Set(
  'yang dan di ke dari untuk dengan pada ini itu tidak dalam adalah akan juga telah oleh sebagai bisa ada karena saat para atau mereka kata lebih dapat sudah tersebut ia kami kita secara hingga'.split(
    ' ',
  ),
);
const english: ReadonlySet<string> = new Set(
  'the of and to in a is that for on was with as by it are has his'.split(' '),
);

/** How many letters tell a language. */
const sample = 100_000;

/** Text -> `id` or `en` by its commonest words; null where neither language has enough of them. */
export function languageOf(text: string): 'id' | 'en' | null {
  const words = wordsOf(text.slice(0, sample));
  const share = (common: ReadonlySet<string>): number => words.filter((word) => common.has(word)).length / words.length;
  const [own, other] = [share(indonesian), share(english)];
  if (own >= 0.05 && own >= other) return 'id';
  return other >= 0.15 ? 'en' : words.length < 60 && own > 0 ? 'id' : null;
}
