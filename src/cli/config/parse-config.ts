import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { UsageError } from '../../errors.ts';

/** One key of a config file as it stands there. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: unknown;
  /** Where the key stands: `3:5` is line 3, column 5. */
  readonly place: string;
  /** Where a part of the value stands, as `['alarm', 0]`; where the value itself stands for an empty path. */
  readonly placeOf: (path: readonly (string | number)[]) => string;
}

/** The text of a config file, JSON with comments, -> its keys in order. Throws UsageError with line and column. */
export function parseConfig(text: string, file: string): ConfigEntry[] {
  const errors: ParseError[] = [];
  const root = treeOf(text, file, errors);
  const [first] = errors;
  if (first !== undefined)
    throw new UsageError(`--config ${file}:${placeIn(text, first.offset)}: cannot be read: ${wordsFor(first)}`);
  if (root?.type !== 'object') throw new UsageError(`--config ${file}: must hold one JSON object of options`);
  return (root.children ?? []).flatMap(({ children }) => {
    const [name, value] = children ?? [];
    return name === undefined || value === undefined ? [] : [entryOf(name, value, text)];
  });
}

function treeOf(text: string, file: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`--config ${file}: cannot be read: nested too deeply`, { cause: error });
  }
}

function entryOf(name: Node, node: Node, text: string): ConfigEntry {
  return {
    key: String(getNodeValue(name)),
    value: getNodeValue(node),
    place: placeIn(text, name.offset),
    placeOf: (path) => placeIn(text, (findNodeAtLocation(node, [...path]) ?? node).offset),
  };
}

/** `CommaExpected` -> `comma expected`. */
function wordsFor({ error }: ParseError): string {
  const name = printParseErrorCode(error);
  return name.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : ' '}${letter.toLowerCase()}`);
}

/** An offset in a text -> line and column, both from 1. */
function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return `${before.split('\n').length}:${offset - before.lastIndexOf('\n')}`;
}
