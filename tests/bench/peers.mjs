/** Every contender: a name and decoded text -> result. Loaded here, so that loading is not measured. */
export async function peers() {
  const { extractArticle } = await import('../../dist/index.js');
  const { parseDocument } = await import('htmlparser2');
  const { load } = await import('cheerio/slim');
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const { Readability } = await import('@mozilla/readability');
  const { Defuddle } = await import('defuddle/node');
  const { extractFromHtml } = await import('@extractus/article-extractor');
  const url = 'https://www.kompas.com/tren/read/2020/10/16/100000065/contoh';
  return [
    { name: 'parse', run: async (html) => parseDocument(html) },
    { name: 'cheerio/slim load', run: async (html) => load(html, { xml: { xmlMode: false } }) },
    { name: 'saring', run: async (html) => extractArticle(html) },
    {
      name: 'readability+jsdom',
      run: async (html) =>
        new Readability(
          new JSDOM(html.trimStart(), { url, virtualConsole: new VirtualConsole() }).window.document,
        ).parse(),
    },
    { name: 'defuddle', run: async (html) => Defuddle(html, url) },
    { name: 'article-extractor', run: async (html) => extractFromHtml(html, url) },
  ];
}
