import type { Ladders } from '../model/ladders.ts';

/** Ladders that hold wherever a rule says nothing else. */
export const defaultFields: Ladders = {
  modifiedAt: [{ jsonLd: 'dateModified' }, { meta: 'article:modified_time' }],
  canonicalUrl: [
    { element: 'link[rel=canonical]', attribute: 'href' },
    { meta: 'og:url' },
    { jsonLd: 'mainEntityOfPage' },
  ],
  access: [{ jsonLd: 'isAccessibleForFree' }],
  fullText: [{ data: 'var keywordBrandSafety' }],
};
