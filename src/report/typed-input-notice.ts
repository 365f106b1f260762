/** The line for somebody who has to type what is awaited. */
export function waitsFor(what: string): string {
  return `saring: waiting on standard input for ${what} (Ctrl-D ends it)\n`;
}
