import { readFileSync } from 'node:fs';
import { commands } from '../../src/cli/commands/index.ts';
import { extractArticle, renderText } from '../../src/index.ts';
import type { FailureCode } from '../../src/model/outcome.ts';
import { noiseNames } from '../../src/model/site-rule.ts';
import { exitCodes } from '../../src/settings/exit-code.ts';
import { sites } from '../../src/sites/index.ts';
import { fieldRows } from './schema-fields.ts';

/** Blocks of the documents that the program itself writes, by their names: `npm run docs` brings them up to date. */
export const docBlocks: Readonly<Record<string, () => string | Promise<string>>> = {
  commands: () =>
    commands
      .map(({ name, summary, arguments: given, argumentHelp, options }) =>
        [
          `## saring ${name}`,
          '',
          `${summary}`,
          '',
          ...table(
            ['argument or option', ''],
            [
              [`\`${given}\``, argumentHelp],
              ...options.map(({ flags, help, default: value }) => [
                `\`${flags}\``,
                `${help}${value === undefined ? '' : ` (default: \`${value}\`)`}`,
              ]),
            ],
          ),
        ].join('\n'),
      )
      .join('\n\n'),
  noise: () =>
    table(
      ['name', 'what'],
      Object.entries(noiseNames).map(([name, means]) => [`\`${name}\``, means]),
    ).join('\n'),
  failures: () =>
    table(
      ['code', 'meaning'],
      Object.entries(failureMeanings).map(([code, means]) => [`\`${code}\``, means]),
    ).join('\n'),
  sites: () =>
    table(
      ['site', 'portals', 'templates'],
      sites.map(({ id, name, portals, generations }) => [
        `\`${id}\``,
        portalNames(
          name,
          portals.map((portal) => portal.name),
        ),
        generations.map((generation) => generation.id).join(', '),
      ]),
    ).join('\n'),
  listings: () =>
    table(
      ['site', '`--source`', 'address', 'reaches back', 'stories on a page', 'at most', 'seen'],
      sites.flatMap((site) =>
        (site.listings ?? []).map(({ id, url, reachHours, pageSize, cap, seen, closedByRobots }) => [
          `\`${site.id}\``,
          `\`${id}\`${closedByRobots === true ? ' (closed)' : ''}`,
          `\`${url.replace(/^https:\/\//, '')}\``,
          reachHours === null ? 'all' : `${reachHours} h`,
          `${pageSize ?? ''}`,
          `${cap ?? ''}`,
          seen,
        ]),
      ),
    ).join('\n'),
  exits: () =>
    table(
      ['status', 'meaning'],
      Object.values(exitCodes).map(({ status, means }) => [`${status}`, means]),
    ).join('\n'),
  record: () => table(['field', 'type', 'meaning'], fieldRows('article.schema.json')).join('\n'),
  manifest: () => table(['field', 'type', 'meaning'], fieldRows('manifest.schema.json')).join('\n'),
  sample: sampleOutput,
};

/** Why an input gives no article, in words; the compiler holds the list to the codes. */
const failureMeanings: Readonly<Record<FailureCode, string>> = {
  'not-found': 'there is no page at the address, or it says so itself',
  'http-status': 'the site answered with an error',
  network: 'no connection, or a broken one; an address that cannot be asked',
  timeout: 'the site, or the reading of the page, took too long',
  'too-large': 'larger than a page may be (20,000,000 bytes), or with too much markup or text',
  robots: "the site's robots.txt closes the address to programs",
  blocked: 'the site answered with a block page',
  'not-html': 'no page: a picture, a document, binary data',
  'not-article':
    'a page, but no article: an index, a video, a front page; with status `ok`: a story that a filter left out',
  'empty-body': 'no text of a story was found in the page',
  unreadable: 'the input cannot be read: it is missing, damaged, or of a kind that saring does not read',
  duplicate: 'its story is there already; no failure',
};

/** The beginnings of the lines stay short: every row is one line of Markdown. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)];
}

function portalNames(site: string, names: readonly (string | null)[]): string {
  if (names.length === 0) return site;
  return names.length > 3 ? `${names.length} portals: ${names.slice(0, 4).join(', ')}, …` : names.join(', ');
}

/** The page whose text and record the README shows. */
const samplePage = 'fixtures/kompas/2022--akhir-artikel-mei-2025/page.html';

/** Fields of the record that the README leaves out. */
const notShown: ReadonlySet<string> = new Set([
  'input',
  'url',
  'kicker',
  'standfirst',
  'sources',
  'embeds',
  'syndicatedFrom',
  'related',
  'blocks',
  'text',
  'textHash',
  'nearHash',
  'nearDuplicateOf',
  'extraction',
  'fetch',
]);

async function sampleOutput(): Promise<string> {
  const html = readFileSync(new URL(`../../${samplePage}`, import.meta.url), 'utf8');
  const result = await extractArticle(html);
  if (!result.ok) throw new Error(result.failure.message);
  const shown = Object.entries(result.article).filter(([key]) => !notShown.has(key));
  const lines = shown.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  return [
    'The text of one of them:',
    '',
    '```text',
    renderText(result.article).trimEnd(),
    '```',
    '',
    'Its record, without the longer fields ([all of them](docs/records.md)):',
    '',
    '```json',
    '{',
    ...lines,
    '  …',
    '}',
    '```',
  ].join('\n');
}
