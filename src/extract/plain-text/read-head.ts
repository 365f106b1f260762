import type { ArticleImage } from '../../model/article.ts';
import type { DumpMark, DumpRule, Portal } from '../../model/site-rule.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords, foldText } from '../../text/whitespace.ts';
import { brandOf } from './choose-dump-site.ts';
import { type DumpLine, isHeadline, isNameLike, isSentence } from './dump-lines.ts';
import { findFirstMark, markOf, opensStory } from './first-mark.ts';
import { isCaptioned, photoOverStory, photoUnderLabel, photoUnderNames, readPhoto } from './photo-lines.ts';
import { breadcrumbIn, type Over, readOver, withoutSuffix } from './read-over.ts';
import { type TakenLine, takeAll, takeBy } from './taken.ts';

/** What stands over a printed story, and where the story starts. */
export interface Head extends Pick<Over, 'title' | 'kicker' | 'standfirst'> {
  /** Date lines as printed. */
  readonly dates: readonly string[];
  /** Lines that name people, each with a label that says in which role. */
  readonly bylines: readonly string[];
  readonly lead: Pick<ArticleImage, 'caption' | 'credit'> | null;
  readonly taken: readonly TakenLine[];
  readonly end: number;
}

/** How many lines may stand between two marks. */
const reachBetween = 3;
/** Longest button. */
const buttonWords = 5;

/** Printed lines -> what stands over the story. Marks (date, names) are looked for near the top; without one only a headline counts. */
export function readHead(lines: readonly DumpLine[], rule: DumpRule, portals: readonly Portal[]): Head {
  const regions = portals.flatMap(({ region }) => region ?? []);
  const brands = portals.flatMap(({ name }) => (name === null ? [] : [brandOf(name)]));
  const reader = new HeadReader(lines, rule);
  const { at: first, early } = findFirstMark(lines, rule);
  if (first === null) return reader.headlineOnly();
  const above = lines.slice(0, first);
  const crumbs = breadcrumbIn(above);
  const furniture = (line: DumpLine): boolean =>
    brands.includes(brandOf(line.text)) ||
    takeBy(line, rule.head) !== null ||
    markOf(line, rule)?.states === 'role' ||
    isCaptioned(line.text);
  const before = above.filter((line) => !crumbs.includes(line) && !early.includes(line) && !furniture(line));
  const over = readOver(before, rule.over, regions);
  reader.readFrom(first, over.title);
  const bylines = over.writer === null ? reader.bylines : [`Penulis: ${over.writer}`, ...reader.bylines];
  const noise = above.flatMap((line) => takeBy(line, rule.head) ?? []);
  const taken = [
    ...noise,
    ...takeAll(crumbs, 'navigation', 'breadcrumb'),
    ...takeAll(early, 'date-line', 'over the headline'),
    ...takeAll(over.rest, 'navigation', 'over the headline'),
    ...reader.taken,
  ];
  const { kicker, standfirst } = over;
  const title = over.title === null ? null : withoutSuffix(over.title);
  const dates = [...reader.dates, ...early.map(({ text }) => text)];
  return { title, kicker, standfirst, dates, bylines, lead: reader.lead, taken, end: reader.end };
}

class HeadReader {
  readonly dates: string[] = [];
  readonly bylines: string[] = [];
  readonly taken: TakenLine[] = [];
  lead: Head['lead'] = null;
  end = 0;
  #team: string | null = null;
  readonly #lines: readonly DumpLine[];
  readonly #rule: DumpRule;

  constructor(lines: readonly DumpLine[], rule: DumpRule) {
    this.#lines = lines;
    this.#rule = rule;
  }

  /** No mark: the first line may be the headline of what follows. */
  headlineOnly(): Head {
    const start = this.#lines.findIndex((line) => takeBy(line, this.#rule.head) === null);
    const [first, second] = start < 0 ? [] : this.#lines.slice(start, start + 2);
    const titled = first?.mark === 'none' && second !== undefined && isHeadline(first.text) && !opensStory(first);
    const end = start < 0 ? 0 : start + (titled ? 1 : 0);
    const taken = this.#lines.slice(0, Math.max(0, start)).flatMap((line) => takeBy(line, this.#rule.head) ?? []);
    const title = titled ? withoutSuffix(first.text) : null;
    return { title, kicker: null, standfirst: null, dates: [], bylines: [], lead: null, taken, end };
  }

