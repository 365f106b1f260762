import { foldText } from '../../text/whitespace.ts';

/** A headline, and the few words printed over or before it, if any. */
export interface Headline {
  readonly title: string;
  readonly kicker: string | null;
}

/** Shorter statements are names of sections and sites. */
const fewestWords = 3;
const longestKicker = 8;
const tail = /\s[-–—|»·]\s[^-–—|»·]{2,40}$/;

/**
 * The heading that readers see and what the metadata states (`og:title`, JSON-LD) -> the headline. A kicker inside the
 * heading is told by the rest being stated alone; where kicker and headline run together, the stated form has the
 * colon; two statements that agree outvote a heading that says something else.
 */
export function settleTitle(visible: string, stated: readonly string[]): Headline {
  const seen = foldText(visible);
  const forms = stated
    .flatMap((form) => [form, form.replace(tail, '')])
    .filter((form) => wordCount(form) >= fewestWords);
  const parted = forms.find((form) => foldText(form) === seen && marksIn(form) > marksIn(visible));
  if (parted !== undefined) return { title: parted, kicker: null };
  for (const form of forms) {
    const alone = foldText(form);
    // Without a blank between them they run together: "KampungPerajin Membuka Bengkel".
    const before = seen.endsWith(alone) ? seen.slice(0, -alone.length).trim() : '';
    if (before !== '' && before.split(' ').length <= longestKicker)
      return { title: form, kicker: kickerOf(visible, form) };
  }
  const [first = '', second = ''] = stated;
  const agreed = [first, first.replace(tail, '')].find((form) =>
    [second, second.replace(tail, '')].some(
      (other) => foldText(other) === foldText(form) && wordCount(form) >= fewestWords,
    ),
  );
  const outvoted = agreed !== undefined && !forms.some((form) => foldText(form) === seen);
  return { title: outvoted ? agreed : visible, kicker: null };
}

function kickerOf(visible: string, title: string): string | null {
  const at = visible.toLowerCase().lastIndexOf(title.toLowerCase());
  const before = at <= 0 ? '' : visible.slice(0, at).replace(/(?<![\s:–—|-])[\s:–—|-]+$/, '');
  return before === '' ? null : before;
}

function wordCount(text: string): number {
  const words = foldText(text);
  // Scripts without spaces have one "word": their letters count instead.
  return Math.max(words.split(' ').length, Math.floor(words.length / 4));
}

function marksIn(text: string): number {
  return text.match(/[:：–—|]|\s-\s/g)?.length ?? 0;
}

/** Names as readers see them, and as JSON-LD states them -> the fuller list, where both tell of the same people. */
export function settleAuthors(visible: readonly string[], stated: readonly string[]): readonly string[] {
  if (stated.length === 0 || visible.length === 0) return visible;
  const known = new Set(stated.map(foldText));
  // "Scott Gray Gear Team" is two names that ran together.
  const together = foldText(visible.join(' ')) === foldText(stated.join(' '));
  const isPart = visible.length < stated.length && visible.every((name) => known.has(foldText(name)));
  return together || isPart ? stated : visible;
}

/** Names under which the page's own house appears: an author of such a name is the publisher. */
export function houseNames(outlets: readonly string[], host: string | null): ReadonlySet<string> {
  const label = host?.replace(/^www\./, '').split('.')[0] ?? null;
  return new Set([...outlets, host, label].filter((name) => name !== null).map(plainName));
}

/** A name without blanks, case and marks, as it stands in a host. */
export function plainName(name: string): string {
  return foldText(name).replaceAll(' ', '');
}
