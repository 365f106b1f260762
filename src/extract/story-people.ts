import type { StoryFields } from '../model/extracted-page.ts';
import { knownNames } from '../sites/known-names.ts';
import { readByline, readReportLine } from '../text/people.ts';
import { foldText } from '../text/whitespace.ts';
import type { CleanBody } from './body.ts';
import type { FieldReader } from './fields.ts';
import type { PrintedLines } from './generic/printed-lines.ts';

/**
 * Names of a page in their roles: what its ladders state, else what lines say that were taken out of its text. Where a page
 * with a rule names nobody at all its template has changed: then what is printed with a role counts, as on pages without one.
 */
export function readPeople(
  reader: FieldReader,
  body: CleanBody,
  printed: () => PrintedLines,
  isWriter: (name: string) => boolean = () => true,
): Pick<StoryFields, 'authors' | 'editors' | 'sources'> {
  const named = reader.people('authors', isWriter);
  const editors = reader.people('editors');
  const isRuled = body.printed === undefined;
  const authors = isRuled ? withoutEditors(named, editors, reader) : named;
  const sources = reader.people('sources');
  const isNameless = named.length + editors.length + body.bylines.length === 0;
  const typed = [...body.bylines, ...(isRuled && !isNameless ? [] : printed().credits)].map(
    (line) => readReportLine(line, knownNames) ?? readByline(line, 'authors', knownNames),
  );
  const fallback = (stated: readonly string[], role: 'authors' | 'editors' | 'sources'): readonly string[] => {
    // Systems put an editor or an account into the machine-made author; a printed "Penulis: …" knows better.
    const machineMade = !isRuled && /^(?:json-ld|meta):/.test(reader.answered[role] ?? '');
    const printedNames = typed.flatMap((people) => people[role]).filter(isWriter);
    const editing = role === 'authors' ? new Set(typed.flatMap((people) => people.editors)) : new Set<string>();
    const trusted = machineMade ? stated.filter((name) => !editing.has(name)) : stated;
    if (trusted.length > 0 && !(machineMade && printedNames.length > 0)) return trusted;
    const names = [...new Set(printedNames)];
    if (names.length > 0) reader.answered[role] = 'text:byline';
    else delete reader.answered[role];
    return names;
  };
  // An agency in the writer's place is a source.
  const agencies = authorsAsSources(reader);
  return {
    authors: withTypedWriters(fallback(authors, 'authors'), body.bylines),
    editors: fallback(editors, 'editors'),
    sources: fallback([...new Set([...sources, ...agencies])], 'sources'),
  };
}

/** No column has more such lines. Each is compared with every writer, so a page made of them must not set the pace. */
const mostTyped = 10;

/** The writers of a page, with those of lines "Oleh: NAME" that were taken out: columns name their writer there, and their metadata whoever typed them in. */
function withTypedWriters(authors: readonly string[], bylines: readonly string[]): readonly string[] {
  const known = authors.map(foldText);
  const typed = bylines
    .filter((line) => /^\W*oleh\b/i.test(line))
    .slice(0, mostTyped)
    .flatMap((line) => readByline(line, 'authors', knownNames).authors);
  const missing = typed.filter((name) => {
    const folded = foldText(name);
    return !known.some((one) => one.includes(folded) || folded.includes(one));
  });
  return [...authors, ...missing];
}

/** Where a story has no writer, Tribun puts its editor into the machine-made author. */
function withoutEditors(
  authors: readonly string[],
  editors: readonly string[],
  reader: FieldReader,
): readonly string[] {
  if (reader.answered['authors']?.startsWith('json-ld:') !== true) return authors;
  const editing = new Set(editors.map(foldText));
  return authors.filter((name) => !editing.has(foldText(name)));
}

function authorsAsSources(reader: FieldReader): readonly string[] {
  const answered = reader.answered['authors'];
  const sources = reader.strings('authors').flatMap((text) => readByline(text, 'authors', knownNames).sources);
  if (answered !== undefined) reader.answered['authors'] = answered;
  return sources;
}
