import type { Ladders } from '../../model/ladders.ts';
import { defaultFields, plainTags } from '../define-site.ts';

const titleSuffix =
  /^(.+?)(?:\s?-\s?Halaman (?:\d+|all))?(?:\s[-–|]\s[A-Z][\w-]*\.(?:com|co\.id|co|id)(?: Mobile)?)?$/i;

/** Ladders of the network. The JSON-LD author is the writer here, unlike Kompas. */
export const fields: Ladders = {
  ...defaultFields,
  title: [
    { element: '#arttitle' },
    { element: '#article h1, .content h1, h1.crimson', take: 'first' },
    { meta: 'og:title', match: titleSuffix },
    { element: 'h1', take: 'first', anyHeading: true },
    { element: 'title', match: titleSuffix },
  ],
  // Lists beside the story have topic links and red headings too: only those before the headline count.
  kicker: [
    { element: '#article > :has(~ h1) a[href*="/topic/"], :is(h2, h3, h4):has(~ h1) > a[href*="/topic/"]' },
    { element: ':is(h2, h3, h4).red:has(~ h1)' },
  ],
  standfirst: [
    {
      element:
        '#arttitle ~ h2:not(.hide, [style*="none"], :has(a)):has(~ .mt10), #arttitle + h4:not(.hide, [style*="none"]), :is(#article h1, h1.crimson) + h2:not(.hide, [style*="none"], :has(a))',
      take: 'first',
    },
  ],
  section: [
    {
      element: '[itemtype$="BreadcrumbList"] [itemprop=item], [itemtype$="BreadcrumbList"] a',
      take: 'last',
      not: /^home$/i,
    },
    { element: 'ul.breadcrumb a', take: 'last', not: /^home$/i },
    { jsonLd: 'articleSection' },
    { data: "'section'" },
  ],
  publishedAt: [
    { element: '#article time, .mt10 > time, .bdr3 time' },
    { element: '.grey.bdr3' },
    { element: 'time[datetime]', attribute: 'datetime', take: 'first' },
    { jsonLd: 'datePublished' },
    { data: "'publish_date'" },
  ],
  authors: [
    { element: '#penulis', match: /^(?:penulis|reporter)?\s?:?\s?(?!editor\b)(.+)/i },
    { jsonLd: 'author' },
    { data: "'penulis'" },
  ],
  editors: [
    { element: '#editor' },
    { element: '#penulis', match: /\beditor\s*:.+/i },
    { jsonLd: 'editor' },
    { data: "'editor'" },
  ],
  sources: [
    { element: '.sources a' },
    { element: '#penulis ~ div, #editor ~ div, .sources, .f12 > div', match: /^sumber\s*:\s*(.+)/i },
  ],
  tags: [
    { element: '.tagcloud3 a' },
    plainTags,
    { jsonLd: 'keywords', list: true },
    { meta: 'news_keywords', list: true },
    { meta: 'keywords', list: true },
  ],
  outlet: [{ meta: 'og:site_name', match: /^[\w-]+\.(?:com|co\.id|co|id)$/i }],
  articleNumber: [
    { meta: 'android:app_id', match: /^\d+$/ },
    { element: '[data-content-type=article][data-content-id]', attribute: 'data-content-id', match: /^\d+$/ },
    { element: '[data-content-id]', attribute: 'data-content-id', match: /^\d+$/ },
    { data: "'idArticle'", match: /^\d+$/ },
  ],
};
