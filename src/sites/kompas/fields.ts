import type { FieldSource, Ladders } from '../../model/ladders.ts';
import { defaultFields, plainTags } from '../define-site.ts';

export const titleSuffix: RegExp = /^(.+?)(?:\s?[-–|]?\s?Halaman (?:all|\d+))?(?:\s[-–|]\sKOMPAS\.com(?:\s[\w ]+)?)?$/i;

/** The address carries the clock of publication in WIB: date path and first six digits (25,285 of 25,285 addresses). */
export const urlClock: FieldSource = {
  url: /^.*\/(\d{4})\/(\d{2})\/(\d{2})\/([01]\d|2[0-3])([0-5]\d)([0-5]\d)\d{2,3}(?:[/?#][\s\S]*)?$/,
  as: '$1-$2-$3 $4:$5:$6',
};

/** Ladders of the templates since 2017. The JSON-LD author is the editor (3,315 of 3,315 pages) and never read. */
export const fields: Ladders = {
  ...defaultFields,
  title: [
    { element: '.read__title', take: 'first' },
    { meta: 'og:title', match: titleSuffix },
    { jsonLd: 'headline', match: titleSuffix },
    { element: 'title', match: titleSuffix },
  ],
  kicker: [
    { element: '.kcm__header__advertorial, .kcm__header__brandzview__title', take: 'first' },
    { element: '.topicSubtitle', take: 'first' },
    { element: '.read__subtitle', take: 'first', match: /^.{2,80}$/ },
  ],
  section: [
    { element: '.breadcrumb__link', take: 'last', not: /^(?:home|kompas\.com)$/i },
    // Phones and AMP.
    { element: '.breadcum-new li a, .crumb__item a', take: 'last', not: /^(?:home|kompas\.com)$/i },
    // On advertorials, which have no breadcrumb, the subcategory is the desk's name.
    { meta: 'content_subcategory', not: /^kompas /i },
    { meta: 'content_category' },
  ],
  publishedAt: [
    { meta: 'content_PublishedDate' },
    { meta: 'article:published_time' },
    { jsonLd: 'datePublished' },
    { element: '.read__time', take: 'first', match: /^(.+?)(?:\(?\s?diperbarui[\s\S]*)?$/i },
    // Phones and AMP.
    { element: '.read__date', take: 'first' },
    urlClock,
  ],
  modifiedAt: [{ jsonLd: 'dateModified' }, { element: '.read__time', take: 'first', match: /diperbarui\s+(.+)/i }],
  // The meta tags name the first of several people, the page all of them.
  authors: [
    {
      element: '.credit-author',
      label: { in: '.credit-author-position', is: /^(?:penulis|writer|kontributor|reporter)/i },
    },
    { element: '#penulis', take: 'first' },
    { meta: 'content_author' },
    // Phones and AMP.
    { element: '.read__credit h6, .credit__item', match: /^penulis\s?:\s?(.+)/i },
    { element: '.opinion__author', take: 'first' },
    // Without the pop-up nothing tells writer from editor: "Tim Redaksi" over two names makes both authors.
    {
      element: 'body:not(:has(#creditModal .credit-author)) .credit-title',
      label: { in: 'p', is: /^(?:tim redaksi|penulis|writer)/i },
    },
  ],
  editors: [
    { element: '.credit-author', label: { in: '.credit-author-position', is: /^editor/i } },
    { element: '#editor', take: 'first' },
    { meta: 'content_editor' },
    { element: '.read__credit h6, .credit__item', match: /^editor\s?:\s?(.+)/i },
    { element: '.credit-title', label: { in: 'p', is: /^editor/i } },
  ],
  sources: [
    { element: '.read__credit.bottom .read__credit__item a' },
    { meta: 'content_source' },
    { element: '.read__credit__logo a' },
  ],
  tags: [
    { element: '.tag__article__link' },
    // Phones and AMP.
    { element: '.mob-tagging__link, .tagging li a' },
    plainTags,
    { meta: 'content_tags', list: true },
    // The first of them only.
    { meta: 'content_tag' },
  ],
  language: [
    { element: 'body', attribute: 'class', match: /(?:^|\s)(?:theme-+)?-(en)(?=\s|$)/ },
    { url: /^https?:\/\/go\.kompas\.com\/.*$/, as: 'en' },
  ],
  access: [...(defaultFields.access ?? []), { meta: 'subscription', match: /^(?:true|false)$/i }],
  totalWords: [{ meta: 'content_total_words', match: /^\d+$/ }],
};
