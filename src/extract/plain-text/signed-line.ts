import type { LineSign } from '../../model/line-states.ts';
import type { DumpLine } from './dump-lines.ts';

/** A line of a printed page and what is known of it. */
export interface SignedLine {
  readonly line: DumpLine;
  readonly signs: Set<LineSign>;
}
