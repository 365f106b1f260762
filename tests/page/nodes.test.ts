import type { AnyNode, Element } from 'domhandler';
import { expect, test } from 'vitest';
import { rawText, textBesidesLinks } from '../../src/page/nodes.ts';
import { parsePage } from '../../src/page/parse.ts';

/** A set without nodes that counts how often it is asked: once for every node looked at, or a few times. */
class Counting extends Set<AnyNode> {
  asked = 0;

  override has(_node: AnyNode): boolean {
    this.asked += 1;
    return false;
  }
}

const boxOf = (inside: string): Element => {
  const [box] = parsePage(`<section>${inside}</section>`).byKey.get('section') ?? [];
  if (box === undefined) throw new Error('no box');
  return box;
};

test.each([
  ['rawText', (box: Element, without: Set<AnyNode>) => rawText(box, without, 50)],
  ['textBesidesLinks', (box: Element, without: Set<AnyNode>) => textBesidesLinks(box, without, 50)],
])('%s of a few characters looks at a few nodes, though boxes hold thousands without a text', (_name, read) => {
  const without = new Counting();
  read(boxOf(`<a href="/a">x</a>${'<i></i>'.repeat(20_000)}`), without);
  expect(without.asked).toBeGreaterThan(100);
  expect(without.asked).toBeLessThan(1100);
});

test('text is read to its end where no limit is set, and soon after it else', () => {
  const box = boxOf('<p>Laut tenang.</p>'.repeat(5000));
  expect(rawText(box)).toHaveLength(60_000);
  expect(rawText(box, undefined, 30)).toBe('Laut tenang.'.repeat(3));
});
