import type { ExtractedPage } from '../../model/extracted-page.ts';
import type { DumpRule, SiteRule } from '../../model/site-rule.ts';
import { countWords } from '../../text/whitespace.ts';
import type { PageContext, PageResult } from '../extract-page.ts';
import { chooseDumpSite, type DumpSite } from './choose-dump-site.ts';
import { findDoubled } from './doubled.ts';
import { isKnown, readDumpFields } from './dump-fields.ts';
import { type DumpLine, readLines } from './dump-lines.ts';
import { judgeBlocks, judgeText, languageOf } from './judge-dump.ts';
import { type PageHeader, readPageHeader } from './page-header.ts';
import { readPrintedPosition } from './page-marks.ts';
import { type Head, readHead } from './read-head.ts';
import { withoutSuffix } from './read-over.ts';
import { type DumpStory, readStory } from './read-story.ts';
import { type Cut, cutTail, readTags } from './read-tail.ts';
import { rejoin } from './rejoin.ts';
import { removalsOf, type TakenLine, takeAll } from './taken.ts';

/** A page printed as text -> its part of a story, or why it is none. */
export function extractDump(printed: string, asked: PageContext, sites: readonly SiteRule[]): PageResult {
  const { text, ...header } = readPageHeader(printed);
  const context = { ...asked, url: asked.url ?? header.url };
  const lines = rejoin(readLines(text));
  const unfit = judgeText(text, lines, sites);
  if (unfit !== null) return { ok: false, failure: unfit };
  const chosen = chooseDumpSite(lines, context, sites);
  const rule = chosen.site.dump ?? bare;
  const { once, taken } = printedOnce(lines);
  const head = withHeader(readHead(once, rule, chosen.site.portals), header);
  const cut = cutTail(once.slice(head.end), rule);
  const story = readStory(cut.story, chosen.site, rule, head.kicker, countWords(text));
  const language = languageOf(story.blocks.map((block) => block.text).join('\n'));
  const failure = judgeBlocks(story.blocks, isKnown(chosen.site.id), language);
  if (failure !== null) return { ok: false, failure };
  return {
    ok: true,
    page: pageOf({
      ...{ context, chosen, rule, taken, head, cut, story },
      over: once.slice(0, head.end),
      language: language ?? 'id',
    }),
  };
}

/** What an extractor wrote over the page goes before what the page prints. */
function withHeader(head: Head, { title, published }: Pick<PageHeader, 'title' | 'published'>): Head {
  const dates = published === null ? head.dates : [published, ...head.dates];
  return { ...head, title: title === null ? head.title : withoutSuffix(title), dates };
}

/** For a site whose rule says nothing of printed pages. */
const bare: DumpRule = {
  evidence: [],
  over: ['title'],
  marks: [],
  photo: 'over-people',
  head: [],
  boxes: [],
  noise: [],
  tail: [],
};

/** Of a story that is printed twice around its headline, the second printing and the headline over it. */
function printedOnce(lines: readonly DumpLine[]): {
  readonly once: readonly DumpLine[];
  readonly taken: readonly TakenLine[];
} {
  const title = findDoubled(lines);
  if (title === null) return { once: lines, taken: [] };
  return { once: lines.slice(title), taken: takeAll(lines.slice(0, title), 'headline-repeat', 'printed twice') };
}

interface Parts {
  readonly context: PageContext;
  readonly chosen: DumpSite;
  readonly rule: DumpRule;
  readonly taken: readonly TakenLine[];
  /** The lines over the story. */
  readonly over: readonly DumpLine[];
  readonly head: Head;
  readonly cut: Cut;
  readonly story: DumpStory;
  readonly language: string;
}

function pageOf({ context, chosen, rule, taken, over, head, cut, story, language }: Parts): ExtractedPage {
  const { fields, answered } = readDumpFields({
    chosen,
    url: context.url,
    head,
    story,
    credits: creditsIn(cut.tail),
    tags: readTags(cut.tail, rule),
    language,
    paywalled: cut.taken.some(({ name }) => name === 'paywall'),
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
    position: readPrintedPosition(over, [...cut.story, ...cut.tail], context.url),
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
      removals: [...removalsOf([...taken, ...head.taken]), ...story.removals, ...removalsOf(cut.taken)],
      vetoes: story.vetoes,
      warnings: story.vetoes.map(({ name }) => `veto:${name}`),
    },
  };
}

/** Credits printed below the story, before or among the lists there. */
function creditsIn(tail: readonly DumpLine[]): string[] {
  return tail
    .map(({ text }) => text.replace(/^(\p{L}+)\s*\|\s*:/u, '$1:'))
    .filter((text) => /^(?:Penulis|Reporter|Editor|Sumber)\s*:\s*\S.{1,90}$|^Sumber\s+\p{Lu}[^.!?]{1,40}$/u.test(text));
}
