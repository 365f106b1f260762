import type { Settings } from '../settings.ts';
import { readStories } from '../store/earlier-run.ts';
import type { StorySink } from '../store/story-sink.ts';

/**
 * Stories that earlier runs wrote into `articles.ndjson` or its parts stay there, and go into the files beside it; all but
 * those whose inputs are in `anew`, which are written anew.
 */
export async function carryStories(
  output: string,
  { formats, shard }: Pick<Settings, 'formats' | 'shard'>,
  sink: StorySink,
  anew: ReadonlySet<string> = new Set(),
): Promise<void> {
  if (!formats.includes('ndjson')) return;
  for await (const article of readStories(output, shard)) if (!anew.has(article.input)) await sink.write(article);
}
