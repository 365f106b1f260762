import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands } from '../src/cli/commands/index.ts';
import { failureCodes } from '../src/model/outcome.ts';
import { noiseNames } from '../src/model/site-rule.ts';
import { exitCodes } from '../src/settings/exit-code.ts';
import { sites } from '../src/sites/index.ts';
import { version } from '../src/version.ts';
import { run, temporaryFolder } from './support/io.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const readmeFile = path.join(root, 'README.md');
const readme = readFileSync(readmeFile, 'utf8');

/** Blocks of the README that the program itself writes: `npm run docs` brings them up to date. */
const blocks: Readonly<Record<string, () => string>> = {
  commands: () =>
    commands
      .map((command) =>
        [
          `### saring ${command.name}`,
          '',
          `${command.summary}`,
          '',
          '| option | |',
          '|---|---|',
          ...command.options.map(
            ({ flags, help, default: value }) =>
              `| \`${flags}\` | ${help}${value === undefined ? '' : ` (default: \`${value}\`)`} |`,
          ),
        ].join('\n'),
      )
      .join('\n\n'),
  noise: () =>
    [
      '| name | what |',
      '|---|---|',
      ...Object.entries(noiseNames).map(([name, means]) => `| \`${name}\` | ${means} |`),
    ].join('\n'),
  sites: () =>
    [
      '| site | portals | templates |',
      '|---|---|---|',
      ...sites.map(
        (site) =>
          `| \`${site.id}\` | ${
            site.portals.length === 0
              ? 'everything else'
              : site.portals.length > 3
                ? `${site.portals.length} portals: ${site.portals
                    .slice(0, 4)
                    .map(({ name }) => name)
                    .join(', ')}, …`
                : site.portals.map(({ name }) => name).join(', ')
          } | ${site.generations.map(({ id }) => id).join(', ')} |`,
      ),
    ].join('\n'),
  listings: () =>
    [
      '| site | `--source` | address | reaches back | stories on a page | at most | seen |',
      '|---|---|---|---|---|---|---|',
      ...sites.flatMap((site) =>
        (site.listings ?? []).map(
          ({ id, url, reachHours, pageSize, cap, seen, closedByRobots }) =>
            `| \`${site.id}\` | \`${id}\`${closedByRobots === true ? ' (closed)' : ''} | \`${url.replace(/^https:\/\//, '')}\` | ${
              reachHours === null ? 'all' : `${reachHours} h`
            } | ${pageSize ?? ''} | ${cap ?? ''} | ${seen} |`,
        ),
      ),
    ].join('\n'),
  exits: () =>
    [
      '| status | meaning |',
      '|---|---|',
      ...Object.values(exitCodes).map(({ status, means }) => `| ${status} | ${means} |`),
    ].join('\n'),
};

function blockOf(text: string, name: string): string {
  return new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)\\n?<!-- /${name} -->`).exec(text)?.[1] ?? `no block ${name}`;
}

if (process.env['WRITE_DOCS'] === '1') {
  let text = readme;
  for (const [name, make] of Object.entries(blocks))
    text = text.replace(
      new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
      `$1${make().replaceAll('$', '$$$$')}\n$2`,
    );
  writeFileSync(readmeFile, text);
}

describe('the README says what the program does', () => {
  for (const [name, make] of Object.entries(blocks)) {
    test(`block "${name}" is up to date (mend with: npm run docs)`, () => {
      expect(blockOf(readFileSync(readmeFile, 'utf8'), name)).toBe(make());
    });
  }

  test('every failure code is named', () => {
    expect(failureCodes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
  });

  test('files that it links to exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
  });

  test('the version is that of package.json', () => {
    expect(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).toMatchObject({ version });
  });
});

describe('the commands of the README and of --help work', () => {
  const here = temporaryFolder();
  symlinkSync(path.join(root, 'fixtures'), path.join(here, 'fixtures'));
  const shown = [...readme.matchAll(/^\$ ((?:cat .* \| )?(?:npx )?saring clean .+)$/gm)].map((match) => match[1] ?? '');
  const examples = commands.flatMap((command) => command.examples);

  test('there are some', () => {
    expect(shown.length).toBeGreaterThan(3);
  });

  for (const line of shown.filter((text) => text.includes('fixtures'))) {
    test(`$ ${line}`, () => {
      const command = line.replace(/(?:npx )?saring /, `node ${path.join(root, 'bin/saring.js')} `);
      let status = 0;
      try {
        execFileSync('bash', ['-c', command], { cwd: here, stdio: 'pipe' });
      } catch (error) {
        status = (error as { status?: number }).status ?? -1;
      }
      expect(status).toBe(0);
    });
  }

  for (const example of examples) {
    test(`the options of "${example}" are known`, async () => {
      const words = example
        .replace(/^.*?saring /, '')
        .replace(/ \| .*$/, '')
        .split(' ')
        .filter((word) => word !== '<' && word !== '>');
      const writes = commands.some(
        ({ name, options }) => name === words[0] && options.some(({ flags }) => flags.startsWith('-o')),
      );
      const output = writes ? ['-o', path.join(here, 'never')] : [];
      const { err } = await run([...words, '--limit', '0', ...output]);
      expect(err).not.toMatch(/unknown (?:option|command)|needs/);
    });
  }
});
