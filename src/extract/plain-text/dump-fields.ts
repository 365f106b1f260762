import type { StoryFields } from '../../model/extracted-page.ts';
import type { Portal } from '../../model/site-rule.ts';
import { knownNames } from '../../sites/known-names.ts';
import { readTime } from '../../text/dates.ts';
import { type People, readByline, readReportLine, splitNames } from '../../text/people.ts';
import { canonicalForm } from '../page-address.ts';
import { ownIdOf } from '../story-fields.ts';
import { brandOf, type DumpSite } from './choose-dump-site.ts';
import type { Head } from './head-fields.ts';
import type { DumpStory } from './read-story.ts';

interface FieldParts {
  readonly chosen: DumpSite;
  readonly url: string | null;
  readonly head: Head;
  readonly story: DumpStory;
  /** Lines below the story that name people. */
  readonly credits: readonly string[];
  readonly tags: readonly string[];
  readonly language: string;
  readonly paywalled: boolean;
}

/** What a printed page states of its story, and where each field was read. */
export function readDumpFields(parts: FieldParts): {
  readonly fields: StoryFields;
  readonly answered: Record<string, string>;
} {
  const { chosen, head, story } = parts;
  const { site, portal } = chosen;
  const own = isOwn(story.syndicatedFrom, portal) ? story.syndicatedFrom : null;
  const url = parts.url ?? own?.url ?? null;
  const canonicalUrl = url === null ? null : canonicalForm(url, site);
  const { people, answered } = readPeople(parts);
  const times = readTimes(parts, url);
  const title = head.title ?? own?.title ?? null;
  const closing = closingCredit(parts);
  const fields: StoryFields = {
    site: site.id,
    portalId: portal?.id ?? null,
    outlet: portal?.name ?? (site.catchAll === true ? (closing?.outlet ?? null) : null),
    template: null,
    canonicalUrl,
    ownId: ownIdOf(site, portal, canonicalUrl, null),
    title,
    kicker: head.kicker,
    standfirst: head.standfirst,
    ...times,
    ...people,
    section: null,
    tags: parts.tags,
    syndicatedFrom: own === null ? story.syndicatedFrom : null,
    language: parts.language,
    access: parts.paywalled ? 'paywalled' : 'unknown',
  };
  const places = {
    title: head.title === null ? 'text:own-credit' : 'text:headline',
    kicker: 'text:kicker',
    standfirst: 'text:standfirst',
    publishedAt: head.dates.length > 0 ? 'text:date' : 'url',
    modifiedAt: 'text:date',
  } as const;
  for (const name of ['title', 'kicker', 'standfirst', 'publishedAt', 'modifiedAt'] as const)
    if (fields[name] !== null) answered[name] = places[name];
  if (fields.tags.length > 0) answered['tags'] = 'text:tags';
  return { fields, answered };
}

/** The date line; one that says "Diperbarui" is of the last change. Without any, an address that carries a clock. */
function readTimes({ chosen, head }: FieldParts, url: string | null): Pick<StoryFields, 'publishedAt' | 'modifiedAt'> {
  const zone = chosen.portal?.zone ?? chosen.site.zone;
  const read = (lines: readonly string[]): string | null =>
    lines.map((line) => readTime(line, zone)).find((time) => time !== null)?.iso ?? null;
  const changed = head.dates.flatMap((line) => /diperbarui.*/i.exec(line) ?? []);
  const first = head.dates.map((line) => line.replace(/\(?diperbarui.*/i, ''));
  const clocks = (chosen.site.fields.publishedAt ?? []).flatMap((source) =>
    'url' in source && url !== null && source.url.test(url) ? [url.replace(source.url, source.as)] : [],
  );
  return { publishedAt: read(first) ?? read(clocks), modifiedAt: read(changed) };
}

type Roles = { readonly people: People; readonly answered: Record<string, string> };

/** Names over the story, else in its byline lines, else below it, else in its closing credit: the first that names one wins, role by role. */
function readPeople(parts: FieldParts): Roles {
  const { head, story, credits } = parts;
  const closing = closingCredit(parts);
  const places: readonly (readonly [string, readonly string[]])[] = [
    ['text:byline', head.bylines],
    ['text:byline-in-story', story.bylines],
    ['text:credit', credits],
    ['text:closing-credit', closing === null ? labelledCredit(story) : [`Penulis: ${closing.names}`]],
  ];
  const read = places.map(([place, lines]) => ({
    place,
    people: lines.map((line) => peopleIn(line)),
  }));
  const answered: Record<string, string> = {};
  const role = (name: keyof People): readonly string[] => {
    for (const { place, people } of read) {
      const names = [...new Set(people.flatMap((one) => one[name]))];
      if (names.length === 0) continue;
      answered[name] = place;
      return names;
    }
    return [];
  };
  return { people: { authors: role('authors'), editors: role('editors'), sources: role('sources') }, answered };
}

/** "Penulis X | Editor Y", "Sumber AFP", "Laporan Wartawan Tribun Manado X Y" -> names under their roles. */
function peopleIn(line: string): People {
  const reported = readReportLine(line, knownNames);
  if (reported !== null) return reported;
  return readByline(
    line.replace(/(^|\|)\s*(Penulis|Editor|Writer|Sumber)\s+(?=[^\s:])/gi, '$1 $2: '),
    'authors',
    knownNames,
  );
}

interface ClosingCredit {
  readonly outlet: string;
  readonly names: string;
}

/** "(TribunGorontalo.com/Nina Yuniar)", "(geosurvey.co.id, Andari Wulan)" at the end of the story; a single word is no full name. */
function closingCredit({ story }: FieldParts): ClosingCredit | null {
  const last = story.blocks.at(-1)?.text ?? '';
  const found = /\((?<outlet>[\w-]+\.(?:com|co\.id|co|id|net))\s*[/,]\s*(?<names>[^()]{3,80})\)[.*]*$/i.exec(last);
  const { outlet, names } = found?.groups ?? {};
  if (outlet === undefined || names === undefined) return null;
  return {
    outlet,
    names: splitNames(names, knownNames)
      .filter((name) => name.includes(' '))
      .join(', '),
  };
}

/** "(Penulis: Nina Yuniar | Editor: Sari Wulan)" as the last line of the story. */
function labelledCredit({ blocks }: DumpStory): string[] {
  const last = blocks.at(-1)?.text ?? '';
  return /^\((?:Penulis|Reporter)(?:\s*\/\s*Editor)?\s*:[^()]{3,160}\)$/i.test(last) ? [last.slice(1, -1)] : [];
}

/** The credit that a site adds to copied text names the record's own portal: its headline and address are the record's. */
function isOwn(notice: StoryFields['syndicatedFrom'], portal: Portal | null): boolean {
  return notice !== null && portal !== null && brandOf(notice.outlet) === brandOf(portal.name ?? '');
}
