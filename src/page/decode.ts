import { isUtf8 } from 'node:buffer';
import { type Utf16, utf16Of } from '../bytes/magic-numbers.ts';

/** Text, and how its encoding was known. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly from: 'bom' | 'bytes' | 'utf-8' | 'header' | 'meta' | 'fallback';
  /** Characters that could not be read (U+FFFD), as a share of all. */
  readonly damaged: number;
}

/**
 * Bytes -> text, of UTF-8 at once: BOM or the zeros of UTF-16, then what header or `<meta>` (first 1,024 bytes) declare, then windows-1252.
 * Bytes that are valid UTF-8 are UTF-8 whatever was declared: pages saved by a browser are re-encoded and keep their
 * old `<meta>`, while legacy text with accents or quotes is never valid UTF-8 by chance.
 * Node's own TextDecoder is not used: on 20.20 it reads windows-1252 as latin1 (nodejs/node#60888).
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): DecodedText | Promise<DecodedText> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const utf16 = utf16Of(bytes);
  if (utf16 === null && isUtf8(bytes)) {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return decoded(buffer.toString('utf8', marked ? 3 : 0), 'UTF-8', marked ? 'bom' : 'utf-8');
  }
  return decodeLegacy(bytes, contentType, utf16);
}

/** What a page's own tags say; the sniffer throws where a tag says "charset" and nothing behind it. */
function declaredIn(bytes: Uint8Array, sniff: typeof import('html-encoding-sniffer').default): string {
  try {
    return sniff(bytes, { defaultEncoding: 'none' });
  } catch {
    return 'none';
  }
}

/** The tables of other encodings take 25 ms to load, so only a page that needs them pays. */
async function decodeLegacy(bytes: Uint8Array, contentType: string | null, utf16: Utf16 | null): Promise<DecodedText> {
  const { default: sniff } = await import('html-encoding-sniffer');
  const { legacyHookDecode } = await import('@exodus/bytes/encoding.js');
  const read = (name: string, from: DecodedText['from']): DecodedText =>
    decoded(legacyHookDecode(bytes, name), name, from);
  if (utf16 !== null) return read(utf16 === 'utf-16le' ? 'UTF-16LE' : 'UTF-16BE', hasMark(bytes) ? 'bom' : 'bytes');
  const label = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const declared =
    label === undefined ? null : sniff(bytes, { transportLayerEncodingLabel: label, defaultEncoding: 'none' });
  if (declared !== null && declared !== 'none') return read(declared, 'header');
  const meta = declaredIn(bytes, sniff);
  if (meta !== 'none') return read(meta, 'meta');
  // One torn character (a page cut off in the middle) must not turn the whole page into another encoding.
  const utf8 = read('UTF-8', 'utf-8');
  const foreign = utf8.text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0;
  const torn = utf8.text.match(/\ufffd/g)?.length ?? 0;
  return torn <= foreign / 4 || (torn === 1 && utf8.text.endsWith('\ufffd')) ? utf8 : read('windows-1252', 'fallback');
}

function hasMark(bytes: Uint8Array): boolean {
  return (bytes[0] ?? 0) >= 0xfe;
}

function decoded(text: string, encoding: string, from: DecodedText['from']): DecodedText {
  const damaged = text.includes('\ufffd') ? (text.match(/\ufffd/g)?.length ?? 0) / Math.max(1, text.length) : 0;
  return { text, encoding, from, damaged };
}
