const delimiters = [',', ';', '\t', '|'] as const;

/** The first line of a table -> what divides its columns: the sign that stands in it most often, a comma where none does. */
export function delimiterOf(line: string): string {
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The first line of a table -> the names of its columns. */
export function splitHeader(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}
