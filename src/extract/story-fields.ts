import type { Access, Syndication } from '../model/article.ts';
import type { StoryFields } from '../model/extracted-page.ts';
import type { Generation, Portal, SiteRule } from '../model/site-rule.ts';
import { authorsOfType, readJsonLdArticle } from '../page/metadata.ts';
import { rawText } from '../page/nodes.ts';
import type { ParsedPage } from '../page/parse.ts';
import { select } from '../page/select.ts';
import type { ChosenSite } from '../sites/match.ts';
import { hostOf } from '../text/addresses.ts';
import { type PrintedClock, type ReadTime, readTime } from '../text/dates.ts';
import { isIndonesian } from '../text/language.ts';
import { foldText } from '../text/whitespace.ts';
import type { CleanBody } from './body.ts';
import { type FieldReader, readFields } from './fields.ts';
import { type PrintedLines, printedLines } from './generic/printed-lines.ts';
import { houseNames, plainName, settleAuthors, settleTitle } from './generic/settle-fields.ts';
import { once } from './steps.ts';
import { readPeople } from './story-people.ts';

interface FieldParts {
  readonly page: ParsedPage;
  readonly reader: FieldReader;
  readonly chosen: ChosenSite;
  readonly generation: Generation | null;
  readonly url: string | null;
  readonly body: CleanBody;
  /** Collects what does not fit together. */
  readonly warnings: string[];
}

/** All fields of a page but its body, each through its ladder; contradictions become warnings. */
export function readStoryFields(parts: FieldParts): StoryFields {
  const { reader, chosen, generation, url, body } = parts;
  const { site, portal } = chosen;
  const zone = site.keepsOffsets === true ? 'as-stated' : (portal?.zone ?? site.zone);
  const printed = body.printed ?? once(() => printedLines(parts.page));
  const published = publishedTime(reader, zone, parts.warnings) ?? printedTime(parts, zone, printed);
  const modified = reader.time('modifiedAt', zone);
  const people =
    body.printed === undefined ? readPeople(reader, body, printed) : readUnruledPeople(parts, body.printed);
  const { title, kicker } = titleOf(parts);
  const section = reader.first('section');
  const language = site.catchAll === true ? languageOf(reader, body, parts.warnings) : statedLanguage(reader);
  return {
    site: site.id,
    portalId: portal?.id ?? null,
    outlet: outletOf(reader, portal, url),
    template: site.catchAll === true ? null : (generation?.id ?? null),
    canonicalUrl: url,
    ownId: ownIdOf(site, portal, url, reader.first('articleNumber')),
    title,
    kicker: reader.first('kicker') ?? kicker,
    standfirst: reader.first('standfirst'),
    publishedAt: published?.iso ?? null,
    modifiedAt: modified?.iso ?? null,
    ...people,
    section: section !== null && title !== null && foldText(section) === foldText(title) ? null : section,
    tags: reader.strings('tags').filter((tag) => tag !== ''),
    syndicatedFrom: foreign(body.syndicatedFrom, portal),
    language,
    access: accessOf(reader, generation, parts.page, body),
  };
}

/** Where the title is any heading, which may be the site's name, the one that the page's own title repeats is the headline. */
function titleOf({ page, reader, body: { printed } }: FieldParts): {
  readonly title: string | null;
  readonly kicker: string | null;
} {
  const stated = reader.first('title');
  if (printed === undefined || stated === null) return { title: stated, kicker: null };
  const rung = reader.rung('title');
  const isAny = rung !== null && 'element' in rung && rung.anyHeading === true;
  const repeated = isAny ? (printed().headline ?? stated) : stated;
  if (repeated !== stated) reader.answered['title'] = 'text:headline';
  const metadata = [{ meta: 'og:title' }, { jsonLd: 'headline' }].map((source) =>
    readFields(page, null, { title: [source] }).first('title'),
  );
  return settleTitle(
    repeated,
    metadata.filter((form) => form !== null),
  );
}

/** People of a page without a rule: its own house is no writer, and JSON-LD may name more writers than the page shows. */
function readUnruledPeople(
  { page, reader, body, url }: FieldParts,
  printed: () => PrintedLines,
): ReturnType<typeof readPeople> {
  const outlets = [{ meta: 'og:site_name' }, { jsonLd: 'publisher' }].flatMap((source) =>
    readFields(page, null, { outlet: [source] }).strings('outlet'),
  );
  const house = houseNames(outlets, hostOf(url));
  const persons = new Set(authorsOfType(readJsonLdArticle(page), 'Person').map(plainName));
  // The house of a personal site has its writer's name: JSON-LD says then that this is a person.
  const isWriter = (name: string): boolean => !house.has(plainName(name)) || persons.has(plainName(name));
  const people = readPeople(reader, body, printed, isWriter);
  const stated = readFields(page, null, { authors: [{ jsonLd: 'author' }] }).people('authors', isWriter);
  return { ...people, authors: settleAuthors(people.authors, stated) };
}

