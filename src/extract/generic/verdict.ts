import type { Element } from 'domhandler';
import type { Block } from '../../model/article.ts';
import type { Failure } from '../../model/outcome.ts';
import { readJsonLdArticle, readMetaTags } from '../../page/metadata.ts';
import { rawText, textBesidesLinks } from '../../page/nodes.ts';
import { isWithin, type ParsedPage } from '../../page/parse.ts';
import { outermost, select } from '../../page/select.ts';
import { generic } from '../../sites/generic/generic.ts';
import { countWords } from '../../text/whitespace.ts';
import { statedAddresses } from '../page-address.ts';

/** What a page without a rule is judged by: is it a story? */
export interface Suspect {
  readonly page: ParsedPage;
  readonly url: string | null;
  /** The story as found, before noise was taken out of it. */
  readonly roots: readonly Element[];
  readonly blocks: readonly Block[];
  /** Other places of the page that hold as much text. */
  readonly rivals: number;
}

/** The fewest words of a story: on a page that calls itself an article, and on others. */
const fewest = { marked: 15, unmarked: 60 } as const;
/** With such a share of its words in links, a text is a list of links. */
const linkShare = { marked: 0.75, unmarked: 0.5 } as const;

const listAddress =
  /^https?:\/\/[^/]+\/(?:$|(?:index(?:\.\w+)?|indeks?|home|tags?|topik|topic|category|kategori|kanal|label|author|penulis|search|cari|login|masuk|register|daftar|videos?|galeri|gallery|page)(?:\/|$|\?))|[?&](?:s|q|search|cari)=|\/search(?:\/|\?|$)|\/page\/\d+\/?$/i;

/** A generic page's story -> why the page is no article, null when it is one. */
export function judgeGenericBody({ page, url, roots, blocks, rivals }: Suspect): Failure | null {
  const words = countIn(blocks);
  const marked = isMarkedArticle(page);
  const listed = generic.notArticle !== undefined && select(page, generic.notArticle).length > 0;
  if ((marked || holdsOneArticle(page, roots)) && !listed && proseIn(blocks) >= enoughProse) return null;
  if (words < enoughProse && isVideoPage(page)) return notArticle('a video page');
  if (words < enoughProse && isFrontPage(page, url)) return notArticle('the front page of a site');
  if (words < fewest.unmarked && !isDatedArticle(page) && linkWords(page) > words * 5)
    return notArticle('a list of links to other pages');
  if (listed && !marked) return notArticle('the page calls itself an index, a search or an error page');
  if (words < 150 && !marked && isLoginPage(page)) return notArticle('a login page');
  if (words < 100 && asksForAccount(blocks)) return notArticle('a page whose only words are its account dialog');
  if (words < 250 && !marked && asksConsent(blocks)) return notArticle('a page that asks for consent');
  if (url !== null && !marked && listAddress.test(url))
    return notArticle(`an address of lists, not of a story: ${url}`);
  if (words < (marked ? fewest.marked : fewest.unmarked))
    return { code: 'empty-body', message: `no story text was found: ${words} words outside menus and lists` };
  if (shareInLinks(roots) > (marked ? linkShare.marked : linkShare.unmarked))
    return notArticle('a list of links to other pages');
  const told = blocks.filter(({ type, text }) => type === 'paragraph' || type === 'quote' || isSentence(text));
  if (countIn(told) * (marked ? 10 : 3) < words) return notArticle('a list of headlines and teasers, no story');
  const texts = blocks.filter(({ type }) => type !== 'heading').length;
  if (!marked && linkedHeadings(page, roots) * 2 > texts) return notArticle('a list of stories');
  if (!marked && rivals > 1) return notArticle('several stories on one page');
  if (!marked && isListOfTeasers(blocks)) return notArticle('a list of stories, each cut short');
  return null;
}

/** So much prose on a page that says to be an article is one, whatever else speaks against it. */
const enoughProse = 300;

/** Stories are told in lists and tables too: what ends like a sentence counts. */
function proseIn(blocks: readonly Block[]): number {
  return countIn(blocks.filter(({ type, text }) => type !== 'heading' && isSentence(text)));
}

