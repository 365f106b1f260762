import type { Story } from '../../article/story.ts';
import type { FetchOutcome } from '../../fetch/fetch-outcome.ts';
import type { Article } from '../../model/article.ts';
import type { StorySink } from '../../output/story-sink.ts';
import type { Reporter } from '../../report/reporter.ts';
import {
  hasFile,
  isOtherDesign,
  newParagraphs,
  type ParagraphChanges,
  paragraphChanges,
  type RevisionKind,
  revisionKind,
} from '../../revisions/revision-kind.ts';
import type { Checkpoint } from '../../state/checkpoint.ts';
import type { KeptVisits, VisitedPage } from '../../state/kept-visits.ts';
import type { BookedStory, StoryBook } from '../../state/story-book.ts';
import { version } from '../../version.ts';
import { afterMissing } from '../../visits/retry-schedule.ts';
import { nextVisit } from '../../visits/visit-schedule.ts';
import type { FetchJob } from '../fetch/fetch-plan.ts';
import { fetchStory, type StoryNeeds } from '../fetch/fetch-story.ts';
import type { SettledStory, UnreadStory } from '../fetch/fetched-story.ts';
import { afterFailed, bornAt, retryAfterOf, type SettleNeeds } from './settle-story.ts';
import { type HostWords, VisitMarks } from './visit-marks.ts';

/** What is needed to tell whether a stored story has changed, and to write what did. */
export interface VisitNeeds extends SettleNeeds, Pick<StoryNeeds, 'clean' | 'join'> {
  readonly kept: KeptVisits;
  readonly words: HostWords;
  readonly checkpoint: Checkpoint;
  readonly sink: StorySink;
  readonly reporter: Pick<Reporter, 'outcome'>;
  /** Called for every story that has changed. */
  readonly onChange: (kind: RevisionKind | 'gone') => void;
}

/** A stored story that may have changed -> the job that asks for it again and says what became of it. */
export function visitJob(booked: BookedStory, job: FetchJob, needs: VisitNeeds): FetchJob {
  let marks: VisitMarks | null = null;
  const opened = (): VisitMarks => {
    marks ??= new VisitMarks(needs.words, needs.kept, job.address.key);
    return marks;
  };
  return {
    ...job,
    fetchPage: (url, fetcher) => opened().fetchPage(url, fetcher),
    // The same page read by the same rules gives the same text.
    isKnown: async (url, page) => booked.rules === version && opened().isKept(url, page),
    visit: (story) => visitAgain(booked, job, story, { ...needs, marks: opened() }),
  };
}

/** What is needed to tell what became of one story. */
interface OneVisit extends VisitNeeds {
  readonly marks: VisitMarks;
}

/** A stored story was fetched again: unchanged, changed, missing or not to be had. */
async function visitAgain(
  booked: BookedStory,
  job: FetchJob,
  story: SettledStory | UnreadStory,
  needs: OneVisit,
): Promise<void> {
  const { stories, now } = needs;
  if (story.kind === 'unread') {
    needs.marks.judge(true);
    stories.update(visited(booked, false, needs));
    if (await needs.marks.isKnownBy(story.pages[0])) await needs.kept.renew(job.address.key);
    else await keepPages(job.address.key, story, needs);
    return;
  }
  if (story.kind === 'article') {
    await compare(booked, job, story, needs);
    return;
  }
  const { code } = story.failure;
  if (!isMissing(story)) {
    const failed = afterFailed(booked, code, retryAfterOf(story, now), needs);
    stories.update({ ...booked, ...failed, state: 'stored' });
    return;
  }
  const missing = afterMissing(booked.missedAt, now);
  if (missing.isGone) needs.onChange('gone');
  stories.update({
    ...booked,
    code,
    ...(missing.isGone ? { state: 'gone', dueAt: null } : { missedAt: missing.missedAt, dueAt: missing.nextAt }),
  });
}

/** There is no page any more, or its address leads to something that is no article; a page that is not understood is there. */
function isMissing({ failure, pages }: Extract<SettledStory, { kind: 'failure' }>): boolean {
  const isLedAway = pages.some(({ exchange }) => exchange.redirects.length > 0);
  return failure.code === 'not-found' || (failure.code === 'not-article' && isLedAway);
}

async function compare(
  booked: BookedStory,
  job: FetchJob,
  story: Extract<SettledStory, { kind: 'article' }>,
  needs: OneVisit,
): Promise<void> {
  const { article } = story;
  const isSame = booked.textHash === article.textHash && booked.rules === version;
  const before = isSame ? null : await readKept(job, needs);
  const changes = before === null ? null : await changesOf(before.article, article, needs);
  const kind = isSame ? 'unchanged' : kindOf(booked, before?.article ?? null, article, changes, needs);
  if (kind !== 'unfinished') needs.marks.judge(kind === 'unchanged');
  const number = hasFile(kind) ? (booked.revision ?? 1) + 1 : (booked.revision ?? 1);
  const files = hasFile(kind) ? await writeRevision(job, story, number, changes, needs) : [];
  const { stories, now } = needs;
  if (kind !== 'unchanged' && kind !== 'unfinished') {
    keepFirst(booked, stories);
    stories.revise(booked.id, { number, at: now, kind, textHash: article.textHash, rules: version, files });
    needs.onChange(kind);
  }
  const found = kind === 'content' || kind === 'completed';
  stories.update({
    ...visited(booked, found, needs),
    title: article.title ?? booked.title,
    revision: number,
    textHash: kind === 'unfinished' ? booked.textHash : article.textHash,
    rules: version,
  });
  if (kind !== 'unfinished') await keepPages(job.address.key, story, needs);
}

