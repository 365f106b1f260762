import type { NoiseRule } from '../model/site-rule.ts';

/** What may hold a box; a link or an emphasis inside a sentence is none, whatever its class says. */
const boxTags = 'div, section, aside, ul, ol, table, figure, form';

/** Boxes between the paragraphs, told by the words in their class or id, or by their title. Long ones are left to the site's own rules. */
export const storyBoxes: readonly NoiseRule[] = [
  {
    name: 'promotion',
    element: boxTags,
    named:
      /(?<![a-z])(?:newsletters?|nws-?letter|nl|mailing-list|buletin|subscribe|subscription|langganan|donasi|donations?|donate|google-news|gnews|smart-banner|app-banner|kuis|quiz)\d*(?![a-z])/i,
    longest: 400,
    seen: 'letters, donations, applications, quizzes',
  },
  {
    name: 'widget',
    element: boxTags,
    named: /(?<![a-z])(?:polls?|polling|jajak-?pendapat|voting|survei|survey)\d*(?![a-z])/i,
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
    besides:
      /^\W*(?:rekomendasi(?: untuk (?:anda|kamu))?|rekomendasi (?:artikel|berita)|video (?:rekomendasi|pilihan|terkait|populer|terkini|lainnya)|pilihan (?:untukmu|untuk (?:anda|kamu)|editor|redaksi)|sesuai minatmu|jangan lewatkan|terpopuler|terkini|berita (?:terkait|terkini|populer|lainnya|rekomendasi)|artikel (?:terkait|lainnya|rekomendasi)|baca (?:juga|lainnya))\W*$/i,
    longest: 900,
    seen: 'titled boxes of links: "Rekomendasi untuk Anda", "Video Rekomendasi"',
  },
  {
    name: 'embed',
    element: 'div:has(iframe), section:has(iframe), aside:has(iframe)',
    text: /^video (?:pilihan|rekomendasi)/i,
    longest: 200,
    seen: 'titled boxes of one video that plays in the page',
  },
  {
    name: 'widget',
    element:
      'form, div:has(> form), section:has(> form), aside:has(> form), div:has(> div > form), div:has(> label > input)',
    longest: 400,
    seen: 'what a reader fills in: letters, polls, searches, whatever their boxes are called',
  },
  {
    name: 'promotion',
    element: 'div:has(> a[href*="kitabisa.com/"]), section:has(> a[href*="kitabisa.com/"])',
    text: /\b(?:donasi|dukung)/i,
    longest: 300,
    seen: 'buttons of donations',
  },
  {
    name: 'share-bar',
    element:
      'a[href*="facebook.com/share"], a[href*="twitter.com/intent"], a[href*="x.com/intent"], a[href*="twitter.com/share"], a[href*="whatsapp.com/send?text"], a[href^="whatsapp://send"], a[href*="t.me/share"], a[href*="telegram.me/share"], a[href*="line.me/R/"], a[href*="linkedin.com/shar"], a[href*="pinterest.com/pin/create"], a[href^="mailto:?"]',
    longest: 40,
    seen: 'buttons that share the page, in boxes without a name',
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
    name: 'widget',
    element: boxTags,
    text: /^(?:tentang penulis|daftar isi(?!an)|table of contents|bagaimana (?:reaksi|pendapat|tanggapan) (?:anda|kamu)|(?:apa )?reaksi (?:anda|kamu)|beri(?:kan)? (?:rating|reaksi|penilaian)|dengarkan (?:artikel|berita)|(?:dibaca|dilihat)\s?:?\s?\d|a[-–]\s?a\s?a\+|komentar \(\d|baca (?:lebih nyaman )?(?:di|lewat) aplikasi|[«‹]?\s?artikel sebelumnya)/i,
    longest: 400,
    seen: 'writers, tables of contents, reactions, players, comments, sizes of letters: boxes told by how they begin',
  },
  {
    name: 'summary-box',
    element: boxTags,
    text: /^(?:ringkasan|rangkuman|diringkas)\s(?:oleh\s)?(?:ai|karin|berita|artikel)/i,
    longest: 900,
    seen: 'machine-made summaries, told by their title',
  },
  { name: 'navigation', element: 'nav', longest: 400, seen: 'tables of contents and ways to the page' },
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
    name: 'hidden',
    element:
      '[hidden], [style*="display:none" i], [style*="display: none" i], [style*="display :" i][style*="none" i], [style*="visibility:hidden" i], [style*="visibility: hidden" i], .sr-only, .visually-hidden, .screen-reader-text, .hide, .hidden:not([class*=":"]), .d-none:not([class*="-block"], [class*="-flex"], [class*="-inline"])',
    seen: 'copies, menus and words for screen readers; more than a third of the text is vetoed, since a script may show it',
  },
];
