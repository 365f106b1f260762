import type { NoiseRule } from '../../model/site-rule.ts';

/** Elements that hold boxes; a link or an emphasis inside a sentence is never one, whatever its class says. */
const boxes = 'div, section, aside, ul, ol, li, p, nav, table, header, footer, h2, h3, h4, h5, figure, center, dl';
const lineBoxes = `${boxes}, span, time, small, em, strong, b, i, address`;

/** A class or id that has one of these words, with any digits behind it. */
function words(list: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${list})\\d*(?![a-z])`, 'i');
}

/** Boxes by the words that WordPress themes, Blogspot and Indonesian newsrooms give them, cut before the body is looked for. */
export const boxNoise: readonly NoiseRule[] = [
  { name: 'navigation', element: 'nav, footer, [role=navigation], [role=banner]', seen: 'HTML5 pages' },
  {
    name: 'navigation',
    element: boxes,
    named: words('nav|navbar|menu|breadcrumbs?|breadcumbs?|navigation|topbar|footer'),
    seen: 'WordPress .post-navigation, .breadcrumb; Kompas .breadcrumb__wrap',
  },
  { name: 'widget', element: 'aside, form, dialog, .widget, .code-block', seen: 'WordPress sidebars and inserted ads' },
  {
    name: 'widget',
    element: boxes,
    named: words(
      'sidebar|popup|modal|author-box|author-bio|author-info|about-author|abh|poll|polling|toc|ez-toc-container|toc_container|lwptoc|table-of-contents|rating|ratings|search|login|skip-link|quiz|cookie|breaking-news',
    ),
    seen: 'WordPress plug-ins: author boxes, tables of contents, polls; search boxes inside stories',
  },
  {
    name: 'share-bar',
    element: boxes,
    named: words(
      'share|sharing|shares|sharer|shr|sharedaddy|sharebox|sosmed|socials?|socmed|addtoany|addthis|a2a|bagikan|likes?',
    ),
    seen: 'Jetpack .sharedaddy, AddToAny, theme share bars',
  },
  {
    name: 'related-list',
    element: boxes,
    named: words(
      'related|relateds|relatedposts|terkait|bacajuga|baca-juga|recommend|recommended|recommendations?|rekomendasi|yarpp|crp|outbrain|taboola|mgid|popular|populer|popularpost|terpopuler|trending|latest|latestposts?|terbaru|terkini|recent|most|lainnya|more-news|more-from|also-read|read-also|readmore|next-post|prev-post|headline-list|latest-posts',
    ),
    seen: 'Jetpack, YARPP, Contextual Related Posts, "terkait" and "terpopuler" boxes',
  },
  {
    name: 'summary-box',
    element: boxes,
    named: words('summary-article|summary-box|ringkasan|ringkasan-berita|ai-summary|tldr'),
    seen: 'Tribun 2025–26 "Ringkasan Berita" and its clones',
  },
  {
    name: 'tag-list',
    element: boxes,
    named: words(
      'tags?|tagl|tagging|tagcloud|taglist|tags-links|topik|labels|post-labels|cat-links|entry-footer|post-footer',
    ),
    seen: 'WordPress .tags-links, Blogspot .post-labels',
  },
  {
    name: 'comment-box',
    element: boxes,
    named: words('comments?|komentar|disqus|respond|commentlist|reply'),
    seen: 'WordPress #comments, #respond; Blogspot #comments',
  },
  {
    name: 'page-links',
    element: boxes,
    named: words('paging|pagination|paginations|paginate|pagenavi|page-links|pager|blog-pager'),
    seen: 'pagers of stories and archives',
  },
  {
    name: 'promotion',
    element: boxes,
    named: words(
      'promo|promotion|google-news|googlenews|gnews|whatsapp|telegram|newsletter|subscribe|subscription|langganan|donasi|donation',
    ),
    seen: 'invitations to channels and letters',
  },
  {
    name: 'ad-slot',
    element: `${boxes}, ins`,
    named: words('ads?|ads-\\w+|advert\\w*|adsense|adsbygoogle|iklan|banner|sponsored|heightads'),
    seen: 'theme and plug-in ad boxes, Kontan .heightads250',
  },
  {
    name: 'byline',
    element: lineBoxes,
    named: words('byline|author|authors|penulis|editor|reporter|redaksi|credits?|vcard|post-author|jurnalis'),
    text: /^.{0,200}$/,
    seen: 'WordPress .byline, Kompas "Editor" lines, Kontan #editor',
  },
  {
    name: 'date-line',
    element: lineBoxes,
    named: words(
      'date|time|tanggal|posted-on|published|waktu|entry-meta|post-meta|postmeta|entry-date|timestamp|dateline|jam',
    ),
    text: /^.{0,200}$/,
    seen: 'WordPress .entry-meta, Blogspot .post-timestamp',
  },
  {
    name: 'widget',
    element: '[hidden], [style*="display:none"], [style*="display: none"]',
    seen: 'boxes shown on a click',
  },
];

/** Captions whose photo was not found beside them. */
export const captionNoise: readonly NoiseRule[] = [
  {
    name: 'caption',
    element: lineBoxes,
    named: words('caption|captions|figcaption|wp-caption-text|photo-credit|image-credit|photo-caption|keterangan-foto'),
    text: /^.{0,600}$/,
    seen: 'captions that stand apart from their photo',
  },
  { name: 'caption', element: 'figcaption', seen: 'captions of figures that are no photo' },
];

/** Lines in the story of a page whose markup says nothing. */
export const lineNoise: readonly NoiseRule[] = [
  {
    name: 'related-link',
    element: 'p, li, div, h2, h3, h4, blockquote',
    besides: /^[\s\W]*$/,
    text: /^.{25,}/,
    seen: 'titles of other stories between paragraphs',
  },
  {
    name: 'byline',
    line: /^[\s*]*(?:editor|penulis|reporter|pewarta|wartawan|jurnalis|kontributor|penyunting|writer|author|oleh|sumber|source|sumber (?:artikel|berita|asli))(?:\s*\|)?\s*[:：]\s*[^.!?]{0,90}(?:\b(?:com|id|co|net|org)\b[^.!?]{0,60}){0,3}[.)\]]*$/i,
    seen: 'credits typed into the text; Blogspot "Sumber: …"',
  },
  {
    name: 'caption',
    line: /^[\s*([]*(?:foto|sumber foto|dok(?:umentasi)? foto|photo(?: by)?|keterangan foto)\s*[:：/]\s*\S.{0,300}$/i,
    seen: 'photo lines in tables and paragraphs of their own',
  },
  {
    name: 'ad-slot',
    line: /^[-–—~*\s]*(?:advertisements?|iklan|ads|sponsored|scroll ke bawah)[-–—~*\s]*$/i,
    seen: 'Newspaper theme "- Advertisement -"',
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
    line: /^(?:Penulis|Editor|Reporter)(?:\s+\p{Lu}[\p{L}.'’-]*){1,5}$/u,
    seen: 'xcloud.id: label and name without a colon',
  },
  {
    name: 'byline',
    line: /^(?:posted|published|diposting|diposkan|dipublikasikan|diterbitkan|written|ditulis)\s+(?:by|oleh)\b.{0,120}$/i,
    seen: 'Blogspot "Posted by … On 00.13"',
  },
  {
    name: 'date-line',
    line: /^(?:[\w. ]{2,30}\s*[-–,|]\s*)?(?:(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu)\s*,?\s*)?(?:\(?\d{1,2}[ /-][\p{L}\d]{1,10}[ /-]\d{4}\)?|\p{L}{3,10} \d{1,2},? \d{4})[\s|,/-]*(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?\s*(?:am|pm)?\s*(?:wib|wita|wit)?$/iu,
    where: 'head',
    seen: 'dates typed over the text',
  },
  {
    name: 'related-list',
    line: /^(?:(?:berita|artikel|tulisan|pos(?:t|tingan)?|info)\s+(?:lain(?:nya)?|terkait|terpopuler|populer|terbaru|terkini|menarik lainnya)|related (?:posts?|articles?|news|stories)|you (?:may|might) also like|rekomendasi(?: untuk anda)?|(?:terkini|terpopuler|populer|terbaru)(?: lainnya)?|trending(?: now)?|(?:baca|lihat) (?:juga|lainnya))\s*[:»>]*$/i,
    seen: 'titles of lists',
  },
  {
    name: 'share-bar',
    line: /^(?:(?:bagikan|share|sebarkan)(?:\s+(?:this|ini|artikel|berita|ke|di|on|via|with)\b.{0,60})?|like this|like loading|loading|(?:click|klik) (?:to|untuk) (?:share|berbagi|email|membagikan)\b.{0,80}|facebook|twitter|whatsapp|telegram|pinterest|linkedin|email|print|salin tautan|copy link|tweet)\s*[:.…]*$/i,
    seen: 'Jetpack and theme share bars without classes',
  },
  {
    name: 'comment-box',
    line: /^(?:(?:tinggalkan|tulis|beri|kirim)(?:kan)? (?:komentar|balasan)|leave a (?:reply|comment)|your email address will not be published)\b.{0,80}$|^(?:\d+|tidak ada|belum ada|no) (?:komentar|comments?)\s*[:.]?$/i,
    seen: 'comment forms without classes',
  },
  {
    name: 'tag-list',
    line: /^(?:tags?|tagar|topik|labels?|kategori|category|filed under)\s*[:：]\s*.{0,300}$/i,
    seen: 'Blogspot "Labels: …", WordPress "Tags: …"',
  },
  {
    name: 'copyright-line',
    line: /^[\s*(]*(?:copyright\b|hak cipta\b(?=.*(?:©|\d{4}|dilindungi))|©|\(c\)\s).{0,200}$/i,
    seen: 'xcloud.id keeps the copyright line of Kompas',
  },
  {
    name: 'navigation',
    line: /^(?:home|beranda|kembali ke atas|back to top|skip to content|lewati ke konten)(?:\s*[»>/›]\s*.{0,120})?$/i,
    seen: 'breadcrumbs printed as text',
  },
];
