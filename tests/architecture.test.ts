import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.split(path.sep).join('/'), code: readFileSync(path.join(src, name), 'utf8') }));

/** `extract/body.ts` -> `extract`; files at the top of src stand for themselves. */
const roomOf = (name: string): string => (name.includes('/') ? name.slice(0, name.indexOf('/')) : name);

function importsOf({ name, code }: { name: string; code: string }): { from: string; to: string; local: boolean }[] {
  const found = [
    ...code.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"()]*?from\s+'([^']+)'|import\('([^']+)'\)/g),
  ];
  return found.map((match) => {
    const to = match[2] ?? match[3] ?? '';
    const local = to.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(name), to)) : to;
    return { from: name, to: local, local: to.startsWith('.') };
  });
}

const imports = files.flatMap(importsOf);

/** Which rooms a room may import from; its own is always allowed. */
const law: Readonly<Record<string, readonly string[]>> = {
  'errors.ts': [],
  'version.ts': [],
  model: [],
  text: ['model'],
  page: ['bytes', 'model', 'text'],
  sites: ['model', 'page', 'text'],
  extract: ['bytes', 'model', 'text', 'page', 'sites'],
  discover: ['model', 'text', 'page', 'sites', 'extract'],
  article: ['model', 'text', 'sites', 'extract', 'version.ts'],
  render: ['model', 'text'],
  drift: ['model', 'text'],
  revisions: ['model', 'text'],
  visits: ['model', 'text'],
  setup: ['sites', 'text'],
  'sync-report': [],
  bytes: ['errors.ts'],
  sources: ['bytes', 'model', 'text', 'errors.ts'],
  fetch: ['bytes', 'model', 'text', 'page'],
  settings: ['bytes', 'fetch', 'model', 'render', 'sites', 'text', 'errors.ts', 'version.ts'],
  output: ['model', 'text', 'render', 'errors.ts'],
  state: ['article', 'bytes', 'discover', 'drift', 'fetch', 'model', 'output', 'render', 'text', 'errors.ts'],
  report: ['article', 'discover', 'fetch', 'model', 'settings', 'sources', 'state', 'text', 'workers', 'errors.ts'],
  workers: ['article', 'bytes', 'extract', 'model', 'settings', 'sites', 'sources', 'text', 'errors.ts'],
};

