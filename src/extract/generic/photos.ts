import type { AnyNode, Element } from 'domhandler';
import type { ArticleImage } from '../../model/article.ts';
import type { ImageRule } from '../../model/site-rule.ts';
import { isAnyInside, isElement, nextNode, ownText, rawText, silentTags } from '../../page/nodes.ts';
import { isWithin, type ParsedPage } from '../../page/parse.ts';
import { select } from '../../page/select.ts';
import { bracketedCredit } from '../../sites/photo-credits.ts';
import { collapse, countWords, foldText } from '../../text/whitespace.ts';
import { readImage, tidyCaption, tidyCredit } from '../images.ts';

/** A photo with its caption, as it stands in a page nobody knows. */
export interface FoundPhoto {
  readonly elements: readonly Element[];
  readonly place: number;
  readonly image: ArticleImage;
}

/** A box is looked for so many levels above its picture, and a caption has at most so many characters. */
const levels = 6;
const longest = 1100;

/** A caption in a box that nothing names is shorter: longer texts beside a picture may be a paragraph. */
const longestUnnamed = 200;

const photoWords =
  /(?<![a-z])(?:photos?|fotos?|captions?|images?|img|gambar|pictures?|picts?|figure|media|thumbs?|thumbnail|cover|featured|insert|tr-caption-container)\d*(?![a-z])/i;
const captionWords =
  /(?<![a-z])(?:caption|captions|figcaption|credits?|author|photographer|fotografer|kredit|copyright|keterangan|source)\d*(?![a-z])/i;
