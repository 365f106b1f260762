import { wordsOf } from '../../text/whitespace.ts';

/** An address -> the words of its slug, which newsrooms make from the headline; none where it has no slug. */
export function slugWords(url: string | null): string[] {
  const path = url?.replace(/[?#][\s\S]*$/, '').replace(/(?<!\/)\/+$/, '') ?? '';
  const last = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:html?|php|aspx?)$/, '');
  return wordsOf(last.replace(/[-_.]+/g, ' ')).filter((word) => !/^\d{5,}$/.test(word));
}
