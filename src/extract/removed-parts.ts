import type { AnyNode, Element } from 'domhandler';
import type { Embed, RelatedLink, Syndication } from '../model/article.ts';
import { isElement, nextNode, rawText } from '../page/nodes.ts';
import type { ParsedPage } from '../page/parse.ts';
import { knownNames } from '../sites/known-names.ts';
import { hostOf, resolveAddress } from '../text/addresses.ts';
import { collapse } from '../text/whitespace.ts';
import { linksWithin } from './draft-blocks.ts';
import type { RemovedLine, Remover } from './remove.ts';

/** What was removed as related links -> their titles and addresses, in page order, each once. */
export function readRelated(page: ParsedPage, remover: Remover, base: string | null): RelatedLink[] {
  const found: { readonly at: number; readonly link: RelatedLink }[] = [];
  for (const { name, element } of remover.elements) {
    if (name !== 'related-link') continue;
    for (const anchor of anchorsIn(element))
      found.push({ at: page.order.get(anchor) ?? 0, link: linkOf(anchor, base) });
  }
  let at = 0;
  for (const line of remover.lines) {
    if (line.name !== 'related-link') continue;
    const links = linksWithin(line.block, line.start, line.start + line.line.length);
    at = Math.max(at, page.order.get(links[0]?.element as Element) ?? at);
    if (links.length === 0) found.push({ at, link: { title: titleOf(line), url: null } });
    for (const link of links) found.push({ at: page.order.get(link.element) ?? at, link: linkOf(link.element, base) });
  }
  found.sort((a, b) => a.at - b.at);
  return uniqueLinks(found.map(({ link }) => link));
}

/** "Baca juga: Title" without a link -> the title. */
export function titleOf(line: Pick<RemovedLine, 'line'>): string {
  return collapse(line.line.replace(/^(?:baca juga\s(?!:)|[^:]{0,40}:\s*)/i, '')).replace(/\)$/, '');
}

/** "Selengkapnya, baca di sini": what the link says is no title. */
const isPointer = /^(?:klik |baca )?(?:di ?sini|(?:link|tautan)(?: ini| berikut)?|selengkapnya)\W*$/i;

