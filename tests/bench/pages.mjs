import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Decoded pages to measure on: the corpus beside the project where it is, else the project's own fixtures. */
export function readBenchPages(root) {
  const corpus = path.join(root, '../shared/corpus/kompas-2020.warc.gz');
  try {
    return { from: 'corpus', pages: readWarcPages(corpus) };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const folder = path.join(root, 'fixtures');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  return { from: 'fixtures', pages: files.sort().map((name) => readFileSync(path.join(folder, name), 'utf8')) };
}

/** Enough of a WARC reader for a file we know: response records with a Content-Length, gzip members. */
function readWarcPages(file) {
  const bytes = gunzipSync(readFileSync(file));
  const pages = [];
  for (let at = 0; at < bytes.length; ) {
    const headerEnd = bytes.indexOf('\r\n\r\n', at);
    if (headerEnd < 0) break;
    const header = bytes.toString('latin1', at, headerEnd);
    const length = Number(/^Content-Length:\s*(\d+)/im.exec(header)?.[1] ?? 0);
    const start = headerEnd + 4;
    if (/^WARC-Type:\s*response/im.test(header)) {
      const body = bytes.indexOf('\r\n\r\n', start) + 4;
      pages.push(bytes.toString('utf8', body, start + length));
    }
    at = start + length + 4;
  }
  return pages;
}
