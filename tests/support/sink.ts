import type { GrowingFiles } from '../../src/output/story-file.ts';
import { openFolderSink, type StorySink } from '../../src/output/story-sink.ts';
import type { FormatName } from '../../src/render/index.ts';
import { plainLayout } from '../../src/render/layout.ts';
import { isOwnSite } from '../../src/sites/index.ts';

/** A sink of files that a run writes anew, or adds to with `adds`. */
export function openSink(
  folder: string,
  names: readonly FormatName[],
  shard: number | null,
  growing: GrowingFiles = new Map(),
  adds: boolean = false,
): Promise<StorySink> {
  return openFolderSink({
    isOwnSite,
    folder,
    names,
    layout: plainLayout,
    kept: new Map(),
    shard,
    adds,
    growing,
    storiesIn: () => 0,
    day: null,
    paths: null,
  });
}
