import { Readable } from 'node:stream';
import { StoppedError } from '../errors.ts';
import { type Io, waitsFor, withChanges } from '../settings/io.ts';
import { pathsOption, type RawOptions } from '../settings/option-values.ts';

/** What a command was given, and how it calls what it reads from standard input. */
export interface GivenInputs {
  readonly args: readonly string[];
  readonly options: RawOptions;
  readonly standardInput: string;
}

/**
 * The process for a command that reads a standard input somebody has to type: it says so once the command begins to read,
 * and draws nothing among what is typed.
 */
export function withTypedInput(given: GivenInputs, io: Io): Io {
  if (!io.isInTerminal) return io;
  const { quiet, stream } = given.options;
  const isPage = given.args.includes('-');
  if (!isPage && !pathsOption(given.options, 'inputList').includes('-')) return io;
  // A filter says it itself: it has to let go of standard input, which it could not do through another.
  if (stream === true) return io;
  let isTyped = true;
  const listen = async function* (): AsyncGenerator<Uint8Array> {
    if (quiet !== true) io.tell(waitsFor(isPage ? given.standardInput : 'inputs, one a line'));
    // Whoever waits for the end of what is typed would not see that the user has given up.
    const leave = (): void => void (io.stdin instanceof Readable && io.stdin.destroy());
    io.stop.addEventListener('abort', leave, { once: true });
    try {
      yield* io.stdin;
    } catch (error) {
      if (io.stop.aborted) throw new StoppedError('stopped, nothing was done', { cause: error });
      throw error;
    }
    isTyped = false;
  };
  return withChanges(io, {
    stdin: listen(),
    get isTerminal() {
      return io.isTerminal && !isTyped;
    },
  });
}
