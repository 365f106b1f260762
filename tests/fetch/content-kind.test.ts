import { describe, expect, test } from 'vitest';
import { isWanted, mayBeWanted, typeName } from '../../src/fetch/content-kind.ts';
import { headerOf, headersOf } from '../../src/fetch/fetch-outcome.ts';

test.each([
  ['text/html', true, true],
  ['TEXT/HTML; charset=utf-8', true, true],
  [' text/html ', true, true],
  ['text/html, text/plain', true, true],
  ['application/xhtml+xml', true, true],
  [null, true, true],
  ['', true, true],
  ['text/plain', true, true],
  ['application/octet-stream', true, true],
  ['binary/octet-stream', true, true],
  ['application/xml', true, true],
  ['text/xml', true, true],
  ['application/rss+xml', false, true],
  ['application/atom+xml', false, true],
  ['application/rdf+xml', false, true],
  ['application/gzip', false, true],
  ['application/x-gzip', false, true],
  ['application/json', false, false],
  ['image/png', false, false],
  ['junk; text/html', false, false],
])('a body named %j is read as a page: %s, as a listing: %s', (type, asPage, asListing) => {
  expect([mayBeWanted(type, 'html'), mayBeWanted(type, 'feed')]).toEqual([asPage, asListing]);
});

describe('what a body begins with', () => {
  const tags = ['<!doctype html>', '<!DOCTYPE\n HTML', '<html lang="id">', '<HEAD>', '<body>', '<title>x', '<meta x>']
    .concat(['<article>', '<div>', '<p>', '\ufeff<p>', `${' '.repeat(1000)}<p>`])
    .map((text): [string, string, boolean, boolean] => ['text/plain', text, true, true]);
  const listings = [
    '<?xml version="1.0"?>',
    '<rss>',
    '<feed xmlns="x">',
    '<rdf:RDF>',
    '<urlset>',
    '<SitemapIndex>',
  ].map((text): [string, string, boolean, boolean] => ['text/plain', text, false, true]);

  test.each<[string, string, boolean, boolean]>([
    ...tags,
    ...listings,
    ['text/html', 'no markup', true, true],
    ['application/xhtml+xml', 'no markup', true, true],
    ['text/html', '', true, true],
    ['text/plain', '', true, true],
    ['text/plain', 'no markup', false, false],
    ['text/plain', '<pre>', false, false],
    ['text/plain', '<doctype html>', false, false],
    ['text/plain', '<!doctypehtml>', false, false],
    ['text/plain', `${' '.repeat(1024)}<p>`, false, false],
    ['application/rss+xml', 'no markup', false, true],
    ['text/xml', 'no markup', false, true],
    ['text/html', '%PDF-1.7\n', false, false],
  ])('%s %j is a page: %s, a listing: %s', (type, text, asPage, asListing) => {
    const body = Buffer.from(text);
    expect([isWanted(type, body, 'html'), isWanted(type, body, 'feed')]).toEqual([asPage, asListing]);
  });

  test('two bytes a character hide nothing', () => {
    expect(isWanted('text/plain', Buffer.from('\ufeff<html>', 'utf16le'), 'html')).toBe(true);
  });
});

test.each([
  ['Application/JSON; charset=utf-8', 'application/json'],
  ['application/vnd.a-b+xml', 'application/vnd.a-b+xml'],
  [`image/${'x'.repeat(100)}`, `image/${'x'.repeat(54)}`],
  ['image', 'no known type'],
  ['image/', 'no known type'],
  ['/png', 'no known type'],
  ['image/png/x', 'no known type'],
  ['\u001b[31m/x', 'no known type'],
  ['a b/c', 'no known type'],
  [null, 'no known type'],
])('the type %j is told as %s', (type, told) => {
  expect(typeName(type)).toBe(told);
});

test('headers are found whatever their case: the first, or all of a name', () => {
  const headers = [
    ['Set-Cookie', 'a'],
    ['ETag', '"1"'],
    ['set-cookie', 'b'],
  ] as const;
  expect([headerOf(headers, 'set-cookie'), headersOf(headers, 'set-cookie')]).toEqual(['a', 'a, b']);
  expect([headerOf(headers, 'etag'), headersOf(headers, 'etag')]).toEqual(['"1"', '"1"']);
  expect([headerOf(headers, 'age'), headersOf(headers, 'age')]).toEqual([null, null]);
});
