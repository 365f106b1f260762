import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { version } from '../src/version.ts';
import { temporaryFolder } from './support/io.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const project = temporaryFolder();
const installed = path.join(project, 'node_modules/saring');

/** The tarball that people would install, unpacked where npm would put it; what it depends on is linked to. */
beforeAll(() => {
  execFileSync('npm', ['run', 'build:types'], { cwd: root, stdio: 'pipe' });
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', project], { cwd: root, stdio: 'pipe' });
  mkdirSync(installed, { recursive: true });
  const tarball = path.join(project, `saring-${version}.tgz`);
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1']);
  for (const name of Object.keys(manifest().dependencies)) {
    const link = path.join(project, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', name), link);
  }
  writeFileSync(path.join(project, 'page.html'), page);
});

const page =
  '<html><body><h1 class="read__title">Judul Angin</h1><div class="read__content"><p>KOTA, KOMPAS.com - Layang-layang dilepas di tepi rawa pada pagi hari.</p></div></body></html>';

interface PackageFile {
  readonly [field: string]: unknown;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly man: readonly string[];
}

function manifest(): PackageFile {
  return JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as PackageFile;
}

function filesIn(folder: string): string[] {
  return readdirSync(path.join(installed, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

describe('the package', () => {
  test('holds program, types, schemas, manual and documents, and no sources', () => {
    const wanted = ['bin/saring.js', 'dist/cli.js', 'dist/worker.js', 'dist/types/index.d.ts', 'docs/commands.md'];
    const schemas = ['schema/article.schema.json', 'schema/manifest.schema.json'];
    const missing = [...wanted, ...schemas, ...manifest().man].filter(
      (name) => !existsSync(path.join(installed, name)),
    );
    expect(missing).toEqual([]);
    for (const name of ['src', 'tests', 'fixtures']) expect(existsSync(path.join(installed, name)), name).toBe(false);
    expect(filesIn('dist/types').length).toBeLessThan(30);
  });

  test('runs nothing when it is installed, which npm would warn of', () => {
    const atInstall = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'];
    expect(atInstall.filter((name) => name in manifest().scripts)).toEqual([]);
  });

  test('brings its manual to where man looks when it is installed for all', () => {
    const bare = path.join(project, 'bare');
    mkdirSync(path.join(bare, 'man'), { recursive: true });
    const { man } = manifest();
    // What it depends on would be asked of the network.
    writeFileSync(
      path.join(bare, 'package.json'),
      JSON.stringify({ name: 'bare', version: '1.0.0', man, bin: { bare: 'bare.js' } }),
    );
    writeFileSync(path.join(bare, 'bare.js'), '#!/usr/bin/env node\n');
    copyFileSync(path.join(installed, 'man/saring.1'), path.join(bare, 'man/saring.1'));
    execFileSync('npm', ['pack'], { cwd: bare, stdio: 'pipe' });
    const prefix = path.join(project, 'all');
    execFileSync('npm', ['install', '-g', '--offline', '--prefix', prefix, './bare-1.0.0.tgz'], {
      cwd: bare,
      stdio: 'pipe',
    });
    expect(existsSync(path.join(prefix, 'share/man/man1/saring.1'))).toBe(true);
  });

  test('says where it comes from', () => {
    expect(manifest()).toMatchObject({
      homepage: expect.stringMatching(/^https:/),
      bugs: expect.stringMatching(/^https:/),
      repository: { type: 'git', url: expect.stringMatching(/^git\+https:/) },
    });
  });

  test('runs as a program', () => {
    const program = path.join(installed, 'bin/saring.js');
    const clean = ['clean', 'page.html', '--site', 'kompas', '-o', '-', '-q'];
    const out = execFileSync(process.execPath, [program, ...clean], { cwd: project, encoding: 'utf8' });
    expect(out).toBe('Judul Angin\n\nKOTA, KOMPAS.com - Layang-layang dilepas di tepi rawa pada pagi hari.\n');
  });

  test.each([
    ['module.mjs', "import { extractArticle } from 'saring';"],
    ['common.cjs', "const { extractArticle } = require('saring');"],
  ])('is a library for %s', (name, first) => {
    const rest = "extractArticle(html, { site: 'kompas' }).then((result) => console.log(result.article.title));";
    writeFileSync(path.join(project, name), `${first}\nconst html = ${JSON.stringify(page)};\n${rest}\n`);
    const ran = spawnSync(process.execPath, [name], { cwd: project, encoding: 'utf8' });
    expect(ran.stdout, ran.stderr).toBe('Judul Angin\n');
  });
});

describe('its types', () => {
  /** Files of a project -> what the compiler complains of, a line each. */
  function compile(files: Readonly<Record<string, string>>): string[] {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(project, name), text);
    const options = {
      module: 'nodenext',
      target: 'es2023',
      strict: true,
      noEmit: true,
      types: [],
      skipLibCheck: false,
    };
    const settings = { compilerOptions: options, files: Object.keys(files) };
    writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify(settings));
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    const ran = spawnSync(process.execPath, [compiler, '-p', project], { cwd: project, encoding: 'utf8' });
    return ran.stdout.split('\n').filter((line) => line.includes('error'));
  }

  const use = `extractArticle('<p>', { url: 'https://www.kompas.com/', site: 'kompas' }).then((result) => {
  if (result.ok) { const words: number = result.article.wordCount; return words; }
  const code: FailureCode = result.failure.code;
  return code;
});\n`;
  const imported = "import { extractArticle, type FailureCode } from 'saring';\n";

  test('serve ES modules and CommonJS', () => {
    expect(compile({ 'esm.mts': imported + use, 'common.cts': imported + use })).toEqual([]);
  });

  test('notice wrong use in both', () => {
    const wrong = `${imported}extractArticle(42);\nexport type Code = FailureCode;\n`;
    const complaints = compile({ 'wrong.mts': wrong, 'wrong.cts': wrong });
    expect(complaints.map((line) => line.slice(0, line.indexOf('(')))).toEqual(['wrong.cts', 'wrong.mts']);
  });
});
