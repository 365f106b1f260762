import type { DumpMark, DumpRule, LineRule } from '../../model/site-rule.ts';
import { weekday } from '../../text/dates.ts';
import { leftovers } from './leftovers.ts';

/** "Senin, 4 Mei 2020 04:25 WIB", "Minggu, 07 Maret 2021 / 17:24 WIB", "Kamis, 01 Februari 2024 | 17:04 WIB", with "Tayang:" or "Diperbarui:" before it. */
export const dayDate: DumpMark = {
  states: 'date',
  line: new RegExp(
    String.raw`^(?:(?:tayang|diperbarui|diterbitkan|terbit|publish(?:ed)?)\s?:?\s?)?${weekday},?\s\d{1,2}[ /](?:\p{L}{3,9}|\d{1,2})[ /]\d{4},?\s?[|/-]?\s?(?:(?:pukul|jam)\s)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:WIB|WITA|WIT))?(?:\s?[|,-]?\s?diperbarui.{5,50})?$`,
    'iu',
  ),
};

/** "Penulis: X | Editor: Y" and any part of it; role and names on one line. */
export const labelledPeople: DumpMark = {
  states: 'people',
  line: /^\|?\s*(?:penulis|reporter|editor|writer|author|sumber|source|kontributor)\s*:\s*\S.{1,160}$/i,
};

/** Labels that stand alone over a date or name printed on the next line. */
export const bareLabels: LineRule = {
  name: 'date-line',
  line: /^(?:tayang|diperbarui|diterbitkan|dipublikasikan)\s*:$/i,
  seen: 'Tribun 2025–26: label and date on two lines',
};

/** Remains of a browser window: dialogs, buttons, counters. */
export const buttons: readonly LineRule[] = [
  {
    name: 'share-bar',
    line: /^(?:bagikan|share|tweet|pinterest|delicious|reddit|stumbleupon|facebook|twitter|whatsapp|telegram|line|copy link|salin (?:artikel|tautan)|linkedin|e-?mail|print|cetak)\s*:?$/i,
    seen: 'share bars of all three sites',
  },
  {
    name: 'share-bar',
    line: /^(?:(?:facebook|fb|twitter|x|whatsapp|wa|telegram|line|pinterest|linkedin|threads|e-?mail|copy(?: link)?|salin|share|tweet|print|bagikan)\b[\s,|/·•]*){2,12}$/i,
    seen: 'share bars printed on one line',
  },
  {
    name: 'share-bar',
    line: /^(?:A\s*A|[-+]?A[-+]?(?:\s+A[-+]?){0,2}|text sizes?|small|medium|large|larger)$/i,
    seen: 'text size buttons',
  },
  {
    name: 'date-line',
    line: new RegExp(String.raw`^${weekday},?\s+\d{1,2}\s+\p{L}{3,9}\s+\d{4}$`, 'iu'),
    seen: 'the day of the visit over menus',
  },
  { name: 'comment-box', line: /^(?:\d+\s+)?(?:komentar|comments?)$/i, seen: 'comment counters' },
  {
    name: 'navigation',
    line: /^(?:(?:home|beranda)(?:\s*[>»/].{0,80})?|menu|search|cari|login|masuk|daftar|kembali|next|prev(?:ious)?)$/i,
    seen: 'menus',
  },
  { name: 'navigation', line: /^(?:\[x\]|x|×|oke|tutup|close(?: ads)?)$/i, seen: 'closers of dialogs' },
];

/** Labels of other newsrooms that their link to other stories stands under. */
export const linkBoxes: DumpRule['boxes'] = [
  {
    name: 'related-link',
    label:
      /^(?:i?baca\s(?:juga|pula|lainnya)|baca(?=\s?:$)|(?:artikel|berita) lain|(?:lihat|simak|tonton)\s(?:juga|pula)|pilihan (?:redaksi|editor))\s*:?(?:\s?\|)?$/i,
  },
  {
    name: 'tag-list',
    label: /^(?:tags?|kata kunci(?: ?\/ ?tags?)?|topics?|topik(?: (?:artikel|terkait|berita terkait))?)\s*:?$/i,
  },
];

const wordsOfLists =
  '(?:berita|artikel|topik|tags?|kata kunci|video|foto|rekomendasi|terkait|lain(?:nya)?|terkini|terbaru|(?:ter)?populer|pilihan|redaksi|editor|untuk|untukmu|anda|kamu|sesuai|minat(?:mu)?|trending|headlines?|news|related|posts?|articles?|stories|next|topics?|you|may|also|like|menarik|selanjutnya|sebelumnya|berikutnya|indeks|more|latest|popular|from|kami|hari ini|pekan ini|tentang|baca|now)';
