import type { ExtractedPage } from '../../model/extracted-page.ts';
import type { LineState } from '../../model/line-states.ts';
import type { Failure } from '../../model/outcome.ts';
import type { DumpRule, SiteRule } from '../../model/site-rule.ts';
import { countWords } from '../../text/whitespace.ts';
import type { PageContext, PageResult } from '../extract-page.ts';
import { chooseDumpSite, type DumpSite } from './choose-dump-site.ts';
import { findDoubled } from './doubled.ts';
import { readDumpFields } from './dump-fields.ts';
import { isStatement, most, readDumpLines } from './dump-lines.ts';
import { type Head, readHeadFields, withoutSuffix } from './head-fields.ts';
import { judgeBlocks, judgeText, languageOf } from './judge-dump.ts';
import { type PageHeader, readPageHeader } from './page-header.ts';
import { readPrintedPosition } from './page-marks.ts';
import { type PageParts, partsOf } from './page-parts.ts';
import { bylinesIn } from './people-lines.ts';
import { type PageReading, type ReadLine, readPageLines } from './read-page-lines.ts';
import { type DumpStory, readStory } from './read-story.ts';
import { rejoin } from './rejoin.ts';
import { slugWords } from './slug-words.ts';
import { readTags } from './tags-below.ts';
import { removalsOf, type TakenLine, takeAll } from './taken.ts';
import { wordingsOf } from './wording-signs.ts';

/** A page printed as text -> its part of a story, or why it is none. */
export function extractDump(printed: string, asked: PageContext, sites: readonly SiteRule[]): PageResult {
  const { text, ...header } = readPageHeader(printed);
  const context = { ...asked, url: asked.url ?? header.url };
  const printedLines = readDumpLines(text);
  if (printedLines === null) return { ok: false, failure: tooLong };
  const lines = rejoin(printedLines);
  const unfit = judgeText(text, lines, sites);
  if (unfit !== null) return { ok: false, failure: unfit };
  const chosen = chooseDumpSite(lines, context, sites);
  const rule = chosen.site.dump ?? bare;
  // A story that is printed twice around its headline.
  const { once, again } = findDoubled(lines) ?? { once: lines, again: [] };
  const wordings = wordingsOf(chosen.site, rule, sites);
  const reading = readPageLines(once, wordings, slugWords(context.url));
  const parts = partsOf(reading.lines, rule);
  const head = withHeader(readHeadFields(parts.head, wordings), header);
  // Without its headline a page's topic is read as one.
  const topics = [head.kicker, head.title].filter((topic) => topic !== null);
  const story = readStory(parts.story, chosen.site, rule, topics, {
    title: head.title,
    words: countWords(text),
    closes: parts.tail.length > 0,
  });
  const language = languageOf(story.blocks.map((block) => block.text).join('\n'));
  const failure = judgeBlocks(story.blocks, chosen.site.catchAll !== true, language);
  if (failure !== null) return { ok: false, failure };
  return {
    ok: true,
    page: pageOf({
      ...{ context, chosen, rule, taken: takeAll(again, 'headline-repeat', 'printed twice'), parts, head, story },
      language: language ?? 'id',
      uncertain: header.title === null && isUncertain(reading, head.title),
    }),
  };
}

const tooLong: Failure = {
  code: 'too-large',
  message: `no article page: its text has more than ${most.lines} lines or ${most.letters} letters`,
};

/** What an extractor wrote over the page goes before what the page prints. */
function withHeader(head: Head, { title, published }: Pick<PageHeader, 'title' | 'published'>): Head {
  const dates = published === null ? head.dates : [published, ...head.dates];
  return { ...head, title: title === null ? head.title : withoutSuffix(title), dates };
}

/** Points by which a headline has to beat the next best: less than what one sign of its own is worth. */
const leastMargin = 1.5;
/** Points by which one without capitals has to beat none: it may be a standfirst or a caption. */
const leastGain = 3;

/** A headline in another place than this may have been taken for one of these. */
const overStory: ReadonlySet<LineState> = new Set(['menu', 'about', 'kicker', 'photo', 'widget', 'people']);

