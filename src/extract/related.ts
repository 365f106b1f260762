import type { AnyNode, Element } from 'domhandler';
import type { RelatedLink } from '../model/article.ts';
import { isElement, nextNode, rawText } from '../page/nodes.ts';
import type { ParsedPage } from '../page/parse.ts';
import { resolveAddress } from '../text/addresses.ts';
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
const labelInLink = /^(?:baca(?:\s+juga)?|(?:lihat|simak|tonton)\s+juga|read\s+also|also\s+read)\s*:\s*/i;