describe('the import law', () => {
  for (const [room, allowed] of Object.entries(law)) {
    test(`${room} imports only ${['itself', ...allowed].join(', ')}`, () => {
      const broken = imports.filter(
        ({ from, to }) =>
          roomOf(from) === room && files.some(({ name }) => name === to) && ![room, ...allowed].includes(roomOf(to)),
      );
      expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
    });
  }

  test.each([
    ['room', roomOf],
    ['file', (name: string) => name],
  ])('no circle: what a %s imports, if only a type, never leads back to it', (_, placeOf) => {
    const places = new Map<string, Set<string>>();
    for (const { from, to } of imports) {
      const [here, there] = [placeOf(from), placeOf(to)];
      if (here === there || !files.some(({ name }) => name === to)) continue;
      places.set(here, (places.get(here) ?? new Set()).add(there));
    }
    const circles: string[] = [];
    const walk = (place: string, way: readonly string[]): void => {
      if (way.includes(place)) circles.push([...way.slice(way.indexOf(place)), place].join(' -> '));
      else if (!done.has(place)) for (const next of places.get(place) ?? []) walk(next, [...way, place]);
      done.add(place);
    };
    const done = new Set<string>();
    for (const place of places.keys()) walk(place, []);
    expect(circles).toEqual([]);
  });

  test('every room has a law', () => {
    const rooms = new Set(files.map(({ name }) => roomOf(name)));
    const lawless = [...rooms].filter(
      (room) => law[room] === undefined && !['index.ts', 'library-arguments.ts', 'cli', 'app'].includes(room),
    );
    expect(lawless).toEqual([]);
  });

  test('every local import exists and names its ending', () => {
    const missing = imports.filter(({ to, local }) => local && !existsSync(path.join(src, to)));
    expect(missing.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });
});

/** A power and the files that may use it. */
const homes: readonly { readonly power: string; readonly pattern: RegExp; readonly allowed: RegExp }[] = [
  {
    power: 'the process',
    pattern: /\bprocess\.(?!on\b|off\b)|from 'node:process'/,
    allowed: /^(?:cli\/main|workers\/worker)\.ts$/,
  },
  {
    power: 'standard streams and the console',
    pattern: /\bconsole\.|process\.std(?:out|err|in)/,
    allowed: /^cli\/main\.ts$/,
  },
  { power: 'the database', pattern: /'libsql'/, allowed: /^state\/database\.ts$/ },
  { power: 'commander', pattern: /from 'commander'/, allowed: /^cli\/program\.ts$/ },
  { power: 'undici and sockets', pattern: /'undici'|'node:(?:net|tls|http|https|dns)'/, allowed: /^fetch\// },
  {
    power: 'jsdom and Readability',
    pattern: /'jsdom'|'@mozilla\/readability'/,
    allowed: /^extract\/(?:generic\/)?readability\.ts$/,
  },
  {
    power: 'parsing HTML',
    pattern: /'cheerio(?:\/slim)?'|'htmlparser2'/,
    allowed: /^page\/(?:page-builder|shallow-parser)\.ts$|^discover\/read-(?:index-page|xml)\.ts$/,
  },
  {
    power: 'the disk',
    pattern: /'node:fs(?:\/promises)?'/,
    allowed: /^(?:bytes|sources|output|state)\/|^workers\/process-memory\.ts$|^app\/earlier-output\.ts$/,
  },
  {
    power: 'child processes and threads',
    pattern: /'node:(?:child_process|worker_threads|cluster)'/,
    allowed: /^workers\//,
  },
  {
    power: 'the clock',
    pattern: /\bDate\.now\(|new Date\(\)|performance\.now\(/,
    allowed: /^(?:cli\/main\.ts|fetch\/clock\.ts|workers\/[a-z-]+\.ts)$/,
  },
  { power: 'randomness', pattern: /Math\.random|randomBytes|randomUUID/, allowed: /^(?:output|fetch)\// },
  {
    power: 'taking nodes out',
    pattern: /\.remove\(\)|removeElement|replaceWith|replaceElement/,
    allowed: /^extract\/remove\.ts$/,
  },
];

describe('one home for each power', () => {
  for (const { power, pattern, allowed } of homes) {
    test(power, () => {
      const strays = files.filter(
        ({ name, code }) => !allowed.test(name) && pattern.test(code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
      );
      expect(strays.map(({ name }) => name)).toEqual([]);
    });
  }
});

describe('house rules', () => {
  test('no file is a drawer', () => {
    const drawers = files.filter(({ name }) =>
      /(?:^|\/)(?:utils?|helpers?|common|misc|shared|core|manager)\.ts$/.test(name),
    );
    expect(drawers.map(({ name }) => name)).toEqual([]);
  });

  test('files stay small: 250 lines, tables excepted', () => {
    const tables = /^sites\/tribun\/portals\.ts$/;
    const long = files.filter(({ name, code }) => !tables.test(name) && code.split('\n').length > 251);
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  test('no two files have one name, and nothing exported has the name of something else', () => {
    // The folders of the sites are alike, and a command is called as the run that it starts.
    const own = files.filter(({ name }) => !/^(?:sites\/\w+|cli\/commands)\/|\/index\.ts$/.test(name));
    const names = own.map(({ name }) => path.posix.basename(name));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    const exported = files
      .filter(({ name }) => !/^sites\/\w+\//.test(name))
      .flatMap(({ code }) => [
        ...code.matchAll(/^export (?:async )?(?:abstract )?(?:function\*?|const|class|interface|type) (\w+)/gm),
      ])
      .map((match) => match[1] ?? '');
    expect(exported.length).toBeGreaterThan(500);
    expect([...new Set(exported.filter((name, i) => exported.indexOf(name) !== i))]).toEqual([]);
  });

  test('rules are data: no function stands in a site rule', () => {
    const rules = files.filter(({ name }) => /^sites\/(?:kompas|tribun|kontan)\/(?!portals)/.test(name));
    expect(rules.filter(({ code }) => /=>|\bfunction\b/.test(code)).map(({ name }) => name)).toEqual([]);
  });

  test('no default exports, no any', () => {
    const broken = files.filter(
      ({ name, code }) => !name.endsWith('.d.ts') && /export default|:\s*any\b|<any>|as any\b/.test(code),
    );
    expect(broken.map(({ name }) => name)).toEqual([]);
  });
});
