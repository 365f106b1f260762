import type { SiteRule } from '../../model/site-rule.ts';
import { dump } from './dump.ts';
import { fields } from './fields.ts';
import { lineNoise } from './line-noise.ts';
import { boxNoise, captionNoise } from './noise.ts';
import { worldNoise } from './world-noise.ts';

/** Everything else: re-publishers and sites without a rule. WordPress and Blogspot by their markup, else Readability. */
export const generic: SiteRule = {
  id: 'generic',
  name: 'everything else',
  catchAll: true,
  portals: [],
  zone: 'WIB',
  keepsOffsets: true,
  urls: { article: /./ },
  ids: [],
  fields,
  generations: [
    {
      id: 'wordpress',
      evidence: [
        '.entry-content, .td-post-content, .tdb_single_content, .post-content, .single-content, .wp-block-post-content, .elementor-widget-theme-post-content, .jeg_main_content .content-inner',
        'article, .hentry, .type-post, body.single, body.single-post',
      ],
      body: {
        root: '.entry-content, .td-post-content, .tdb_single_content, .post-content, .single-content, .wp-block-post-content, .elementor-widget-theme-post-content, .jeg_main_content .content-inner',
      },
      pagination: {
        links: '.page-links a, a.post-page-numbers',
        current: '.page-links .current, span.post-page-numbers',
      },
    },
    {
      id: 'blogspot',
      evidence: ['.post-body', '.post, .post-outer, .blog-posts, #Blog1'],
      body: { root: '.post-body' },
    },
  ],
  noise: [...boxNoise, ...captionNoise, ...lineNoise, ...worldNoise],
  notArticle:
    'body.home:not(.single), body.blog:not(.single), body.archive, body.category:not(.single), body.tag:not(.single), body.search-results, body.search-no-results, body.error404, body.author:not(.single)',
  dump,
  examples: { article: [], other: [] },
};
