import type { Syndication } from '../model/article.ts';
import { resolveAddress } from '../text/addresses.ts';
import { collapse } from '../text/whitespace.ts';
import type { RemovedLine } from './remove.ts';

const notice =
  /(?:tayang|terbit|dimuat|dipublikasikan|dilansir)\s+(?:di|oleh|pada|dalam)\s+(?:laman\s+|situs\s+)?(?<outlet>[^,:"“]{2,60}?)(?:\s+(?:pada|tanggal|sebelumnya)\b[^,:"“]{0,60}?)?(?:\s*,?\s*(?:dengan\s+judul|berjudul|judul)\s*:?\s*(?<title>["“].+?["”]|[^\n]+?))?(?:\s*,?\s*(?:klik|link|baca|dapat dibaca)\b.*|\s*,?\s*(?<url>https?:\/\/\S+).*|[.,*)\s]*)$/i;

/** No notice is longer; the pattern tries every place in a line. */
const longest = 600;

/** A removed notice "Artikel ini telah tayang di X dengan judul Y" -> outlet, title and address; null without one. */
export function readSyndication(
  lines: readonly Pick<RemovedLine, 'name' | 'line' | 'block' | 'start'>[],
  base: string | null,
): Syndication | null {
  for (const line of lines) {
    if (line.name !== 'syndication-notice') continue;
    const groups = notice.exec(collapse(line.line.slice(0, longest)))?.groups;
    const outlet = groups?.['outlet']?.trim();
    if (outlet === undefined) continue;
    const links = line.block.links.map((link) => resolveAddress(link.href, base));
    const deepest = links.filter((link) => link !== null).sort((a, b) => b.length - a.length)[0] ?? null;
    const title = groups?.['title']?.replace(/^["“]+|["”]?[.,\s]*$/g, '').trim();
    return {
      outlet,
      title: title === undefined || title === '' ? null : title,
      url: resolveAddress(groups?.['url']?.replace(/[.,;)]+$/, ''), base) ?? deepest,
    };
  }
  return null;
}
