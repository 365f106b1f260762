import type { Block } from '../../src/model/article.ts';
import type { ExtractedPage, StoryFields, Witness } from '../../src/model/extracted-page.ts';

/** Texts -> paragraphs; one that begins with "## " is a heading. */
export function blocksOf(texts: readonly string[]): Block[] {
  return texts.map((text) =>
    text.startsWith('## ') ? { type: 'heading', text: text.slice(3) } : { type: 'paragraph', text },
  );
}

/** One page of an invented story, as it was read, with these parts changed. */
export function extractedPage(
  changed: Omit<Partial<ExtractedPage>, 'blocks' | 'fields' | 'witness'> & {
    readonly texts?: readonly string[];
    readonly fields?: Partial<StoryFields>;
    readonly witness?: Partial<Witness>;
    readonly warnings?: readonly string[];
  } = {},
): ExtractedPage {
  const { texts = ['Jembatan dibuka.'], fields, witness, warnings = [], ...rest } = changed;
  const address = 'https://www.kompas.com/tren/read/2020/10/17/213101065/jembatan';
  return {
    input: 'in/page.html',
    url: address,
    fetch: null,
    blocks: blocksOf(texts),
    images: [],
    related: [],
    embeds: [],
    position: { page: 1, total: 1 },
    pager: [],
    cutOff: false,
    trace: {
      site: 'kompas',
      siteBy: 'host',
      template: '2017',
      tried: [],
      body: { by: 'rule', root: '.read__content' },
      fields: { title: 'element:h1' },
      removals: [],
      vetoes: [],
      warnings,
    },
    ...rest,
    witness: { totalWords: null, fullText: null, hardSpaces: 0, ...witness },
    fields: {
      site: 'kompas',
      portalId: 'kompas',
      outlet: 'Kompas.com',
      template: '2017',
      canonicalUrl: address,
      ownId: '20201017-213101065',
      title: 'Jembatan Bambu Dibuka',
      kicker: null,
      standfirst: null,
      publishedAt: '2020-10-17T21:31:00+07:00',
      modifiedAt: null,
      authors: ['Rara Contoh'],
      editors: [],
      sources: [],
      section: 'Tren',
      tags: [],
      syndicatedFrom: null,
      language: 'id',
      access: 'free',
      ...fields,
    },
  };
}
