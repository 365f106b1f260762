import type { DumpMark, DumpRule } from '../../model/site-rule.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords } from '../../text/whitespace.ts';
import { type DumpLine, isHeadline, isNameLike, isStatement } from './dump-lines.ts';
import { takeBy } from './taken.ts';

/** How many lines of text may stand over the first mark: fewer where a sentence is among them, as then the story may have begun. */
const reachOver = 6;
const reachOverMenus = 40;
/** Lines of so few words may be a menu, however long it is. */
const menuWords = 3;

/** Where the first mark stands, with the date lines over the headline. */
export interface FirstMark {
  readonly at: number | null;
  readonly early: readonly DumpLine[];
}

/** Printed lines -> the first mark with a headline and what goes with it above; a dateline under a headline stands for one. */
export function findFirstMark(lines: readonly DumpLine[], rule: DumpRule): FirstMark {
  const early: DumpLine[] = [];
  let above = 0;
  let texts = 0;
  let sentences = 0;
  for (const [at, line] of lines.entries()) {
    const mark = markOf(line, rule);
    if (mark !== null && mark.states !== 'role' && mark.states !== 'caption') {
      const bare = above === 0 || (texts === 0 && !/\d[:.]\d{2}/.test(line.text));
      if (mark.states !== 'date' || !bare || !isTitledBelow(lines.slice(at + 1, at + reachOverMenus), rule))
        return { at, early };
      early.push(line);
      continue;
    }
    // Without a date the names stand right under the headline, over their role.
    const names = mark?.states === 'role' ? namesOver(lines.slice(0, at)) : 0;
    if (names > 0 && above > names && sentences === 0) return { at: at - names, early };
    if (takeBy(line, rule.head) !== null) continue;
    if (opensStory(line)) return { at: above > 0 && (above <= rule.over.length || sentences === 0) ? at : null, early };
    above += 1;
    if (countWords(line.text) > menuWords) texts += 1;
    if (isStatement(line.text)) sentences += 1;
    if (texts > (sentences > 0 ? reachOver : reachOverMenus) || sentences > 1) return { at: null, early };
  }
  return { at: null, early };
}

/** Over the headline a date is that of the day a page was saved, unless no other is printed: a headline and a further mark follow it. */
function isTitledBelow(lines: readonly DumpLine[], rule: DumpRule): boolean {
  let titled = false;
  for (const line of lines) {
    if (opensStory(line) || isStatement(line.text)) return false;
    const states = markOf(line, rule)?.states;
    if (titled && (states === 'date' || states === 'people' || states === 'role')) return true;
    titled ||= states === undefined && isHeadline(line.text) && countWords(line.text) > menuWords;
  }
  return false;
}

/** How many lines at the end of `lines` are names of people: a comma closes all but the last. */
function namesOver(lines: readonly DumpLine[]): number {
  const from = lines.findLastIndex(({ text }, i) => !isName(text) || (i < lines.length - 1 && !text.endsWith(',')));
  return Math.min(lines.length - 1 - from, mostNames);
}

const mostNames = 3;

function isName(text: string): boolean {
  return isNameLike(text) && countWords(text) <= 5 && /^\p{Lu}/u.test(text);
}

/** The mark that a line is; null when it is none. */
export function markOf(line: DumpLine, rule: DumpRule): DumpMark | null {
  return rule.marks.find((mark) => mark.line.test(line.text)) ?? null;
}

/** A dateline, or the reporter's line over it. */
export function opensStory({ text }: DumpLine): boolean {
  return readDateline(text) !== null || /^[(*]*laporan (?:wartawan|reporter|kontributor|jurnalis)\b/i.test(text);
}
