import type { NoiseRule } from '../../model/site-rule.ts';
import { weekday } from '../../text/dates.ts';

/** Lines in the story of a page whose markup says nothing. */
export const lineNoise: readonly NoiseRule[] = [
  {
    name: 'related-link',
    element: 'p',
    besides: /^\W*$/,
    text: /^.{24,}[^.]$/,
    seen: 'titles of other stories between paragraphs; a paragraph that ends like a sentence is one',
  },
  {
    name: 'related-link',
    element: 'li:not(:has(> a[href$=".pdf"])), div, h2, h3, h4, blockquote',
    besides: /^\W*$/,
    text: /^.{25,}/,
    seen: 'titles of other stories between paragraphs',
  },
  {
    name: 'related-link',
    element: 'p, h2, h3, h4, h5, div, li, blockquote',
    besides: new RegExp(
      String.raw`^\W*(?:(?:${weekday}\W+)?\d{1,2} [a-z]{3,9} \d{4}(?:\W+\d{1,2}[.:]\d{2})?(?: wi(?:b|t|ta))?|\d+ (?:menit|jam|hari|minggu|bulan) (?:yang )?lalu|read more|read(?= *:)|more(?: on this(?: story)?| from .{2,30})?|related(?: (?:stor(?:y|ies)|articles?|news|links?|coverage))?|baca pula|simak pula|lihat pula|baca ini juga|pilihan editor|pilihan redaksi|editor['’]?s (?:choice|picks?)|(?:baca |lihat |simak )?selengkapnya(?: di)?|jangan lewatkan|topik terkait|berita sebelumnya)\s?:?\W{0,20}$`,
      'i',
    ),
    seen: 'a label and links, nothing else, as other newsrooms word it',
  },
  {
    name: 'byline',
    line: /^[\s*]*(?:(?:editor|penulis|reporter|pewarta|wartawan|jurnalis|kontributor|penyunting|writer|author)(?:\s?\|)?\s?[:：](?:[^.!?]|(?<=(?<!\p{L})\p{L}{1,3})\.){0,110}|(?:oleh|sumber|source|sumber (?:artikel|berita|asli|tulisan|informasi))(?:\s?\|)?\s?[:：]\s?(?:https?:\/\/\S+|[^.!?]{0,90}))(?:\.(?:com|id|co|net|org)\b[^.!?]{0,60}){0,3}[.)\]]{0,5}$/iu,
    seen: 'credits typed into the text; Blogspot "Sumber: …"',
  },
  {
    name: 'caption',
    line: /^[\s*([]*(?:foto|sumber foto|dok(?:umentasi)? foto|photo(?: by)?|keterangan foto)\s*[:：/]\s*\S.{0,300}$/i,
    seen: 'photo lines in tables and paragraphs of their own',
  },
  {
    name: 'related-link',
    line: /^[\s([]*(?:lihat|simak|tonton|saksikan)(?: juga)? (?:juga )?video\b.{0,200}$/i,
    seen: 'video teasers between paragraphs',
  },
  {
    name: 'byline',
    line: /^(?:tim redaksi|editor|penulis|reporter)(?:\s*[|/,-]\s*(?:editor|penulis|reporter|tim redaksi))*$/i,
    seen: 'xcloud.id keeps the labels of Kompas',
  },
  {
    name: 'byline',
    line: /^(?:Penulis|Editor|Reporter|Laporan\s*:)(?:\s*\|)?(?:\s+\p{Lu}[\p{L}.'’-]*){1,5}$/u,
    seen: 'xcloud.id: label and name without a colon',
  },
  {
    name: 'byline',
    line: /^(?:Penulis|Reporter|Editor)(?:\s+\p{Lu}[\p{L}.'’-]*){1,5}\s*[|/]\s*(?:Penulis|Reporter|Editor)(?:\s+\p{Lu}[\p{L}.'’-]*){1,5}$/u,
    seen: 'the credit row of Kompas, copied',
  },
  {
    name: 'byline',
    line: /^(?:By|Oleh|Story by|Words by)\s+\p{Lu}[\p{L}.'’-]*(?:(?:,? (?:and|dan|&)|,)? \p{Lu}[\p{L}.'’-]*){1,8}$/u,
    where: 'head',
    seen: 'names over the story, without a colon',
  },
  {
    name: 'byline',
    line: /^(?:posted|published|diposting|diposkan|dipublikasikan|diterbitkan|written|ditulis)\s+(?:by|oleh)\b.{0,120}$/i,
    seen: 'Blogspot "Posted by … On 00.13"',
  },
  {
    name: 'date-line',
    line: new RegExp(
      String.raw`^(?:[\w. ]{2,30}\s*[-–,|]\s*)?(?:${weekday}\s*,?\s*)?(?:\(?\d{1,2}[ /-][\p{L}\d]{1,10}[ /-]\d{4}\)?|\p{L}{3,10} \d{1,2},? \d{4})[\s|,/•·–—-]*(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?\s*(?:am|pm)?\s*(?:wib|wita|wit|gmt(?:[+-]\d{1,2})?|utc|[ecmp][sd]?t)?$`,
      'iu',
    ),
    where: 'head',
    seen: 'dates typed over the text',
  },
  {
    name: 'related-list',
    line: /^(?:(?:berita|artikel|tulisan|pos(?:t|tingan)?|info)\s+(?:lain(?:nya)?|terkait|terpopuler|populer|terbaru|terkini|menarik lainnya)|related (?:posts?|articles?|news|stories)|you (?:may|might) also like|rekomendasi(?: untuk anda)?|(?:terkini|terpopuler|populer|terbaru)(?: lainnya)?|trending(?: now)?|(?:baca|lihat) (?:juga|lainnya)|video (?:rekomendasi|pilihan|terkait|populer|lainnya))\s*[:»>]*$/i,
    seen: 'titles of lists',
  },
  {
    name: 'page-links',
    line: /^(?:laman|pages?|halaman)\s*(?::\s*\d{1,2}|\d{1,2}\s+\d{1,2})(?:\s+\d{1,2}){0,12}\s*(?:next|selanjutnya|berikutnya|[»>])?$/i,
    seen: 'pagers of WordPress without classes',
  },
  {
    name: 'widget',
    line: /^(?:about the authors?|tentang penulis|daftar isi|table of contents)\s*:?$/i,
    seen: 'titles of author boxes and tables of contents',
  },
  {
    name: 'share-bar',
    line: /^(?:(?:bagikan|share|sebarkan)(?:\s(?:this|ini|now|artikel|berita|ke|di|on|via|with)\b.{0,60})?|like this|like loading|loading|(?:click|klik) (?:to|untuk) (?:share|berbagi|email|membagikan)\b.{0,80}|facebook|twitter|whatsapp|telegram|pinterest|linkedin|email|print|salin tautan|copy link|url telah tercopy|link copied|tweet|(?:bagikan|share)\s?:?(?:\s?(?:facebook|twitter|x|whatsapp|telegram|line|pinterest|linkedin|email|salin tautan|copy link))+)\s?[:.…]{0,5}$/i,
    seen: 'Jetpack and theme share bars without classes',
  },
  {
    name: 'comment-box',
    line: /^(?:(?:tinggalkan|tulis|beri|kirim)(?:kan)? (?:komentar|balasan)|leave a (?:reply|comment)|your email address will not be published)\b.{0,80}$|^tulis komentar(?:mu)? dengan\b.{0,240}$|^(?:silak?an )?(?:masuk|log ?in|sign in)\b.{0,30}\b(?:berkomentar|komentar|comment)\b.{0,40}$|^(?:kolom )?komentar$|^[^"“]{0,60}komentar\w*\b[^"“]{0,160}\bUU ITE\W*$|^(?:silakan )?berkomentarlah\b.{0,200}$|^(?:\d+|tidak ada|belum ada|no) (?:komentar|comments?)\s*[:.]?$/i,
    seen: 'comment forms without classes',
  },
  {
    name: 'promotion',
    line: /^(?:sign up|subscribe|get the latest|don['’]t miss|join|follow us|support (?:our|independent)|download (?:our|the) app)\b[^"“”]{0,120}\b(?:newsletters?|inbox|(?:whatsapp|telegram|youtube) (?:channel|group)|journalism|app store|google play|on (?:facebook|twitter|x|instagram|google news|social media))\b[^"“”]{0,120}$/i,
    seen: 'English pages: letters, channels, apps',
  },
  {
    name: 'widget',
    line: /^(?:\d(?:[.,]\d)?\s*\/\s*5\b\W*\(?\d+ votes?\)?|rate this(?: post)?|\[\/?(?:adinserter|ads?|embed|caption|gallery|playlist|audio|video|irp|contact-form-7|su_\w+|vc_\w+)\b[^\]]*\](?:.*\[\/\w+\])?|\[\w{1,40}(?: \w{1,40}="[^"\]]{0,100}"){1,20}\])$/i,
    seen: 'star ratings, and codes of WordPress plug-ins that are gone',
  },
  {
    name: 'embed',
    line: /^https?:\/\/(?:www\.|m\.)?(?:youtu\.be|youtube\.com|instagram\.com|twitter\.com|x\.com|tiktok\.com|facebook\.com|fb\.watch)\/\S+$/i,
    seen: 'addresses that WordPress would have turned into posts and videos',
  },
  {
    name: 'syndication-notice',
    line: /^(?:the post|artikel|pos|tulisan)\s.{3,300}\s(?:appeared first on|first appeared on|pertama kali (?:tampil|muncul|terbit) (?:pada|di))\s.{2,80}$|^(?:source link|link sumber)$/i,
    where: 'tail',
    seen: 'feeds of WordPress, copied',
  },
  {
    name: 'promotion',
    line: /^(?:(?:discover more from|eksplorasi konten lain dari)\b.{0,80}|(?:subscribe to get the latest posts|berlangganan untuk (?:men)?dapatkan pos)\b.{0,80}|jangan lupa (?:untuk )?(?:like|subscribe|follow|share)\b[^"“”]{0,140}|(?:ikuti|gabung|follow|join)(?: ke| di)?(?: \S+){0,3} (?:whatsapp|wa|telegram|youtube|google news)(?: (?:kami|\p{Lu}\S*)){0,3})$/iu,
    where: 'tail',
    seen: 'Jetpack letters, buttons and requests of bloggers',
  },
  {
    name: 'tag-list',
    line: /^(?:tags?|tagar|topik(?: terkait)?|labels?)$|^(?:#[\p{L}\p{N}_]+[\s,]*){2,30}$/iu,
    where: 'tail',
    seen: 'labels whose tags stand elsewhere; rows of hash tags',
  },
  {
    name: 'tag-list',
    line: /^(?:tags?|tagar|topik|labels?|kategori|category|filed under)\s?[:：].{0,300}$/i,
    seen: 'Blogspot "Labels: …", WordPress "Tags: …"',
  },
  {
    name: 'navigation',
    line: /^(?:masuk|log ?in|sign in|daftar|berlangganan|subscribe)$/i,
    where: 'tail',
    seen: 'buttons under a wall',
  },
  {
    name: 'navigation',
    line: /^(?:home|beranda|kembali ke atas|back to top|skip to content|lewati ke konten|indeks berita|syarat (?:&|dan) ketentuan(?: berlaku)?)(?:\s?[»>/›].{0,120})?$/i,
    seen: 'breadcrumbs printed as text',
  },
];
