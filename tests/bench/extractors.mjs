import { spawnSync } from 'node:child_process';
import { load } from 'cheerio/slim';

const url = 'https://example.org/2020/contoh';

/** Every extractor on Node: a name, and bytes of a page -> a record as `score.mjs` reads it, null where it finds no article. */
export async function extractors() {
  const { extractArticle } = await import('../../dist/index.js');
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const { Readability } = await import('@mozilla/readability');
  const { Defuddle } = await import('defuddle/node');
  return [
    {
      name: 'saring',
      read: async (bytes) => {
        const result = await extractArticle(bytes, { site: 'generic' });
        return result.ok ? result.article : null;
      },
    },
    {
      name: 'readability',
      read: async (bytes) => {
        const page = textOf(bytes).trimStart();
        const { document } = new JSDOM(page, { url, virtualConsole: new VirtualConsole() }).window;
        const found = new Readability(document).parse();
        if (found === null) return null;
        return record(found.content, found.title, found.byline, found.publishedTime);
      },
    },
    {
      name: 'defuddle',
      read: async (bytes) => {
        const found = await Defuddle(textOf(bytes), url);
        return record(found.content, found.title, found.author, found.published);
      },
    },
  ];
}

function textOf(bytes) {
  return new TextDecoder().decode(bytes);
}

function record(html, title, author, published) {
  return { title, authors: author ? [author] : [], publishedAt: published || null, text: printed(html) };
}

/** Markup -> its text with a line feed at the end of every block, so that no two words run together. */
function printed(html) {
  const $ = load(html ?? '', { xml: { xmlMode: false } });
  $('script, style').remove();
  $('p, div, li, h1, h2, h3, h4, h5, h6, blockquote, td, th, figcaption, pre, section, article, br').after('\n');
  return $.root().text();
}

const script = `
import gzip, json, sys, time
import trafilatura
for file in sys.stdin.read().split("\\n"):
    page = gzip.open(file).read()
    start = time.process_time()
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    spent = (time.process_time() - start) * 1000
    found = found.as_dict() if hasattr(found, "as_dict") else found or {}
    print(json.dumps({"input": file, "title": found.get("title"), "authors": [a for a in (found.get("author") or "").split("; ") if a],
        "publishedAt": found.get("date"), "text": found.get("text") or "", "ms": spent}))
`;

/** Files of pages -> the records of trafilatura with its processor time for each, or in one line what is missing to run it. */
export function readWithTrafilatura(files) {
  const ran = spawnSync('python3', ['-c', script], { input: files.join('\n'), encoding: 'utf8', maxBuffer: 1e9 });
  if (ran.error !== undefined) return { missing: 'there is no python3' };
  if (ran.status !== 0) return { missing: ran.stderr.trim().split('\n').at(-1) };
  const read = ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return {
    missing: null,
    records: read.filter(({ text }) => text !== ''),
    milliseconds: read.map(({ ms }) => ms),
  };
}