const sureWordsOfLists =
  '(?:terkait|lainnya|terkini|terbaru|(?:ter)?populer|rekomendasi|trending|related|selanjutnya|topik|topics|tags?|kata kunci|headlines?|latest|popular|minatmu|untukmu|next)';

/** What ends the stories of most newsrooms: titles of lists, in whatever order their words stand. */
export const endings: readonly LineRule[] = [
  {
    name: 'related-list',
    line: new RegExp(
      String.raw`^(?=.{0,60}(?<!\p{L})${sureWordsOfLists}(?!\p{L}))${wordsOfLists}(?:[\s/&,-]{1,3}${wordsOfLists}){0,5}\s*:?$`,
      'iu',
    ),
    seen: 'titles of lists below the story, of many newsrooms',
  },
  { name: 'page-links', line: /^(?:halaman|page)\s?:?$/i, seen: 'pagers; the numbers may stand on lines of their own' },
  {
    name: 'page-links',
    line: /^halaman (?:selanjutnya|berikutnya)(?:\s.{5,300}(?:…|\.{3}))?$/i,
    seen: 'the next page, with how it begins',
  },
  {
    name: 'share-bar',
    line: /^(?:share|bagikan|sebarkan)(?: this| ini| artikel ini| berita ini)?\s?:$/i,
    seen: 'portals',
  },
];

