import type { AnyNode, Element } from 'domhandler';
import type { BlockType } from '../model/article.ts';
import { isElement, silentTags } from '../page/nodes.ts';
import { stripInvisible } from '../text/whitespace.ts';

/** A link inside a block: where its words stand in the block's text. */
export interface DraftLink {
  readonly element: Element;
  readonly href: string;
  readonly start: number;
  readonly end: number;
}

/** A block before line rules have acted on it. */
export interface DraftBlock {
  readonly type: BlockType;
  readonly text: string;
  readonly links: readonly DraftLink[];
}

/** A block's links whose words stand between two places. Links end in order, so the first is found by halving. */
export function linksWithin(block: DraftBlock, start: number, end: number): readonly DraftLink[] {
  const { links } = block;
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: DraftLink[] = [];
  for (let i = low; i < links.length; i++) {
    const link = links[i];
    if (link === undefined || link.end > end) break;
    if (link.start >= start) found.push(link);
  }
  return found;
}

/** Tags that begin a line of their own. */
export const blockTags: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const boldTags: ReadonlySet<string> = new Set(['b', 'strong']);

/** Roots in page order -> blocks, leaving out the nodes in `removed`. Never recurses: hostile nesting costs no stack. */
export function draftBlocks(roots: readonly Element[], removed: ReadonlySet<AnyNode>): DraftBlock[] {
  const writer = new BlockWriter();
  for (const root of roots) {
    walk(root, removed, writer);
    writer.flush();
  }
  return writer.blocks;
}

function walk(root: Element, removed: ReadonlySet<AnyNode>, writer: BlockWriter): void {
  let node: AnyNode = root;
  for (;;) {
    const skipped: boolean = removed.has(node) || (isElement(node) && silentTags.has(node.name));
    if (!skipped) enter(node, writer);
    // A photo taken out from between two lines of bare text still parts them.
    else if (isElement(node) && blockTags.has(node.name)) writer.part();
    const child: AnyNode | null = skipped || !('firstChild' in node) ? null : (node.firstChild as AnyNode | null);
    if (child !== null) {
      node = child;
      continue;
    }
    for (;;) {
      if (isElement(node) && !removed.has(node) && !silentTags.has(node.name)) leave(node, writer);
      if (node === root) return;
      if (node.next !== null) break;
      node = node.parent as AnyNode;
    }
    node = node.next as AnyNode;
  }
}

function enter(node: AnyNode, writer: BlockWriter): void {
  if (node.type === 'text') writer.addText(node.data);
  if (!isElement(node)) return;
  const { name } = node;
  if (name === 'br') writer.lineBreak();
  else if (boldTags.has(name)) writer.openBold();
  else if (name === 'a') writer.openLink(node);
  else if (blockTags.has(name)) writer.open(node);
}

function leave(node: Element, writer: BlockWriter): void {
  if (boldTags.has(node.name)) writer.closeBold();
  else if (node.name === 'a') writer.closeLink(node);
  else if (blockTags.has(node.name)) writer.close(node);
}

/** Collects text into blocks, collapsing white space as it goes so that link positions stay true. */
class BlockWriter {
  readonly blocks: DraftBlock[] = [];
  /** Until it is flushed, text is only added and its length asked: V8 copies the whole string once a character of it is read. */
  #text = '';
  #lastLetter = '';
  /** A blank that is written once something follows it. */
  #blank = false;
  #flushes = 0;
  #links: DraftLink[] = [];
  #openLinks: { readonly element: Element; readonly start: number; readonly flushes: number }[] = [];
  #types: BlockType[] = [];
  #bold = 0;
  #boldLetters = 0;
  #letters = 0;
  #preformatted = 0;
  #row: { readonly element: Element; cells: string[] } | null = null;

