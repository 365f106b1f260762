import { gzipSync } from 'node:zlib';
import { printedPage, torn } from './texts.mjs';

const tags = [
  '<div>',
  '</div>',
  '<p>',
  '<br>',
  '<table><tr><td>',
  '<a href="/x">',
  '<b>',
  '<!--',
  '<script>',
  '<img src="/a.jpg">',
  '<h1>',
  '<li>',
  '<svg>',
  '<template>',
  '<blockquote>',
  '&amp;',
  '&#xD800;',
  '\0',
  '<style>',
  '<title>',
  '<',
  '"',
];
const headerLines = [
  'WARC/1.0',
  'WARC-Type: response',
  'Content-Length: 99999999999',
  'Content-Length: -1',
  'HTTP/1.1 200 OK',
  'Content-Type: text/html; charset=x',
  'Content-Encoding: gzip',
  'Transfer-Encoding: chunked',
  'Location: file:///etc',
  'X: '.concat('a'.repeat(70_000)),
  ': ',
  '\r\n',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary="x"',
  '--x',
  'ffffffff',
];

/** A page -> the same with its markup torn. */
export function hostilePage(chance, page) {
  return torn(chance, page, tags);
}

/** Pages -> a file that may hold them, whole or torn, and its name. */
export function anyFile(chance, pages) {
  const page = chance.of(pages);
  const [ending, bytes] = chance.of([
    () => ['html', Buffer.from(hostilePage(chance, page))],
    () => ['html', Buffer.from(hostilePage(chance, page), chance.of(['latin1', 'utf16le']))],
    () => ['html.gz', gzipSync(hostilePage(chance, page))],
    () => ['txt', Buffer.from(printedPage(chance))],
    () => ['warc', warcOf(chance, page)],
    () => ['warc.gz', gzipSync(warcOf(chance, page))],
    () => ['mhtml', mhtmlOf(chance, page)],
    () => ['ndjson', Buffer.from(chance.many(5, () => JSON.stringify(record(chance, page))).join('\n'))],
    () => ['json', Buffer.from(JSON.stringify(chance.many(5, () => record(chance, page))))],
    () => [
      'csv',
      Buffer.from(
        `url,html,title\n${chance.many(5, () => `https://x.id/a,"${page.replaceAll('"', '""')}",x`).join('\n')}`,
      ),
    ],
  ])();
  return { ending, bytes: damaged(chance, bytes) };
}

function record(chance, page) {
  return chance.of([
    { url: 'https://www.kompas.com/x', html: page },
    { text: printedPage(chance) },
    { html: 1 },
    {},
    { url: page.slice(0, 99), text: page },
  ]);
}

function warcOf(chance, page) {
  const body = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${extra(chance)}\r\n${page}`);
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.kompas.com/x\r\n${extra(chance)}Content-Length: ${body.length}\r\n\r\n`;
  const one = Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]);
  return Buffer.concat([one, one, one]);
}

function mhtmlOf(chance, page) {
  return Buffer.from(
    `From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n${extra(chance)}\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: ${chance.of(['8bit', 'base64', 'quoted-printable', 'x'])}\r\n\r\n${page}\r\n--x--\r\n`,
  );
}

function extra(chance) {
  return chance.next() < 0.5 ? '' : `${chance.of(headerLines)}\r\n`;
}

/** Bytes, one time in two with some cut off, turned over, doubled or filled in. */
function damaged(chance, bytes) {
  if (chance.next() < 0.5 || bytes.length === 0) return bytes;
  const made = Buffer.from(bytes);
  for (let i = chance.amount(40); i > 0; i--) made[chance.below(made.length)] = chance.below(256);
  const at = chance.below(made.length);
  return chance.of([made, made.subarray(0, at), made.subarray(at), Buffer.concat([made, made.subarray(at)])]);
}
