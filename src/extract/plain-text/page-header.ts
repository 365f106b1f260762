/** What an extractor wrote over the text of a page, and the text without it. */
export interface PageHeader {
  readonly title: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly text: string;
}

/** "---" and keys (trafilatura), or "Title:", "URL Source:", "Markdown Content:" (readers for language models). */
const frontMatter = /^\ufeff?\s*---[ \t]*\r?\n(?<keys>(?:(?:[\w-]+:|-[ \t]|[ \t]+\S).*\r?\n){2,400})---[ \t]*\r?\n/;
const reader =
  /^\ufeff?\s*(?<keys>Title:.*\r?\n(?:\s*(?:URL Source|Published Time|Warning|Number of Pages):.*\r?\n)+)\s*Markdown Content:[ \t]*\r?\n/;

/** Text -> the fields of a header over it; a text without one stays as it is. */
export function readPageHeader(text: string): PageHeader {
  const found = frontMatter.exec(text) ?? reader.exec(text);
  const keys = found?.groups?.['keys'];
  if (found === null || keys === undefined) return { title: null, url: null, published: null, text };
  const address = keyIn(keys, /^(?:url|source|URL Source):[ \t]*(.+)$/m);
  return {
    title: keyIn(keys, /^title:[ \t]*(.+)$/im),
    url: address !== null && /^https?:\/\/\S+$/.test(address) ? address : null,
    published: keyIn(keys, /^(?:date|published|Published Time):[ \t]*(.+)$/im),
    text: text.slice(found[0].length),
  };
}

function keyIn(keys: string, key: RegExp): string | null {
  const value = key
    .exec(keys)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return value === undefined || value === '' || value === 'null' ? null : value;
}
