import { readFileSync, writeFileSync } from 'node:fs';
import { check } from 'recheck';
import { describe, expect, test } from 'vitest';
import { boundedPatterns } from './bounded-patterns.ts';
import { patternsOfSource, type SourcePattern } from './source-patterns.ts';

/**
 * What the checker said of every pattern, kept so that `npm test` need not ask it again: `linear` where an automaton
 * proves it, `unbroken` where the pattern has look-around or is too large for one, and no attack made of it was slow.
 */
const file = new URL('proven-patterns.json', import.meta.url);
const proven: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(file, 'utf8'));
const patterns = await patternsOfSource();
const unknown = [...patterns].filter(([name]) => !(name in proven) && !(name in boundedPatterns));

/** Milliseconds that the checker may think about one pattern. */
const patience = 120_000;

/** How long an attack may be looked for is counted in steps: in seconds, a busy machine called quick patterns slow. */
const byCounts = { seedingTimeout: null, incubationTimeout: null, attackTimeout: null } as const;

/** A pattern -> its verdict, or a text that shows how slow it is. */
async function judge({
  source,
  flags,
}: SourcePattern): Promise<{ readonly verdict: string; readonly isSafe: boolean }> {
  const found = await check(source, flags, { ...byCounts, timeout: patience, randomSeed: 1 });
  if (found.status === 'safe') return { verdict: found.checker === 'automaton' ? 'linear' : 'unbroken', isSafe: true };
  if (found.status === 'unknown') return { verdict: `the checker gave up: ${found.error.kind}`, isSafe: false };
  return { verdict: `${found.complexity.summary}, for example on ${found.attack.pattern}`, isSafe: false };
}

describe('every pattern of the program takes time in proportion to its text', () => {
  // `npm run patterns` asks the checker of those that are new, and forgets those that are gone.
  if (process.env['CHECK_PATTERNS'] === '1') {
    const kept = new Map(Object.entries(proven).filter(([name]) => patterns.has(name)));
    test.each(unknown)('%s', { timeout: patience * 2 }, async (name, pattern) => {
      const { verdict, isSafe } = await judge(pattern);
      expect(isSafe, `in ${pattern.files.join(', ')}: ${verdict}`).toBe(true);
      kept.set(name, verdict);
      write(kept);
    });
    test('those that are gone are forgotten', () => write(kept));
    return;
  }

  test('each is proven, or has a bound for what it reads; else run `npm run patterns`', () => {
    expect(unknown.map(([name, { files }]) => `${files.join(', ')}: ${name}`)).toEqual([]);
  });

  test('bounds are given for patterns that are there', () => {
    expect(Object.keys(boundedPatterns).filter((name) => !patterns.has(name))).toEqual([]);
  });

  test('the checker tells a slow pattern from a quick one', { timeout: patience }, async () => {
    const judged = async (source: string): Promise<boolean> => (await judge({ source, flags: '', files: [] })).isSafe;
    expect(await judged(String.raw`\s+$`)).toBe(false);
    expect(await judged(String.raw`(?<!\s)\s+$`)).toBe(true);
    expect(await judged('^(?:a+)+$')).toBe(false);
  });
});

function write(kept: ReadonlyMap<string, unknown>): void {
  const sorted = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
