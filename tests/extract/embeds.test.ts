import { expect, test } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Embed } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

const filler = '<p>Perajin layang-layang Kampung Randu mengecat ulang bengkelnya pada awal pekan.</p>'.repeat(8);

/** What a story of Kompas embeds. */
async function embedsOf(markup: string): Promise<readonly Embed[]> {
  const html = `<link rel="canonical" href="https://regional.kompas.com/read/2024/03/02/10150078/bengkel">
    <h1 class="read__title">Bengkel</h1><div class="read__content">${filler}${markup}${filler}</div>`;
  const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: null }, sites);
  return result.ok ? result.page.embeds : [];
}

test.each([
  ['https://www.youtube.com/embed/muara1', 'youtube'],
  ['https://www.youtube-nocookie.com/embed/muara1', 'youtube'],
  ['https://youtu.be/muara1', 'youtube'],
  ['https://www.instagram.com/p/muara/embed', 'instagram'],
  ['https://platform.twitter.com/embed/1', 'twitter'],
  ['https://x.com/muara/status/1', 'twitter'],
  ['https://www.tiktok.com/embed/1', 'tiktok'],
  ['https://www.facebook.com/plugins/video.php?href=1', 'facebook'],
  ['https://fb.watch/muara', 'facebook'],
  ['https://www.dailymotion.com/embed/video/1', 'dailymotion'],
  ['https://player.vimeo.com/video/1', 'vimeo'],
  ['https://open.spotify.com/embed/1', 'spotify'],
  ['https://www.google.com/maps/embed?pb=1', 'google'],
  ['https://goo.gl/muara', 'google'],
  ['https://notgoogle.com/muara', 'notgoogle.com'],
])('a frame from %s is an embed of %s', async (url, provider) => {
  expect(await embedsOf(`<iframe src="${url}"></iframe>`)).toEqual([{ provider, url }]);
});

const post = (name: string, inside: string, attributes = ''): string =>
  `<blockquote class="${name}" ${attributes}><p>Lampu dermaga menyala</p>${inside}</blockquote>`;
const status = 'https://twitter.com/muara/status/1';

test.each<[markup: string, provider: string, url: string | null]>([
  [post('twitter-tweet', `<a href="https://t.co/x">foto</a> <a href="${status}">2 Maret</a>`), 'twitter', status],
  [post('twitter-tweet', ''), 'twitter', null],
  [
    post('instagram-media', '<a href="/lain">x</a>', 'data-instgrm-permalink="https://www.instagram.com/p/m/"'),
    'instagram',
    'https://www.instagram.com/p/m/',
  ],
  [
    post('tiktok-embed', '', 'cite="https://www.tiktok.com/@muara/video/1"'),
    'tiktok',
    'https://www.tiktok.com/@muara/video/1',
  ],
  [
    '<div class="fb-post" data-href="https://www.facebook.com/muara/posts/1"></div>',
    'facebook',
    'https://www.facebook.com/muara/posts/1',
  ],
  ['<div class="fb-video"></div>', 'facebook', null],
  ['<amp-youtube data-videoid="m"></amp-youtube>', 'youtube', null],
  [
    '<iframe data-src="https://peta.example/muara" src="about:blank"></iframe>',
    'peta.example',
    'https://peta.example/muara',
  ],
  ['<video><source src="https://video.example/m.mp4"></video>', 'video.example', 'https://video.example/m.mp4'],
])('%s', async (markup, provider, url) => {
  expect(await embedsOf(markup)).toEqual([{ provider, url }]);
});

test('the same address counts once, frames of the site itself and those without an address not at all', async () => {
  const frame = '<iframe src="https://peta.example/muara"></iframe>';
  const own = '<iframe src="https://widget.kompas.com/x"></iframe><iframe></iframe>';
  expect(await embedsOf(frame + own + frame)).toEqual([
    { provider: 'peta.example', url: 'https://peta.example/muara' },
  ]);
});
