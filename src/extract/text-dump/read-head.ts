import type { ArticleImage } from '../../model/article.ts';
import type { DumpMark, DumpRule } from '../../model/site-rule.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords, foldText } from '../../text/whitespace.ts';
import { type DumpLine, isHeadline, isNameLike, isSentence } from './dump-lines.ts';
import { photoOverStory, photoUnderLabel, photoUnderNames, readPhoto } from './photo-lines.ts';
import { type Over, readOver } from './read-over.ts';
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

/** How many lines of text may stand over the first mark, and between two marks. */
const reachOver = 6;
const reachBetween = 3;
/** Lines of so few words may be a menu, however long it is. */
const menuWords = 3;

/** Printed lines -> what stands over the story. Marks (date, names) are looked for near the top; without one only a headline counts. */
export function readHead(lines: readonly DumpLine[], rule: DumpRule, regions: readonly string[]): Head {
  const reader = new HeadReader(lines, rule);
  const first = reader.firstMark();
  if (first === null) return reader.headlineOnly();
  const before = lines.slice(0, first).filter((line) => takeBy(line, rule.head) === null);
  const over = readOver(before, rule.over, regions);
  reader.readFrom(first, over.title);
  const bylines = over.writer === null ? reader.bylines : [`Penulis: ${over.writer}`, ...reader.bylines];
  const noise = lines.slice(0, first).flatMap((line) => takeBy(line, rule.head) ?? []);
  const taken = [...noise, ...takeAll(over.rest, 'navigation', 'over the headline'), ...reader.taken];
  const { title, kicker, standfirst } = over;
  return { title, kicker, standfirst, dates: reader.dates, bylines, lead: reader.lead, taken, end: reader.end };
}

class HeadReader {
  readonly dates: string[] = [];
  readonly bylines: string[] = [];
  readonly taken: TakenLine[] = [];
  lead: Head['lead'] = null;
  end = 0;
  readonly #lines: readonly DumpLine[];
  readonly #rule: DumpRule;

  constructor(lines: readonly DumpLine[], rule: DumpRule) {
    this.#lines = lines;
    this.#rule = rule;
  }

  /** The first mark with at most a headline and what goes with it above; a dateline under a headline stands for one. */
  firstMark(): number | null {
    let lines = 0;
    let texts = 0;
    let sentences = 0;
    for (const [i, line] of this.#lines.entries()) {
      const mark = this.#markOf(line);
      if (mark !== null && mark.states !== 'role' && mark.states !== 'caption') return i;
      if (takeBy(line, this.#rule.head) !== null) continue;
      if (readDateline(line.text) !== null) return lines > 0 && lines <= this.#rule.over.length ? i : null;
      lines += 1;
      if (countWords(line.text) > menuWords) texts += 1;
      if (isSentence(line.text)) sentences += 1;
      if (texts > reachOver || sentences > 1) return null;
    }
    return null;
  }

  /** No mark: the first line may be the headline of what follows. */
  headlineOnly(): Head {
    const start = this.#lines.findIndex((line) => takeBy(line, this.#rule.head) === null);
    const [first, second] = start < 0 ? [] : this.#lines.slice(start, start + 2);
    const titled =
      first?.mark === 'none' && second !== undefined && isHeadline(first.text) && readDateline(first.text) === null;
    const end = start < 0 ? 0 : start + (titled ? 1 : 0);
    const taken = this.#lines.slice(0, Math.max(0, start)).flatMap((line) => takeBy(line, this.#rule.head) ?? []);
    const title = titled ? first.text : null;
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
        if (!this.#apply(mark, line, pending)) break;
        pending = [];
        this.end = i + 1;
        i = this.#photoAfter(mark, i + 1) - 1;
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
    return this.#rule.marks.find((mark) => mark.line.test(line.text)) ?? null;
  }

  #noiseOf(line: DumpLine, title: string | null): TakenLine | null {
    const noise = takeBy(line, this.#rule.head);
    if (noise !== null) return noise;
    const repeated = title !== null && foldText(title) === foldText(line.text);
    return repeated ? { name: 'headline-repeat', by: 'headline', text: line.text } : null;
  }

  /** Takes a mark and the lines that waited for it; false where these show that the story has begun. */
  #apply(mark: DumpMark, line: DumpLine, pending: readonly DumpLine[]): boolean {
    if (mark.states === 'role') {
      if (pending.length === 0 || !pending.every(({ text }) => isNameLike(text))) return false;
      const role = /^editor/i.test(line.text) ? 'Editor' : 'Penulis';
      this.bylines.push(`${role}: ${pending.map(({ text }) => text.replace(/,$/, '')).join(', ')}`);
      this.taken.push(...takeAll([...pending, line], 'byline', mark.line.source));
      return true;
    }
    if (pending.length > 0 && !this.#takePending(mark, pending)) return false;
    this.#take(mark, line);
    return true;
  }

  #takePending(mark: DumpMark, pending: readonly DumpLine[]): boolean {
    if (mark.states !== 'people' || this.#rule.photo !== 'over-people') return false;
    if (pending.filter(({ text }) => isSentence(text)).length > 1) return false;
    this.#takePhoto(pending);
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

  /** Photo lines that stand right after a mark; the place behind them. */
  #photoAfter(mark: DumpMark, at: number): number {
    const rest = this.#lines.slice(at);
    if (rest[0] !== undefined && (this.#markOf(rest[0]) ?? takeBy(rest[0], this.#rule.head)) !== null) return at;
    const labelled = mark.states === 'photo-label';
    const close = mark.states === 'people' && this.#rule.photo === 'under-people';
    const count = labelled ? photoUnderLabel(rest) : close ? photoUnderNames(rest) : 0;
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
