import type { Failure } from '../model/outcome.ts';
import type { Generation, SiteRule } from '../model/site-rule.ts';
import { readJsonLdArticle, readMetaTags } from '../page/metadata.ts';
import { rawText } from '../page/nodes.ts';
import type { ParsedPage } from '../page/parse.ts';
import { select } from '../page/select.ts';
import { collapse, countWords } from '../text/whitespace.ts';

const missing =
  /^(?:error )?404\b|\b404 (?:not found|error)|\berror 404\b|\b(?:halaman (?:yang anda cari )?tidak (?:di)?temukan|page not found|not found|tidak kami temukan|kami tidak menemukan halaman)\b/i;

/** A page before its body is looked for -> why it cannot be an article, null when it may be one. */
export function judgePage(
  page: ParsedPage,
  site: SiteRule,
  generation: Generation | null,
  url: string | null,
): Failure | null {
  if (page.elements.length === 0) return { code: 'not-html', message: 'no markup: give text files the ending .txt' };
  const title = collapse(rawTextOf(page, 'title'));
  const first = select(page, 'h1')[0];
  const heading = first === undefined ? '' : collapse(rawText(first)).slice(0, 500);
  if (generation === null && (saysMissing(page, title, heading) || isSitesMissingPage(page, site))) {
    return { code: 'not-found', message: 'the page says that there is nothing at its address' };
  }
  if (url !== null && site.urls.never?.test(url)) {
    return {
      code: 'not-article',
      message: `an address of ${site.id} that holds no articles (video, tag, index): ${url}`,
    };
  }
  if (select(page, 'amp-story').length > 0)
    return { code: 'not-article', message: 'a web story of pictures, several stories in one' };
  if (site.catchAll !== true && site.notArticle !== undefined && select(page, site.notArticle).length > 0)
    return { code: 'not-article', message: `a front page, video, quiz or account page of ${site.id}` };
  if (generation !== null) return null;
  // Other sites call a story a video when one stands above it: there the text decides.
  if (site.catchAll !== true && readMetaTags(page).get('og:type')?.startsWith('video') === true)
    return { code: 'not-article', message: 'a video page' };
  const listed =
    site.catchAll !== true && url !== null && !site.urls.article.test(url) && readJsonLdArticle(page) === null;
  if (listed) return { code: 'not-article', message: `no article address of ${site.id}: ${url}` };
  return null;
}

/** A story about the error has the words in its headline too, and a story under it. */
function saysMissing(page: ParsedPage, title: string, heading: string): boolean {
  if (!missing.test(title) && !missing.test(heading)) return false;
  const inParagraphs = (page.byKey.get('p') ?? []).reduce((sum, p) => sum + countWords(rawText(p)), 0);
  return inParagraphs < 150 || /^(?:error )?404\b/i.test(heading === '' ? title : heading);
}

function isSitesMissingPage(page: ParsedPage, site: SiteRule): boolean {
  if (site.notFound === undefined) return false;
  const text = rawText(page.document).slice(0, 400_000);
  return countWords(text) < 5_000 && site.notFound.some((pattern) => pattern.test(text));
}

function rawTextOf(page: ParsedPage, tag: string): string {
  const element = page.byKey.get(tag)?.[0];
  return element === undefined ? '' : rawText(element);
}
