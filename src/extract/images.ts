import type { AnyNode, Element } from 'domhandler';
import type { ArticleImage } from '../model/article.ts';
import type { ImageRule } from '../model/site-rule.ts';
import { isElement, nextNode, rawText } from '../page/nodes.ts';
import type { ParsedPage } from '../page/parse.ts';
import { select } from '../page/select.ts';
import { resolveAddress } from '../text/addresses.ts';
import { collapse } from '../text/whitespace.ts';

/** A photo's container -> the image with caption and credit apart. */
export function readImage(
  page: ParsedPage,
  container: Element,
  rule: ImageRule,
  role: ArticleImage['role'],
  base: string | null,
): ArticleImage {
  const credit = rule.credit === undefined ? null : (select(page, rule.credit, container)[0] ?? null);
  const captions = rule.caption === undefined ? [container] : select(page, rule.caption, container);
  const without: ReadonlySet<AnyNode> = new Set(credit === null ? [] : [credit]);
  const caption =
    captions.map((element) => rawText(element, without)).find((text) => collapse(text) !== '') ??
    captionBeside(page, rule);
  const printed = rule.printed?.exec(collapse(caption ?? ''))?.groups;
  return {
    role,
    url: resolveAddress(imageAddress(container), base),
    caption: tidyCaption(printed?.['caption'] ?? caption ?? ''),
    credit: tidyCredit(credit === null ? (printed?.['credit'] ?? '') : rawText(credit)),
  };
}

function captionBeside(page: ParsedPage, { beside }: ImageRule): string | undefined {
  if (beside === undefined) return undefined;
  return select(page, beside.element)
    .map((element) => rawText(element, undefined, longestCaption))
    .find((text) => beside.text.test(collapse(text)));
}

const longestCaption = 1200;

/** Pictures that stand in the body without a container of their own: address only. */
export function readLooseImages(
  roots: readonly Element[],
  removed: ReadonlySet<AnyNode>,
  base: string | null,
): ArticleImage[] {
  const images: ArticleImage[] = [];
  for (const root of roots) {
    let node: AnyNode | null = root;
    while (node !== null) {
      const skip: boolean = removed.has(node);
      if (!skip && isElement(node) && node.name === 'img') {
        const url = resolveAddress(addressOf(node), base);
        if (url !== null) images.push({ role: 'inline', url, caption: null, credit: null });
      }
      node = nextNode(node, root, skip);
    }
  }
  return images;
}

/** A caption of only punctuation, or of Kontan's label alone, is none. */
export function tidyCaption(text: string): string | null {
  const tidy = collapse(text)
    .replace(/^(?:lihat foto|zoom-in)\s*/i, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(tidy) && !/^ILUSTRASI\s?[.:]?$/.test(tidy) ? tidy : null;
}

/** Credits lose the parentheses around them. */
export function tidyCredit(text: string): string | null {
  const tidy = collapse(text)
    .replace(/^\(((?:[^()]|\([^()]*\))*)\)$/, '$1')
    .replace(/^(?:sumber|foto)\s*:\s*/i, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : null;
}

function imageAddress(container: Element): string | null {
  let node: AnyNode | null = container;
  while (node !== null) {
    if (isElement(node) && (node.name === 'img' || node.name === 'amp-img')) {
      const address = addressOf(node);
      if (address !== null && !/zoom-in|\/icon|blank\.gif|spacer/i.test(address)) return address;
    }
    node = nextNode(node, container, false);
  }
  return null;
}

/** Lazy loaders keep the real address beside `src`. */
function addressOf(image: Element): string | null {
  const { attribs } = image;
  const address = attribs['data-src'] ?? attribs['data-original'] ?? attribs['data-lazy-src'] ?? attribs['src'];
  return address === undefined || address === '' || address.startsWith('data:') ? null : address;
}