/** Another headline fits nearly as well, it is hardly one by its form, none was found although one may stand over the story, or it may be the beginning of a text on one line. */
function isUncertain({ lines, headlineMargin, headlineGain }: PageReading, title: string | null): boolean {
  if (lines.some(({ runsOn }) => runsOn === true) && !isSeenToBegin(lines)) return true;
  if (title === null) {
    const left = lines.some(({ state, signs }) => overStory.has(state) && isLikeTitle(signs));
    return left || (lines.length === 1 && lines[0]?.signs.has('dateline') === false);
  }
  const signs = lines.find(({ state }) => state === 'headline')?.signs ?? new Set();
  const bare = !sureSigns.some((sign) => signs.has(sign));
  const doubtful = (bare && headlineGain < leastGain) || (!signs.has('returns') && headlineGain < leastMargin);
  return doubtful || headlineMargin < leastMargin || isStatement(title) || signs.has('untitled');
}

/** What few lines have that are no headline. */
const sureSigns = ['capitals', 'repeat', 'repeated'] as const;

/** Written as headlines are, and its words return in the story. */
function isLikeTitle(signs: ReadLine['signs']): boolean {
  const own = signs.has('title') && signs.has('capitals') && signs.has('returns') && !signs.has('short');
  return own && !ofPhotos.some((sign) => signs.has(sign));
}

const ofPhotos = ['credit', 'captioned', 'over-credit'] as const;

/** Of a page on one line: whether anything but the reading as a whole shows where its story begins. */
function isSeenToBegin(lines: PageReading['lines']): boolean {
  const at = lines.findIndex(({ state }) => state === 'opening');
  const [above, opening] = [lines[at - 1], lines[at]];
  const sure = openingSigns.some((sign) => opening?.signs.has(sign) === true);
  return opening?.runsOn !== true && (sure || above?.state === 'date' || above?.state === 'people');
}

const openingSigns = ['dateline', 'opens', 'place', 'capital-start'] as const;

/** For a site whose rule says nothing of printed pages. */
const bare: DumpRule = {
  evidence: [],
  never: [],
  weights: {},
  marks: [],
  head: [],
  boxes: [],
  noise: [],
  tail: [],
};

interface Parts {
  readonly context: PageContext;
  readonly chosen: DumpSite;
  readonly rule: DumpRule;
  readonly taken: readonly TakenLine[];
  readonly parts: PageParts;
  readonly head: Head;
  readonly story: DumpStory;
  readonly language: string;
  /** Another headline fits the page nearly as well. */
  readonly uncertain: boolean;
}

function pageOf(all: Parts): ExtractedPage {
  const { context, chosen, rule, taken, parts, head, story, language } = all;
  const { fields, answered } = readDumpFields({
    chosen,
    url: context.url,
    head,
    story,
    credits: bylinesIn(
      parts.tail.filter(({ signs }) => peopleSigns.some((sign) => signs.has(sign))),
      rule,
    ),
    tags: [...readTags(parts.tail, rule), ...story.tags],
    language,
    paywalled: parts.taken.some(({ name }) => name === 'paywall'),
  });
  const lead = head.lead === null ? [] : [{ role: 'lead', url: null, ...head.lead } as const];
  return {
    input: context.input,
    url: context.url,
    fetch: context.fetch,
    fields,
    blocks: story.blocks,
    images: [...lead, ...story.images],
    related: story.related,
    embeds: [],
    position: readPrintedPosition(parts.head, [...parts.story, ...parts.tail], context.url),
    pager: [],
    witness: { totalWords: null, fullText: null, hardSpaces: 0 },
    cutOff: false,
    trace: {
      site: chosen.site.id,
      siteBy: chosen.by,
      template: null,
      tried: [],
      body: { by: 'text-dump', root: 'printed lines' },
      fields: answered,
      removals: [...removalsOf([...taken, ...head.taken]), ...story.removals, ...removalsOf(parts.taken)],
      vetoes: story.vetoes,
      warnings: [...story.vetoes.map(({ name }) => `veto:${name}`), ...(all.uncertain ? ['headline-uncertain'] : [])],
    },
  };
}

const peopleSigns = ['people', 'role', 'named'] as const;
