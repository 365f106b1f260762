import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractDump } from '../../src/extract/plain-text/extract-dump.ts';
import { sites } from '../../src/sites/index.ts';
import { wordsOf } from '../../src/text/whitespace.ts';
import { keptAside, type Outlet, outlets } from '../support/outlets.ts';
import { printOutlet } from '../support/print-outlet.ts';
import { printLines } from '../support/printed-pages.ts';
import { Words } from '../support/printed-words.ts';

/** Whether page `seed` of an outlet comes out with the words of its body, no more and no fewer. */
function isExact(outlet: Outlet, seed: number): boolean {
  const w = new Words(seed * 977 + 5);
  const { lines } = printOutlet(outlet, w);
  const result = extractDump(
    printLines(lines, w.chance(0.7)),
    { input: 'dump.txt', url: null, fetch: null, site: null },
    sites,
  );
  const text = result.ok ? composeArticle([result.page]).text : '';
  const body = lines.filter(({ part }) => part === 'body').map((line) => line.text);
  return wordsOf(text).join(' ') === wordsOf(body.join('\n')).join(' ');
}

function shareExact(kinds: Readonly<Record<string, Outlet>>, pages: number): number {
  const exact = Object.values(kinds).flatMap((outlet) => Array.from({ length: pages }, (_, i) => isExact(outlet, i)));
  return exact.filter(Boolean).length / exact.length;
}

describe('pages of other newsrooms, in invented words', () => {
  test('come out exact, where the reading was made for their kind', () => {
    expect(shareExact(outlets, 10)).toBeGreaterThanOrEqual(0.92);
  });

  test('come out exact mostly, where nothing was set by their kind', () => {
    expect(shareExact(keptAside, 10)).toBeGreaterThanOrEqual(0.85);
  });
});
