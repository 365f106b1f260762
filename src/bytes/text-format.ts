import type { FileFormat } from './magic-numbers.ts';

/** So many characters show what a text is. */
const formatHeadLength = 4096;

/** Texts that hold no page, or pages in a form that is not read here: what they are, and what to do with them. */
const openings: readonly (FileFormat & { readonly opens: RegExp })[] = [
  {
    what: 'an ARC archive of an old crawl',
    advice: 'turn it into WARC first, for example with warcio recompress',
    opens: /^filedesc:\/\//,
  },
  {
    what: 'a HAR recording of a browser',
    advice: 'save the page itself as HTML',
    opens: /^\{\s*"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries|comment)"/,
  },
  {
    what: 'a notebook (Jupyter)',
    opens: /^\{\s*"(?:cells"\s*:\s*\[|nbformat"|metadata"\s*:\s*\{\s*"(?:kernelspec|colab)")/,
  },
  { what: 'a document (RTF)', advice: 'save the page itself as HTML', opens: /^\{\\rtf/ },
  { what: 'a document (PostScript)', opens: /^%!PS/ },
  { what: 'a calendar or an address card', opens: /^BEGIN:V(?:CALENDAR|CARD)\b/ },
];

const feed: FileFormat = { what: 'a feed', advice: 'its stories lie at the addresses in it: saring fetch' };
const map: FileFormat = { what: 'a sitemap', advice: 'its stories lie at the addresses in it: saring fetch' };
const office: FileFormat = { what: 'an office document', advice: 'save the page itself as HTML' };

/** XML by its first element, in lower case. */
const roots: Readonly<Record<string, FileFormat>> = {
  rss: feed,
  feed,
  'rdf:rdf': feed,
  'atom:feed': feed,
  urlset: map,
  sitemapindex: map,
  opml: { what: 'a list of feeds (OPML)' },
  svg: { what: 'a picture (SVG)' },
  plist: { what: 'a settings file (property list)' },
  workbook: office,
  'w:worddocument': office,
  'pkg:package': office,
  'office:document': office,
  tei: { what: 'a TEI document' },
  mediawiki: { what: 'a dump of a wiki' },
  'xsl:stylesheet': { what: 'a style sheet (XSLT)' },
};

/** How a text begins -> what it is besides a page; null where nothing says so. */
export function textFormatOf(text: string): FileFormat | null {
  const start = text
    .slice(0, formatHeadLength)
    .replace(/^\ufeff/, '')
    .trimStart();
  const known = openings.find(({ opens }) => opens.test(start)) ?? roots[firstElement(start)];
  if (known !== undefined) return known;
  if (isMail(start)) return { what: 'an e-mail', advice: 'save the page itself as HTML' };
  return isSql(start) ? { what: 'a database dump (SQL)', advice: 'export the table as CSV or NDJSON' } : null;
}

/** Elements that only the document of a page begins with, in whatever file it is. */
const documentElements: ReadonlySet<string> = new Set(['html', 'head', 'body', 'title', 'meta']);

/** Whether a text begins as the document of a page does, past comments; a program that makes pages is none. */
export function opensAsDocument(text: string): boolean {
  const start = text
    .slice(0, formatHeadLength)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^<\?(?:php|=)/i.test(start)) return false;
  return documentElements.has(firstElement(start));
}

/** The name of the first element of a document, or of the one it is declared to have, in lower case, past comments; empty where there is none. */
function firstElement(start: string): string {
  let rest = start;
  for (;;) {
    if (/^<!doctype\s+html\b/i.test(rest)) return 'html';
    const end = rest.startsWith('<?') ? '?>' : rest.startsWith('<!--') ? '-->' : /^<!doctype/i.test(rest) ? '>' : null;
    if (end === null) return /^<([a-z][\w:.-]{0,40})/i.exec(rest)?.[1]?.toLowerCase() ?? '';
    const at = rest.indexOf(end);
    if (at < 0) return '';
    rest = rest.slice(at + end.length).trimStart();
  }
}

/** Headers that people write, of which a mail has several, and headers that only mail programs do. */
const writtenHeaders: ReadonlySet<string> = new Set(['from', 'to', 'cc', 'subject', 'date', 'reply-to', 'sender']);
const mailHeaders: ReadonlySet<string> = new Set([
  'mime-version',
  'message-id',
  'received',
  'return-path',
  'delivered-to',
  'dkim-signature',
  'content-transfer-encoding',
  'list-unsubscribe',
  'x-mailer',
]);

/** What stands before each mail of a mailbox: `From name Sat Mar  2 10:00:00 2024`. */
const mailboxLine = /^From \S{1,200} .{0,40}\d{2}:\d{2}.{0,20} \d{4}/;

/** Whether a text opens with the headers of a mail, or of the first in a mailbox (a line `From name date` before them). */
function isMail(start: string): boolean {
  let [written, byProgram] = [0, 0];
  for (const [index, line] of start.split('\n').entries()) {
    if (index === 0 && mailboxLine.test(line)) byProgram += 1;
    if ((index === 0 && line.startsWith('From ')) || /^[ \t]+\S/.test(line)) continue;
    const name = /^([A-Za-z][A-Za-z-]{1,40}):/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) break;
    if (writtenHeaders.has(name)) written += 1;
    if (mailHeaders.has(name)) byProgram += 1;
  }
  // A page that a browser saved has such headers too; it is of many parts that belong together.
  return written >= 2 && byProgram >= 1 && !/^content-type:[ \t]*multipart\/related/im.test(start);
}

const sqlStatement =
  /^(?:INSERT INTO|REPLACE INTO|CREATE (?:TABLE|DATABASE|SCHEMA|TYPE|SEQUENCE|EXTENSION)|DROP (?:TABLE|DATABASE|SCHEMA)|ALTER TABLE|LOCK TABLES|START TRANSACTION|BEGIN TRANSACTION|BEGIN;|PRAGMA \w+|USE [`"[]?\w+[`"\]]?;|SET (?:NAMES|@|\w+ ?=)|SELECT pg_catalog|COPY \S+ \()/i;

/** Whether the first line that is no comment begins a statement of SQL, and one ends with a semicolon or has many values. */
function isSql(start: string): boolean {
  const lines = start.split('\n').map((line) => line.trim());
  const first = lines.find((line) => line !== '' && !/^(?:--|\/\*|\*|#|\\)/.test(line));
  const isCommented = /^(?:--|\/\*!)/.test(start);
  if (first === undefined) return isCommented && /\b(?:dump|SQL|database)\b/i.test(start);
  return sqlStatement.test(first) && (isCommented || /[;(]\s*$|[`"'\w)]\s*VALUES\b|;$/m.test(start));
}
