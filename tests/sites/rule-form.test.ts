import { describe, expect, test } from 'vitest';
import { type NoiseRule, noiseNames, type SiteRule } from '../../src/model/site-rule.ts';
import { dump as genericDump } from '../../src/sites/generic/dump.ts';
import { leftovers } from '../../src/sites/generic/leftovers.ts';
import { ownSites, sites } from '../../src/sites/index.ts';
import { sharedElements, sharedNoise } from '../../src/sites/shared-noise.ts';
import { storyBoxes } from '../../src/sites/story-boxes.ts';

/** Lists of noise rules by where they stand. */
const lists: readonly (readonly [string, readonly NoiseRule[]])[] = [
  ['shared elements', sharedElements],
  ['shared noise', sharedNoise],
  ['story boxes', storyBoxes],
  ['leftovers', leftovers],
  ...sites.flatMap((site) => [
    [site.id, site.noise] as const,
    ...site.generations.map(({ id, noise = [] }) => [`${site.id} ${id}`, noise] as const),
    ...(site.dump === undefined
      ? []
      : (['head', 'noise', 'tail'] as const).map(
          (part) => [`${site.id} dump ${part}`, site.dump?.[part] ?? []] as const,
        )),
  ]),
];

describe.each(lists)('%s', (_, rules) => {
  test('every rule has a name that removals may carry, says where it was seen, and names one thing', () => {
    for (const rule of rules) {
      expect(Object.keys(noiseNames), rule.seen).toContain(rule.name);
      expect(rule.seen).not.toBe('');
      const things = (['element', 'line', 'span', 'onward', 'items'] as const).filter((thing) => thing in rule);
      expect(things, rule.seen).toHaveLength(1);
      if ('element' in rule) expect(rule.element, rule.seen).not.toBe('');
    }
  });

  test('a rule for lines looks at the whole of a line: words of the story around it save it', () => {
    const open = rules.flatMap((rule) => ('line' in rule ? wholeLines(rule.line) : []));
    expect(open).toEqual([]);
  });
});

/** Code of scripts is none of the story wherever it stands in a line; other lines need only begin so, whatever they say behind that. */
const mayBeOpen = [
  String.raw`document\.`,
  String.raw`^>+\s?\S`,
  '#JernihBerkomentar',
  'Smartphone dan Voucher',
  String.raw`Kompascom\+ baca`,
  'nikmati berita interaktif',
  String.raw`(?!.*,["”]?\s(?:kata`,
  String.raw`dapatkan berita\b(?=.*(?:klik`,
];

/** Alternatives of a pattern that do not begin and end with the line. */
function wholeLines({ source }: RegExp): readonly string[] {
  if (mayBeOpen.some((words) => source.includes(words))) return [];
  return alternatives(source).filter((part) => !part.startsWith('^') || !part.endsWith('$'));
}

/** A pattern -> what stands between its outermost bars. */
function alternatives(source: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const [sign] of source.matchAll(/\\.|\[(?:\\.|[^\]])*\]|./gsu)) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

test('alternatives are parted at bars of their own only', () => {
  expect(alternatives('^a(?:b|c)[|]\\|$|^d$')).toEqual(['^a(?:b|c)[|]\\|$', '^d$']);
});

describe.each(sites.flatMap((site) => (site.dump === undefined ? [] : [[site.id, site, site.dump] as const])))(
  '%s as text',
  (_, __, dump) => {
    test('marks and labels of boxes are whole lines too', () => {
      const patterns = [...dump.marks.map(({ line }) => line), ...dump.boxes.map(({ label }) => label)];
      expect(patterns.flatMap(wholeLines)).toEqual([]);
    });

    test('marks state what the reading of lines knows', () => {
      const known = ['date', 'people', 'role', 'photo-label', 'caption', 'opening'];
      for (const { states, line } of dump.marks) expect(known, String(line)).toContain(states);
      for (const { name, label } of dump.boxes) expect(Object.keys(noiseNames), String(label)).toContain(name);
    });

    test('what tells that a text is of the site begins a line, or is its publisher', () => {
      const loose = dump.evidence.filter(
        ({ source }) => !source.startsWith('^') && !/Cyber Media|\\\)\$$/.test(source),
      );
      expect(loose).toEqual([]);
    });
  },
);

test('what ends the stories of most newsrooms ends those of a page of no known site', () => {
  expect(genericDump.tail.length).toBeGreaterThan(8);
});

describe.each(ownSites.map((site): readonly [string, SiteRule] => [site.id, site]))('%s', (_, site) => {
  test('has examples of its addresses, and of others', () => {
    expect(site.examples.article.length).toBeGreaterThan(1);
    expect(site.examples.other.length).toBeGreaterThan(0);
  });

  test('every generation has evidence of its own and says where the story stands', () => {
    const evidence = site.generations.map(({ evidence }) => evidence.join(' '));
    expect(new Set(evidence).size).toBe(site.generations.length);
    for (const { id, evidence: all, body } of site.generations) {
      expect(all.length, id).toBeGreaterThan(0);
      for (const selector of [...all, body.root]) expect(selector, id).not.toBe('');
    }
  });

  test('every portal has a name, hosts in lower case, and where it has a region a printed one', () => {
    for (const { id, name, hosts, region } of site.portals) {
      expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
      if (name !== null) expect(name, id).toMatch(/^\p{Lu}.{2,}/u);
      for (const host of hosts) expect(host, id).toMatch(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
      if (region !== undefined) expect(region, id).toMatch(/^(?:nasional$|\p{Lu})/u);
    }
  });
});
