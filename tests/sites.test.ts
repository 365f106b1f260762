import { readdirSync, readFileSync } from 'node:fs';
import type { Element } from 'domhandler';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../src/extract/cut-lines.ts';
import { readFields } from '../src/extract/fields.ts';
import { readPosition } from '../src/extract/pagination.ts';
import { Remover } from '../src/extract/remove.ts';
import { type Generation, type NoiseRule, noiseNames, type SiteRule } from '../src/model/site-rule.ts';
import { rawText } from '../src/page/nodes.ts';
import { type ParsedPage, parsePage } from '../src/page/parse.ts';
import { select } from '../src/page/select.ts';
import { defaultFields } from '../src/sites/define-site.ts';
import { ownSites, sites } from '../src/sites/index.ts';
import { matchGeneration, matchHost } from '../src/sites/match.ts';
import { sharedElements, sharedNoise } from '../src/sites/shared-noise.ts';
import { storyBoxes } from '../src/sites/story-boxes.ts';
import { countWords } from '../src/text/whitespace.ts';
import { fixtures, readPage } from './support/fixtures.ts';
import { branchesOf, patternsOf, provenParts, selectorsOf } from './support/rule-parts.ts';

const ruled = ownSites;

interface ReadFixture {
  readonly name: string;
  readonly site: string;
  readonly expected: string;
  readonly page: ParsedPage;
  readonly url: string;
  readonly generation: Generation | null;
  /** Where the body is looked for; the whole page where no generation fits. */
  readonly roots: readonly Element[];
  readonly removals: readonly { readonly name: string; readonly by: string }[];
}

const read: readonly ReadFixture[] = await Promise.all(
  fixtures.flatMap((fixture) =>
    [...fixture.pages, ...(fixture.whole === null ? [] : [fixture.whole])].map(async (saved) => {
      const site = siteOf(fixture.site);
      const page = parsePage(saved.html);
      const { generation } = matchGeneration(page, site);
      return {
        name: saved.input,
        site: fixture.site,
        expected: fixture.generation,
        page,
        url: saved.url,
        generation,
        roots: select(page, generation?.body.root ?? 'body'),
        removals: (await readPage(saved)).trace.removals,
      };
    }),
  ),
);

function siteOf(id: string): SiteRule {
  const site = sites.find((rule) => rule.id === id);
  if (site === undefined) throw new Error(`no rule ${id}`);
  return site;
}

describe('all rules', () => {
  test('claim every host once', () => {
    const hosts = sites.flatMap((site) => site.portals.flatMap((portal) => portal.hosts));
    expect(hosts.filter((host, i) => hosts.indexOf(host) !== i)).toEqual([]);
  });

  test('give every noise name a use', () => {
    const folder = new URL('../src/', import.meta.url);
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('site-rule.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n');
    expect(Object.keys(noiseNames).filter((name) => !code.includes(`'${name}'`))).toEqual([]);
  });

  test('end with the one for everything else', () => {
    expect(sites.map((site) => site.id)).toEqual(['kompas', 'kontan', 'tribun', 'generic']);
  });
});

