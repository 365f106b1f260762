import type { Article } from '../../src/model/article.ts';

/** A whole record of an invented story, with these keys changed. */
export function anyArticle(changed: Partial<Article> = {}): Article {
  return {
    schemaVersion: 1,
    id: 'kompas:20201017-213101065',
    input: 'in/page.html',
    url: 'https://www.kompas.com/tren/read/2020/10/17/213101065/jembatan',
    canonicalUrl: 'https://www.kompas.com/tren/read/2020/10/17/213101065/jembatan',
    site: 'kompas',
    outlet: 'Kompas.com',
    template: '2017',
    title: 'Jembatan Bambu Dibuka',
    kicker: null,
    standfirst: null,
    publishedAt: '2020-10-17T21:31:00+07:00',
    modifiedAt: null,
    authors: ['Rara Contoh'],
    editors: [],
    sources: [],
    dateline: { place: 'KOTA', outlet: null },
    section: 'Tren',
    tags: ['jembatan', 'bambu'],
    images: [{ role: 'lead', url: null, caption: 'Jembatan', credit: null }],
    related: [{ title: 'Lain', url: 'https://www.kompas.com/lain' }],
    embeds: [],
    syndicatedFrom: null,
    language: 'id',
    access: 'free',
    pages: { read: [1], total: 1, complete: true },
    blocks: [{ type: 'paragraph', text: 'Jembatan dibuka.' }],
    text: 'Jembatan dibuka.',
    wordCount: 2,
    textHash: '0'.repeat(64),
    nearHash: '0'.repeat(16),
    revision: 1,
    nearDuplicateOf: null,
    status: 'ok',
    extraction: {
      body: 'rule',
      fields: { title: 'element:h1', authors: 'meta:content_author' },
      removals: [{ name: 'related-link', count: 1, words: 6 }],
      warnings: [],
    },
    fetch: null,
    generator: 'saring/0.1.0',
    ...changed,
  };
}

/** So many invented stories, each with its own id and length. */
export function manyArticles(count: number): Article[] {
  return Array.from({ length: count }, (_, i) =>
    anyArticle({
      id: `kompas:20201017-${1000 + i}`,
      title: i % 7 === 0 ? null : `Cerita "${i}", =baru`,
      text: 'Kata demi kata. '.repeat(1 + (i % 5)).trim(),
      tags: Array.from({ length: i % 3 }, (_, k) => `tag ${k}`),
      dateline: i % 2 === 0 ? null : { place: null, outlet: 'KOMPAS.com' },
      publishedAt: i % 4 === 0 ? null : '2020-10-17T21:31+09:00',
    }),
  );
}
