import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractPage, type PageResult } from '../src/extract/extract-page.ts';
import { rawText } from '../src/page/nodes.ts';
import { parsePage } from '../src/page/parse.ts';
import { sites } from '../src/sites/index.ts';
import { wordsOf } from '../src/text/whitespace.ts';
import { type FixturePage, fixtures } from './support/fixtures.ts';

/** Pages that a rule reads; those of no generation go through Readability, whose own habits are not ours to prove. */
const pages: readonly FixturePage[] = fixtures
  .filter((fixture) => fixture.generation !== 'none')
  .flatMap((fixture) => fixture.pages);

const anyPage = fc.constantFrom(...pages);

function clean(html: string, { input, url }: Pick<FixturePage, 'input' | 'url'>): Promise<PageResult> {
  return extractPage(html, { input, url, fetch: null, site: null }, sites);
}

async function blocksOf(html: string, page: FixturePage): Promise<readonly string[]> {
  const result = await clean(html, page);
  if (!result.ok) throw new Error(`${page.input}: ${result.failure.message}`);
  return result.page.blocks.map((block) => block.text);
}

/** All words a page shows, in order; boxes part words, emphasis does not. */
function wordsShown(html: string): string[] {
  const parted = html.replace(/<(?=\/?(?:p|div|li|ul|ol|td|th|tr|table|h[1-6]|br|blockquote|figure)\b)/gi, ' <');
  return wordsOf(rawText(parsePage(parted).document));
}

function isInOrder(words: readonly string[], within: readonly string[]): boolean {
  let at = 0;
  for (const word of within) if (word === words[at]) at += 1;
  return at === words.length;
}

const word = fc.constantFrom('perahu', 'telaga', 'jagung', 'angin', 'Tirta', '12,5', 'café', 'Jum’at', '“air”');
const sentence = fc.array(word, { minLength: 4, maxLength: 12 }).map((words) => `Warga ${words.join(' ')} kemarin.`);
const story = fc.array(sentence, { minLength: 3, maxLength: 12 });

function kompasPage(body: string): string {
  return `<html><body class="theme--news page--read"><h1 class="read__title">Judul</h1><div class="read__content">${body}</div></body></html>`;
}

const kompas = { input: 'page.html', url: 'https://regional.kompas.com/read/2020/03/05/10152078/judul' };

describe('words', () => {
  test.each(pages)('of $input that come out went in, in the same order', async (page) => {
    const words = wordsOf((await blocksOf(page.html, page)).join('\n'));
    expect(words.length).toBeGreaterThan(0);
    expect(isInOrder(words, wordsShown(page.html))).toBe(true);
  });

  test('of a story without noise all come out, as they are', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (paragraphs) => {
        const html = kompasPage(paragraphs.map((text) => `<p>${text}</p>`).join('\n'));
        expect(await blocksOf(html, { ...kompas, html })).toEqual(paragraphs);
      }),
    );
  });
});

describe('noise', () => {
  const noise = fc.constantFrom(
    '<p><strong>Baca juga: <a href="https://x.example/lain">Judul Cerita Lain yang Tidak Ikut</a></strong></p>',
    '<p>Baca Juga: <a href="https://x.example/lain">Judul Cerita Lain</a></p>',
    '<div id="div-gpt-ad-1700000000-0">Iklan sebaris</div>',
    '<ins class="adsbygoogle"></ins>',
    '<script>googletag.cmd.push(function() { tampil("kata dari skrip"); });</script>',
    '<!-- catatan redaksi: jangan tayang -->',
  );

  test('between two paragraphs of a fixture changes no block', async () => {
    await fc.assert(
      fc.asyncProperty(anyPage, noise, fc.nat(), async (page, block, choice) => {
        const before = await blocksOf(page.html, page);
        const seams = seamsOf(page.html, before);
        fc.pre(seams.length > 0);
        const at = seams[choice % seams.length] ?? 0;
        const html = page.html.slice(0, at) + block + page.html.slice(at);
        expect(await blocksOf(html, page)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  test('anywhere in a story, in any number below a third of it, leaves the story', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.array(fc.tuple(noise, fc.nat()), { maxLength: 6 }), async (paragraphs, boxes) => {
        const parts = paragraphs.map((text) => `<p>${text}</p>`);
        for (const [box, at] of boxes) parts.splice(at % (parts.length + 1), 0, box);
        const html = kompasPage(parts.join('\n'));
        expect(await blocksOf(html, { ...kompas, html })).toEqual(paragraphs);
      }),
    );
  });

  /** Ends of the paragraphs that came out whole, where another may begin. */
  function seamsOf(html: string, blocks: readonly string[]): number[] {
    return blocks.flatMap((text) => {
      const at = html.indexOf(`${text}</p>`);
      return at < 0 ? [] : [at + text.length + '</p>'.length];
    });
  }
});

describe('cleaning', () => {
  test('twice gives the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyPage, async (page) => {
        expect(await clean(page.html, page)).toEqual(await clean(page.html, page));
      }),
      { numRuns: 60 },
    );
  });

  test.each(pages)('the clean text of $input changes nothing', async (page) => {
    const once = (await blocksOf(page.html, page)).filter((text) => !text.includes('\n') && !text.includes(' | '));
    const html = kompasPage(once.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n'));
    expect(await blocksOf(html, { ...kompas, html })).toEqual(once);
  });

  test.each(pages)('$input without any class gives an article or a reason', async (page) => {
    const html = page.html.replace(/\sclass=(?:"[^"]*"|'[^']*'|\S+)/g, '');
    const result = await clean(html, page);
    expect(result.ok ? result.page.blocks.length > 0 : result.failure.message !== '').toBe(true);
  });

  test('a page cut off anywhere gives an article or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(anyPage, fc.double({ min: 0, max: 1, noNaN: true }), async (page, share) => {
        const html = page.html.slice(0, Math.floor(page.html.length * share));
        const result = await clean(html, page);
        if (result.ok) expect(isInOrder(wordsOf(textOf(result)), wordsShown(html))).toBe(true);
        else expect(result.failure.message).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });

  function textOf(result: PageResult): string {
    return result.ok ? result.page.blocks.map((block) => block.text).join('\n') : '';
  }

  function escapeHtml(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  }
});