  add(data: string): void {
    const text = stripInvisible(data).replace(/\s+/g, ' ');
    const words = text.trim();
    if (text.startsWith(' ') && this.#lastLetter !== '' && this.#lastLetter !== '\n') this.#blank = true;
    if (words === '') return;
    this.#text += this.#blank ? ` ${words}` : words;
    this.#lastLetter = words.slice(-1);
    this.#blank = text.endsWith(' ');
    const letters = words.length - (words.split(' ').length - 1);
    this.#letters += letters;
    if (this.#bold > 0) this.#boldLetters += letters;
  }

  /** Text as it stands in the page: poems and lyrics in `<pre>` break their lines by line feeds. */
  addText(data: string): void {
    if (this.#preformatted === 0) {
      this.add(data);
      return;
    }
    for (const [i, line] of data.split(/\r?\n/).entries()) {
      if (i > 0) this.lineBreak();
      this.add(line);
    }
  }

  part(): void {
    if (this.#row === null) this.flush();
  }

  lineBreak(): void {
    if (this.#row !== null) this.add(' ');
    else if (this.#lastLetter === '\n') this.flush();
    else if (this.#lastLetter !== '') this.#write('\n');
  }

  openBold(): void {
    this.#bold += 1;
  }

  closeBold(): void {
    this.#bold -= 1;
  }

  openLink(element: Element): void {
    const start = this.#text.length + (this.#blank ? 1 : 0);
    this.#openLinks.push({ element, start, flushes: this.#flushes });
  }

  closeLink(element: Element): void {
    const open = this.#openLinks.pop();
    if (open?.element !== element || this.#row !== null) return;
    const href = element.attribs['href'] ?? '';
    const start = open.flushes === this.#flushes ? open.start : 0;
    if (this.#text.length > start) this.#links.push({ element, href, start, end: this.#text.length });
  }

  open(element: Element): void {
    if (this.#row !== null) {
      if (element.name !== 'td' && element.name !== 'th') this.add(' ');
      return;
    }
    this.flush();
    if (element.name === 'pre') this.#preformatted += 1;
    if (element.name === 'tr' && cellsOf(element).length > 1) this.#row = { element, cells: [] };
    this.#types.push(typeOf(element, this.#types[this.#types.length - 1] ?? 'paragraph'));
  }

  close(element: Element): void {
    if (this.#row !== null && this.#row.element !== element) {
      if (element.parent === this.#row.element) this.#closeCell(this.#row.cells);
      return;
    }
    if (this.#row !== null) {
      this.#clear();
      this.#write(this.#row.cells.join(' | '));
    }
    this.#row = null;
    this.flush();
    if (element.name === 'pre') this.#preformatted -= 1;
    this.#types.pop();
  }

  #closeCell(cells: string[]): void {
    cells.push(this.#text);
    this.#clear();
  }

  #write(text: string): void {
    this.#text += text;
    this.#lastLetter = text.slice(-1);
    this.#blank = false;
  }

  #clear(): void {
    this.#text = '';
    this.#lastLetter = '';
    this.#blank = false;
  }

  flush(): void {
    const text = this.#text.trimEnd();
    const type = this.#types[this.#types.length - 1] ?? 'paragraph';
    const bold = this.#boldLetters > 0 && this.#boldLetters >= this.#letters;
    if (/[^\s|]/.test(text))
      this.blocks.push({ type: bold && isHeading(type, text) ? 'heading' : type, text, links: this.#links });
    this.#clear();
    this.#flushes += 1;
    this.#links = [];
    this.#letters = 0;
    this.#boldLetters = 0;
  }
}

function typeOf(element: Element, outer: BlockType): BlockType {
  const { name } = element;
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'blockquote') return 'quote';
  if (name === 'li') return 'list-item';
  if (name === 'tr') return 'table-row';
  return outer === 'heading' ? 'paragraph' : outer;
}

/** A bold paragraph stands for a subheading where it is short, of one line, and no sentence. */
function isHeading(type: BlockType, text: string): boolean {
  return type === 'paragraph' && text.length <= 120 && !/[\n|]|^\(|[.!,;:"”]$/.test(text);
}

function cellsOf(row: Element): AnyNode[] {
  return row.children.filter((child) => isElement(child) && (child.name === 'td' || child.name === 'th'));
}
