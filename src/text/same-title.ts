import { foldText } from './whitespace.ts';

/** Whether two titles are the same but for case, punctuation and blanks. One that is cut short with "…" may go on. */
export function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  return a === b || isBeginning(one, a, b) || isBeginning(other, b, a);
}

function isBeginning(title: string, bareTitle: string, whole: string): boolean {
  return /(?:…|\.\.\.)\s?$/.test(title) && bareTitle !== '' && whole.startsWith(bareTitle);
}

function bare(title: string): string {
  return foldText(title).replaceAll(' ', '');
}
