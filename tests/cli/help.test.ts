import { expect, test } from 'vitest';
import { run } from '../support/io.ts';

const helps: readonly string[][] = [['--help'], ['clean', '--help'], ['fetch', '--help'], ['discover', '--help']];
const widthOf = (text: string): number => Math.max(...text.split('\n').map(({ length }) => length));

test.each(helps)('%s %s breaks its lines at words, for the terminal at hand', async (...argv) => {
  for (const columns of [80, 100]) expect(widthOf((await run(argv, { columns })).out)).toBeLessThanOrEqual(columns);
});

test.each(helps)('%s %s has no line that is too long to follow', async (...argv) => {
  expect(widthOf((await run(argv, { columns: 250 })).out)).toBeLessThanOrEqual(100);
});

test('options stay beside their words in a narrow window', async () => {
  for (const argv of helps.slice(1, 3))
    expect((await run(argv, { columns: 60 })).out).toMatch(
      /^ {2}-i, --input-list <file> {2}read inputs from a file, one a\n {27}line,/m,
    );
});

test.each([
  [['clean', '--wrong'], "saring: unknown option '--wrong'\n(see saring clean --help)\n"],
  [['clea'], "saring: unknown command 'clea'\n(Did you mean clean?)\n(see saring --help)\n"],
])('all complaints begin alike: %j', async (argv, said) => {
  expect(await run(argv)).toEqual({ status: 2, out: '', err: said });
});
