import { describe, expect, test } from 'vitest';
import type { NoiseRule } from '../../src/model/site-rule.ts';

/** Whether rules that carry a name take a printed line, or a part of it. */
export function takes(rules: readonly NoiseRule[], name: string, line: string): boolean {
  return rules.some(
    (rule) =>
      rule.name === name &&
      (('line' in rule && rule.line.test(line)) ||
        ('span' in rule && rule.span.test(line)) ||
        ('onward' in rule && rule.onward.test(line))),
  );
}

/** Tests lines one by one: those that go under a name, and those close to them that stay; one a line, `⏎` stands for a line feed. */
export function testLines(
  rules: readonly NoiseRule[],
  table: Readonly<Record<string, { readonly goes: string; readonly stays?: string }>>,
): void {
  for (const [name, { goes, stays = '' }] of Object.entries(table)) {
    describe(name, () => {
      test.each(linesOf(goes))('goes: %s', (line) => {
        expect(takes(rules, name, line)).toBe(true);
      });
      const kept = linesOf(stays);
      if (kept.length > 0)
        test.each(kept)('stays: %s', (line) => {
          expect(takes(rules, name, line)).toBe(false);
        });
    });
  }
}

/** A text -> its lines that are not empty, without the indent. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replaceAll('⏎', '\n'))
    .filter((line) => line !== '');
}
