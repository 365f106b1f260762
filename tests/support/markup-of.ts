import { type AttributeSelector, parse, type Selector } from 'css-what';

interface Piece {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What has to stand in it. */
  readonly inside: string;
}

/** A selector without commas -> the smallest markup that it matches, with this text in its element; negations are left to the caller. */
export function markupOf(selector: string, text: string, attributes: Readonly<Record<string, string>> = {}): string {
  const [tokens = []] = parse(selector);
  const compounds: Selector[][] = [[]];
  for (const token of tokens)
    if (token.type === 'descendant' || token.type === 'child') compounds.push([]);
    else compounds.at(-1)?.push(token);
  const pieces = compounds.map(pieceOf);
  return pieces.reduceRight((inner, { tag, attributes: own, inside }, i) => {
    const all = new Map([...own, ...(i === pieces.length - 1 ? Object.entries(attributes) : [])]);
    const written = [...all].map(([name, value]) => ` ${name}="${value}"`).join('');
    return `<${tag}${written}>${inside}${inner}</${tag}>`;
  }, text);
}

function pieceOf(compound: readonly Selector[]): Piece {
  let tag = 'div';
  let inside = '';
  const attributes = new Map<string, string>();
  for (const token of compound) {
    if (token.type === 'tag') tag = token.name;
    if (token.type === 'attribute') add(attributes, token);
    if (token.type !== 'pseudo' || !Array.isArray(token.data)) continue;
    const [first = []] = token.data;
    if (token.name === 'has') inside += markupOf(stringOf(first), '');
    if (token.name !== 'is') continue;
    const piece = pieceOf(first);
    tag = piece.tag;
    for (const [name, value] of piece.attributes) attributes.set(name, value);
  }
  return { tag, attributes, inside };
}

function add(attributes: Map<string, string>, { name, action, value }: AttributeSelector): void {
  const known = attributes.get(name);
  attributes.set(name, action === 'element' && known !== undefined ? `${known} ${value}` : value);
}

function stringOf(tokens: readonly Selector[]): string {
  return tokens
    .flatMap((token) => {
      if (token.type !== 'attribute') return [];
      return token.name === 'class' ? [`.${token.value}`] : [`[${token.name}="${token.value}"]`];
    })
    .join('');
}
