import { once } from 'node:events';
import type { Transform } from 'node:stream';
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createDeflate,
  createGzip,
  deflateRawSync,
  deflateSync,
  gzipSync,
} from 'node:zlib';
import type { Reply } from './fault-server.ts';

/** A page that is whole: doctype, three paragraphs and a closing tag. Every word is invented. */
export const PAGE: string = `<!doctype html><html><head><meta charset="utf-8"><title>Kapal uji berlabuh</title></head><body>${[
  'Kapal uji milik pelabuhan khayal berlabuh pada pagi yang tenang, lalu membongkar muatan kayu balsa selama dua jam penuh.',
  'Petugas dermaga menghitung tiga ratus peti, menimbangnya satu demi satu, dan menulis hasilnya pada papan di depan gudang.',
  'Menjelang siang kapal itu berangkat lagi ke pulau berikutnya, membawa garam, benang, serta surat-surat dari para nelayan.',
]
  .map((text) => `<p>${text}</p>`)
  .join('')}</body></html>`;

type Headers = Readonly<Record<string, string>>;

/** A whole answer with its length. */
export function whole(status: number, body: string | Buffer, headers: Headers = {}): Reply {
  const bytes = Buffer.from(body);
  return raw(
    head(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': String(bytes.length), ...headers }),
    bytes,
  );
}

/** An answer that redirects. */
export function redirect(location: string | null, status = 302): Reply {
  return whole(status, '', location === null ? {} : { location });
}

/** Bytes as they are; the connection stays open. */
export function raw(...parts: readonly (string | Buffer)[]): Reply {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  return (socket) => socket.write(bytes);
}

/** Bytes as they are, then the end of the connection. */
export function rawThenEnd(...parts: readonly (string | Buffer)[]): Reply {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  return (socket) => socket.end(bytes);
}

/** The first answers in turn, the last one for ever. */
export function inTurn(...replies: readonly Reply[]): Reply {
  return (socket, hit, count) => replies[Math.min(count, replies.length) - 1]?.(socket, hit, count);
}

/** Status line and headers. */
export function head(status: number, headers: Headers = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Test\r\n${lines.join('')}\r\n`;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const CHUNKED = { ...HTML, 'transfer-encoding': 'chunked' };
const wait429 = (value: string): Reply => inTurn(whole(429, 'slow', { 'retry-after': value }), whole(200, PAGE));

function encoded(body: Buffer, encoding: string): Reply {
  return whole(200, body, { 'content-encoding': encoding });
}

function many(body: Buffer, times: number): Buffer {
  return times === 0 ? body : many(gzipSync(body), times - 1);
}

/** The same bytes with one changed, counted from the end. */
function withByte(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  const index = bytes.length + at;
  changed[index] = (changed[index] ?? 0) ^ 0x55;
  return changed;
}

// Packed piece by piece, so that the making of a bomb does not blur what its defusing costs.
function bomb(encoding: string, megabytes: number, create: () => Transform): Reply {
  let made: Promise<Reply> | null = null;
  return (socket, hit, count) => {
    made ??= pack(create(), megabytes).then((body) => encoded(body, encoding));
    made.then((reply) => reply(socket, hit, count));
  };
}

async function pack(packer: Transform, megabytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  packer.on('data', (part: Buffer) => parts.push(part));
  const blank = Buffer.alloc(1024 * 1024, 0x20);
  for (let n = 0; n < megabytes; n += 1) if (!packer.write(blank)) await once(packer, 'drain');
  packer.end();
  await once(packer, 'end');
  return Buffer.concat(parts);
}

const dripping: Reply = (socket) => {
  socket.write(head(200, CHUNKED));
  const timer = setInterval(() => socket.write('1\r\nx\r\n'), 100);
  socket.on('close', () => clearInterval(timer));
};

const endless: Reply = (socket) => {
  socket.write(head(200, CHUNKED));
  const block = Buffer.alloc(64 * 1024, 0x61);
  const chunk = Buffer.concat([Buffer.from(`${block.length.toString(16)}\r\n`), block, Buffer.from('\r\n')]);
  let left = 1024 * 1024 * 1024;
  const pour = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= block.length;
      if (!socket.write(chunk)) return void socket.once('drain', pour);
    }
  };
  pour();
};

/** What each path answers; every fault of guide/reliability.md 2.2. */
export const scenarios: Readonly<Record<string, Reply>> = {
  '/ok': whole(200, PAGE, { etag: '"v1"', 'last-modified': 'Sun, 01 Nov 2026 00:00:00 GMT' }),
  '/404': whole(404, '<html><body>none</body></html>'),
  '/410': whole(410, 'gone'),
  '/404-gzip': whole(404, gzipSync('<html><body>none</body></html>'), { 'content-encoding': 'gzip' }),
  '/403': whole(403, '<html><body>no</body></html>'),
  '/500': whole(500, 'broken'),
  '/503': whole(503, 'busy'),
  '/521': whole(521, 'origin down'),
  // lengths and cuts
  '/short-cl': rawThenEnd(head(200, { ...HTML, 'content-length': '9000' }), PAGE),
  '/short-cl-once': inTurn(rawThenEnd(head(200, { ...HTML, 'content-length': '9000' }), PAGE), whole(200, PAGE)),
  '/long-cl': raw(head(200, { ...HTML, 'content-length': '15' }), PAGE),
  '/chunk-trunc': rawThenEnd(head(200, CHUNKED), 'ff\r\n<html>'),
  '/chunk-garbage': rawThenEnd(head(200, CHUNKED), 'ZZZ\r\n<html>'),
  '/close-delim': rawThenEnd(head(200, HTML), PAGE),
  '/close-delim-cut': rawThenEnd(head(200, HTML), PAGE.slice(0, 300)),
  '/close-delim-cut-once': inTurn(rawThenEnd(head(200, HTML), PAGE.slice(0, 300)), rawThenEnd(head(200, HTML), PAGE)),
  '/reset': (socket) => {
    socket.write(`${head(200, { ...HTML, 'content-length': '9000' })}<html>`);
    setTimeout(() => socket.resetAndDestroy(), 20);
  },
  '/reset-before': (socket) => void socket.resetAndDestroy(),
  // time
  '/stall-headers': () => {},
  '/stall-body': raw(head(200, { ...HTML, 'content-length': '9000' }), '<html>'),
  '/drip': dripping,
  '/slow': (socket, hit, count) => void setTimeout(() => whole(200, PAGE)(socket, hit, count), 150),
  // headers
  '/header-40k': raw(head(200, { ...HTML, 'x-large': 'a'.repeat(40_000), 'content-length': '0' })),
  '/header-10000': raw(head(200, Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x-${n}`, '1'])))),
  '/two-cl': raw(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n`, 'abcdef'),
  '/cl-te': raw(head(200, { ...CHUNKED, 'content-length': '5' }), '0\r\n\r\n'),
  '/banner': rawThenEnd('SSH-2.0-OpenSSH_9.2\r\n'),
  '/nul-header': rawThenEnd('HTTP/1.1 200 OK\r\nx-a: b\u0000c\r\ncontent-length: 0\r\n\r\n'),
  '/204-body': raw(head(204, { 'content-length': '5' }), 'abcde'),
  '/103': raw(
    head(103, { link: '</x.css>; rel=preload' }),
    head(200, { ...HTML, 'content-length': String(Buffer.byteLength(PAGE)) }),
    PAGE,
  ),
  '/204': raw(head(204)),
  // redirects
  '/hop': (socket, hit, count) => {
    const left = Number(/n=(\d+)/.exec(hit.path)?.[1] ?? 0);
    (left === 0 ? whole(200, PAGE) : redirect(`/hop?n=${left - 1}#top`))(socket, hit, count);
  },
  '/endless-hop': (socket, hit, count) => redirect(`/endless-hop?n=${count}`)(socket, hit, count),
  '/loop': redirect('/loop-back'),
  '/loop-back': redirect('/loop', 301),
  '/redir-none': redirect(null),
  '/redir-file': redirect('file:///etc/passwd'),
  '/redir-javascript': redirect('javascript:alert(1)'),
  '/redir-data': redirect('data:text/html,<p>x'),
  '/redir-broken': redirect('http://['),
  '/redir-relative': redirect('ok', 303),
  '/redir-utf8': raw(head(302, { location: '/berita/%C3%A9', 'content-length': '0' })),
  '/berita/%C3%A9': whole(200, PAGE),
  '/article/2026/gone': redirect('/', 301),
  '/': whole(200, PAGE),
  '/redir-304': redirect('/304'),
  '/304': raw(head(304)),
  '/304-body': raw(head(304, { 'content-length': '0' })),
  '/etag': (socket, hit, count) =>
    (/if-none-match: "v1"/i.test(hit.head) ? raw(head(304, { etag: '"v1"' })) : whole(200, PAGE, { etag: '"v1"' }))(
      socket,
      hit,
      count,
    ),
  // asked to wait
  '/429-1': wait429('1'),
  '/429-date': wait429('Sun, 22 Nov 2026 03:00:03 GMT'),
  '/429-past': wait429('Sun, 01 Nov 2015 00:00:00 GMT'),
  '/429-garbage': wait429('soon'),
  '/429-negative': wait429('-5'),
  '/429-day': wait429('86400'),
  '/429-ages': wait429('1000000000'),
  '/503-5': inTurn(whole(503, 'busy', { 'retry-after': '5' }), whole(200, PAGE)),
  // sizes
  '/endless': endless,
  '/announced-1gb': raw(head(200, { ...HTML, 'content-length': '1073741824' }), '<html>'),
  '/bomb-gzip': bomb('gzip', 200, () => createGzip({ level: 9 })),
  '/bomb-deflate': bomb('deflate', 100, () => createDeflate({ level: 9 })),
  '/bomb-br': bomb('br', 100, () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })),
  // encodings
  '/gzip': encoded(gzipSync(PAGE), 'gzip'),
  '/br': encoded(brotliCompressSync(PAGE), 'br'),
  '/deflate': encoded(deflateSync(PAGE), 'deflate'),
  '/deflate-raw': encoded(deflateRawSync(PAGE), 'deflate'),
  '/gzip-br': encoded(brotliCompressSync(gzipSync(PAGE)), 'gzip, br'),
  '/gzip-cut': encoded(gzipSync(PAGE).subarray(0, 120), 'gzip'),
  '/br-cut': encoded(brotliCompressSync(PAGE).subarray(0, 120), 'br'),
  '/gzip-lie': encoded(Buffer.from(PAGE), 'gzip'),
  '/br-lie': encoded(Buffer.from(PAGE), 'br'),
  '/gzip-junk': encoded(Buffer.from('no gzip at all'), 'gzip'),
  '/gzip-hidden': whole(200, gzipSync(PAGE)),
  '/gzip-tail': encoded(Buffer.concat([gzipSync(PAGE), Buffer.from('trailing garbage')]), 'gzip'),
  '/gzip-checksum': encoded(withByte(gzipSync(PAGE), -8), 'gzip'),
  '/gzip-length': encoded(withByte(gzipSync(PAGE), -4), 'gzip'),
  '/gzip-checksum-tail': encoded(Buffer.concat([withByte(gzipSync(PAGE), -8), Buffer.from('trailing')]), 'gzip'),
  '/gzip-second-checksum': encoded(
    Buffer.concat([gzipSync(PAGE.slice(0, 300)), withByte(gzipSync(PAGE.slice(300)), -8)]),
    'gzip',
  ),
  '/gzip-empty': encoded(Buffer.alloc(0), 'gzip'),
  '/gzip-6': encoded(many(Buffer.from(PAGE), 6), 'gzip, gzip, gzip, gzip, gzip, gzip'),
  '/gzip-5': encoded(many(Buffer.from(PAGE), 5), 'gzip, gzip, gzip, gzip, gzip'),
  '/zstd': encoded(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x00, 0x41, 0x00, 0x00]), 'zstd'),
  // kinds of content
  '/image': whole(200, Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), {
    'content-type': 'image/png',
  }),
  '/image-as-html': whole(200, Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])),
  '/pdf': whole(200, '%PDF-1.4', { 'content-type': 'application/pdf' }),
  '/json': whole(200, '{"a":1}', { 'content-type': 'application/json' }),
  '/no-type': raw(`HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(PAGE)}\r\n\r\n`, PAGE),
  '/plain-html': whole(200, PAGE, { 'content-type': 'text/plain' }),
  '/plain-text': whole(200, 'just words, no markup', { 'content-type': 'text/plain' }),
  '/octet-html': whole(200, PAGE, { 'content-type': 'application/octet-stream' }),
  '/empty': whole(200, ''),
  '/latin1-header': whole(200, Buffer.from('<html><body><p>caf\u00e9 \u0093x\u0094</p></body></html>', 'latin1'), {
    'content-type': 'text/html; charset=iso-8859-1',
  }),
  '/bom-header': whole(200, Buffer.from(`\ufeff${PAGE}`), { 'content-type': 'text/html; charset=iso-8859-1' }),
  // walls
  '/challenge': whole(
    403,
    '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>',
    { 'cf-mitigated': 'challenge', server: 'cloudflare' },
  ),
  '/challenge-200': whole(
    200,
    '<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>',
  ),
};
