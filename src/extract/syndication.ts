import type { Syndication } from '../model/article.ts';
import { resolveAddress } from '../text/addresses.ts';
import { collapse } from '../text/whitespace.ts';
import type { RemovedLine } from './remove.ts';

const told =
  'tayang|terbit|dimuat|dipublikasikan|dilansir|dikutip|diolah|disadur|dirangkum|diterjemahkan|ditulis ulang|bersumber';
/** Blanks are single: the pattern reads a collapsed line. */
const outlet = String.raw`(?<outlet>[^,:"“]{2,60}?)(?: (?:pada|tanggal|sebelumnya|yang)\b[^,:"“]{0,60}?)?`;
const title = String.raw`(?: ?,? ?(?:dengan judul|berjudul|judul) ?:? ?(?<title>["“].+?["”]|[^\n]+?))?`;
/** "Link" and "baca" alone may be words of the title. */
const pointer = String.raw`(?: ?,? ?(?:klik (?:untuk|link|tautan|di ?sini)|dapat dibaca)\b| ?[,.] ?(?:klik|link|baca)\b)(?:.*?(?<link>https?:\/\/\S+))?.*`;
const notice = new RegExp(
  String.raw`(?:${told}) (?:(?:sebelumnya|perdana|pertama kali|lebih dulu|terlebih dahulu) )?(?:pada [^,:"“]{4,30}? (?=di\s))?(?:di|dari|oleh|pada|dalam) ?:? (?:laman |situs )?${outlet}${title}(?:${pointer}| ?,? ?(?<url>https?:\/\/\S+).*|[.,*)\s]*)$`,
  'i',
);

/** No notice is longer, and no story has more of them; the pattern tries every place in a line. */
const most = { characters: 600, notices: 10 } as const;

/** A removed notice "Artikel ini telah tayang di X dengan judul Y" -> outlet, title and address; null without one. */
export function readSyndication(
  lines: readonly Pick<RemovedLine, 'name' | 'line' | 'block' | 'start'>[],
  base: string | null,
): Syndication | null {
  for (const line of lines.filter(({ name }) => name === 'syndication-notice').slice(0, most.notices)) {
    const groups = notice.exec(collapse(line.line.slice(0, most.characters)))?.groups;
    const outlet = groups?.['outlet']?.trim();
    if (outlet === undefined) continue;
    const links = line.block.links.map((link) => resolveAddress(link.href, base));
    const deepest = links.filter((link) => link !== null).sort((a, b) => b.length - a.length)[0] ?? null;
    const title = groups?.['title']?.replace(/^["“]+|["”]?[.,\s]*$/g, '').trim();
    return {
      outlet,
      title: title === undefined || title === '' ? null : title,
      url: resolveAddress((groups?.['url'] ?? groups?.['link'])?.replace(/(?<![.,;)])[.,;)]+$/, ''), base) ?? deepest,
    };
  }
  return null;
}
