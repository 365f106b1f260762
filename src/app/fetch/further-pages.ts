import type { PackedPage } from '../../article/story.ts';
import { canonicalForm } from '../../extract/page-address.ts';
import type { ExtractedPage, PagerLink } from '../../model/extracted-page.ts';
import type { SiteRule } from '../../model/site-rule.ts';
import { storyKey } from '../../text/addresses.ts';
import type { KeptPage, Read } from './fetched-story.ts';

/** No story has more pages; a pager that says so is broken or a trap. */
const mostPages = 50;

/** Pages of a story after its first answer, and why others could not be had, by number. */
export interface FurtherPages {
  readonly pages: readonly FurtherPage[];
  readonly failures: ReadonlyMap<number, string>;
}

export interface FurtherPage {
  readonly packed: PackedPage;
  readonly kept: KeptPage;
}

/** A story's first answer -> its other pages, each once, in order; null when the run is stopped. */
export async function fetchFurther(
  site: SiteRule,
  first: ExtractedPage,
  key: string,
  read: (url: string) => Promise<Read>,
): Promise<FurtherPages | null> {
  const pages: FurtherPage[] = [];
  const failures = new Map<number, string>();
  let links = first.pager;
  let total = first.position.total ?? 1;
  for (let number = 1; number <= Math.min(total, mostPages); number++) {
    if (number === first.position.page) continue;
    const url = addressOf(site, first, links, number);
    if (url === null) {
      failures.set(number, 'no page links to it');
      continue;
    }
    const answer = await read(url);
    if (!('is' in answer)) {
      if (answer.kind !== 'failure') return null;
      failures.set(number, answer.failure.message);
    } else if (answer.cleaned.kind === 'whole' || answer.cleaned.key !== key) {
      failures.set(number, `${url} shows another story`);
    } else {
      const { page, packed } = answer.cleaned;
      pages.push({ packed, kept: answer.kept });
      links = [...links, ...page.pager];
      total = Math.max(total, page.position.total ?? 1);
    }
  }
  for (let number = mostPages + 1; number <= total; number++)
    failures.set(number, `more than ${mostPages} pages are not followed`);
  return { pages, failures };
}

/** By the site's own form where a rule says so, else where the pager leads. */
function addressOf(
  site: SiteRule,
  { url, fields }: ExtractedPage,
  links: readonly PagerLink[],
  number: number,
): string | null {
  if (site.wholeStory === undefined) return links.find(({ page }) => page === number)?.url ?? null;
  const given = url === null ? null : canonicalForm(url, site);
  const { canonicalUrl } = fields;
  // The scheme that has just answered, unless the page lives elsewhere.
  const home = given !== null && (canonicalUrl === null || storyKey(given) === storyKey(canonicalUrl));
  const base = home ? given : canonicalUrl;
  return base === null ? null : `${base}?page=${number}`;
}
