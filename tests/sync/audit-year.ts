import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { listedStory } from '../../src/discover/listed-story.ts';
import type { SyncState } from '../../src/state/sync-memory.ts';
import { type Story, storyUrl } from '../web/stories.ts';
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
      if (stories.story(idOf(story, now))?.state !== 'gone') continue;
      gone += 1;
      if (goesAt === null) wronglyGone.push(url);
    }
  });
  const bytes = statSync(path.join(output, '.saring', 'state.db')).size;
  return { lost, falselyRevised, notRevised, wronglyGone, revised, gone, bytes };
}

/** Looks after every run for stories that a listing has named -> those whose page is there and that have no final status after the second run. */
export function watchNamed(all: readonly YearStory[]): (state: SyncState, now: number) => readonly string[] {
  /** Stories that may come to something yet, and after how many runs they had not. */
  const open = new Map<string, { readonly at: number; readonly runs: number }>();
  let seen = 0;
  return ({ stories }, now) => {
    for (const { story, at } of all.slice(seen)) open.set(idOf(story, now), { at, runs: 0 });
    seen = all.length;
    const late: string[] = [];
    for (const [id, { at, runs }] of open) {
      const known = stories.story(id);
      const isTried = known === null || ((known.state === 'new' || known.state === 'failed') && known.dueAt !== null);
      if (!isTried || at < now - listedFor - hour) open.delete(id);
      else if (known !== null && known.code !== 'not-found') {
        open.set(id, { at, runs: runs + 1 });
        if (runs === 1) late.push(id);
      }
    }
    return late;
  };
}

/** The id under which a listing names a story. */
function idOf(story: Story, now: number): string {
  const address = storyUrl(story);
  const listed = listedStory({ address, title: null, published: null, modified: null, section: null }, null, now);
  if (listed === null) throw new Error(`${address} is no story`);
  return listed.id;
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
