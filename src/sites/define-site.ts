import type { FieldSource, Ladders } from '../model/ladders.ts';
import type { SiteRule } from '../model/site-rule.ts';

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

/** Tags without links, side by side: one alone may name the section of a story in a list. */
export const plainTags: FieldSource = { element: 'span.tag + span.tag, span.tag:has(+ span.tag)' };

/** What only the site itself can say; everything else of a rule may be said too, and else has a default. */
export type SiteDefinition = Pick<SiteRule, 'id' | 'zone' | 'generations'> &
  Partial<Omit<SiteRule, 'id' | 'name' | 'zone' | 'generations' | 'urls' | 'catchAll'>> & {
    /** As the site prints it: `Kompas.com`. */
    readonly name: string;
    /** Whole hosts; `*.` stands for any subdomain. */
    readonly hosts: readonly string[];
    readonly urls: Pick<SiteRule['urls'], 'article'> & Partial<SiteRule['urls']>;
  };

/** Where most sites state their fields: metadata made for search engines first, then plain markup. */
const usualFields: Ladders = {
  ...defaultFields,
  title: [
    { jsonLd: 'headline' },
    { meta: 'og:title' },
    { element: 'h1', take: 'first', anyHeading: true },
    { element: 'title' },
  ],
  section: [{ jsonLd: 'articleSection' }, { meta: 'article:section' }],
  publishedAt: [
    { jsonLd: 'datePublished' },
    { meta: 'article:published_time' },
    { element: 'time[datetime]', attribute: 'datetime', take: 'first' },
  ],
  authors: [{ jsonLd: 'author' }, { meta: 'author' }],
  tags: [{ element: 'a[rel~=tag]' }, { jsonLd: 'keywords', list: true }],
};

/**
 * The little that has to be said of a site -> its rule: id, name, hosts, zone, what an article's address looks like, and
 * one generation of its templates. Fields come from the places that most sites use, but those whose ladders are given.
 */
export function ruleOfSite({ hosts, ...site }: SiteDefinition): SiteRule {
  return {
    portals: [{ id: site.id, name: site.name, hosts }],
    ids: [],
    noise: [],
    examples: { article: [], other: [] },
    ...site,
    fields: { ...usualFields, ...site.fields },
  };
}