/** A story whose page was there. */
function visited(booked: BookedStory, foundChange: boolean, { now, plan }: SettleNeeds): BookedStory {
  const visit = {
    visitedAt: now,
    visitedBefore: booked.visitedAt,
    foundChange,
    changes: booked.changes + (foundChange ? 1 : 0),
  };
  const dueAt = nextVisit(plan, { bornAt: bornAt(booked), ...visit });
  return { ...booked, ...visit, missedAt: null, failures: 0, dueAt };
}

/** The text that a story had before its first change: it may return. */
function keepFirst({ id, revision, visitedAt, textHash, rules }: BookedStory, stories: StoryBook): void {
  if (textHash === null || rules === null || stories.textHashes(id).length > 0) return;
  stories.revise(id, { number: revision ?? 1, at: visitedAt ?? 0, kind: 'first', textHash, rules, files: [] });
}

async function changesOf(before: Article, after: Article, { marks }: OneVisit): Promise<ParagraphChanges> {
  if (!isOtherDesign(before, after)) return paragraphChanges(before.blocks, after.blocks);
  return newParagraphs(before.blocks, after.blocks, await pageTexts((await marks.kept)?.values() ?? []));
}

/** All text of pages, as anybody sees it. */
async function pageTexts(pages: Iterable<VisitedPage>): Promise<string> {
  const [{ decodePage }, { parsePage }, { rawText }] = await Promise.all([
    import('../../page/decode.ts'),
    import('../../page/parse.ts'),
    import('../../page/nodes.ts'),
  ]);
  let texts = '';
  for (const { page } of pages) {
    const { text } = await decodePage(Buffer.from(page.content), page.contentType);
    texts += `${rawText(parsePage(text).document)}\n`;
  }
  return texts;
}

/** Without the page of the last visit, other rules cannot be told from another text: the new reading is taken as it is. */
function kindOf(
  booked: BookedStory,
  before: Article | null,
  after: Article,
  changes: ParagraphChanges | null,
  { stories }: VisitNeeds,
): RevisionKind {
  if (before === null || changes === null) {
    if (booked.rules !== version || booked.textHash === after.textHash) return 'unchanged';
    return stories.textHashes(booked.id).includes(after.textHash) ? 'returned' : 'content';
  }
  return revisionKind(
    before,
    after,
    changes,
    stories.textHashes(booked.id).filter((hash) => hash !== before.textHash),
  );
}

/** The story as its kept pages give it by the rules of today, null where none are kept. */
async function readKept(job: FetchJob, { marks, clean, join }: OneVisit): Promise<Story | null> {
  const pages = await marks.kept;
  if (pages === null) return null;
  const nothing: FetchOutcome = {
    ok: false,
    failure: { code: 'not-found', message: 'not kept' },
    exchange: null,
    retryAt: null,
  };
  const fetchPage = async (url: string): Promise<FetchOutcome> => {
    const page = pages.get(url);
    return page === undefined ? nothing : { ok: true, page: page.page, exchange: page.exchange };
  };
  const read = await fetchStory(job.story.input, job.address, { fetchPage, clean, join, isStopped: () => false });
  return read.kind === 'article' ? read : null;
}

/** Keeps the pages of a story as they came, for the next visit. */
export async function keepPages(
  key: string,
  story: Pick<SettledStory | UnreadStory, 'pages'>,
  { kept }: Pick<VisitNeeds, 'kept'>,
): Promise<void> {
  // The bodies stand in the pages already.
  const pages = story.pages.map(({ url, page, exchange }) => ({
    url,
    page,
    exchange: { ...exchange, response: { ...exchange.response, body: new Uint8Array() } },
  }));
  await kept.keep(key, pages);
}

/** A changed text gets files of its own beside the first, and a line in files of many stories. */
async function writeRevision(
  job: FetchJob,
  story: Extract<SettledStory, { kind: 'article' }>,
  number: number,
  changes: ParagraphChanges | null,
  { sink, checkpoint, reporter }: VisitNeeds,
): Promise<readonly string[]> {
  const article = { ...story.article, revision: number };
  const files = await sink.write(article, 'all', { ending: `.r${number}`, changes });
  const input = { ...job.story, hash: story.hash };
  const outcome = { kind: 'article', article, sketch: story.sketch, inputs: [input] } as const;
  checkpoint.settle({ outcome, files, key: story.key });
  const paths = files.map((file) => file.path);
  await reporter.outcome(outcome, paths);
  return paths;
}