  /** Reads marks from the first on, with the names and photo lines between them, up to where the story starts. */
  readFrom(first: number, title: string | null): void {
    this.end = first;
    let pending: DumpLine[] = [];
    for (let i = first; i < this.#lines.length; i++) {
      const line = this.#lines[i];
      if (line === undefined) break;
      const mark = this.#markOf(line);
      if (mark !== null) {
        if (!this.#apply(mark, line, pending, this.#lines[i + 1])) break;
        pending = [];
        this.end = i + 1;
        i = this.#photoAfter(mark, this.#pastRepeats(i + 1, title)) - 1;
        this.end = i + 1;
        continue;
      }
      const noise = this.#noiseOf(line, title);
      if (noise !== null) {
        this.taken.push(noise);
        if (pending.length === 0) this.end = i + 1;
        continue;
      }
      if (readDateline(line.text) !== null || pending.length >= reachBetween) break;
      pending.push(line);
    }
    this.#photoLast();
  }

  #markOf(line: DumpLine): DumpMark | null {
    return markOf(line, this.#rule);
  }

  #noiseOf(line: DumpLine, title: string | null): TakenLine | null {
    const noise = takeBy(line, this.#rule.head);
    if (noise !== null) return noise;
    const repeated = title !== null && foldText(withoutSuffix(title)) === foldText(withoutSuffix(line.text));
    return repeated ? { name: 'headline-repeat', by: 'headline', text: line.text } : null;
  }

  /** Takes a mark and the lines that waited for it; false where these show that the story has begun. */
  #apply(mark: DumpMark, line: DumpLine, pending: readonly DumpLine[], next: DumpLine | undefined): boolean {
    if (mark.states === 'role') {
      if (!pending.every(({ text }) => isNameLike(text))) return false;
      const role = /^editor/i.test(line.text) ? 'Editor' : 'Penulis';
      this.#takeNames(
        pending.map(({ text }) => text.replace(/,$/, '')),
        role,
        /^tim/i.test(line.text),
      );
      this.taken.push(...takeAll([...pending, line], 'byline', mark.line.source));
      return true;
    }
    if (pending.length > 0 && !this.#takePending(mark, pending, next)) return false;
    this.#take(mark, line);
    return true;
  }

  /** Names over a role. Those of a team may follow once more, each over its own role, which then counts. */
  #takeNames(names: readonly string[], role: string, isTeam: boolean): void {
    if (names.length === 0) return;
    const team = this.bylines.indexOf(this.#team ?? '');
    if (team >= 0 && names.every((name) => this.#team?.includes(name) === true)) this.bylines.splice(team, 1);
    const byline = `${role}: ${names.join(', ')}`;
    if (isTeam) this.#team = byline;
    this.bylines.push(byline);
  }

  #takePending(mark: DumpMark, pending: readonly DumpLine[], next: DumpLine | undefined): boolean {
    const sentences = pending.filter(({ text }) => isSentence(text)).length;
    if (mark.states === 'people' && this.#rule.photo === 'over-people' && sentences <= 1) {
      this.#takePhoto(pending);
      return true;
    }
    // Over a photo's label stands its alternative text, over a date or name a button that no rule knows.
    const alt = mark.states === 'photo-label' && next?.text.startsWith(pending.at(-1)?.text ?? ' ') === true;
    if (sentences > (alt ? 1 : 0) || !pending.every(({ text }) => alt || countWords(text) <= buttonWords)) return false;
    this.taken.push(...takeAll(pending, alt ? 'caption' : 'navigation', 'between marks'));
    return true;
  }

  #take(mark: DumpMark, line: DumpLine): void {
    const name = mark.line.exec(line.text)?.groups?.['name'];
    if (mark.states === 'caption') {
      this.#takePhoto([line]);
      return;
    }
    if (mark.states === 'date') this.dates.push(line.text);
    const labelled = name === undefined || /^\w+\s*:/.test(name) ? (name ?? line.text) : `Penulis: ${name}`;
    if (mark.states === 'people' || name !== undefined) this.bylines.push(labelled);
    const noise = { date: 'date-line', people: 'byline', 'photo-label': 'caption' } as const;
    if (mark.states !== 'role') this.taken.push({ name: noise[mark.states], by: mark.line.source, text: line.text });
  }

  /** Behind a photo's label its alternative text is the headline once more; the place behind that. */
  #pastRepeats(at: number, title: string | null): number {
    const line = this.#lines[at];
    const repeat = line === undefined ? null : this.#noiseOf(line, title);
    if (repeat?.name !== 'headline-repeat') return at;
    this.taken.push(repeat);
    return at + 1;
  }

  /** Photo lines that stand right after a mark; the place behind them. */
  #photoAfter(mark: DumpMark, at: number): number {
    const rest = this.#lines.slice(at);
    if (rest[0] !== undefined && (this.#markOf(rest[0]) ?? takeBy(rest[0], this.#rule.head)) !== null) return at;
    const labelled = mark.states === 'photo-label';
    const close = mark.states === 'people' && this.#rule.photo === 'under-people';
    const marked = rest.findIndex((line) => this.#markOf(line) !== null);
    const count = labelled
      ? photoUnderLabel(marked < 0 ? rest : rest.slice(0, marked))
      : close
        ? photoUnderNames(rest)
        : 0;
    if (count > 0) this.#takePhoto(rest.slice(0, count));
    return at + count;
  }

  /** Photo lines between the last mark and the story: with a credit, or over the reporter's line of a mobile page. */
  #photoLast(): void {
    const rest = this.#lines.slice(this.end);
    const mobile = this.taken.some(({ text }) => /^(?:text sizes?|larger)$/i.test(text));
    const [, second] = rest;
    const opens = second !== undefined && (/^Laporan /.test(second.text) || readDateline(second.text) !== null);
    // A headline printed again is the photo's alternative text.
    const alt = this.#rule.photo === 'over-people' && this.taken.some(({ name }) => name === 'headline-repeat');
    const dated = second !== undefined && readDateline(second.text) !== null;
    const count = this.lead === null ? ((mobile && opens) || (alt && dated) ? 1 : photoOverStory(rest)) : 0;
    if (count > 0) this.#takePhoto(rest.slice(0, count));
    this.end += count;
  }

  #takePhoto(lines: readonly DumpLine[]): void {
    this.taken.push(...takeAll(lines, 'caption', 'lead photo'));
    const photo = readPhoto(lines);
    if (this.lead === null && (photo.caption !== null || photo.credit !== null)) this.lead = photo;
  }
}
