import { createContext, Script } from 'node:vm';
import type { Guard } from '../extract/steps.ts';

/** Work that was stopped because it took too long. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime' as const;
}

/**
 * A guard that stops work after so many milliseconds. Nothing but Node's `vm` interrupts work that blocks the process,
 * inside a regular expression too; a stretch costs 0.12 ms more (Node 20, November 2026).
 */
export function watchdog(milliseconds: number): Guard {
  const room: { stretch: () => unknown } = { stretch: nothing };
  createContext(room);
  const call = new Script('stretch()');
  return (stretch) => {
    room.stretch = stretch;
    try {
      return call.runInContext(room, { timeout: milliseconds });
    } catch (error) {
      if (isTimeout(error)) throw new OutOfTime();
      throw error;
    } finally {
      // Do not hold a page after the work on it.
      room.stretch = nothing;
    }
  };
}

/** The error is one of the room, and no instance of our `Error`. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}

function nothing(): void {}
