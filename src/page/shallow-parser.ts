import { Parser, Tokenizer } from 'htmlparser2';
import { alone } from './class-keys.ts';
import type { PageBuilder } from './page-builder.ts';

/** Where the tokenizer of htmlparser2 10.1.0 is; it keeps these names to itself. */
interface Reading {
  readonly buffer: string;
  /** Of the buffer's first character in the whole text. */
  readonly offset: number;
  /** Of the character under work in the whole text. */
  index: number;
}

type OpenTokenizer = new (...given: ConstructorParameters<typeof Tokenizer>) => Reading;

/** The same tokenizer, which looks for the end of a text, value or script with `indexOf` instead of character by character: 1.85 instead of 2.15 ms a page. */
class Searching extends (Tokenizer as unknown as OpenTokenizer) {
  fastForwardTo(code: number): boolean {
    const found = this.buffer.indexOf(String.fromCharCode(code), this.index - this.offset + 1);
    // Where there is none, the tokenizer itself steps past the last character.
    this.index = this.offset + (found < 0 ? this.buffer.length - 1 : found);
    return found >= 0;
  }
}

/** To be given to the parser as its tokenizer. */
export const SearchingTokenizer: typeof Tokenizer = Searching as unknown as typeof Tokenizer;

/** Deeper than any real page (browsers stop at 512; the deepest of a survey of popular sites had 26), shallow enough for every walk to the root. */
export const maxDepth = 256;

/** The parser's methods that are told of places in the text; it keeps `getSlice` to itself. */
interface Placing {
  onopentagname(start: number, endIndex: number): void;
  onopentagend(endIndex: number): void;
  onselfclosingtag(endIndex: number): void;
  onclosetag(start: number, endIndex: number): void;
  onattribname(start: number, endIndex: number): void;
  onend(): void;
  isVoidElement(name: string): boolean;
  getSlice(start: number, endIndex: number): string;
  pause(): void;
  end(chunk: string): void;
}

const OpenParser: new (...given: ConstructorParameters<typeof Parser>) => Placing = Parser as unknown as new (
  ...given: ConstructorParameters<typeof Parser>
) => Placing;

/**
 * A parser that opens nothing deeper than `maxDepth`: what stands deeper becomes a sibling, text and order stay. Without
 * it, 50,000 nested `<div>` cost 19 s in the parser alone, whose stack of open tags is shifted for each of them. It
 * stops where the page has become too large for an article.
 */
export class ShallowParser extends OpenParser {
  readonly #builder: PageBuilder;
  #flat = false;
  #inTag = false;
  #inName = false;

  constructor(builder: PageBuilder) {
    super(builder, {
      xmlMode: false,
      decodeEntities: false,
      lowerCaseTags: false,
      lowerCaseAttributeNames: false,
      Tokenizer: SearchingTokenizer,
    });
    this.#builder = builder;
  }

  override onopentagname(start: number, endIndex: number): void {
    this.#flat = this.#builder.depth >= maxDepth;
    this.#inTag = true;
    this.#inName = true;
    super.onopentagname(start, endIndex);
    if (this.#builder.excess !== null) this.pause();
  }

  override onopentagend(endIndex: number): void {
    this.#inTag = false;
    super.onopentagend(endIndex);
  }

  override onselfclosingtag(endIndex: number): void {
    this.#inTag = false;
    super.onselfclosingtag(endIndex);
  }

  override onend(): void {
    if (this.#inTag) this.#builder.dropLast();
    super.onend();
  }

  override onclosetag(start: number, endIndex: number): void {
    this.#flat = false;
    this.#inName = true;
    super.onclosetag(start, endIndex);
  }

  override onattribname(start: number, endIndex: number): void {
    this.#inName = true;
    super.onattribname(start, endIndex);
  }

  override isVoidElement(name: string): boolean {
    return this.#flat || super.isVoidElement(name);
  }

  /** The parser cuts the name out of the page before it does anything else with it. */
  override getSlice(start: number, endIndex: number): string {
    const slice = super.getSlice(start, endIndex);
    if (!this.#inName) return slice;
    this.#inName = false;
    return nameOf(slice);
  }
}

/** Enough for all of HTML and what sites add; pages whose names a program made up do not fill the memory. */
const mostNames = 1000;
const names = new Map<string, string>();

/**
 * The name of a tag or attribute as written -> in lower case, the same string for all pages. A page's 8,000 names are
 * parts of its text, mostly of two bytes a letter, which V8 (Node 20) lowers and compares slowly: 0.2 ms of 3.1 a page.
 */
function nameOf(written: string): string {
  const known = names.get(written);
  if (known !== undefined) return known;
  const name = written.toLowerCase();
  if (names.size < mostNames && /^[\x21-\x7e]{1,40}$/.test(written)) names.set(alone(written), alone(name));
  return name;
}
