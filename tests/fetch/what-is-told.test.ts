import { describe, expect, test } from 'vitest';
import { classifyError, failureOf, privateAddressError } from '../../src/fetch/faults.ts';
import { statusFault } from '../../src/fetch/request-with-retry.ts';

const trouble = '(trouble on its side); try again later';
const browser = 'check the address in a browser';
const closed = 'the site does not give this page to everyone';

test.each([
  [204, `answered 204; ${browser}`, 'http-status no page'],
  [400, `answered 400; ${browser}`, 'http-status no page'],
  [401, `answered 401 (login needed); ${closed}`, 'http-status no page'],
  [403, `answered 403 (forbidden); ${closed}`, 'http-status no page'],
  [404, 'has no page at this address (404); check the address', 'not-found no page'],
  [408, 'answered 408; try again later', 'http-status yes page'],
  [410, 'has no page at this address (410); check the address', 'not-found no page'],
  [418, `answered 418; ${browser}`, 'http-status no page'],
  [425, `answered 425; ${browser}`, 'http-status yes page'],
  [429, 'answered 429 (too many requests); try again later with a longer --delay', 'http-status yes host'],
  [451, `answered 451 (withheld for legal reasons); ${browser}`, 'http-status no page'],
  [499, `answered 499; ${browser}`, 'http-status no page'],
  [500, `answered 500 ${trouble}`, 'http-status yes host'],
  [501, `answered 501 ${trouble}`, 'http-status no host'],
  [503, `answered 503 ${trouble}`, 'http-status yes host'],
  [521, `answered 521 ${trouble}`, 'http-status no host'],
])('%i: situs.test %s', (status, told, kind) => {
  const fault = statusFault(status, null);
  expect(failureOf(fault, 'situs.test', 1).message).toBe(`situs.test ${told}`);
  expect(`${fault.code} ${fault.retry} ${fault.blames}`).toBe(kind);
});

describe('what a request threw', () => {
  const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });
  const later = 'try again later';
  const certificate =
    'check the address and the clock of this machine, or name an authority of your own with --ca <file>';
  const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

  test.each<[unknown, string, string]>([
    [coded('UND_ERR_CONNECT_TIMEOUT'), `gave no connection in time; ${later}`, 'timeout yes host down'],
    [coded('ETIMEDOUT'), `gave no connection in time; ${later}`, 'timeout yes host down'],
    [coded('UND_ERR_HEADERS_TIMEOUT'), `sent no headers in time; ${later}`, 'timeout yes host'],
    [coded('UND_ERR_BODY_TIMEOUT'), `fell silent in mid-page; ${later}`, 'timeout yes host'],
    [coded('UND_ERR_SOCKET'), `closed the connection before its answer was whole; ${later}`, 'network yes host'],
    [coded('ECONNRESET'), `broke the connection; ${later}`, 'network yes host'],
    [coded('EPIPE'), `broke the connection; ${later}`, 'network yes host'],
    [coded('ECONNREFUSED'), `refused the connection; ${later}`, 'network yes host down'],
    [coded('EAI_AGAIN'), `could not be looked up: the name server did not answer; ${later}`, 'network yes host down'],
    [coded('ENETUNREACH'), `cannot be reached from this network; ${later}`, 'network yes host down'],
    [coded('EHOSTUNREACH'), `cannot be reached from this network; ${later}`, 'network yes host down'],
    [coded('ENOTFOUND'), 'is not known to the name server; check the spelling of the host', 'network once host'],
    [
      privateAddressError('situs.test'),
      'is on a private network and was not contacted; use --allow-private if you mean it',
      'network no nobody',
    ],
    [coded('CERT_HAS_EXPIRED'), `shows a certificate that has expired; ${certificate}`, 'network no host'],
    [
      coded('ERR_TLS_CERT_ALTNAME_INVALID'),
      `shows a certificate that is for another host; ${certificate}`,
      'network no host',
    ],
    ...['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_GET_ISSUER_CERT'].map(
      (code): [unknown, string, string] => [
        coded(code),
        `shows a certificate that no known authority signed; ${certificate}`,
        'network no host',
      ],
    ),
    ...['CERT_REVOKED', 'HOSTNAME_MISMATCH', 'INVALID_CA', 'INVALID_PURPOSE'].map((code): [unknown, string, string] => [
      coded(code),
      `shows a certificate that is not valid (${code}); ${certificate}`,
      'network no host',
    ]),
    ...['ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO'].map((code): [unknown, string, string] => [
      coded(code, 'wrong version number\nat line 1'),
      `could not agree on a secure connection (wrong version number); ${certificate}`,
      'network no host',
    ]),
    [
      coded('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'),
      `sent an answer whose length contradicts itself; ${later}`,
      'network no host',
    ],
    [coded('UND_ERR_HEADERS_OVERFLOW'), `sent headers that are too large; ${later}`, 'network no host'],
    [named('HTTPParserError', 'Invalid'), `sent something that is not HTTP; ${later}`, 'network no host'],
    [
      coded('UND_ERR_ABORTED', 'Proxy response (407) !== 200'),
      'could not be reached: Proxy response (407) !== 200; check the proxy settings',
      'network no nobody',
    ],
    [coded('ESOMETHING', 'odd'), `could not be read: ESOMETHING odd; ${later}`, 'network no host'],
    [new Error('odd'), `could not be read: odd; ${later}`, 'network no host'],
    ['odd', `could not be read: odd; ${later}`, 'network no host'],
    // What is inside tells more than what it is wrapped in.
    [new Error('outer', { cause: coded('EPIPE') }), `broke the connection; ${later}`, 'network yes host'],
    [new AggregateError([coded('EPIPE')], 'all'), `broke the connection; ${later}`, 'network yes host'],
    [
      Object.assign(new Error('outer', { cause: coded('EPIPE') }), { code: 'ENOTFOUND' }),
      'is not known to the name server; check the spelling of the host',
      'network once host',
    ],
    [new Error('outer', { cause: 'no error' }), `could not be read: outer; ${later}`, 'network no host'],
    [Object.assign(new Error('odd'), { code: 7 }), `could not be read: odd; ${later}`, 'network no host'],
  ])('%s: situs.test %s', (error, told, kind) => {
    const fault = classifyError(error);
    expect(failureOf(fault, 'situs.test', 1).message).toBe(`situs.test ${told}`);
    expect(`${fault.code} ${fault.retry} ${fault.blames}${fault.isDown ? ' down' : ''}`).toBe(kind);
  });
});
