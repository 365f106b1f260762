import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/model/outcome.ts';
import { exchangeRecords, warcInfo } from '../../src/output/warc-file.ts';
import { encodeBase32 } from '../../src/text/fingerprint.ts';

const body = Buffer.from('<p>Warga menata perahu – di dermaga.</p>');
const exchange: Exchange = {
  targetUri: 'https://contoh.example/berita/1',
  date: '2024-03-02T03:15:00Z',
  ip: '192.0.2.7',
  redirects: [],
  request: { line: 'GET /berita/1 HTTP/1.1', headers: [['host', 'contoh.example']] },
  response: {
    status: 200,
    statusLine: 'HTTP/1.1 200 OK',
    headers: [
      ['Content-Type', 'text/html'],
      ['Transfer-Encoding', 'chunked'],
      ['content-length', '7'],
      ['X-Transfer-Encoding', 'kept'],
      ['X-Note', 'two\r\nlines'],
    ],
    body,
  },
};
const sha1 = (bytes: Buffer): string => `sha1:${encodeBase32(createHash('sha1').update(bytes).digest())}`;

/** A record -> its head, line by line with ids written `ID`, and its block. */
function split(bytes: Buffer): { readonly head: readonly string[]; readonly block: Buffer } {
  const end = bytes.indexOf('\r\n\r\n');
  expect(bytes.subarray(-4).toString()).toBe('\r\n\r\n');
  const head = bytes
    .subarray(0, end)
    .toString()
    .replace(/<urn:uuid:[0-9a-f-]{36}>/g, 'ID');
  return { head: head.split('\r\n'), block: bytes.subarray(end + 4, -4) };
}

const answered =
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Transfer-Encoding: kept\r\nX-Note: two lines\r\nContent-Length: 42\r\n\r\n';

describe('a page in an archive', () => {
  const [response, request] = exchangeRecords(exchange);

  test('its answer stands there in one piece, its chunks undone', () => {
    const { head, block } = split(response);
    expect(block.toString()).toBe(answered + body.toString());
    expect(head).toEqual([
      'WARC/1.1',
      'WARC-Type: response',
      'WARC-Record-ID: ID',
      'WARC-Date: 2024-03-02T03:15:00Z',
      'WARC-Target-URI: https://contoh.example/berita/1',
      'WARC-IP-Address: 192.0.2.7',
      'Content-Type: application/http; msgtype=response',
      `WARC-Payload-Digest: ${sha1(body)}`,
      'WARC-Identified-Payload-Type: text/html',
      `WARC-Block-Digest: ${sha1(block)}`,
      `Content-Length: ${block.length}`,
    ]);
  });

  test('what was asked names the answer', () => {
    const { head, block } = split(request);
    expect(block.toString()).toBe('GET /berita/1 HTTP/1.1\r\nhost: contoh.example\r\n\r\n');
    expect(head).toEqual([
      'WARC/1.1',
      'WARC-Type: request',
      'WARC-Record-ID: ID',
      'WARC-Date: 2024-03-02T03:15:00Z',
      'WARC-Target-URI: https://contoh.example/berita/1',
      'WARC-IP-Address: 192.0.2.7',
      'Content-Type: application/http; msgtype=request',
      'WARC-Concurrent-To: ID',
      `WARC-Block-Digest: ${sha1(block)}`,
      `Content-Length: ${block.length}`,
    ]);
    const idOf = (bytes: Buffer, field: string): string | undefined =>
      new RegExp(`^${field}: (<[^>]+>)\\r$`, 'm').exec(bytes.toString('latin1'))?.[1];
    expect(idOf(request, 'WARC-Concurrent-To')).toBe(idOf(response, 'WARC-Record-ID'));
    expect(idOf(request, 'WARC-Record-ID')).not.toBe(idOf(response, 'WARC-Record-ID'));
  });

  test('behind a proxy nobody knows the address of the server', () => {
    for (const bytes of exchangeRecords({ ...exchange, ip: null }))
      expect(bytes.toString('latin1')).not.toContain('WARC-IP-Address');
  });
});

test('an archive opens with who wrote it, and how', () => {
  const { head, block } = split(warcInfo('pages.warc.gz', 'saring/1', exchange.date, [['robots', 'obey']]));
  expect(block.toString()).toBe('software: saring/1\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n');
  expect(head).toEqual([
    'WARC/1.1',
    'WARC-Type: warcinfo',
    'WARC-Record-ID: ID',
    'WARC-Date: 2024-03-02T03:15:00Z',
    'WARC-Filename: pages.warc.gz',
    'Content-Type: application/warc-fields',
    `WARC-Block-Digest: ${sha1(block)}`,
    `Content-Length: ${block.length}`,
  ]);
});
