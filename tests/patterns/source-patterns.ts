import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'rolldown/utils';

/** A regular expression of the program, and the files of `src` that hold it. */
export interface SourcePattern {
  readonly source: string;
  readonly flags: string;
  readonly files: readonly string[];
}

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/**
 * Every regular expression of the program by how it is written, `/source/flags`: the literals, and those that modules
 * put together while they load. Flags that change nothing of what is matched from one place (g, y, d) are left out.
 */
export async function patternsOfSource(): Promise<ReadonlyMap<string, SourcePattern>> {
  const all = new Map<string, SourcePattern>();
  const add = (file: string, source: string, written: string): void => {
    const flags = written.replaceAll(/[gyd]/g, '');
    const name = `/${source}/${flags}`;
    const files = all.get(name)?.files ?? [];
    all.set(name, { source, flags, files: files.includes(file) ? files : [...files, file] });
  };
  for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
    const file = name.split(path.sep).join('/');
    const code = readFileSync(path.join(src, name), 'utf8');
    for (const { pattern, flags } of literalsIn(file, code)) add(file, pattern, flags);
    if (code.includes('new RegExp('))
      for (const made of await madeByLoading(name)) add(made.file, made.source, made.flags);
  }
  return all;
}

function literalsIn(file: string, code: string): { readonly pattern: string; readonly flags: string }[] {
  const found: { readonly pattern: string; readonly flags: string }[] = [];
  const { program } = parseSync(file, code, { lang: 'ts' });
  new Visitor({
    Literal: (node) => {
      if ('regex' in node) found.push(node.regex);
    },
  }).visit(program);
  return found;
}

/** The patterns that a module, and those it loads first, put together. */
async function madeByLoading(name: string): Promise<{ file: string; source: string; flags: string }[]> {
  const made: { file: string; source: string; flags: string }[] = [];
  const real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(real, {
    construct: (target, parts: ConstructorParameters<typeof RegExp>) => {
      const pattern = new target(...parts);
      // Packages make patterns too; ours are those whose maker stands in src.
      const maker = new Error().stack?.split('\n')[2]?.split(/[/\\]src[/\\]/)[1];
      const file = maker?.split(':')[0]?.replaceAll('\\', '/');
      if (file !== undefined) made.push({ file, source: pattern.source, flags: pattern.flags });
      return pattern;
    },
  });
  try {
    await import(/* @vite-ignore */ path.join(src, name));
  } finally {
    globalThis.RegExp = real;
  }
  return made;
}
