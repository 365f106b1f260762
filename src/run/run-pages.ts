import { createHash } from 'node:crypto';
import type { SiteId } from '../model/article.ts';
import type { PageInput, RawPage } from '../model/outcome.ts';
import type { SiteRule } from '../model/site-rule.ts';
import type { ManifestLine } from '../store/manifest.ts';
import type { StorySink } from '../store/story-sink.ts';
import { cleanPage } from './clean-page.ts';
import { type Outcome, Stitcher, type StoryInput } from './stitch.ts';
import { type Summary, Tally } from './summary.ts';

/** What a run needs: pages in, articles out, and who is told. */
export interface PageRun {
  readonly inputs: AsyncIterable<PageInput>;
  readonly sites: readonly SiteRule[];
  /** Read every page as this site's, null to find out. */
  readonly site: SiteId | null;
  readonly sink: StorySink;
  /** Stop taking pages after this many; null for all. */
  readonly limit: number | null;
  readonly signal: AbortSignal;
  /** Called for every outcome once it is stored, with the paths written. */
  readonly onOutcome: (outcome: Outcome, paths: readonly string[]) => Promise<void> | void;
  /** Called for every input taken. */
  readonly onInput?: (count: number) => void;
}

/** Cleans pages in the order given, brings those of one story together, stores articles; every input gets its manifest line. */
export async function runPages(
  run: PageRun,
): Promise<{ readonly summary: Summary; readonly manifest: readonly ManifestLine[] }> {
  const tally = new Tally();
  const stitcher = new Stitcher();
  const lines: { readonly number: number; readonly line: ManifestLine }[] = [];
  const settle = async (outcomes: readonly Outcome[]): Promise<void> => {
    for (const outcome of outcomes) {
      const paths = outcome.kind === 'article' ? await run.sink.write(outcome.article) : [];
      tally.add(outcome);
      for (const input of outcome.inputs)
        lines.push({ number: input.number, line: manifestLine(outcome, input, paths) });
      await run.onOutcome(outcome, paths);
    }
  };
  let number = 0;
  if (run.limit !== 0) {
    for await (const input of run.inputs) {
      number += 1;
      run.onInput?.(number);
      await settle(await settleInput(input, number, run, stitcher));
      if (run.signal.aborted || number === run.limit) break;
    }
  }
  await settle(stitcher.finish());
  await run.sink.close();
  lines.sort((a, b) => a.number - b.number);
  return { summary: tally.summary(run.signal.aborted), manifest: lines.map(({ line }) => line) };
}

async function settleInput(input: PageInput, number: number, run: PageRun, stitcher: Stitcher): Promise<Outcome[]> {
  if (!input.ok) {
    const story = { number, input: input.input, url: input.url, hash: null };
    return [{ kind: 'failure', failure: input.failure, inputs: [story], id: null }];
  }
  const { page } = input;
  const story: StoryInput = { number, input: page.input, url: page.url, hash: hashOf(page) };
  const result = await cleanPage(page, run.site, run.sites);
  return result.ok
    ? stitcher.add(story, result.page)
    : [{ kind: 'failure', failure: result.failure, inputs: [story], id: null }];
}

function hashOf({ content }: RawPage): string {
  return createHash('sha256').update(content).digest('hex');
}

function manifestLine(outcome: Outcome, input: StoryInput, paths: readonly string[]): ManifestLine {
  const { input: given, url, hash: inputHash } = input;
  if (outcome.kind === 'failure') {
    const { code, message } = outcome.failure;
    return { input: given, url, status: 'failed', code, message, paths: [], id: outcome.id, inputHash, textHash: null };
  }
  const { article } = outcome;
  const status = article.status;
  return {
    input: given,
    url: url ?? article.canonicalUrl,
    status,
    code: null,
    message: null,
    paths,
    id: article.id,
    inputHash,
    textHash: article.textHash,
  };
}
