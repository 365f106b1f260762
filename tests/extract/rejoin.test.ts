import { expect, test } from 'vitest';
import { readDumpLines } from '../../src/extract/plain-text/dump-lines.ts';
import { rejoin } from '../../src/extract/plain-text/rejoin.ts';

/** A sentence broken at each of its links. */
function broken(links: number): string {
  return `Nelayan memasang lampu dari\n${'dermaga\ndan kapal dari\n'.repeat(links)}`;
}

test('a sentence broken at its links is one line again, up to twenty links', () => {
  expect(rejoin(readDumpLines(broken(20)) ?? [])).toHaveLength(1);
  // A line that grew without end would be read again for each link.
  expect(rejoin(readDumpLines(broken(1000)) ?? []).length).toBeGreaterThan(45);
});