function isSentence(text: string): boolean {
  return /[.!?。！？।؟]["'”’»」)]{0,2}$/.test(text) && countWords(text) >= 8;
}

/** Titles of other stories in the text, which stand over their teasers; one or two stand in stories too. */
function linkedHeadings(page: ParsedPage, roots: readonly Element[]): number {
  const headings = roots.flatMap((root) => select(page, 'h2:has(a[href]), h3:has(a[href]), h4:has(a[href])', root));
  const titles = headings.filter((heading) => {
    const text = rawText(heading, undefined, 300);
    return countWords(text) > 3 && countWords(textBesidesLinks(heading, new Set(), 300) ?? text) === 0;
  });
  return titles.length > 3 ? titles.length : 0;
}

/** A page whose only `<article>` holds the story; lists of stories have one for each. */
function holdsOneArticle(page: ParsedPage, roots: readonly Element[]): boolean {
  const [only, ...others] = outermost(page, page.byKey.get('article') ?? []);
  if (only === undefined || others.length > 0) return false;
  return roots.every((root) => isWithin(page, root, only) || isWithin(page, only, root));
}

function isVideoPage(page: ParsedPage): boolean {
  return readMetaTags(page).get('og:type')?.startsWith('video') === true;
}

/** Whether every known address of the page is that of a front page. */
function isFrontPage(page: ParsedPage, url: string | null): boolean {
  const stated = [...statedAddresses(page, null)];
  const known = url === null ? stated : [...stated, url];
  const isRoot = ({ pathname, search }: URL): boolean => pathname === '/' && search === '';
  return stated.length > 0 && known.every((address) => isRoot(new URL(address)));
}

/** Whether a page is marked as an article by a date or JSON-LD: its `og:type` alone says little, since templates put it on every page. */
function isDatedArticle(page: ParsedPage): boolean {
  return readMetaTags(page).has('article:published_time') || readJsonLdArticle(page) !== null;
}

function linkWords(page: ParsedPage): number {
  const links = page.byKey.get('a') ?? [];
  return links.slice(0, 2000).reduce((sum, link) => sum + countWords(rawText(link, undefined, 300)), 0);
}

const loginTitle = /\b(?:log ?in|sign ?(?:in|up)|masuk|daftar|registrasi|register|account|akun)\b/i;

/** Whether a page is there to log in: its title says so. Stories have a password field too, in a box that opens on a click. */
function isLoginPage(page: ParsedPage): boolean {
  if (select(page, 'input[type=password]').length === 0) return false;
  const titles = ['title', 'h1'].flatMap((tag) => (page.byKey.get(tag) ?? []).slice(0, 1));
  return titles.some((title) => loginTitle.test(rawText(title, undefined, 300)));
}

const account = /\b(?:(?:lengkapi|perbarui) (?:data ?diri|profil|akun)|verifikasi akun|data dirimu)/gi;

/** Pages that scripts fill leave only the dialog behind (Kompas 2022: front page, short videos, quizzes). */
function asksForAccount(blocks: readonly Block[]): boolean {
  const text = blocks.map((block) => block.text).join(' ');
  return (text.match(account)?.length ?? 0) * 40 > countWords(text);
}

/** Every other sentence of a consent page is about cookies. */
function asksConsent(blocks: readonly Block[]): boolean {
  const text = blocks.map((block) => block.text).join(' ');
  return (text.match(/\b(?:cookies?|kuki|consent)\b/gi)?.length ?? 0) * 40 > countWords(text);
}

function countIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + countWords(block.text), 0);
}

function notArticle(message: string): Failure {
  return { code: 'not-article', message };
}

/** Marks of article pages. Some templates put one on every page: there `og:type` and JSON-LD say what the page is. */
const marks =
  '[itemprop=articleBody], body.single, body.single-post, body.postid, [itemtype$="/NewsArticle"], [itemtype$="/Article"], [itemtype$="/BlogPosting"]';

function isMarkedArticle(page: ParsedPage): boolean {
  const meta = readMetaTags(page);
  const type = meta.get('og:type')?.trim().toLowerCase();
  if (type === 'article' || meta.has('article:published_time')) return true;
  if (type === 'website' || type === 'object' || type === 'profile') return readJsonLdArticle(page) !== null;
  return readJsonLdArticle(page) !== null || select(page, marks).length === 1;
}

function shareInLinks(roots: readonly Element[]): number {
  let all = 0;
  let inLinks = 0;
  for (const root of roots) {
    const words = countWords(rawText(root));
    const besides = textBesidesLinks(root, new Set(), Number.POSITIVE_INFINITY);
    all += words;
    inLinks += besides === null ? 0 : words - countWords(besides);
  }
  return all === 0 ? 0 : inLinks / all;
}

const cutShort =
  /(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\b(?:selengkapnya|baca selengkapnya|read more|lanjutkan membaca|continue reading)\b)\s*[»>\]]*$/i;

/** Several short texts that break off, and few that end like sentences. */
function isListOfTeasers(blocks: readonly Block[]): boolean {
  const teasers = blocks.filter(({ text }) => text.length < 500 && cutShort.test(text)).length;
  const whole = blocks.filter(({ text }) => countWords(text) >= 12 && /[.!?"”)]$/.test(text)).length;
  return teasers >= 3 ? teasers >= whole : whole === 0 && blocks.length > 6;
}
