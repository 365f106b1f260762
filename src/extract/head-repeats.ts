import type { Block } from '../model/article.ts';
import type { Removal, StoryFields } from '../model/extracted-page.ts';
import type { NoiseName } from '../model/site-rule.ts';
import { weekday } from '../text/dates.ts';
import { countWords, foldText, previewOf } from '../text/whitespace.ts';

/** So many blocks of a story may print its head, none of them longer than this. */
const mostBlocks = 5;
const longest = 240;
/** A line of names may end in a degree. */
const longestName = 80;

const roles =
  /(?:^|(?<= ))(?:tim redaksi|penulis|reporter|wartawan|kontributor|pewarta|jurnalis|writer|author|editor|penyunting|oleh|by|von|par|por|door|sumber|source|dan|and|und)(?= |$)/g;
const opensWithRole = /^(?:penulis|reporter|oleh|by|von|par|por|door)\s/;
const date = new RegExp(
  String.raw`(?:^[a-z.]{5,20}\s?[-–,|]\s?)?(?:${weekday}\W{1,3})?\d{1,2}[ /-][a-z\d]{1,10}[ /-]\d{4}\W{0,5}(?:(?:pukul|jam) )?\d{1,2}[.:]\d{2}(?: wi(?:b|t|ta)\b)?\W{0,5}`,
  'i',
);

/** A story whose first blocks print its own head once more, inside the text's element -> what each of them is. */
export function repeatedHead(blocks: readonly Block[], fields: StoryFields): readonly Removal[] {
  const found: Removal[] = [];
  for (const { text } of blocks.slice(0, mostBlocks)) {
    const isSentence = text.length > longest || (text.length > longestName && text.endsWith('.'));
    const name = isSentence ? null : printedField(text, fields);
    if (name === null) break;
    const removal = { declared: 'shared', by: 'the head again', words: countWords(text), preview: text } as const;
    found.push({ name, ...removal });
  }
  // A page that is nothing else keeps what it has.
  return found.length < blocks.length ? found : [];
}

function printedField(text: string, { title, authors, editors, sources }: StoryFields): NoiseName | null {
  const undated = text.replace(date, '');
  if (undated === '') return 'date-line';
  const line = foldText(undated);
  if (title !== null && line === foldText(title)) return 'headline-repeat';
  const people = [...authors, ...editors, ...sources].map(foldText).filter((name) => name !== '');
  const rest = people.reduce((left, name) => left.replaceAll(name, ' '), line);
  // "von Edda Quill, Politikredaktion"
  if (rest !== line && text.length <= longestName && opensWithRole.test(line) && !/[.!?)]$/.test(text)) return 'byline';
  const isHead = rest.replace(/ {2,}/g, ' ').trim().replace(roles, '').trim() === '';
  return isHead && (rest !== line || undated !== text || /^tim redaksi$/.test(line)) ? 'byline' : null;
}

/** What a note on a writer says of the writer, right behind the name. */
const saysOf =
  /^(?:,|(?: (?:is|was|are|has|covers|writes|reports|works|ist|sind|war|schreibt|arbeitet|adalah|merupakan|est|es|è|jest|er|är)(?!\p{L})))/iu;

/** The last blocks of a story -> notes on its writers: "Edda Quill is a reporter in Berlin." */
export function writerNotes(blocks: readonly Block[], { authors }: StoryFields): readonly Removal[] {
  const found: Removal[] = [];
  const names = authors.filter((name) => name.includes(' '));
  for (const { text } of blocks.slice(Math.max(4, blocks.length - 3)).reverse()) {
    const isNote = names.some((name) => {
      const at = text.slice(0, longestName).indexOf(name);
      // A trade may stand before the name, but no sentence.
      const isFirst = at >= 0 && text.slice(0, at).split(' ').length <= 4 && !/[.:,"“„«]/.test(text.slice(0, at));
      return isFirst && saysOf.test(text.slice(at + name.length));
    });
    if (!isNote) break;
    const removal = { declared: 'shared', by: 'a note on the writer', words: countWords(text) } as const;
    found.push({ name: 'widget', ...removal, preview: previewOf(text) });
  }
  return found;
}

/** Headings behind the last paragraph of a story of one page: nothing stands under them. A question there is the writer's. */
export function emptyHeadings(blocks: readonly Block[]): readonly Removal[] {
  const told = blocks.findLastIndex(({ type, text }) => type !== 'heading' || text.endsWith('?')) + 1;
  const empty = told === 0 ? [] : blocks.slice(told);
  return empty.map(({ text }) => {
    const removal = { name: 'related-list', declared: 'shared', by: 'a heading over nothing' } as const;
    return { ...removal, words: countWords(text), preview: previewOf(text) };
  });
}
