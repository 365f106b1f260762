import type { NoiseRule } from '../model/site-rule.ts';
import { boxNames, unseenBoxes, words } from './box-names.ts';
import { besidesCard, titleOfLinks } from './words-beside-links.ts';

/** What may hold a box; a link or an emphasis inside a sentence is none, whatever its class says. */
const boxTags = 'div, section, aside, ul, ol, table, figure, form, details';

/** Boxes between the paragraphs, told by the words in their class or id, or by their title. Long ones are left to the site's own rules. */
export const storyBoxes: readonly NoiseRule[] = [
  {
    name: 'promotion',
    element: boxTags,
    named:
      /(?<![a-z])(?:newsletters?|nws[-_]?letter|nl|mailing-list|buletin|subscribe|subscription|langganan|donasi|donations?|donate|google-news|gnews|smart-banner|app-banner|kuis|quiz)\d*(?![a-z])/i,
    longest: 400,
    seen: 'letters, donations, applications, quizzes',
  },
  {
    name: 'widget',
    element: boxTags,
    named: /(?<![a-z])(?:polls?|polling|jajak[-_]?pendapat|voting|survei|survey)\d*(?![a-z])/i,
    longest: 400,
    seen: 'polls',
  },
  {
    name: 'ad-slot',
    element: boxTags,
    named: /(?<![a-z])(?:ads?|advert\w*|adsense|iklan|sponsored)\d*(?![a-z])/i,
    longest: 200,
    seen: 'advertisements with words',
  },
  {
    name: 'related-list',
    element: boxTags,
    named: boxNames.related,
    longest: 900,
    seen: 'lists and teasers by their name',
  },
  { name: 'comment-box', element: boxTags, named: boxNames.comments, longest: 900, seen: 'readers, by their name' },
  { name: 'tag-list', element: boxTags, named: boxNames.tags, longest: 300, seen: 'tags by their name' },
  { name: 'summary-box', element: boxTags, named: boxNames.summary, longest: 900, seen: 'summaries by their name' },
  {
    name: 'paywall',
    element: boxTags,
    text: /^(?:(?:untuk|agar) (?:bisa |dapat )?)?(?:me)?lanjut(?:kan)? (?:mem)?baca\b[^"“”]{0,80}\b(?:(?:ber)?langganan|pelanggan|masuk|daftar|akun)/i,
    longest: 500,
    seen: 'offers where a story breaks off for those who do not pay',
  },
  {
    name: 'related-link',
    element:
      'div:has(> a > img, > a > div > img, > a > h3, > a > h4, > h3 > a, > h4 > a), section:has(> a > img), aside:has(a)',
    besides: besidesCard,
    text: /\p{L} \p{L}/u,
    longest: 400,
    seen: 'cards of other stories: all words of the box but a date are a link, with its picture or headline',
  },
  {
    name: 'related-list',
    element: 'article:has(a > h3, a > h4, h3 > a, h4 > a)',
    longest: 400,
    seen: 'teasers of other stories in elements of their own',
  },
  {
    name: 'related-list',
    element: boxTags,
    besides: titleOfLinks,
    longest: 900,
    seen: 'titled boxes of links: "Rekomendasi untuk Anda", "Video Rekomendasi"',
  },
  {
    name: 'embed',
    element: 'div:has(> span), figure:has(> span)',
    text: /^video\s?:[^.!?]{10,140}\d{1,2}:\d{2}$/i,
    longest: 200,
    seen: 'players: title and length of the video',
  },
  {
    name: 'embed',
    element: 'div:has(> audio, > video)',
    longest: 200,
    seen: 'players of the browser, with the title of what they play',
  },
  {
    name: 'embed',
    element: 'div:has(iframe), section:has(iframe), aside:has(iframe)',
    text: /^video (?:pilihan|rekomendasi)|^[^.!?]{3,140}(?:\d{1,2}:\d\d)?$/i,
    longest: 200,
    seen: 'boxes of one video or recording that plays in the page, with its title and length',
  },
  {
    name: 'embed',
    element: boxTags,
    named: words('jw-?player|video-?js|plyr|video-?player|audio-?player'),
    longest: 200,
    seen: 'players by their name, saved with their words',
  },
  {
    name: 'promotion',
    element: boxTags,
    text: /^(?:baca|nikmati)(?: (?!aplikasi|tanpa)[a-z]+){0,4} (?:tanpa iklan|(?:di|lewat|dengan|melalui) aplikasi)/i,
    longest: 300,
    seen: 'offers to read on in the application, or without advertisements',
  },
  {
    name: 'promotion',
    element: boxTags,
    text: /^(?:dukung|bantu)\b[^"“”]{0,80}\b(?:jurnalis\p{L}*|redaksi|media)\b/iu,
    longest: 300,
    seen: 'donations in boxes without a name',
  },
  {
    name: 'widget',
    element:
      'form, div:has(> form), section:has(> form), aside:has(> form), div:has(> div > form), div:has(> label > input)',
    longest: 400,
    seen: 'what a reader fills in: letters, polls, searches, whatever their boxes are called',
  },
  {
    name: 'widget',
    element:
      'div:has(> button):not(:has(img)), section:has(> button):not(:has(img)), div:has(> ul > li > button), aside',
    longest: 400,
    seen: 'boxes with a button, and what says of itself to stand beside the story',
  },
  {
    name: 'promotion',
    element:
      'div:has(> a[href*="whatsapp.com/channel"], > a[href*="news.google.com"], > a[href*="play.google.com"], > a[href*="apps.apple.com"])',
    text: /^(?:ikuti|gabung|dapatkan|unduh|download|cek|baca|follow|join|tersedia)\b/i,
    longest: 250,
    seen: 'channels and applications',
  },
  {
    name: 'promotion',
    element: 'div:has(> a[href*="kitabisa.com/"]), section:has(> a[href*="kitabisa.com/"])',
    text: /\b(?:donasi|dukung)/i,
    longest: 300,
    seen: 'buttons of donations',
  },
  {
    name: 'promotion',
    element: ':is(div, section, aside):has(> a):has(> p, > h3, > h4, > h5, > span, > strong):not(:has(p + p, > p > a))',
    text: /(?:unduh|download|pasang|install|buka|daftar|(?:ber)?langganan|gabung|ikuti|coba|main(?:kan)?|mulai|isi survei|lihat (?:paket|semua))(?: \p{L}+){0,2}$/iu,
    longest: 200,
    seen: 'boxes that end in a button, whatever they offer: games, letters, members, channels',
  },
  {
    name: 'share-bar',
    element: 'a',
    leadsTo:
      /facebook\.com\/share|(?:twitter|x)\.com\/intent|twitter\.com\/share|whatsapp\.com\/send\?text|^whatsapp:\/\/send|(?:t|telegram)\.me\/share|line\.me\/R\/|linkedin\.com\/shar|pinterest\.com\/pin\/create|^mailto:\?/,
    longest: 40,
    seen: 'buttons that share the page, in boxes without a name',
  },
  {
    name: 'share-bar',
    element: 'div:has(> a), ul',
    text: /^(?:(?:bagikan|sebarkan|share|ikuti kami)[^.!?]{0,30}?:?\s?)?(?:(?:facebook|fb|twitter|x|whatsapp|wa|telegram|line|linkedin|instagram|pinterest|threads|tiktok|youtube|(?:kirim (?:lewat |via )?)?e-?mail|cetak|print|simpan(?: artikel)?|google news|whatsapp channel|saluran whatsapp|salin tautan|copy link|di|dan)[\s,|·•]*){2,12}$/i,
    longest: 160,
    seen: 'names of networks and nothing else, whatever they link to',
  },
  {
    name: 'comment-box',
    element: 'div:has(> h2, > h3, > h4), section:has(> h2, > h3, > h4)',
    text: /^(?:\d{1,4}\s)?komentar\s?(?:\(\d{1,4}\)\s?)?(?:silakan|belum ada|tulis|masuk|kirim|urutkan|terbaru|jadilah|login)\b/i,
    longest: 900,
    seen: 'comments in boxes without a name, told by what stands under their title',
  },
  {
    name: 'navigation',
    element: 'div:has(> a), ul, ol',
    text: /^(?:home|beranda)\s?[/>»›]/i,
    longest: 120,
    seen: 'the way to the page, inside the text',
  },
  {
    name: 'page-links',
    element: 'ul, ol, div:has(> a), p:has(> a), div:has(> span > a)',
    text: /^(?:(?:halaman|page)\s?:?\s?)?1\s?2(?:\s?\d){0,12}\s?(?:semua|tampilkan semua|show all|all|selanjutnya|berikutnya|next|[»>›])?$/i,
    longest: 60,
    seen: 'numbers of pages, in boxes without a name',
  },
  {
    name: 'page-links',
    element: 'a',
    leadsTo: /[?&](?:page|halaman|hal|pg)=\d/,
    text: /^(?:(?:halaman|page|hal)\.?\s?)?\d{1,2}$|(?:…|\.{3})$/i,
    longest: 120,
    seen: 'pagers in boxes without a name: numbers, and the first words of the next page',
  },
  {
    name: 'widget',
    element: boxTags,
    text: /^(?:tentang penulis|daftar isi(?!an)|table of contents|bagaimana (?:reaksi|pendapat|tanggapan|perasaan) (?:anda|kamu)|apakah (?:artikel|berita) ini (?:bermanfaat|membantu|berguna)|(?:apa )?reaksi (?:anda|kamu)|(?:polling|jajak pendapat)\s?:?\s[^.!?]{5,120}\?|beri(?:kan)? (?:rating|reaksi|penilaian)|dengarkan (?:artikel|berita|\d:\d\d)|versi audio|perbesar teks|(?:ikuti|ikut|mainkan) kuis|(?:dibaca|dilihat)\s?:?\s?\d|a[-–]\s?a\s?a\+|komentar \(\d|laporkan (?:kesalahan|koreksi)|[«‹]?\s?artikel sebelumnya)/i,
    longest: 400,
    seen: 'writers, tables of contents, reactions, players, comments, sizes of letters: boxes told by how they begin',
  },
  {
    name: 'summary-box',
    element: boxTags,
    text: /^(?:(?:ringkasan|rangkuman|diringkas)\s(?:oleh\s)?(?:ai|karin|berita|artikel)|(?:poin|inti|intisari) (?:penting|utama|berita|artikel))/i,
    longest: 900,
    seen: 'machine-made summaries, told by their title',
  },
  {
    name: 'navigation',
    element: 'nav, footer:not(blockquote > footer)',
    longest: 400,
    seen: 'tables of contents, ways to the page, the foot of the page',
  },
  {
    name: 'navigation',
    element: boxTags,
    named: /(?<![a-z])(?:breadcrumbs?|breadcumbs?)\d*(?![a-z])/i,
    longest: 200,
    seen: 'the same by its name',
  },
  {
    name: 'tag-list',
    element: 'p:has(> a), div:has(> a), ul, section:has(> a)',
    besides: /^\W*(?:tags?|tagar|topik(?: terkait)?|kata kunci|labels?)\W*$/i,
    longest: 400,
    seen: 'tags in boxes without a name',
  },
  {
    name: 'tag-list',
    element: 'ul, div:has(> a), p:has(> a)',
    text: /^(?:#[\p{L}\p{N}_-]{2,40}[\s,]*){1,12}$/u,
    longest: 300,
    seen: 'the same as hashtags, without a label',
  },
  {
    name: 'hidden',
    element: `${unseenBoxes}, .hide, .hidden:not([class*=":"]), .d-none:not([class*="-block"], [class*="-flex"], [class*="-inline"])`,
    seen: 'copies, menus and words for screen readers; more than a third of the text is vetoed, since a script may show it',
  },
  {
    name: 'hidden',
    element: '[class*="sr" i][class*="only" i], [class*="visually" i], [class*="reader" i]',
    named:
      /(?<![a-z])(?:sr[-_]?only|visually[-_]?hidden|hidden[-_]?visually|screen[-_]?reader(?:s|[-_]?(?:text|only))?)(?![a-z])/i,
    seen: 'words for those who listen to the page',
  },
];
