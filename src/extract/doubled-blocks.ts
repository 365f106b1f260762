import { countWords, foldText } from '../text/whitespace.ts';
import type { DraftBlock } from './draft-blocks.ts';

/** Blocks of a story -> those that only say again what others say. */
export function saidAgain(blocks: readonly DraftBlock[]): ReadonlySet<DraftBlock> {
  return new Set([...secondPrinting(blocks), ...pullQuotes(blocks)]);
}

/** What two equal printings have to say at least. */
const leastWords = 40;

/** Blocks of a story printed twice (for phones and hidden for others; on AMP pages) -> those of the second printing, with the headline over it. */
function secondPrinting(blocks: readonly DraftBlock[]): ReadonlySet<DraftBlock> {
  const texts = blocks.map(({ text }) => text);
  // A headline may stand over the first printing too.
  for (const start of [0, 1]) {
    const again = texts.indexOf(texts[start] ?? '', start + 2);
    if (again < 0) continue;
    const second = texts.slice(again);
    if (!second.every((text, i) => text === texts[start + i]) || countWords(second.join(' ')) < leastWords) continue;
    const over = blocks[again - 1];
    // A heading between the two printings is the headline of the second.
    if (start + second.length === again - 1 && over?.type === 'heading') return new Set(blocks.slice(again - 1));
    if (start + second.length === again) return new Set(blocks.slice(again));
  }
  return new Set();
}

/** A shorter quotation may well stand in a story twice. */
const leastQuoted = 7;

/** Quotations set apart that only say again what stands in a longer paragraph. */
function pullQuotes(blocks: readonly DraftBlock[]): ReadonlySet<DraftBlock> {
  const quotes = blocks.filter(({ type, text }) => type === 'quote' && countWords(text) >= leastQuoted);
  if (quotes.length === 0) return new Set();
  const paragraphs = blocks.filter(({ type }) => type === 'paragraph').map(({ text }) => ` ${foldText(text)} `);
  return new Set(
    quotes.filter(({ text }) => {
      const words = ` ${foldText(text)} `;
      return paragraphs.some((paragraph) => paragraph.length > words.length && paragraph.includes(words));
    }),
  );
}
