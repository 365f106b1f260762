import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/io.ts';
import { storyPage } from '../web/site-web.ts';
import { STORIES, type Story } from '../web/stories.ts';
import { openVirtualWeb, type VirtualWeb } from '../web/virtual-web.ts';
import { pagesRead, upgrade } from './newer-rules.ts';
import { runScheduled, type Scheduled } from './scheduled.ts';

const folder = temporaryFolder();
const at = (time: string): number => Date.parse(`2026-11-${time}:00+07:00`);
const stories = STORIES.filter(({ host }) => host === 'money.kompas.com');

/** Every story of the web is shown under an ETag. */
function tagged(web: VirtualWeb, tagOf: (story: Story) => string): VirtualWeb {
  web.override = (url) => {
    const story = web.stories.find(({ path: own }) => own === url.pathname);
    return story === undefined ? null : { status: 200, body: storyPage(story, 'all'), etag: `"${tagOf(story)}"` };
  };
  return web;
}

const howAsked = ({ articles }: Scheduled): string[] =>
  articles.map(({ isConditional, status }) => `${isConditional ? 'if changed' : 'whole'} ${status}`);

function follow(web: VirtualWeb, name: string): (time: string) => Promise<Scheduled> {
  const output = path.join(folder, name);
  return (time) => {
    web.clock.set(at(time));
    return runScheduled(web, output, ['kompas'], { source: ['sitemap'] });
  };
}

test('a host that kept its word is asked only for stories that have changed', async () => {
  const web = tagged(openVirtualWeb(stories, at('20T20:00')), ({ pages }) => String(pages.flat().length));
  const run = follow(web, 'honest');
  await run('20T20:00');
  expect(howAsked(await run('21T10:00'))).toEqual(stories.map(() => 'whole 200'));
  const [first, ...others] = stories as [Story, ...Story[]];
  const more = { type: 'paragraph', text: 'Pembaruan: rapat warga ditunda sampai pekan depan.' } as const;
  web.stories = [{ ...first, pages: [[...first.pages.flat(), more]] }, ...others];
  const third = await run('27T10:00');
  expect(howAsked(third).sort()).toEqual(['if changed 200', ...others.map(() => 'if changed 304')]);
  expect(third.err).toContain('0 stored, 1 changed');
});

test('the word of a host that broke it is never taken', async () => {
  const web = tagged(openVirtualWeb(stories, at('20T20:00')), () => 'same');
  const run = follow(web, 'lying');
  await run('20T20:00');
  const more = { type: 'paragraph', text: 'Pembaruan: rapat warga ditunda sampai pekan depan.' } as const;
  web.stories = stories.map((story) => ({ ...story, pages: [[...story.pages.flat(), more]] }));
  expect((await run('21T10:00')).err).toContain(`${stories.length} changed`);
  expect(howAsked(await run('27T10:00'))).toEqual(stories.map(() => 'whole 200'));
});

test('a page that is byte for byte as it was kept is read again by newer rules only', async () => {
  const web = openVirtualWeb(stories, at('20T20:00'));
  const run = follow(web, 'read');
  const read = async (time: string): Promise<number> => {
    const before = pagesRead();
    expect((await run(time)).articles).toHaveLength(stories.length);
    return pagesRead() - before;
  };
  expect(await read('20T20:00')).toBe(stories.length);
  expect(await read('21T10:00')).toBe(0);
  upgrade();
  // By the newer rules both that which came and that which was kept.
  expect(await read('27T10:00')).toBe(2 * stories.length);
  upgrade('of today');
});
