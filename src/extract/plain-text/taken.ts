import type { Removal } from '../../model/extracted-page.ts';
import type { LineRule, NoiseName } from '../../model/site-rule.ts';
import { countWords } from '../../text/whitespace.ts';
import type { DumpLine } from './dump-lines.ts';

/** A line that is not the story: under which name it went, and what decided. */
export interface TakenLine {
  readonly name: NoiseName;
  readonly by: string;
  readonly text: string;
}

/** A line and the rules it may fall under -> what took it; null when none did. */
export function takeBy(line: DumpLine, rules: readonly LineRule[]): TakenLine | null {
  const rule = rules.find(({ line: pattern }) => pattern.test(line.text));
  return rule === undefined ? null : { name: rule.name, by: rule.line.source, text: line.text };
}

/** Lines taken as a whole, by their place -> what took them. */
export function takeAll(lines: readonly Pick<DumpLine, 'text'>[], name: NoiseName, by: string): TakenLine[] {
  return lines.map(({ text }) => ({ name, by, text }));
}

/** Lines taken -> removals; neighbours that went for the same reason count as one. */
export function removalsOf(taken: readonly TakenLine[]): Removal[] {
  const removals: Removal[] = [];
  for (const { name, by, text } of taken) {
    const last = removals[removals.length - 1];
    const words = countWords(text);
    if (last?.name === name && last.by === by) removals[removals.length - 1] = { ...last, words: last.words + words };
    else removals.push({ name, declared: 'site', by, words, preview: text.slice(0, 80) });
  }
  return removals;
}
