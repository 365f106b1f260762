import { type Document, DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';

/** Deeper than any real page (browsers stop at 512; the deepest of a survey of popular sites had 26), shallow enough for every walk to the root. */
export const maxDepth = 256;

/**
 * The parser for hostile pages: it opens nothing deeper than `maxDepth`: what stands deeper becomes a sibling, text and order stay. Without
 * it, 50,000 nested `<div>` cost 19 s in the parser alone, whose stack of open tags is shifted for each of them.
 */
class ShallowParser extends Parser {
  readonly #handler: DepthHandler;
  #flat = false;

  constructor(handler: DepthHandler) {
    super(handler, { xmlMode: false, decodeEntities: true });
    this.#handler = handler;
  }

  override onopentagname(start: number, endIndex: number): void {
    this.#flat = this.#handler.depth >= maxDepth;
    super.onopentagname(start, endIndex);
  }

  override onclosetag(start: number, endIndex: number): void {
    this.#flat = false;
    super.onclosetag(start, endIndex);
  }

  protected override isVoidElement(name: string): boolean {
    return this.#flat || super.isVoidElement(name);
  }
}

class DepthHandler extends DomHandler {
  get depth(): number {
    return this.tagStack.length - 1;
  }
}

/** HTML -> its tree, at most `maxDepth` deep. Linear in the text, whatever the markup. */
export function parseShallow(html: string): Document {
  const handler = new DepthHandler();
  new ShallowParser(handler).end(html);
  return handler.root;
}