function statedLanguage(reader: FieldReader): string {
  const stated = reader.first('language')?.toLowerCase() ?? 'id';
  return stated === 'in' ? 'id' : stated;
}

/** Themes of WordPress say `en-US` until somebody changes it, so on pages without a rule the words decide. */
function languageOf(reader: FieldReader, body: CleanBody, warnings: string[]): string {
  const stated = statedLanguage(reader);
  if (stated === 'id') return stated;
  if (isIndonesian(body.blocks.map(({ text }) => text).join('\n'))) {
    reader.answered['language'] = 'text:words';
    return 'id';
  }
  warnings.push(`language:${stated}`);
  return stated;
}

/** The first rung that answers, with the seconds of a later rung that agrees to the minute; a rung that does not is a warning. */
function publishedTime(reader: FieldReader, zone: PrintedClock, warnings: string[]): ReadTime | null {
  const first = reader.time('publishedAt', zone);
  if (first === null) return null;
  let best = first;
  for (const { source, time } of reader.times('publishedAt', zone)) {
    const apart = Math.abs(Math.floor(time.at / 60_000) - Math.floor(first.at / 60_000));
    if (apart === 0 && best.iso.length < time.iso.length && best.iso.slice(-6) === time.iso.slice(-6)) best = time;
    // "12:40 WITA" beside 12:40+07:00: the machine's offset is the mistake, the clock is the same.
    const sameClock = time.iso.slice(0, 16) === first.iso.slice(0, 16);
    const isElsewhere = best.iso.slice(-6) !== time.iso.slice(-6);
    if (sameClock && isElsewhere && best.offset === 'assumed' && time.offset === 'stated') best = time;
    if (apart > 0 && !sameClock && !isOtherZone(first, time, apart)) warnings.push(`time-contradiction:${source}`);
  }
  return best;
}

/** Whether two times may be one in different zones: where one states no zone, and they are whole half hours apart, it may. */
function isOtherZone(first: ReadTime, time: ReadTime, minutesApart: number): boolean {
  const unsure = first.offset === 'assumed' || time.offset === 'assumed';
  return unsure && minutesApart % 30 === 0 && minutesApart <= 20 * 60;
}

/** A date with a clock that stands by the headline in no element that says so, or in the first that states one for machines. */
function printedTime({ page, reader }: FieldParts, zone: PrintedClock, printed: () => PrintedLines): ReadTime | null {
  for (const line of printed().byHeadline) {
    const time = /[.!?]$/.test(line) ? null : readTime(line, zone);
    if (time === null) continue;
    reader.answered['publishedAt'] = 'text:by headline';
    return time;
  }
  const stated = readFields(page, null, { publishedAt: [machineTime] });
  const time = stated.time('publishedAt', zone);
  if (time !== null) Object.assign(reader.answered, stated.answered);
  return time;
}

const machineTime = { element: 'time[datetime]', attribute: 'datetime', take: 'first' } as const;

function outletOf(reader: FieldReader, portal: Portal | null, url: string | null): string | null {
  return portal?.name ?? reader.first('outlet') ?? hostOf(url);
}

/** An address and what the page says of itself -> the site's own id of the story, null when neither names one. */
export function ownIdOf(
  site: SiteRule,
  portal: Portal | null,
  url: string | null,
  articleNumber: string | null,
): string | null {
  for (const { from, as } of site.ids) {
    const found = from.exec(url ?? '');
    if (found === null) continue;
    const values: Record<string, string | undefined> = {
      ...found.groups,
      portal: portal?.id,
      articleNumber: articleNumber ?? undefined,
    };
    const names = [...as.matchAll(/<(\w+)>/g)].map((placeholder) => placeholder[1] ?? '');
    if (names.some((name) => values[name] === undefined)) continue;
    return as.replace(/<(\w+)>/g, (_, name: string) => values[name] ?? '');
  }
  return null;
}

/** A notice of syndication -> the same; null where it names the portal itself, which says nothing. */
function foreign(notice: Syndication | null, portal: Portal | null): Syndication | null {
  return notice !== null && portal !== null && foldText(notice.outlet) === foldText(portal.name ?? '') ? null : notice;
}

function accessOf(reader: FieldReader, generation: Generation | null, page: ParsedPage, body: CleanBody): Access {
  const boxes = generation?.paywall === undefined ? [] : select(page, generation.paywall);
  if (body.removals.some(({ name }) => name === 'paywall') || boxes.some((box) => /\S/.test(rawText(box))))
    return 'paywalled';
  // Also written as "http://schema.org/True" and as numbers.
  const stated = /(?:^|\/)(?:(true|yes|1)|false|no|0)$/i.exec(reader.first('access') ?? '');
  if (stated === null) return 'unknown';
  const meta = reader.answered['access']?.startsWith('meta:') === true;
  return (stated[1] !== undefined) === meta ? 'paywalled' : 'free';
}
