/**
 * Arguments that name no command -> which command they may be meant for, in one line; null when nothing can be told.
 * What stands behind one of the `valued` options belongs to it.
 */
export async function missingCommand(args: readonly string[], valued: ReadonlySet<string>): Promise<string | null> {
  const [{ namedFile }, { parseInputUrl }] = await Promise.all([
    import('../sources/open-input.ts'),
    import('../fetch/input-urls.ts'),
  ]);
  for (const arg of args.filter((one, i) => !one.startsWith('-') && !valued.has(args[i - 1] ?? ''))) {
    const file = await namedFile(arg);
    if (file !== null)
      return `${arg}: say what to do with it: saring clean ${arg}${file === 'list' ? listHint(arg) : ''}`;
    if (parseInputUrl(arg).ok) return `${arg}: say what to do with it: saring fetch ${arg}`;
  }
  return null;
}

/** Arguments of `saring fetch` -> what to do with the first that is a file, in one line; null when none is. */
export async function fileAmongAddresses(args: readonly string[]): Promise<string | null> {
  const { namedFile } = await import('../sources/open-input.ts');
  for (const arg of args.filter((one) => one !== '-' && !/^[a-z]+:\/\//i.test(one))) {
    const file = await namedFile(arg);
    if (file === 'list') return `${arg} is a file; for the addresses in it: saring fetch -i ${arg}`;
    if (file === 'pages') return `${arg} is no address; to clean saved pages: saring clean ${arg}`;
  }
  return null;
}

function listHint(file: string): string {
  return `, or for the addresses in it: saring fetch -i ${file}`;
}