/** Tags of a page, outside its scripts, styles and comments, written anew. */
function eachTag(html: string, write: (name: string, attributes: readonly string[], end: string) => string): string {
  const attribute = /[^\s=>"'/]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/;
  const tag = new RegExp(
    `<!--[\\s\\S]*?-->|<(?:script|style|pre)\\b[\\s\\S]*?</(?:script|style|pre)>|<(/?[a-z][a-z0-9-]*)((?:\\s+${attribute.source})*)\\s*(/?)>`,
    'gi',
  );
  return html.replace(tag, (whole: string, name?: string, attributes = '', end = '') =>
    name === undefined ? whole : write(name, attributes.match(new RegExp(attribute, 'g')) ?? [], end),
  );
}

const tagOf = (name: string, attributes: readonly string[], end: string): string =>
  `<${[name, ...attributes].join(' ')}${end}>`;

/** Forms of one page that every browser shows alike. */
const sameToReaders: Readonly<Record<string, (html: string) => string>> = {
  'attributes in another order': (html) => eachTag(html, (name, list, end) => tagOf(name, list.toReversed(), end)),
  'tags and attributes in capitals': (html) =>
    eachTag(html, (name, list, end) => {
      const capitals = list.map((one) => one.replace(/^[^=]+/, (key) => key.toUpperCase()));
      return tagOf(name.toUpperCase(), capitals, end);
    }),
  'comments in boxes': (html) =>
    eachTag(
      html,
      (name, list, end) =>
        `${tagOf(name, list, end)}${/^\/(?:p|div|li|h[1-6])$/i.test(name) ? '<!-- <p>x</p> -->' : ''}`,
    ),
  'blanks between boxes': (html) =>
    html.replace(/(<\/(?:p|div|ul|ol|li|h[1-6]|section|table)>)(?=\s*<)/gi, '$1\n\t \n'),
  'lines that end as on Windows': (html) => html.replace(/\r?\n/g, '\r\n'),
  'paragraphs and items without end tags': (html) =>
    html.replace(/<\/(?:p|li)>(?=\s*<(?:p|li|ul|ol|div|h[1-6]|\/ul|\/ol)\b)/gi, ''),
  'meta tags in the body': (html) => {
    const tags = html.match(/<meta\s[^<>]*\scontent=[^<>]*>/gi) ?? [];
    return tags
      .reduce((left, tag) => left.replace(tag, ''), html)
      .replace(/<body[^<>]*>/i, (body) => body + tags.join(''));
  },
  'letters as numbers': (html) => html.replace(/[^\x00-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`),
};

/** All that a page says, and where each field was found; or why it says nothing. */
async function toldBy(html: string, page: FixturePage): Promise<unknown> {
  const result = await clean(html, page);
  return result.ok ? { ...result.page, trace: result.page.trace.fields } : result;
}

describe('a page reads the same', () => {
  const firstOfTemplate = new Map(
    fixtures.map((fixture) => [`${fixture.site} ${fixture.generation}`, fixture.pages[0]]),
  );
  const chosen = [...firstOfTemplate.values()].filter((page) => page !== undefined);

  test.each(Object.entries(sameToReaders))('with %s', async (_, write) => {
    expect(chosen.some(({ html }) => write(html) !== html)).toBe(true);
    for (const page of chosen) expect(await toldBy(write(page.html), page)).toEqual(await toldBy(page.html, page));
  });
});