const creditWords = /(?<![a-z])(?:credits?|photographer|fotografer|kredit)(?![a-z])/i;
const captionStart =
  /^[([]?\s*(?:foto|ilustrasi|illustrasi|gambar|dok\b|dokumentasi|photo|tangkapan layar|caption|sumber foto)/i;
const captionEnd =
  /(?:[([]|\b)(?:foto|photo|dok|dokumentasi|sumber|kredit|ist(?:imewa)?)\b\s?[:/.][^.]{1,80}[)\]]?\.?$|\((?:ist|istimewa|net|int|dok)\)$/i;
const slanted: ReadonlySet<string> = new Set(['em', 'i', 'small', 'figcaption', 'cite']);
const notBox: ReadonlySet<string> = new Set(['body', 'html', 'article', 'main', 'ul', 'ol', 'h1', 'a']);
/** Parts of a table: only the table as a whole may be a photo's box. */
const rows: ReadonlySet<string> = new Set(['tr', 'tbody', 'thead']);

const parts: ImageRule = {
  container: '',
  credit:
    '[class*=credit], [class*=author], [class*=photographer], [class*=fotografer], [class*=kredit], [class*=copyright], [class*=source]',
};

/** A credit behind a word that says so, in brackets or not. */
const labelledCredit =
  /^(?<caption>.*?)[\s([]{0,4}\b(?:foto|photo|image|picture|bild|dok|dokumentasi|sumber foto|sumber|kredit|credit|quelle)\b\s?[:/]\s?(?<credit>(?:[^()]|\([^()]{1,40}\)){2,80}?)[\s)\].]{0,4}$/i;

/**
 * Pictures, those of the page or those inside its story only -> the boxes that hold a picture and little text that reads like
 * a caption, in page order. `core` holds the story and is no box.
 */
export function findPhotos(
  page: ParsedPage,
  core: Element | null,
  removed: ReadonlySet<AnyNode>,
  base: string | null,
  within?: Element,
): FoundPhoto[] {
  const boxes = new BoxReader(removed);
  const photos: FoundPhoto[] = [];
  const taken = new Set<AnyNode>();
  for (const name of ['img', 'amp-img']) {
    for (const picture of select(page, name, within)) {
      if (isAnyInside(picture, removed) || isAnyInside(picture, taken)) continue;
      const elements = boxOf(page, picture, core, boxes, core !== null && isWithin(page, picture, core));
      const [box, caption, credit] = elements;
      if (box === undefined) continue;
      for (const element of elements) taken.add(element);
      const image = readImage(page, box, parts, 'inline', base);
      const text = caption === undefined ? {} : captionOf(readImage(page, caption, parts, 'inline', base));
      const named = credit === undefined ? {} : { credit: tidyCredit(rawText(credit)) };
      photos.push({
        elements,
        place: page.order.get(picture) ?? 0,
        image: creditApart({ ...image, ...text, ...named }),
      });
    }
  }
  return photos.sort((a, b) => a.place - b.place);
}

function captionOf({ caption, credit }: ArticleImage): Pick<ArticleImage, 'caption' | 'credit'> {
  return { caption, credit };
}

/** A caption with its credit behind it: in brackets, which may themselves say "ANTARA FOTO/Nama", else behind a label. */
function creditApart(image: ArticleImage): ArticleImage {
  const { caption } = image;
  const printed =
    image.credit === null && caption !== null
      ? (bracketedCredit.exec(caption) ?? labelledCredit.exec(caption))?.groups
      : undefined;
  if (printed === undefined) return image;
  return { ...image, caption: tidyCaption(printed['caption'] ?? ''), credit: tidyCredit(printed['credit'] ?? '') };
}

/** The picture's box, or the picture with the caption behind it and the credit behind that; empty when no caption is near. */
function boxOf(
  page: ParsedPage,
  picture: Element,
  core: Element | null,
  boxes: BoxReader,
  inStory: boolean,
): readonly Element[] {
  // AMP pages of Tribun print the caption inside the picture.
  if ((boxes.read(picture)?.text ?? '') !== '') return [picture];
  const alt = foldText((picture.attribs['alt'] ?? '').slice(0, longest));
  let bare: Element = picture;
  let best: Element | null = null;
  let named = false;
  let at = picture.parent as AnyNode | null;
  for (let level = 0; level < levels && at !== null && isElement(at); level++, at = at.parent as AnyNode | null) {
    const box = boxes.read(at);
    if (rows.has(at.name) && box !== null) continue;
    if (box === null || (notBox.has(at.name) && at.name !== 'a') || (core !== null && isWithin(page, core, at))) break;
    const namedSelf = at.name === 'figure' || photoWords.test(`${at.attribs['class'] ?? ''} ${at.attribs['id'] ?? ''}`);
    named ||= namedSelf;
    if (box.linked) break;
    if (box.text === '') bare = at;
    // An element around the box that adds text to it may have added a subheading of the story.
    else if (best !== null && !namedSelf && box.text !== boxes.read(best)?.text) break;
    else if (
      named ||
      box.captioned ||
      box.slanted ||
      sayTheSame(alt, box.text) ||
      isCaptionTable(at, box.text) ||
      (inStory && isLoneBox(at, box.text))
    )
      best = at;
  }
  if (best !== null) return [best];
  const next = nextText(bare, boxes);
  if (next === null || !readsLikeCaption(next, alt, boxes)) return [];
  const behind = nextText(next, boxes);
  const isCredit =
    behind !== null &&
    creditWords.test(behind.attribs['class'] ?? '') &&
    countWords(boxes.read(behind)?.text ?? '') < 12;
  return isCredit ? [bare, next, behind] : [bare, next];
}

/** Inside a story a box without words of its own holds a picture and, in another element, a line: that is a caption, whatever it is called. */
function isLoneBox(element: Element, text: string): boolean {
  const isBox = element.name === 'div' || element.name === 'section';
  return isBox && text.length <= longestUnnamed && collapse(ownText(element)) === '';
}

function isCaptionTable({ name }: Element, text: string): boolean {
  return name === 'table' && (captionStart.test(text) || captionEnd.test(text));
}

function sayTheSame(alt: string, text: string): boolean {
  const folded = foldText(text);
  return alt.length >= 15 && folded.length >= 15 && (folded.includes(alt) || alt.includes(folded));
}

/** The element right behind, with nothing but white space between. */
function nextText(element: Element, boxes: BoxReader): Element | null {
  let steps = 0;
  for (let at = element.next as AnyNode | null; at !== null && steps < 6; at = at.next as AnyNode | null, steps++) {
    if (at.type === 'text' && collapse(at.data.slice(0, longest)) !== '') return null;
    if (isElement(at) && at.name !== 'br' && !boxes.removed.has(at)) return at;
  }
  return null;
}

function readsLikeCaption(element: Element, alt: string, boxes: BoxReader): boolean {
  if (!/^(?:p|div|span|em|i|small|center|figcaption|h[4-6])$/.test(element.name)) return false;
  const box = boxes.read(element);
  if (box === null || box.text === '' || box.linked || countWords(box.text) > 60) return false;
  if (box.slanted || captionWords.test(element.attribs['class'] ?? '')) return true;
  return captionStart.test(box.text) || captionEnd.test(box.text) || sayTheSame(alt, box.text);
}

interface BoxText {
  readonly text: string;
  /** All its text stands in links: an entry of a list. */
  readonly linked: boolean;
  /** Something in it is called caption or credit. */
  readonly captioned: boolean;
  /** All its text is slanted or small. */
  readonly slanted: boolean;
}

/** Reads each element's text once, whatever number of pictures it holds; null when it has more text than a caption. */
class BoxReader {
  readonly removed: ReadonlySet<AnyNode>;
  readonly #known = new Map<Element, BoxText | null>();

  constructor(removed: ReadonlySet<AnyNode>) {
    this.removed = removed;
  }

  read(box: Element): BoxText | null {
    const known = this.#known.get(box);
    if (known !== undefined) return known;
    const made = this.#make(box);
    this.#known.set(box, made);
    return made;
  }

  #make(box: Element): BoxText | null {
    const text = collapse(rawText(box, this.removed, longest + 500));
    if (text.length > longest) return null;
    let linked = text !== '';
    let straight = false;
    let captioned = false;
    let paragraphs = 0;
    for (let node: AnyNode | null = box; node !== null; ) {
      if (node.type === 'text' && /\S/.test(node.data)) {
        const around = namesAround(node, box);
        linked &&= around.has('a');
        straight ||= ![...around].some((name) => slanted.has(name));
      }
      if (isElement(node)) {
        if (/^h[1-3]$/.test(node.name)) return null;
        if (node.name === 'p' && tells(rawText(node, this.removed))) paragraphs += 1;
        // What holds the whole of a short story holds its photos too.
        if (paragraphs > 1) return null;
        captioned ||=
          node !== box &&
          (node.name === 'figcaption' ||
            captionWords.test(`${node.attribs['class'] ?? ''} ${node.attribs['id'] ?? ''}`));
      }
      const skip: boolean = this.removed.has(node) || (isElement(node) && silentTags.has(node.name));
      node = nextNode(node, box, skip);
    }
    return { text, linked, captioned, slanted: text !== '' && !straight };
  }
}

/** A paragraph's worth of words that ends like a sentence. */
function tells(text: string): boolean {
  return text.length > 30 && /[.!?]["”’)]?\s*$/.test(text);
}

function namesAround(node: AnyNode, box: Element): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = node.parent as AnyNode | null; at !== null && isElement(at); at = at.parent as AnyNode | null) {
    names.add(at.name);
    if (at === box) break;
  }
  return names;
}
