import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gapsIn } from '../../src/app/sync/audit-gaps.ts';
import { listedStory } from '../../src/discover/listed-story.ts';
import type { SyncState } from '../../src/state/sync-memory.ts';
import { storyUrl } from '../web/stories.ts';
import { listedFor, type YearStory } from './made-year.ts';
import { remembered } from './scheduled.ts';

const hour = 3_600_000;
/** The last visit comes after a week. */
const visitedFor = 10 * 24 * hour;

/** What became of the stories of a year, by the files and the state that it has left; addresses of those that should not be there. */
export interface YearAudit {
  /** Published in good time, there to be fetched, and not stored. */
  readonly lost: readonly string[];
  /** Files of further texts of stories that had one text only. */
  readonly falselyRevised: readonly string[];
  /** Changed between two visits of a page that stayed, without a second text. */
  readonly notRevised: readonly string[];
  /** Called gone while their pages were there. */
  readonly wronglyGone: readonly string[];
  readonly revised: number;
  readonly gone: number;
  /** Size of the state. */
  readonly bytes: number;
}

/** An output folder and the stories of the year -> what became of them, at the time `now` after the last run. */
export function auditYear(output: string, all: readonly YearStory[], now: number): YearAudit {
  const texts = textsByNumber(output);
  const lost: string[] = [];
  const falselyRevised: string[] = [];
  const notRevised: string[] = [];
  const wronglyGone: string[] = [];
  let [revised, gone] = [0, 0];
  remembered(output, ({ stories }) => {
    for (const { story, at, changesAt, goesAt } of all) {
      const url = storyUrl(story);
      const own = texts.get(numberIn(story.path)) ?? [];
      // A page that goes may have gone before it could be fetched.
      if (own.length === 0 && at < now - 12 * hour && goesAt === null) lost.push(url);
      const first = own.find((name) => !/\.r\d+\.txt$/.test(name));
      const wasChanged = first !== undefined && readFileSync(path.join(output, first), 'utf8').includes('Pembaruan:');
      const mayChange = changesAt !== null && !wasChanged;
      const hasSecond = own.some((name) => name.endsWith('.r2.txt'));
      if (own.length > (mayChange ? 2 : 1)) falselyRevised.push(...own);
      if (mayChange && goesAt === null && own.length > 0 && !hasSecond && at < now - visitedFor) notRevised.push(url);
      if (hasSecond) revised += 1;
      const listed = listedStory(
        { address: url, title: null, published: null, modified: null, section: null },
        null,
        now,
      );
      if (listed === null || stories.story(listed.id)?.state !== 'gone') continue;
      gone += 1;
      if (goesAt === null) wronglyGone.push(url);
    }
  });
  const bytes = statSync(path.join(output, '.saring', 'state.db')).size;
  return { lost, falselyRevised, notRevised, wronglyGone, revised, gone, bytes };
}

/** Looks after every run for stories that a listing has named -> those whose page is there and that have no final status after the second run. */
export function watchNamed(): (state: SyncState, now: number) => readonly string[] {
  const runs = new Map<string, number>();
  const sources = ['kompas', 'tribun', 'kontan'].map((site) => ({ site, portal: null }));
  return (state, now) => {
    const span = { since: now - listedFor - hour, until: now + hour, sources };
    const open = gapsIn(state, span)
      .flatMap(({ missing }) => missing.map(({ key }) => key))
      .filter((key) => state.stories.story(key)?.code !== 'not-found');
    for (const key of open) runs.set(key, (runs.get(key) ?? 0) + 1);
    return open.filter((key) => runs.get(key) === 2);
  };
}

/** Numbers of stories, which their addresses end with -> their text files, later texts too. */
function textsByNumber(output: string): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const name of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.txt')) continue;
    const number = numberIn(name);
    texts.set(number, [...(texts.get(number) ?? []), name]);
  }
  return texts;
}

/** `…/kisah-uji-1204-guru-layar-perahu` -> `1204`. */
function numberIn(name: string): string {
  return /kisah-uji-(\d+)-/.exec(name)?.[1] ?? '';
}
