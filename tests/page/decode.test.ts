import { describe, expect, test } from 'vitest';
import { decodePage } from '../../src/page/decode.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [part])));
const utf16 = (text: string, big: boolean): Uint8Array => {
  const body = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? Uint8Array.from(body.swap16()) : Uint8Array.from(body);
};

describe('encodings', () => {
  test.each([
    ['UTF-8 without any sign', utf8('“Angin,” katanya – Jum’at'), null, '“Angin,” katanya – Jum’at', 'utf-8'],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 'JAKARTA'), null, 'JAKARTA', 'bom'],
    ['UTF-16, little end first', utf16('“Tirta”', false), null, '“Tirta”', 'bom'],
    ['UTF-16, big end first', utf16('“Tirta”', true), null, '“Tirta”', 'bom'],
    ['windows-1252 by its header', bytes(0x93, 'Ayo', 0x94), 'text/html; charset=windows-1252', '“Ayo”', 'header'],
    ['windows-1252 with no sign at all', bytes(0x93, 'Ayo', 0x94, ' caf', 0xe9), null, '“Ayo” café', 'fallback'],
    [
      'latin1 by its meta is windows-1252, as browsers read it',
      bytes('<meta charset="iso-8859-1"><p>', 0x93, 'Ayo', 0x94),
      null,
      '<meta charset="iso-8859-1"><p>“Ayo”',
      'meta',
    ],
    [
      'a meta that says "charset" and nothing behind it',
      bytes('<meta name="keywords" content="bahasa, charset"><p>caf', 0xe9, ' susu'),
      null,
      '<meta name="keywords" content="bahasa, charset"><p>café susu',
      'fallback',
    ],
    [
      'latin1 by an old meta',
      bytes('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>caf', 0xe9),
      null,
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>café',
      'meta',
    ],
    [
      'a page saved anew as UTF-8 that kept its old meta',
      utf8('<meta charset="windows-1252"><p>café “Ayo”'),
      'text/html; charset=iso-8859-1',
      '<meta charset="windows-1252"><p>café “Ayo”',
      'utf-8',
    ],
    [
      'a header that names nothing known',
      bytes('caf', 0xe9, ' baru'),
      'text/html; charset=klingon',
      'café baru',
      'fallback',
    ],
  ])('%s', async (_, page, contentType, text, from) => {
    expect(await decodePage(page, contentType)).toMatchObject({ text, from });
  });
});

describe('damage', () => {
  test('a letter torn at the end does not turn the page into another encoding', async () => {
    const whole = utf8('Pelangi – kata “Rimba” ’');
    const torn = await decodePage(whole.slice(0, -1), null);
    expect(torn.encoding).toBe('UTF-8');
    expect(torn.text).toMatch(/^Pelangi – kata “Rimba” \ufffd$/);
    expect(torn.damaged).toBeGreaterThan(0);
  });

  test('a text without damage says so', async () => {
    expect((await decodePage(utf8('Pelangi – “Rimba”'), null)).damaged).toBe(0);
  });

  test('nothing at all is empty text', async () => {
    expect((await decodePage(new Uint8Array(0), null)).text).toBe('');
  });

  test('only the part of a buffer that was given is read', async () => {
    const buffer = utf8('xxJAKARTAxx');
    expect((await decodePage(buffer.subarray(2, 9), null)).text).toBe('JAKARTA');
  });
});
