import type { ArticleImage } from '../../model/article.ts';
import type { NoiseName } from '../../model/site-rule.ts';
import { countWords, foldText } from '../../text/whitespace.ts';
import { bylinesIn, bylineWithDate } from './people-lines.ts';
import { readPhoto } from './photo-lines.ts';
import type { ReadLine } from './read-page-lines.ts';
import { type TakenLine, takeBy } from './taken.ts';
import type { Wordings } from './wording-signs.ts';

/** What stands over a printed story. */
export interface Head {
  readonly title: string | null;
  readonly kicker: string | null;
  readonly standfirst: string | null;
  /** Date lines as printed. */
  readonly dates: readonly string[];
  /** Lines that name people, each with a label that says in which role. */
  readonly bylines: readonly string[];
  readonly lead: Pick<ArticleImage, 'caption' | 'credit'> | null;
  readonly taken: readonly TakenLine[];
}

/** The read lines over a story -> what they state. */
export function readHeadFields(lines: readonly ReadLine[], wordings: Wordings): Head {
  const of = (state: ReadLine['state']): readonly ReadLine[] => lines.filter((line) => line.state === state);
  const headline = of('headline')[0]?.text ?? null;
  const title = headline === null ? null : withoutOutlet(withoutSuffix(headline), lines);
  const kicker = of('kicker').at(-1)?.text ?? null;
  const standfirst = of('standfirst').map(({ text }) => text);
  // The date under the headline goes before one over it, which may be that of the visit.
  const dates = [...of('date'), ...of('early')].map(({ text }) => text);
  const dated = [...of('date'), ...of('early')].flatMap(({ text }) => bylineWithDate(text, wordings.rule) ?? []);
  const bylines = [...bylinesIn(of('people'), wordings.rule), ...dated];
  return {
    title,
    kicker,
    standfirst: standfirst.length === 0 ? null : standfirst.join(' '),
    dates,
    bylines: [...bylines, ...writersOf(of('writer'), bylines)],
    lead: leadOf(of('photo'), title),
    taken: lines.flatMap((line) => takenAs(line, wordings)),
  };
}

/** A columnist's name over the headline counts where no line says who wrote. */
function writersOf(lines: readonly ReadLine[], bylines: readonly string[]): string[] {
  if (bylines.some((line) => /^(?:penulis|oleh|reporter)\b/i.test(line))) return [];
  return lines.slice(0, 1).map(({ text }) => `Penulis: ${text}`);
}

/** The first photo's lines; its alternative text is the headline once more. */
function leadOf(lines: readonly ReadLine[], title: string | null): Head['lead'] {
  const own = lines.filter(({ text }) => title === null || foldText(text) !== foldText(title));
  const photo = readPhoto(own.filter(({ signs }) => !signs.has('photo-label')).slice(0, 3));
  return photo.caption === null && photo.credit === null ? null : photo;
}

const nameOfState: Readonly<Partial<Record<ReadLine['state'], NoiseName>>> = {
  menu: 'navigation',
  writer: 'byline',
  early: 'date-line',
  about: 'widget',
  date: 'date-line',
  people: 'byline',
  photo: 'caption',
  widget: 'widget',
};

function takenAs(line: ReadLine, { rule, noise }: Wordings): TakenLine[] {
  const name = nameOfState[line.state];
  if (name === undefined) return [];
  const worded = ['menu', 'widget', 'about'].includes(line.state)
    ? (takeBy(line, rule.head) ?? takeBy(line, rule.tail) ?? takeBy(line, noise))
    : null;
  return [worded ?? { name, by: `read as ${line.state}`, text: line.text }];
}

/** Name of the site and number of the page behind a headline, as a browser's window shows it. */
const suffix =
  /\s?[-–—|]?\s?Halaman (?:all|\d+)$|\s[-–—|]\s(?:\p{L}[\p{L}\d-]*\.(?:com|co\.id|co|id|net)(?:\s[\p{L} ]{1,30})?|Tribun\s?[\p{L}-]{3,12})$/iu;

/** "Warga Menata Kursi | Kabar Lereng", where another line of the head names that newsroom too -> the headline. */
function withoutOutlet(title: string, lines: readonly ReadLine[]): string {
  const [headline, outlet, ...further] = title.split(' | ').map(foldText);
  if (headline === undefined || outlet === undefined || further.length > 0 || countWords(outlet) > mostOfOutlet)
    return title;
  const others = lines.map(({ text }) => foldText(text)).filter((line) => !line.startsWith(headline));
  return others.some((line) => ` ${line} `.includes(` ${outlet} `)) ? title.slice(0, title.indexOf(' | ')) : title;
}

const mostOfOutlet = 4;

/** A headline as a page shows it. */
export function withoutSuffix(title: string): string {
  const once = title.replace(suffix, '');
  return once === title || once === '' ? title : withoutSuffix(once);
}
