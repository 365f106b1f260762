import { expect, test } from 'vitest';
import { fetchStory, type StoryNeeds, storyCleaner } from '../../src/app/fetch/fetch-story.ts';
import { storyAddress } from '../../src/app/fetch/given-addresses.ts';
import { sites } from '../../src/sites/index.ts';
import { openCleaner } from '../../src/workers/page-cleaner.ts';
import { storyPage } from '../web/site-web.ts';
import { STORIES, storyUrl } from '../web/stories.ts';

const story = STORIES.find(({ template, pages }) => template === 'kompas' && pages.length === 3);
if (story === undefined) throw new Error('the test web has a story of three pages');

const needs: StoryNeeds = {
  ...storyCleaner(
    openCleaner({ site: null, apart: false }, () => {
      throw new Error('no pool');
    }),
  ),
  fetchPage: async (url) => {
    const number = Number(new URL(url).searchParams.get('page'));
    if (!(number > 0))
      return { ok: false, failure: { code: 'not-found', message: 'none' }, exchange: null, retryAt: null };
    return {
      ok: true,
      page: { input: url, url, content: storyPage(story, number), contentType: null, kind: 'html', fetch: null },
      exchange: {} as never,
    };
  },
  isStopped: () => false,
};

test('pages that take too long to be joined are a failure of their story, with all that was read', async () => {
  const address = { ...storyAddress(`${storyUrl(story)}`, { sites, site: null }), url: `${storyUrl(story)}` };
  const failure = { code: 'timeout', message: 'bringing together of its 3 pages took too long' } as const;
  const first = {
    ...needs,
    fetchPage: (url: string) => needs.fetchPage(/page=\d/.test(url) ? url : `${storyUrl(story)}?page=1`),
  };
  expect(await fetchStory('x', address, first)).toMatchObject({ kind: 'article', missing: null });
  const late = await fetchStory('x', address, { ...first, join: async () => ({ kind: 'failure', failure }) });
  expect(late).toMatchObject({ kind: 'failure', failure, retryAt: null });
  expect(late.kind === 'failure' && late.pages).toHaveLength(3);
});
