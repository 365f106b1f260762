import type { DumpRule } from '../../model/site-rule.ts';
import { bareLabels, buttons, dayDate, endings, labelledPeople, linkBoxes } from '../generic/dump.ts';
import { leftovers } from '../generic/leftovers.ts';

/** Tribun portals as text: banner, kicker, headline, standfirst, names, photo; wordings of 2017–2026 (field manual, section 2). */
export const dump: DumpRule = {
  evidence: [
    /^© 20\d\d TRIBUNnews\.com/i,
    /^(?:Laporan (?:Wartawan|Reporter) Tribun|Tribuners adalah platform jurnalisme warga)/i,
    /^(?:[\p{Lu}][\p{L} .-]{1,40}\s*,\s*)?(?:TRIBUN[\p{L}-]*|SURYA|SERAMBINEWS|PROHABA|POS-KUPANG|BANGKAPOS|POSBELITUNG|BANJARMASINPOST|SRIPOKU|WARTAKOTALIVE|SURYAMALANG)\.(?:COM|CO\.ID|CO|ID)\b\s*[-–—,|]/iu,
    /\((?:Tribun[\w-]*|Surya|SerambiNews|Pos-Kupang|BangkaPos|Sripoku|WartaKotalive)\.(?:com|co\.id|co|id)[/,][^()]+\)$/i,
    /^Isi komentar sepenuhnya adalah tanggung jawab pengguna\b/i,
    /^Nikmati berita interaktif dan LIVE report 24 jam hanya di TribunX/i,
    /^Ringkasan Berita\s*:$/i,
    /^Penulis\s*:\s*\S.{2,60}\|\s*Editor\s*:/,
    /^(?:Sumber\s*:\s*Tribun\b.{0,40}|Berita terbaru Tribun .{2,30}klik di sini\.?)$/i,
    /^Text Sizes$/i,
    /^Baca WhatsApp Tribunnews$/i,
    /^Menuju \p{Lu}\p{L}+ \p{Lu}.{3,60}$/u,
    /^(?:Kolase|Dok\.?) Tribun\b.{0,30}$/i,
    /^Tribun(?:news)?(?: \p{Lu}\p{L}+){1,2}$/u,
  ],
  never: [],
  weights: {
    menu: [[2, 'banner']],
    kicker: [[-2, 'banner']],
    headline: [[-3, 'banner']],
    standfirst: [
      [2.2, 'any'],
      [2, 'kicked'],
    ],
    // Further pages of a story begin anywhere in it.
    opening: [
      [-2.5, 'place'],
      [8, 'headed'],
    ],
  },
  marks: [
    dayDate,
    labelledPeople,
    { states: 'people', line: /^\|$/ },
    { states: 'photo-label', line: /^Larger$/ },
    { states: 'photo-label', line: /^(?:zoom-in|lihat foto|zoom-in\s*lihat foto)$/i },
  ],
  head: [
    ...buttons,
    bareLabels,
    {
      name: 'navigation',
      line: /^(?:Tribun|News|Bisnis|Super ?Skor|Sport|Seleb(?:ritis)?|Lifestyle|Travel|Tribunners|Video|Kilas Kementerian|Images|Regional|Nasional|Internasional|Metropolitan|Kesehatan|Otomotif|Tekno|Breaking News\s*:)$/i,
      seen: 'menus of mobile pages; ticker of portals',
    },
    { name: 'navigation', line: /^(?:Sulawesi Utara )?Menuju \p{Lu}.{3,80}$/u, seen: 'slogan of a region' },
    {
      name: 'widget',
      line: /^(?:Tribuners adalah platform jurnalisme warga\b.*|Konten menjadi tanggung ?jawab penulis\b.*)$/i,
      seen: "readers' columns",
    },
    { name: 'share-bar', line: /^\d+ (?:detik|menit|jam|hari) (?:yang )?lalu$/i, seen: 'relative times' },
  ],
  boxes: [{ name: 'summary-box', label: /^Ringkasan Berita\s*:$/i }, ...linkBoxes],
  noise: [
    ...leftovers,
    {
      name: 'byline',
      line: /^[(*]*laporan (?:wartawan|reporter|kontributor|jurnalis)\b(?=.*(?:\||serambi|prohaba|\bpos\b|\bpost\b|warta))[^?!“”"]{3,110}[^.?!“”"]$/i,
      where: 'head',
      seen: 'Serambi and other papers, over the dateline',
    },
    {
      name: 'promotion',
      line: /^(?:Baca (?:juga )?berita (?:lainnya|terbaru).{0,60}Google News.?|Berita terbaru .{2,40}klik di sini\.?)$/i,
      seen: 'AMP pages of portals',
    },
    {
      name: 'promotion',
      line: /^(?:(?:whatsapp|wa|telegram)\b.{2,40}:\s*klik\b.{0,20}|baca (?:juga )?berita (?:lain(?:nya)?|terkait|menarik(?: lainnya)?).{0,40}\b(?:di ?sini|klik)\b.{0,20}|dapatkan informasi lain dari tribun.{2,60}|update berita (?:terkini|terbaru|lainnya) (?:di|tentang) .{2,40})$/i,
      seen: 'Manado, Serambi: calls with the link gone',
    },
    { name: 'promotion', line: /^>+\s?\S/, seen: 'Surya 2022: live links and updates' },
    {
      name: 'byline',
      line: /^(?:Penulis|Editor|Sumber|Reporter)\s*:\s*\S.{2,80}$/i,
      where: 'tail',
      seen: 'credit below the body until 2020',
    },
    { name: 'navigation', line: /^(?:Breaking News\s*:|AA)$/, seen: 'buttons' },
  ],
  tail: [
    ...endings,
    {
      name: 'page-links',
      line: /^Halaman(?:\s+\d+)*(?:\s+(?:selanjutnya|berikutnya|next))?\s*[»>]*$/i,
      seen: 'pager of 2017–2024; the numbers may stand on the next line',
    },
    { name: 'page-links', line: /^Halaman \d{1,2}\s*(?:\/|dari)\s*\d{1,2}$/i, seen: 'pager of 2025–26' },
    { name: 'page-links', line: /^Halaman (?:selanjutnya|berikutnya)$/i, seen: 'next page' },
    { name: 'tag-list', line: /^Tags?\s*:?$/i, seen: 'tags' },
    {
      name: 'related-list',
      line: /^(?:Rekomendasi untuk Anda|Sesuai Minatmu|Anda mungkin menyukai|Berita (?:Rekomendasi|Terkait|Terkini|Populer)|Video Pilihan|Artikel Terkait|Terpopuler)\s*:?$/i,
      seen: 'titles of lists',
    },
    { name: 'related-list', line: /^Berita (?:lain )?terkait\b[^.]{0,60}$/i, seen: 'title of a list, with its topic' },
    {
      name: 'promotion',
      line: /^(?:Ikuti kami di|Dapatkan Berita Pilihan|di WhatsApp Anda|Nikmati berita interaktif\b.*)$/i,
      seen: 'channels',
    },
    { name: 'comment-box', line: /^(?:(?:Kirim )?Komentar|Isi komentar sepenuhnya\b.*)$/i, seen: 'comment box' },
    {
      name: 'copyright-line',
      line: /^(?:© 20\d\d TRIBUNnews\.com.*|All Rights? Reserved|About Us|Privacy Policy|Terms of Use|Pedoman Media Siber|Info iklan)$/i,
      seen: 'footer',
    },
  ],
  titlesBelow: true,
};
