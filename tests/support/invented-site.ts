import { defineSite, type SiteRule } from '../../src/index.ts';

/** A site that does not exist, as somebody would add it: one file, and one line in the list of sites. */
export const kabarLereng: SiteRule = defineSite({
  id: 'kabarlereng',
  name: 'KabarLereng.test',
  hosts: ['*.kabarlereng.test'],
  zone: 'WITA',
  urls: { article: /\/berita\/\d+\// },
  ids: [{ from: /\/berita\/(?<number>\d+)\//, as: '<number>' }],
  generations: [
    {
      id: '2026',
      evidence: ['.isi-kabar', '.kepala-kabar'],
      body: { root: '.isi-kabar', end: '.kaki-kabar' },
      fields: {
        authors: [{ element: '.kepala-kabar .penulis' }],
        publishedAt: [{ element: '.kepala-kabar .waktu' }],
      },
    },
  ],
  noise: [{ name: 'promotion', element: '.ajakan', seen: 'between the paragraphs of every page' }],
});
