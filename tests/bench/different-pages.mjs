import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

const words = ['baru', 'lama', 'besar', 'kecil', 'tua', 'muda', 'pagi', 'sore', 'kota', 'desa'];

/** The pages of a WARC of Kompas stories, in gzip members of their own, as other stories: other ids in addresses, other words in texts, by the number of the copy. */
export function writeDifferentPages(from, to, copy) {
  const bytes = gunzipSync(readFileSync(from));
  const members = [];
  for (let at = 0; at < bytes.length; ) {
    const bodyAt = bytes.indexOf('\r\n\r\n', at) + 4;
    const head = bytes.toString('latin1', at, bodyAt);
    const length = Number(/^Content-Length:\s*(\d+)/im.exec(head)?.[1] ?? 0);
    if (bodyAt < 4) break;
    const body = bytes.subarray(bodyAt, bodyAt + length);
    members.push(gzipSync(/^WARC-Type:\s*response/im.test(head) ? changed(head, body, copy) : joined(head, body)));
    at = bodyAt + length + 4;
  }
  writeFileSync(to, Buffer.concat(members));
}

function changed(head, body, copy) {
  const text = body.toString('latin1');
  const pageAt = text.indexOf('\r\n\r\n') + 4;
  const page = otherIds(text.slice(pageAt), copy).replace(
    / (yang|dan|itu|dengan|untuk|dari) (?=[^<>]*<)/g,
    (all, _, at) =>
      (Math.imul(at + copy * 977, 0x9e3779b1) >>> 7) % 3 === 0
        ? `${all}${words[(at + copy * 13) % words.length]} `
        : all,
  );
  const answer = `${withLength(text.slice(0, pageAt), page.length)}${page}`;
  const plain = otherIds(head, copy).replace(/WARC-(?:Block|Payload)-Digest:[^\r\n]*\r\n/gi, '');
  return joined(withLength(plain, answer.length), Buffer.from(answer, 'latin1'));
}

/** `/read/2020/10/17/12345678/` -> the same day's story of another number. */
function otherIds(text, copy) {
  return text.replace(/(\/read\/\d{4}\/\d\d\/\d\d\/\d*?)(\d{7})(?=\/)/g, (_, before, id) => {
    return `${before}${String((Number(id) + copy * 104_729) % 10_000_000).padStart(7, '0')}`;
  });
}

function withLength(head, length) {
  return head.replace(/Content-Length:\s*\d+/i, `Content-Length: ${length}`);
}

function joined(head, body) {
  return Buffer.concat([Buffer.from(head, 'latin1'), body, Buffer.from('\r\n\r\n')]);
}