describe.each(sites)('$id', (site) => {
  test('has only selectors that compile', () => {
    const page = parsePage('<p></p>');
    for (const { at, value } of selectorsOf(site)) {
      expect(() => select(page, value), `${at}: ${value}`).not.toThrow();
    }
  });

  test('has no pattern that matches nothing at all', () => {
    // `besides` and `text` say what an element may hold apart from its links: nothing is a possible answer.
    const empty = patternsOf(site).filter(({ at, value }) => !/\.(?:besides|text)$/.test(at) && value.test(''));
    expect(empty.map(({ at }) => at)).toEqual([]);
  });

  test('has portals with names and ids of their own', () => {
    const ids = site.portals.map((portal) => portal.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(site.portals.filter((portal) => portal.name === '' || portal.hosts.length === 0)).toEqual([]);
  });
});

describe.each(ruled)('$id', (site) => {
  const own = read.filter((fixture) => fixture.site === site.id);

  test.each(site.examples.article)('takes %s for an article', (url) => {
    expect(matchHost(new URL(url).hostname, sites)?.site.id).toBe(site.id);
    expect(url).toMatch(site.urls.article);
    expect(site.urls.never?.test(url) ?? false).toBe(false);
  });

  test.each(site.examples.other)('takes %s for something else', (url) => {
    const mine = matchHost(new URL(url).hostname, sites)?.site.id === site.id;
    expect(mine && site.urls.article.test(url) && site.urls.never?.test(url) !== true).toBe(false);
  });

  test('has a fixture for every generation', () => {
    const proved = new Set(own.map((fixture) => fixture.expected));
    expect(site.generations.map(({ id }) => id).filter((id) => !proved.has(id))).toEqual([]);
  });

  test.each(own)('chooses the generation named by $name', ({ expected, generation }) => {
    expect(generation?.id ?? 'none').toBe(expected);
  });

  test('has a use for every selector of fields and generations', () => {
    const idle = selectorsOf(provenParts(site)).flatMap(({ at, value }) =>
      branchesOf(value)
        .filter((branch) => !own.some(({ page }) => select(page, branch).length > 0))
        .map((branch) => `${at}: ${branch}`),
    );
    expect(idle).toEqual([]);
  });

  test('has a fixture in which each source of each field answers', () => {
    const silent: string[] = [];
    const prove = (ladders: SiteRule['fields'], where: string, from: readonly ReadFixture[]): void => {
      for (const [field, ladder] of Object.entries(ladders) as [keyof typeof ladders, readonly never[]][]) {
        ladder.forEach((source, i) => {
          if ((defaultFields[field] ?? []).includes(source)) return;
          const answers = from.some(
            ({ page, url }) => readFields(page, url, { [field]: [source] }).strings(field).length > 0,
          );
          if (!answers) silent.push(`${where}.${field}[${i}]`);
        });
      }
    };
    prove(site.fields, 'fields', own);
    for (const generation of site.generations) {
      const from = own.filter((fixture) => fixture.generation?.id === generation.id);
      const common = site.generations.filter((other) => other.fields === generation.fields).map(({ id }) => id);
      prove(
        generation.fields ?? {},
        generation.id,
        common.length > 1 ? own.filter(({ generation: one }) => common.includes(one?.id ?? '')) : from,
      );
    }
    expect(silent).toEqual([]);
  });

  test('removes something by every noise rule', () => {
    const rules = [...site.noise, ...site.generations.flatMap((generation) => generation.noise ?? [])];
    expect(
      idleRules(
        rules.filter((rule) => !sharedElements.includes(rule)),
        own,
        'site',
      ),
    ).toEqual([]);
  });

  test('reads pagination by every source it names', () => {
    const positions = own.map(({ page, url, generation }) => readPosition(page, generation?.pagination, url));
    expect(Math.max(...positions.map(({ total }) => total ?? 0))).toBeGreaterThan(1);
    for (const { id, pagination } of site.generations) {
      for (const name of [pagination?.totalMeta, pagination?.currentMeta].filter((meta) => meta !== undefined)) {
        expect(
          own.some(({ page }) => select(page, `meta[name="${name}"]`).length > 0),
          `${id}: ${name}`,
        ).toBe(true);
      }
      const printed = pagination?.printed;
      if (printed === undefined) continue;
      const counts = own.some(({ page }) =>
        select(page, printed.element).some((element) => printed.pattern.test(rawText(element))),
      );
      expect(counts, `${id}: ${printed.pattern}`).toBe(true);
    }
  });
});

test('shared noise: every rule removes something on some site', () => {
  expect(idleRules([...sharedElements, ...storyBoxes, ...sharedNoise], read, 'shared')).toEqual([]);
});

test('a rule that never removes anything is idle, though its selector is there', () => {
  const idle: NoiseRule = { name: 'widget', element: 'p', besides: /^tidak pernah ada$/, seen: 'nowhere' };
  expect(idleRules([idle], read, 'site')).toEqual(['widget: p']);
});

/**
 * Rules by which nothing is removed from any body: a line rule by what it cut, an element rule by what it takes out
 * alone, with its conditions and, where it is shared, its veto. Selectors of a rule without conditions are proved one by one.
 */
function idleRules(
  rules: readonly NoiseRule[],
  from: readonly ReadFixture[],
  declared: 'site' | 'shared',
): readonly string[] {
  return rules.flatMap((rule) => {
    if (!('element' in rule)) {
      const by = sourceOf(rule);
      const acts = from.some(({ removals }) => removals.some((one) => one.name === rule.name && one.by === by));
      return acts ? [] : [`${rule.name}: ${by}`];
    }
    const isConditional = rule.besides !== undefined || rule.named !== undefined || rule.text !== undefined;
    return (isConditional ? [rule.element] : branchesOf(rule.element))
      .filter((element) => !from.some((fixture) => removes({ ...rule, element }, fixture, declared)))
      .map((element) => `${rule.name}: ${element}`);
  });
}

function removes(rule: NoiseRule, { page, roots }: ReadFixture, declared: 'site' | 'shared'): boolean {
  const remover = new Remover(page);
  const words = roots.reduce((sum, root) => sum + countWords(rawText(root)), 0);
  remover.elementsIn(roots, [{ declared, rules: [rule] }], words);
  return remover.elements.length > 0;
}
