import { expect, test } from 'vitest';
import * as saring from '../src/index.ts';

/** Callers without a compiler give anything. */
const anyFunction = (name: string) => Reflect.get(saring, name) as (...given: unknown[]) => unknown;

const page = '<html><body><article><h1>Judul</h1><p>Kalimat.</p></article></body></html>';

test.each([
  [[undefined], 'content must be a string or bytes (Uint8Array), not undefined'],
  [[null], 'content must be a string or bytes (Uint8Array), not null'],
  [[42], 'content must be a string or bytes (Uint8Array), not a number'],
  [[['<p>']], 'content must be a string or bytes (Uint8Array), not a list'],
  [[new ArrayBuffer(2)], 'content must be a string or bytes (Uint8Array), not an object'],
  [[page, null], 'options must be an object such as { url }, not null'],
  [[page, 'https://www.kompas.com/'], 'options must be an object such as { url }, not a string'],
  [[page, { url: new URL('https://www.kompas.com/') }], 'options.url must be a string, not an object'],
  [[page, { contentType: 5 }], 'options.contentType must be a string, not a number'],
  [[page, { site: 'detik' }], 'options.site must be one of kompas, kontan, tribun, generic, not detik'],
  [[page, { rules: {} }], 'options.rules must be a list of rules made with defineSite'],
  [[page, { rules: [{ id: 'mine' }] }], 'options.rules must be a list of rules made with defineSite'],
])('%j is refused with what was wanted', async (given, wanted) => {
  for (const name of ['extractArticle', 'extractOnePage'] as const)
    await expect(anyFunction(name)(...given)).rejects.toThrow(new TypeError(`${name}: ${wanted}`));
});

test.each([
  [undefined, 'pages must be a list of pages, not undefined'],
  [[], 'pages must hold at least one page'],
  [[{ ok: true }], 'pages[0] must be the page of a result of extractOnePage, not an object'],
])('joinStory refuses %j', (given, wanted) => {
  expect(() => anyFunction('joinStory')(given)).toThrow(new TypeError(`joinStory: ${wanted}`));
});

test.each([
  [undefined, 'not undefined'],
  ['Isi', 'not a string'],
  [{ ok: true, article: { title: 'Judul', blocks: [] } }, 'not an object without blocks'],
])('renderText and renderMarkdown refuse %j', (given, wanted) => {
  for (const name of ['renderText', 'renderMarkdown'])
    expect(() => anyFunction(name)(given)).toThrow(
      new TypeError(`${name}: article must be the article of a result of extractArticle, ${wanted}`),
    );
});

const site = {
  id: 'lereng',
  name: 'Lereng',
  hosts: ['lereng.test'],
  zone: 'WIB',
  urls: { article: /a/ },
  generations: [],
};

test.each([
  [undefined, 'site must be an object, not undefined'],
  [{}, 'site.id must be a string'],
  [{ ...site, hosts: 'lereng.test' }, 'site.hosts must be a list of hosts'],
  [{ ...site, zone: undefined }, 'site.zone must be a time zone such as WIB'],
  [{ ...site, urls: { article: '/a/' } }, 'site.urls.article must be a regular expression'],
  [{ ...site, generations: {} }, 'site.generations must be a list of templates'],
])('defineSite refuses %j', (given, wanted) => {
  expect(() => anyFunction('defineSite')(given)).toThrow(new TypeError(`defineSite: ${wanted}`));
});

test('bytes and buffers are pages, and bad pages are failures', async () => {
  for (const content of ['', new Uint8Array(), Buffer.from('%PDF-1.7')])
    expect(await saring.extractArticle(content)).toMatchObject({ ok: false });
});

test('undefined options stand for none', async () => {
  expect(await anyFunction('extractArticle')('', { url: undefined, site: undefined })).toMatchObject({ ok: false });
});
