import type { Article } from '../model/article.ts';
import { hostOf } from '../text/addresses.ts';
import { type BlockGroup, cellsOf, groupBlocks } from './text.ts';

/** An article -> a TEI P5 document: what is known of the story in the header, its blocks in the body. */
export function renderTei(article: Article): string {
  const language = attribute('xml:lang', article.language);
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt>
${lines([...titleParts(article), ...article.sources.map((name) => `<respStmt><resp>source</resp>${element('name', name)}</respStmt>`)])}
</titleStmt>
<extent><measure${attribute('unit', 'words')}${attribute('quantity', String(article.wordCount))}/></extent>
<publicationStmt>
${lines([publisher(article), element('idno', article.id, attribute('type', 'saring'))])}
</publicationStmt>
<notesStmt>
${lines([note('status', article.status), note('access', article.access), note('textHash', article.textHash)])}
</notesStmt>
<sourceDesc>
<bibl>
${lines([...titleParts(article), publisher(article), ...dateOf('published', article.publishedAt), ...addressOf(article)])}
</bibl>
</sourceDesc>
</fileDesc>
<encodingDesc>
<appInfo>
${application(article.generator)}
</appInfo>
</encodingDesc>
<profileDesc>
${lines(profile(article))}
</profileDesc>
</teiHeader>
<text${language}>
<body>
<div type="entry">
${lines(body(groupBlocks(article.blocks)))}
</div>
</body>
</text>
</TEI>
`;
}

function titleParts({ title, kicker, authors, editors }: Article): string[] {
  return [
    element('title', title ?? '', attribute('type', 'main')),
    ...(kicker === null ? [] : [element('title', kicker, attribute('type', 'kicker'))]),
    ...authors.map((name) => element('author', name)),
    ...editors.map((name) => element('editor', name)),
  ];
}

/** TEI wants one in any case. */
function publisher({ outlet, canonicalUrl, url }: Article): string {
  return element('publisher', outlet ?? hostOf(canonicalUrl ?? url) ?? 'unknown');
}

function note(type: string, text: string): string {
  return element('note', text, attribute('type', type));
}

function addressOf({ canonicalUrl, url }: Article): string[] {
  const address = canonicalUrl ?? url;
  return address === null ? [] : [`<ptr${attribute('type', 'URL')}${attribute('target', address)}/>`];
}

/** A time of the record as it stands, and as XML Schema has it, with seconds. */
function dateOf(type: string, time: string | null): string[] {
  if (time === null) return [];
  const when = time.replace(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?=[+-])/, '$1:00');
  return [element('date', time, `${attribute('type', type)}${attribute('when', when)}`)];
}

/** `saring/1.2.3` -> the program and its version. */
function application(generator: string): string {
  const [name = '', version = ''] = generator.split('/');
  return `<application${attribute('ident', name)}${attribute('version', version)}>${element('label', name)}</application>`;
}

function profile(article: Article): string[] {
  const { publishedAt, modifiedAt, standfirst, language, section, tags } = article;
  const dates = [...dateOf('published', publishedAt), ...dateOf('modified', modifiedAt)];
  const terms = [
    ...(section === null ? [] : [element('term', section, attribute('type', 'section'))]),
    ...tags.map((tag) => element('term', tag, attribute('type', 'tag'))),
  ];
  return [
    ...(dates.length === 0 ? [] : [`<creation>${dates.join('')}</creation>`]),
    ...(standfirst === null ? [] : [`<abstract>${element('p', standfirst)}</abstract>`]),
    `<langUsage>${element('language', language, attribute('ident', language))}</langUsage>`,
    ...(terms.length === 0 ? [] : [`<textClass>\n<keywords>\n${lines(terms)}\n</keywords>\n</textClass>`]),
  ];
}

/** A heading may only begin a division: each begins one that ends before the next. */
function body(groups: readonly BlockGroup[]): string[] {
  let isOpen = false;
  const parts = groups.map((group) => {
    if (group.type !== 'heading') return renderGroup(group);
    const before = isOpen ? '</div>\n' : '';
    isOpen = true;
    return `${before}<div type="section">\n${element('head', group.texts.join('\n'))}`;
  });
  return isOpen ? [...parts, '</div>'] : parts;
}

function renderGroup({ type, texts }: BlockGroup): string {
  if (type === 'list-item') return `<list>\n${lines(texts.map((text) => element('item', text)))}\n</list>`;
  if (type === 'table-row') return `<table>\n${lines(texts.map(row))}\n</table>`;
  return texts.map((text) => element(type === 'quote' ? 'quote' : 'p', text)).join('\n');
}

function row(text: string): string {
  return `<row>${cellsOf(text)
    .map((cell) => element('cell', cell))
    .join('')}</row>`;
}

function lines(parts: readonly string[]): string {
  return parts.join('\n');
}

function element(name: string, text: string, attributes = ''): string {
  return `<${name}${attributes}>${escapeXml(text).replaceAll('\n', '<lb/>')}</${name}>`;
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeXml(value).replaceAll('\n', ' ')}"`;
}

/** Characters that XML may not hold in any form, and controls that do nothing in a text. */
const forbidden = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]/gu;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
