// Keeps those declarations that the library's door needs, of all that the compiler wrote into dist/types: people who install
// saring get the types they can import, not one file for every module inside. Their imports end in .js, as any compiler reads them.
import { readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const types = fileURLToPath(new URL('dist/types', import.meta.url));
const imports = /((?:from|import\()\s*')(\.[^']+)\.ts'/g;
const kept = new Set();
const keep = (file) => {
  if (kept.has(file)) return;
  kept.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, , name] of text.matchAll(imports)) keep(path.join(path.dirname(file), `${name}.d.ts`));
  writeFileSync(file, text.replace(imports, "$1$2.js'"));
};
keep(path.join(types, 'index.d.ts'));

// Deepest first, so that folders are empty when their turn comes.
for (const entry of readdirSync(types, { recursive: true, withFileTypes: true }).reverse()) {
  const file = path.join(entry.parentPath, entry.name);
  if (entry.isFile() && !kept.has(file)) rmSync(file);
}
const folders = readdirSync(types, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { parentPath, name } of folders.sort((a, b) => b.parentPath.length - a.parentPath.length)) {
  const folder = path.join(parentPath, name);
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