/** A page of no known site: titles of lists and footers end it, nothing else is known. */
export const dump: DumpRule = {
  evidence: [],
  never: [],
  weights: {},
  marks: [
    dayDate,
    labelledPeople,
    { states: 'date', line: /^posted by (?<name>.{2,40}?) on \d{1,2}[.:]\d{2}$/i },
    {
      states: 'date',
      line: new RegExp(
        String.raw`^(?:(?:posted on|published|diposting|dipublikasikan|last updated|terakhir diperbarui)\s?:?\s?)?(?:${weekday},?\s)?(?:\d{1,2} \p{L}{3,9} \d{4}|\p{L}{3,9} \d{1,2}, \d{4})(?:[\s,|@-]+(?:pukul )?\d{1,2}[:.]\d{2}(?:\s?(?:am|pm|WIB|WITA|WIT))?)?$`,
        'iu',
      ),
    },
    {
      states: 'date',
      line: /^(?:[Oo]leh|[Bb]y|[Pp]enulis)\s?:?\s(?<name>\p{Lu}[^|–]{2,60}?)\s[-–—|]\s(?:\p{L}+,?\s)?\d{1,2}\s\p{L}{3,9}\s\d{4}\b.{0,20}$/u,
    },
    { states: 'people', line: /^(?:[Bb]y|BY|[Oo]leh|OLEH|Ditulis oleh|Author)\s?:?\s(?<name>\p{Lu}[^.!?:]{1,40})$/u },
    {
      states: 'caption',
      line: /^(?:sumber|keterangan) gambar\s?,.*$|^\|?\s?ket(?:erangan|\.)?\s?(?:foto|gambar)\s?[:,].*$/i,
    },
    { states: 'photo-label', line: /^(?:perbesar|lihat foto|zoom-in)$/i },
    { states: 'role', line: /^(?:penulis|editor|tim redaksi|redaksi|admin)$/i },
  ],
  head: [
    ...buttons,
    bareLabels,
    {
      name: 'navigation',
      line: /^(?:skip to (?:main )?content|langsung ke konten(?: utama)?|lewati ke konten|reading time:? .{3,20}|(?:waktu baca|bacaan):? .{3,20}|\d{1,2} (?:min(?:s|utes?)?|menit)(?: read| baca)?)$/iu,
      seen: 'heads of WordPress themes',
    },
    {
      name: 'navigation',
      line: /^(?:published|on|connect with us|share this article|add on google|pengaturan font|(?:A\s+){2,3}pengaturan font)$/i,
      seen: 'heads of magazine themes and of Koran Jakarta',
    },
    {
      name: 'navigation',
      line: /^(?:Beranda|Home)\p{Lu}\p{Ll}.{3,160}(?:…|\.{3})$/u,
      seen: 'crumbs run together, the headline cut off behind them',
    },
    {
      name: 'ad-slot',
      line: /^(?:article ad box|iklan - geser ke atas untuk melanjutkan\.?|baca berita dengan sedikit iklan, klik di sini|(?:baca berita|nyaman) tanpa iklan\. (?:gabung|langganan) .{3,30})$/i,
      seen: 'Bali Tribune, Tempo, Bisnis, Grid, a theme of copiers',
    },
    {
      name: 'date-line',
      line: /^date:?\s+\d{4}-\d{2}(?:-\d{2}\s\.{3})?$/i,
      seen: 'Okezone, Metro TV: what a scraper wrote over the page',
    },
    { name: 'navigation', line: /^in \p{Lu}[\p{L} ,&]{2,30}$/u, seen: 'category in heads of WordPress themes' },
    {
      name: 'comment-box',
      line: /^\d{1,7}$|^(?:\d+\s(?:views?|shares?|kali dilihat)|(?:views?|dilihat|dibaca)\s?:?\s?[\d.,]+(?: kali)?)$/i,
      seen: 'counters',
    },
  ],
  // Media Indonesia: how other stories begin; Suara: the story in three sentences.
  boxes: [{ name: 'summary-box', label: /^(?:headline|baca \d{1,2} detik)$/i }, ...linkBoxes],
  noise: [
    ...leftovers,
    {
      name: 'related-link',
      line: /^\S.{20,300}(?:…|\.{3}) ?read more$/i,
      seen: 'WordPress: other stories with how they begin',
    },
    {
      name: 'related-list',
      line: /^(?:\p{Lu}[\p{L} &-]{2,30}(?: [•|-])? )?\d{1,2} (?:menit|jam|hari) (?:yang )?lalu$/iu,
      seen: 'CNN Indonesia: section and age under titles of other stories',
    },
    {
      name: 'widget',
      line: /^seberapa (?:tertarik|suka|puas|penting|setuju|sering)\b.{0,60}\b(?:kamu|anda)\b.{0,80}\?$/i,
      seen: 'Republika: a poll below the story',
    },
  ],
  tail: [
    ...endings,
    {
      name: 'paywall',
      line: /^(?:berlangganan untuk (?:lanjutkan|melanjutkan) membaca|akses penuh (?:ke )?seluruh artikel|baca dengan lebih sedikit gangguan iklan|manfaat berlangganan .{3,40})\b.{0,30}$/i,
      seen: 'Tempo: under the beginning of a story that is sold',
    },
    {
      name: 'related-list',
      line: /^(?:pos(?:tingan)? terkait|related topics\s?:|continue reading|up next|don't miss|news feed|(?:load|muat) (?:more|lainnya|lebih banyak))$/i,
      seen: 'lists below the stories of magazine themes',
    },
    { name: 'byline', line: /^editorial team$/i, seen: 'IDN Times: over the editors' },
    {
      name: 'promotion',
      line: /^(?:berita terkini, eksklusif di whatsapp .{3,40}|tetap terhubung dengan kami\s?:|catatan redaksi\s?:(?=.*\b(?:keberatan|dirugikan|sanggahan|hak jawab)\b).{0,300})$/i,
      seen: 'WordPress, local newsrooms: channels and the right of reply',
    },
    {
      name: 'comment-box',
      line: /^(?:leave a (?:reply|comment)|komentar (?:pembaca|anda|netizen)|tinggalkan (?:balasan|komentar).{0,40}|(?:tulis|kirim) komentar.{0,40}|\d* ?komentar|(?:tidak|belum) ada komentar\s*:?|no comments?\s*:?|click to comment|you must be logged in to post a comment.{0,10}|silakan masukkan komentar anda!?|post(?:ing)? (?:a comment|komentar)|your email address will not be published.{0,60})$/i,
      seen: 'WordPress and kin',
    },
    {
      name: 'share-bar',
      line: /^(?:(?:share|bagikan|sebarkan) (?:this|ini|artikel ini)\s*:?|kirimkan ini lewat email.*|blogthis!?|diposting oleh .{2,40} di \d{1,2}[.:]\d{2}|like (?:this|loading)\s*:?.{0,20})$/i,
      seen: 'WordPress, Blogspot',
    },
    {
      name: 'tag-list',
      line: /^(?:labels?|tags?|kata kunci|kategori|filed under|topik)\s*:\s*\S[^.!?]{1,150}$/i,
      seen: 'WordPress, Blogspot: tags on the line of their label',
    },
    {
      name: 'page-links',
      line: /^(?:posting lebih (?:baru|lama)|(?:previous|next|older|newer) (?:post|article)s?|(?:artikel|berita|post) (?:sebelumnya|selanjutnya|berikutnya)|navigasi (?:pos|tulisan))\b.{0,120}$/i,
      seen: 'links to the neighbours of a post',
    },
    {
      name: 'copyright-line',
      line: /^(?:copyright\b|©|\(c\)\s*\d{4}|hak cipta\b|all rights? reserved).{0,120}$/i,
      seen: 'footers',
    },
  ],
};
