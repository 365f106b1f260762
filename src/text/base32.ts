/** Bytes in the alphabet of RFC 4648, 6, without padding: how most crawlers write a SHA-1. */
export function encodeBase32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0x1fff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += base32.charAt((held >> bits) & 31);
    }
  }
  return bits > 0 ? text + base32.charAt((held << (5 - bits)) & 31) : text;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