/** Links of the same title or address count once; those without a title not at all. */
export function uniqueLinks(links: readonly RelatedLink[]): RelatedLink[] {
  const seen = new Set<string>();
  return links.filter(({ title, url }) => {
    const key = url ?? title.toLowerCase();
    if (title === '' || isPointer.test(title) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function anchorsIn(root: Element): Element[] {
  const anchors: Element[] = [];
  for (let node: AnyNode | null = root; node !== null; node = nextNode(node, root, false))
    if (isElement(node) && node.name === 'a') anchors.push(node);
  return anchors;
}

function linkOf(anchor: Element, base: string | null): RelatedLink {
  return {
    title: collapse(rawText(anchor)).replace(labelInLink, ''),
    url: resolveAddress(anchor.attribs['href'], base),
  };
}

/** The label can stand inside the link. */
const labelInLink = /^(?:baca(?:\sjuga)?|(?:lihat|simak|tonton)\sjuga|read\salso|also\sread)\s?:\s?/i;

const providers = {
  youtube: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  instagram: ['instagram.com'],
  twitter: ['twitter.com', 'x.com', 't.co'],
  tiktok: ['tiktok.com'],
  facebook: ['facebook.com', 'fb.watch'],
  dailymotion: ['dailymotion.com'],
  vimeo: ['vimeo.com'],
  spotify: ['spotify.com'],
  google: ['google.com', 'goo.gl'],
};

function providerByHost(host: string): string | undefined {
  const isOf = (domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
  return Object.entries(providers).find(([, domains]) => domains.some(isOf))?.[0];
}

/** What was removed as embeds -> provider and address of each. */
export function readEmbeds(remover: Remover, base: string | null): Embed[] {
  const embeds: Embed[] = [];
  const seen = new Set<string | null>();
  for (const { name, element } of remover.elements) {
    if (name !== 'embed') continue;
    const url = addressOf(element, base);
    const host = hostOf(url) ?? '';
    if (knownNames.ownFrames.test(host)) continue;
    const provider = providerByHost(host) ?? providerByClass(element) ?? (host === '' ? null : host);
    if (provider === null || (url !== null && seen.has(url))) continue;
    seen.add(url);
    embeds.push({ provider, url });
  }
  return embeds;
}

function addressOf(root: Element, base: string | null): string | null {
  const { attribs } = root;
  const own =
    attribs['data-instgrm-permalink'] ??
    attribs['cite'] ??
    attribs['data-src'] ??
    attribs['src'] ??
    attribs['data-href'];
  if (own !== undefined) return resolveAddress(own, base);
  let last: string | null = null;
  for (let node: AnyNode | null = root; node !== null; node = nextNode(node, root, false)) {
    if (isElement(node) && node !== root && (node.name === 'a' || node.name === 'iframe' || node.name === 'source')) {
      last = resolveAddress(node.attribs['href'] ?? node.attribs['src'], base) ?? last;
    }
  }
  return last;
}

function providerByClass(element: Element): string | null {
  return (
    /(twitter|instagram|tiktok|facebook|fb-|youtube)/
      .exec(`${element.name} ${element.attribs['class'] ?? ''}`)?.[1]
      ?.replace('fb-', 'facebook') ?? null
  );
}

const told =
  'tayang|terbit|dimuat|dipublikasikan|dilansir|dikutip|diolah|disadur|dirangkum|diterjemahkan|ditulis ulang|bersumber';
/** Blanks are single: the pattern reads a collapsed line. */
const outlet = String.raw`(?<outlet>[^,:"“]{2,60}?)(?: (?:pada|tanggal|sebelumnya|yang)\b[^,:"“]{0,60}?)?`;
const title = String.raw`(?: ?,? ?(?:dengan judul|berjudul|judul) ?:? ?(?<title>["“].+?["”]|[^\n]+?))?`;
/** "Link" and "baca" alone may be words of the title. */
const pointer = String.raw`(?: ?,? ?(?:klik (?:untuk|link|tautan|di ?sini)|dapat dibaca)\b| ?[,.] ?(?:klik|link|baca)\b)(?:.*?(?<link>https?:\/\/\S+))?.*`;
const notice = new RegExp(
  String.raw`(?:${told}) (?:(?:sebelumnya|perdana|pertama kali|lebih dulu|terlebih dahulu) )?(?:pada [^,:"“]{4,30}? (?=di\s))?(?:di|dari|oleh|pada|dalam) ?:? (?:laman |situs )?${outlet}${title}(?:${pointer}| ?,? ?(?<url>https?:\/\/\S+).*|[.,*)\s]*)$`,
  'i',
);

/** A notice without those who wrote and edited the story elsewhere, behind its title. */
function withoutPeople(line: string): string {
  const [before = '', ...title] = line.split(/(?=judul)/i);
  const behind = title.join('');
  const people = behind.search(/[\s"”.,/|](?:penulis|reporter|editor)\s?:/i);
  return people < 0 ? line : before + behind.slice(0, people + 1).trimEnd();
}

/** No notice is longer, and no story has more of them; the pattern tries every place in a line. */
const most = { characters: 600, notices: 10 } as const;

/** A removed notice "Artikel ini telah tayang di X dengan judul Y" -> outlet, title and address; null without one. */
export function readSyndication(
  lines: readonly Pick<RemovedLine, 'name' | 'line' | 'block' | 'start'>[],
  base: string | null,
): Syndication | null {
  for (const line of lines.filter(({ name }) => name === 'syndication-notice').slice(0, most.notices)) {
    const groups = notice.exec(withoutPeople(collapse(line.line.slice(0, most.characters))))?.groups;
    const outlet = groups?.['outlet']?.trim();
    if (outlet === undefined) continue;
    const links = line.block.links.map((link) => resolveAddress(link.href, base));
    const deepest = links.filter((link) => link !== null).sort((a, b) => b.length - a.length)[0] ?? null;
    const title = groups?.['title']?.replace(/^["“]+|["”]?[.,\s]*$/g, '').trim();
    return {
      outlet,
      title: title === undefined || title === '' ? null : title,
      url: resolveAddress((groups?.['url'] ?? groups?.['link'])?.replace(/(?<![.,;)])[.,;)]+$/, ''), base) ?? deepest,
    };
  }
  return null;
}
