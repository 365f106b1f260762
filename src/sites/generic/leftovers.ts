import type { NoiseRule } from '../../model/site-rule.ts';

/** What re-publishers add below a story. */
export const leftovers: readonly NoiseRule[] = [
  {
    name: 'related-link',
    span: /(?<=[.!?”")]) ?\(?(?:baca|simak) selengkapnya(?: di ?sini| di (?:link|tautan) (?:ini|berikut))?\)? ?[>»:. ]{0,6}$/i,
    seen: 'round-ups of portals: the link at the end of the paragraph',
  },
  {
    name: 'related-link',
    span: /(?<=\)) ?Next Article .{10,200}$/,
    seen: 'CNBC Indonesia: the next story behind the initials of the reporters',
  },
  {
    name: 'related-link',
    line: /^(?:pilihan (?:editor|redaksi)|jangan lewatkan|baca pula|tonton (?:juga|video)|simak (?:juga|pula)|saksikan(?: juga)?(?: video)?)(?: [^:]{0,40})?\s?:\s?\S.*$/i,
    seen: 'Tempo, detik, Liputan6: links with labels of their own',
  },
  {
    name: 'related-link',
    line: /^baca juga\s(?=\S{1,40}\s)[^\n]{15,200}(?:[^.,;:]|\.{3})$/i,
    seen: 'Bisnis, portals: the label without a colon',
  },
  {
    name: 'related-link',
    line: /^(?:simak|lihat|tonton)\s(?:juga\s|pula\s)?(?:video(?:nya)?\s?:?\s?)?['"‘“].{5,160}['"’”]\s*:?$/i,
    seen: 'detik: a video by its title',
  },
  { name: 'caption', line: /^(?:sumber|keterangan) gambar\s?,.{0,300}$/i, seen: 'BBC: photos between the paragraphs' },
  {
    name: 'promotion',
    line: /^(?:(?:yuk|ayo|mari),? )?(?:simak|saksikan|tonton|cek|baca|ikuti)\b[^.?"“”:]{3,90}\b(?:di ?sini|video ini|di bawah ini)!?$/i,
    seen: 'Beritasatu, JPNN: calls to a video, without a full stop',
  },
  { name: 'page-links', line: /^\d{1,2} dari \d{1,2} halaman$/i, seen: 'Liputan6: where a page of the story begins' },
  {
    name: 'promotion',
    line: /^(?:(?:follow|ikuti)\b.{2,60}\bmendapatkan (?:informasi|berita|info)\b.{0,80}|dapatkan (?:berita|informasi|info) (?:terbaru|terkini|pilihan|menarik)\b.{0,80}\b(?:kanal|saluran|kami|di ?sini)\b.{0,40})$/i,
    seen: 'IDN Times, portals: calls without a name of a channel',
  },
  {
    name: 'promotion',
    line: /^fakta atau hoaks\?(?=.{0,200}\bcek fakta\b).{0,300}$/i,
    seen: 'Liputan6: box of the fact checkers',
  },
  { name: 'promotion', line: /^saksikan (?:juga )?(?:video|live|tayangan)\b[^.!?]{0,80}:$/i, seen: 'over videos' },
  {
    name: 'copyright-line',
    line: /^(?:(?:sumber|source|link|via)\s?(?:berita|artikel|asli)?\s?:?\s?https?:\/\/\S+|source(?: link)?|(?:the post .{5,160} )?(?:first )?appeared first on .{2,60})$/i,
    seen: 'Blogspot, WordPress feeds: where a story was taken from',
  },
  { name: 'share-bar', line: /^(?:shares?|copy link|tweet|bagikan\s*:)$/i, seen: 'buttons between paragraphs' },
  {
    name: 'embed',
    line: /^[^\s!]\S{6,300}\.(?:jpe?g|png|webp|gif)(?:\?\S{0,200})?\)?$/i,
    seen: 'addresses of pictures that a converter left, of Liputan6 and portals',
  },
  {
    name: 'promotion',
    line: /^\*?\s?untuk mengetahui kebenaran (?:informasi|berita)\b.{0,40}\bwhatsapp\b.{0,120}$/i,
    seen: 'Liputan6: number of the fact checkers',
  },
  {
    name: 'related-list',
    line: /^(?:bacaan|berita|artikel) lainnya(?: untuk (?:anda|kamu))?\s?:?$/i,
    seen: 'portals: label between paragraphs whose list is gone',
  },
  {
    name: 'comment-box',
    line: /^(?:telah )?(?:dibaca|dilihat) (?:sebanyak )?[\d.,]+ kali\.?$/i,
    seen: 'Kontan before 2014, portals: counters under the story',
  },
];
