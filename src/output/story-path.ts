import type { Article, SiteId } from '../model/article.ts';
import { hostOf } from '../text/addresses.ts';
import { sha256 } from '../text/fingerprint.ts';

/** Longest file name in bytes, extension included. */
const longest = 120;

/**
 * An article -> where its files go below the output folder, without extension: `<site>/<yyyy>/<mm>/<dd>/<id>-<slug>`.
 * Names are lower-case ASCII and free of collisions: an id that had to be changed to fit carries a hash of itself.
 */
export function storyPath(
  article: Pick<Article, 'id' | 'site' | 'canonicalUrl' | 'title' | 'publishedAt'>,
  isOwnSite: (id: SiteId) => boolean,
): string {
  const folder = isOwnSite(article.site) ? article.site : safeFolder(hostOf(article.canonicalUrl));
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(article.publishedAt ?? '');
  const date = day === null ? 'undated' : `${day[1]}/${day[2]}/${day[3]}`;
  return `${folder}/${date}/${fileName(article.id.slice(article.id.indexOf(':') + 1), article.title)}`;
}

/** Ids whose end is plain to see: the slug of the title can follow without making another id. */
const numbered = /^(?:\d{8}-\d+|[0-9a-f]{16}|(?![0-9a-f]{16}-)[a-z][a-z0-9]*-\d+)(?=$|-)/;

function fileName(id: string, title: string | null): string {
  const plain = /^[a-z0-9][a-z0-9-]*$/.test(id) && id.length <= 90 && !reserved.test(id);
  const end = numbered.exec(id)?.[0].length ?? 0;
  // Where the id is the slug already (Kontan), it is not said twice.
  if (plain && end === 0) return id;
  const start = plain && end === id.length ? id : `${slugOf(id, 80)}-${sha256(id).slice(0, 8)}`.replace(/^-/, '');
  const slug = slugOf(title ?? '', longest - start.length - 1 - '.ndjson.gz'.length);
  return slug === '' || start.includes(slug.slice(0, 24)) ? start : `${start}-${slug}`;
}

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Text -> words of ASCII letters and digits joined with hyphens, cut at a word where it is too long. */
export function slugOf(text: string, length: number): string {
  const slug = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
  if (slug.length <= length) return slug;
  const cut = slug.slice(0, Math.max(0, length));
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut;
}

/** A host -> a folder name that is safe on every file system. */
export function safeFolder(host: string | null): string {
  if (host === null) return 'unknown';
  const name = host
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[.-]+|(?<![.-])[.-]+$/g, '')
    .slice(0, 100);
  if (name === '') return 'unknown';
  // Windows looks at what stands before the first dot.
  return reserved.test(name.split('.')[0] ?? '') ? `site-${name}` : name;
}
