import type { AnyNode, Element } from 'domhandler';
import type { Embed } from '../model/article.ts';
import { isElement, nextNode } from '../page/nodes.ts';
import { knownNames } from '../sites/known-names.ts';
import { hostOf, resolveAddress } from '../text/addresses.ts';
import type { Remover } from './remove.ts';

const providers: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)(?:youtube\.com|youtu\.be|youtube-nocookie\.com)$/, 'youtube'],
  [/(?:^|\.)instagram\.com$/, 'instagram'],
  [/(?:^|\.)(?:twitter\.com|x\.com|t\.co)$/, 'twitter'],
  [/(?:^|\.)tiktok\.com$/, 'tiktok'],
  [/(?:^|\.)(?:facebook\.com|fb\.watch)$/, 'facebook'],
  [/(?:^|\.)dailymotion\.com$/, 'dailymotion'],
  [/(?:^|\.)vimeo\.com$/, 'vimeo'],
  [/(?:^|\.)spotify\.com$/, 'spotify'],
  [/(?:^|\.)(?:google\.com|goo\.gl)$/, 'google'],
];

/** What was removed as embeds -> provider and address of each. */
export function readEmbeds(remover: Remover, base: string | null): Embed[] {
  const embeds: Embed[] = [];
  const seen = new Set<string | null>();
  for (const { name, element } of remover.elements) {
    if (name !== 'embed') continue;
    const url = addressOf(element, base);
    const host = hostOf(url) ?? '';
    if (knownNames.ownFrames.test(host)) continue;
    const provider =
      providers.find(([pattern]) => pattern.test(host))?.[1] ?? providerByClass(element) ?? (host === '' ? null : host);
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
