import type { NoiseRule } from '../model/site-rule.ts';

/** Said over or before links to other stories; without a link they begin sentences, the imperatives also without a colon. */
const labelsOfLinks = String.raw`(?:simak|tonton|lihat)\s?(?=:)|(?:cek|klik|ketahui|dengarkan|saksikan|intip|ikuti)\s(?:juga|pula)|baca\s(?:lagi|lebih\slanjut)|(?:baca|simak|ikuti)\s(?:ulasan|penjelasan|laporan|berita|artikel|info(?:rmasi)?)\s(?:se)?(?:lain(?:nya)?|lengkap(?:nya)?)(?:\s(?:terkait|tentang|seputar|mengenai|soal)\W{0,9}(?:di\s?sini)?)?|(?:berita\s)?sebelumnya|terkait|terpopuler|related|read\smore|selengkapnya(?:,?\s(?:baca|simak|lihat|klik))?(?:\sdi\s?sini)?|selanjutnya|jangan\slewatkan|(?:simak|lihat|tonton)\s(?:selengkapnya|video(?:nya)?)|pilihan\s(?:editor|redaksi|untukmu|untuk\sanda)|rekomendasi(?:\suntuk(?:mu|\s(?:anda|kamu)))?|(?:berita|artikel)\s(?:populer|rekomendasi|pilihan|selengkapnya\sbaca)(?:\sdi\s?sini)?|topik\sterkait|(?:anda|kamu)\smungkin\s(?:juga\s)?(?:suka|menyukai|tertarik|minati)|mungkin\s(?:anda|kamu)\s(?:juga\s)?(?:suka|tertarik|melewatkan(?:\sini)?)`;

// Letters are spelled out below: with the flags "iu" V8 takes twice as long to compile these words, some 2 ms each.
/** Labels of links to other stories, as printed on all three sites (field manual 1.5, 2.5, 3.3 and the wordings beside it). */
const relatedWords = String.raw`i?baca\s(?:juga|pula|ini\sjuga)(?:\s(?:di\s\w+(?:\.\w+)?|\w+\.id|(?:artikel|berita)(?:\s(?:lain(?:nya)?|menarik(?:\slainnya)?|terkait))?))?|baca|(?:lihat|simak|tonton)\s(?:juga|pula)(?:\svideo(?:nya)?)?|read\salso|also\sread|see\salso|menarik\sdibaca|selengkapnya\sbaca|baca\s(?:berita\s|artikel\s)?(?:selengkapnya|terkait|lain(?:nya)?|berikutnya)(?:\sdi(?:\s?sini)?)?|(?:berita|artikel|video|pos|tulisan)\s(?:terkait|lain(?:nya)?|selengkapnya)|berita\slain\sterkait[^:\n]{0,60}`;

/** A block that is nothing but such a label and links. */
export const relatedLabel: RegExp = new RegExp(
  String.raw`^\W*(?:${relatedWords}|${labelsOfLinks})\s?:?[\W\d]{0,20}$`,
  'i',
);

/** Such a label with its colon, right before a link: at the start of a line or behind the end of a sentence. */
export const labelBeforeLink: RegExp = new RegExp(
  String.raw`(?:(?:^|\n)[^a-zà-ž\d\n"“‘]{0,8}|(?<=[.!?…)\]"”’])\s?[([>*•–-]{0,3}\s?|(?<![a-zà-ž\d])(?=baca\s(?:juga|pula)\s?:)|[([]\s?)(?:${relatedWords}|${labelsOfLinks})\s?:\s?["“]?$`,
  'i',
);

/** The label inside its link. */
export const labelInLink: RegExp =
  /^\s?(?:i?baca\s(?:juga|pula)|(?:lihat|simak|tonton)\s(?:juga|pula)|read\salso|also\sread)/i;

/** Noise inside story text common to Indonesian news pages. Line rules must match a whole printed line. */
export const sharedNoise: readonly NoiseRule[] = [
  {
    name: 'related-link',
    element: 'p, h2, h3, h4, h5, div, li, blockquote',
    besides: relatedLabel,
    seen: 'every site: a label and links, nothing else',
  },
  {
    name: 'related-link',
    element: 'p, h2, h3, h4, h5, div, li, blockquote',
    besides: /^\W*(?:baca|simak|lihat|tonton|saksikan|cek|dengarkan|ikuti)(?:\s[a-z]+){1,3}\s?:\W*$/i,
    text: /^[^:]{0,60}: ?(?:\S+ ){3}\S/,
    seen: 'any other call before a title: "Baca liputan khusus: …"; a link "di sini" is the reporter’s',
  },
  {
    name: 'related-link',
    line: new RegExp(String.raw`^[^a-zà-ž\d"“'‘]*(?:${relatedWords})\s?:\s?\S.*$`, 'i'),
    seen: 'every site; in text dumps the link is gone',
  },
  {
    name: 'related-link',
    line: /^[\s(>*•-]*(?:baca|lihat|simak|tonton)\s(?:juga|pula)\b(?:\s(?:artikel|berita)\s(?:lain(?:nya)?|terkait))?\s?[-–—:>]*$/i,
    seen: 'Tribun 2021: the label on a line of its own; elsewhere over a list that is gone',
  },
  {
    name: 'related-link',
    span: /[([]\s?baca(?:\sjuga\b\s?:?|\s?:)(?:[^()[\]]|\([^()]{0,60}\)|\[[^[\]]{0,60}\]){8,200}[)\]]/i,
    seen: 'Tribun, Kompas of 2013–16: "(Baca: …)" inside a paragraph',
  },
  {
    name: 'related-link',
    line: /^[^a-zà-ž\d"“'‘]*(?:simak selengkapnya|jangan lewatkan|pilihan (?:editor|redaksi)|tonton(?: juga)?(?: video)?)\s*:\s*\S.{6,200}[^\s.,;:!?]$/i,
    seen: 'labels that could open a sentence: a headline ends without a full stop',
  },
  {
    name: 'page-links',
    line: /^\W*(?:(?:baca|simak|lihat) )?(?:(?:berita|artikel) )?selengkapnya,? (?:(?:(?:bisa |dapat )?(?:di)?baca|klik|(?:di)?simak|(?:di)?lihat) )?(?:di ?sini|(?:di )?(?:link|tautan) (?:ini|berikut(?: ini)?))\W*$/i,
    seen: 'links to the whole story elsewhere',
  },
  {
    name: 'page-links',
    line: /^\W*klik (?:di ?sini|(?:link|tautan) (?:ini|berikut(?: ini)?)) (?:untuk|guna) (?:(?:mem)?baca|(?:me)?lihat|(?:me)?nyimak|simak|lanjut|selengkapnya)(?: (?:selengkapnya|lebih lanjut|berita(?:nya)?|artikel(?:nya)?|lanjutan(?:nya)?)){0,3}\W*$/i,
    seen: 'the same, with the call first',
  },
  {
    name: 'ad-slot',
    line: /^[-–—~*\s]*(?:(?:advertisements?\W+)?(?:scroll|gulir|geser) (?:(?:ke (?:bawah|atas)|down) )?(?:untuk|to) (?:lanjut|melanjutkan|membaca|baca|continue|resume|read)\b.{0,40}|(?:scroll|gulir) (?:ke bawah|down)|lanjut(?:kan)? (?:membaca|baca)(?: artikel)?(?: (?:di bawah|setelah iklan)\b.{0,30})?|(?:mem)?baca (?:di bawah|setelah) iklan(?: ini)?|(?:artikel|berita|konten) (?:ini )?(?:berlanjut|dilanjutkan) (?:di bawah|setelah iklan)\b.{0,20}|(?:article|story) continues (?:below|after).{0,30})[-–—~*.:\s]*$/i,
    seen: '"Lanjutkan membaca di bawah iklan", "Gulir untuk lanjut membaca"',
  },
  {
    name: 'promotion',
    line: /^(?:suka (?:artikel|berita|tulisan) ini\? )?(?:daftar(?:kan)?|(?:ber)?langganan|ikuti|dapatkan|terima)\b(?=[^"“”]{0,160}\b(?:newsletter|buletin)\b)(?=[^"“”]{0,160}\b(?:kami|anda|kamu|mu|kompas|tribun|kontan)\b)[^"“”]{0,200}$/i,
    seen: 'invitations to letters',
  },
  {
    name: 'promotion',
    line: /^(?:dapatkan (?:informasi|berita|kabar)\b[^.!?]{0,60}\b(?:di|lewat) (?:e-?mail|surel|kotak masuk) (?:kamu|anda)\.?|daftarkan e-?mail|belum berhasil mengaktifkan notifikasi\b.{0,60})$/i,
    seen: 'letters and notifications where the boxes have other names',
  },
  { name: 'widget', line: /^\d{1,2}\+$/, seen: 'how many more photos a gallery has' },
  {
    name: 'promotion',
    line: /^(?:donasi\s*:|(?:ayo|mari|yuk)\b(?=.{0,80}\b(?:ber)?donasi\b))(?=.*\b(?:kitabisa|rekening|klik|di ?sini|sekarang)\b)[^"“”]{0,160}$/i,
    seen: 'invitations to give',
  },
  {
    name: 'ad-slot',
    line: /^(?:[-–—~*\s]*(?:advertis(?:ements?|ing)|(?:(?:ruang|slot) )?iklan(?: lewat)?|pariwara|pasang iklan (?:anda )?di ?sini|(?:memuat|loading)(?: (?:iklan|video|konten))?…?|slot-iklan-\d{2,4}x\d{2,4}|ads|sponsor(?:ed)?|promoted|(?:konten )?bersponsor|konten promosi|(?:close|skip) ads|(?:tutup|lewati) iklan)[-–—~*.\s]*|\[?gambas\s*:[^\]]*\]?)$/i,
    seen: 'labels of advertisements; Newspaper theme "- Advertisement -"',
  },
  {
    name: 'promotion',
    line: /^(?:cek|simak|baca) berita dan artikel (?:yang )?lain(?:nya)? di\b(?=.*(?:google|news|whatsapp|wa channel|telegram)).{0,80}$/i,
    seen: 'Kontan, 95 % of pages',
  },
  {
    name: 'promotion',
    line: /^dapatkan (?:update )?berita (?:pilihan (?:dan breaking news )?setiap hari\b|(?:.{0,40} )?setiap hari dari (?:kompas|tribun|kontan)).*$/i,
    seen: 'Kompas 2022–23 (Telegram)',
  },
  {
    name: 'promotion',
    line: /^(?:simak|saksikan) breaking news\b(?=.*(?:berita pilihan|kompas|ponsel|kanal|kami)).*$/i,
    seen: 'Kompas 2024–26 (WhatsApp)',
  },
  {
    name: 'promotion',
    line: /^(?:(?:(?:mari|yuk|ayo|silakan|jangan lupa|dapatkan|klik|ikuti(?:lah)?|(?:ber)?gabung(?:lah)?|follow|join|subscribe|kunjungi|simak|baca|update|cek|temukan|saksikan|jadikan|untuk (?:mendapatkan|berita|informasi|info|update))\b(?=.*\b(?:berita|artikel|informasi|info|update|kami|redaksi|klik|link|disini|di sini|kompas|tribun\w*|kontan|surya|serambi\w*|momsmoney|bangka ?pos|pos ?kupang|warta ?kota)\b)|(?:mari|yuk|ayo|dapatkan|ikuti|follow|simak|baca|cek)\b(?=.*(?:google news|news google|tribun ?x)))[^"“”]{0,220}\b(?:google news|news google|tribun ?x|(?:grup|channel|kanal|saluran) (?:whatsapp|wa|telegram|youtube)|(?:whatsapp|wa|telegram|youtube) (?:grup|group|channel)|media sosial kami|(?:akun )?(?:instagram|facebook|tiktok|twitter|x|youtube|threads) kami|sumber (?:pilihan|utama)(?: \w+)? di google|t\.me|wa\.me|whatsapp\.com\/channel)(?![^.]{0,200}\b(?:kata|ujar|ucap|tutur|jelas|imbuh|ungkap)(?:nya)?\b)|dapatkan berita\b(?=.*(?:klik|daftar|satu akun))[^"“”]{0,300}$)/i,
    seen: 'invitations to the channels of any newsroom; a sentence about a Telegram group begins otherwise',
  },
  {
    name: 'promotion',
    line: /^ikuti (?:kami|kuis)\b.{0,60}$/i,
    seen: 'Tribun "Ikuti kami di", Kompas quiz',
    where: 'tail',
  },
  { name: 'promotion', line: /^dalam segala situasi, kompas\.com berkomitmen\b.*$/i, seen: 'Kompas donations 2025–26' },
  {
    name: 'promotion',
    line: /^(?:berikan apresiasi|kirimkan apresiasi)\b(?=.*(?:kompas|jernih|redaksi|spesial|jurnalis)).{0,160}$/i,
    seen: 'Kompas donations',
  },
  {
    name: 'promotion',
    line: /^(?:aktifkan notifikasi\b|(?:unduh|download|install?) (?:juga )?(?:aplikasi|app)\b(?=.{0,80}(?:kompas|tribun|kontan|kmp\.im|\bkami\b))|(?:ber)?langganan (?:sekarang|kini|di ?sini)\b(?=.*\b(?:iklan|kami|akses)\b))[^"“”]{0,160}$/i,
    seen: 'promotion of the own application, notifications, subscriptions; how-to stories tell to install others',
  },
  {
    name: 'syndication-notice',
    line: /^[*\s(]*(?:sebagian |sebagian dari )?(?:artikel|berita|tulisan|konten) ini (?:(?:telah|sudah|pernah|sebelumnya|juga|pertama)(?: \w+){0,2} |(?=(?:tayang|terbit|dimuat)\b.*(?:dengan judul|berjudul)))(?:tayang|terbit|dimuat|dipublikasikan|dilansir) (?:(?:sebelumnya|terlebih dahulu|lebih dulu|pertama kali|perdana) )?(?:di|oleh|pada|dalam)\b(?!.*\b(?:ujar|kata|tutur|ucap|jelas|imbuh)(?:nya)?\b(?! ?:)(?!.*judul)).*$/i,
    seen: 'every site: republished from another outlet',
  },
  {
    name: 'syndication-notice',
    span: /(?<=[.!?)*”"]\s?)(?:sebagian )?(?:artikel|berita|tulisan|konten) ini (?:(?:telah|sudah|pernah|sebelumnya|juga|lebih dulu|pertama kali) ){1,3}(?:tayang|terbit|dimuat|dipublikasikan) (?:(?:sebelumnya|perdana|pertama kali|lebih dulu) )?(?:di|pada|oleh) (?=[^\n]{2,60}(?:dengan judul|berjudul|klik|link|baca|https?:)|[\w.-]{2,40}\.(?:com|co|id|net|tv)\b.{0,3}$)[^\n]{4,460}$/im,
    seen: 'every site: typed or copied on behind the last sentence, with or without a blank',
  },
  {
    name: 'page-links',
    line: /^(?:halaman|page)\s?:?\s?(?:\d{1,2}\s?(?:\/|dari|of)\s?\d{1,2}|(?:1(?:\s\d){1,12}|1\s?2\s?3(?:\s?\d){0,10}|(?:1(?:\s?\d){1,12})?\s?(?:tampilkan semua|show all))?)$/i,
    seen: 'pagers printed as text; "Halaman 12" alone is a subheading of stories about school books',
  },
  {
    name: 'page-links',
    line: /^(?:\d{1,2}\s?\/\s?\d{1,2}|(?:halaman )?\d{1,2}\s?(?:\/|dari)\s?\d{1,2} halaman)$/i,
    where: 'tail',
    seen: 'counts of pages and of photos under the text',
  },
  {
    name: 'related-list',
    line: /^(?:(?:berita|artikel) (?:terkait|lainnya|terkini|terpopuler|populer|rekomendasi)|terpopuler(?: (?:hari|pekan|minggu|bulan) ini)?|paling (?:banyak )?(?:dibaca|dicari)|rekomendasi untuk (?:anda|kamu))\s?:?$/i,
    seen: 'titles of lists whose links were taken out, or never came',
  },
  {
    name: 'embed',
    line: /^(?:saksikan|tonton|simak|lihat)(?: juga)? (?:video|tayangan)(?:nya)?[^.!?:]{0,60}(?:di bawah ini|berikut(?: ini)?)\s?:?$/i,
    seen: 'calls over a video',
  },
  {
    name: 'page-links',
    line: /^(?:halaman (?:selanjutnya|berikutnya)|next page)\b\s*(?:[:»>].*)?$/i,
    seen: 'pagers; the AMP form has the teaser behind it',
  },
  {
    name: 'page-links',
    line: /^(?:selanjutnya|tampilkan semua|show all|(?:(?:baca|lihat|simak) )?(?:(?:berita|artikel) )?selengkapnya)\s*[.»>]*$/i,
    seen: 'pagers and round-ups',
  },
  {
    name: 'embed',
    line: /^(?:view this post on instagram|a post shared by .+|lihat postingan ini di instagram|sebuah kiriman dibagikan oleh .+)$/i,
    seen: 'Instagram embeds without markup',
  },
  {
    name: 'widget',
    line: /document\.getElementById\(|event\.data\.height|googletag\.cmd|window\.\w{1,40}\s?=/i,
    seen: 'Surya 2022: script leaking as text',
  },
  {
    name: 'byline',
    line: /^(?:penulis|reporter|pewarta|wartawan|kontributor|editor|penyunting) \|(?: : \|)? [^.!?|]{3,60}$/i,
    seen: 'credits in a table, role and name in cells',
  },
  {
    name: 'byline',
    line: /^[Oo][Ll][Ee][Hh]\s?:\s?(?:[^.?!]{3,100}|(?:(?:(?:(?:drg?|drs|ir)\.)?\p{Lu}[\p{L}.'’-]*|drg?\.|drs\.|ir\.|dan|bin|binti|al)\*?|\*)(?:[\s,)]+(?:(?:(?:(?:drg?|drs|ir)\.)?\p{Lu}[\p{L}.'’-]*|drg?\.|drs\.|ir\.|dan|bin|binti|al)\*?|\*)){1,13}[\s,)]*)$/u,
    where: 'head',
    seen: 'columns: writer typed over the text, with degrees',
  },
  {
    name: 'byline',
    line: /^Oleh(?!\s(?:Oleh|Karena|Sebab)\b)(?:\s\p{Lu}[\p{L}.'’-]*,?){2,7}$/u,
    where: 'head',
    seen: 'columns: the writer over the text, without a colon',
  },
  {
    name: 'copyright-line',
    line: /^[\s*(]*(?:copyright\b|hak cipta\b(?=.*(?:©|\d{4}|dilindungi))|©|\(c\)\s|dilarang (?:keras )?(?:mengambil|mengutip|menyalin|memperbanyak|menggandakan|mengcopy|menerbitkan)\b(?=.*\b(?:izin|seizin|tanpa)\b)).{0,260}$/i,
    seen: 'xcloud.id keeps the copyright line of Kompas',
  },
  {
    name: 'share-bar',
    line: /^\W*(?:bagikan|sebarkan|share)(?: (?:artikel|berita) ini| (?:this )?(?:article|story))?\s?:?$|^(?:tautan|link|url) (?:berhasil|telah|sudah) (?:disalin|dicopy|tercopy)\W*$/i,
    seen: 'what stands over buttons that share the page',
  },
  {
    name: 'widget',
    line: /^(?:(?:post )?views|dibaca|dilihat|reads?)\s*[:：]\s*[\d.,]+(?: kali| x)?$|^(?:dibaca|dilihat) (?:sebanyak )?[\d.,]+ (?:kali|x)$|^[\d.,]+\s*(?:views?|kali dibaca|x dibaca|pembaca)$|^(?:waktu|estimasi|lama) (?:mem)?baca\b.{0,20}$|^\d+ (?:menit|min(?:ute)?s?) (?:(?:mem)?baca|read)$/i,
    seen: 'counters of readers and minutes',
  },
  {
    name: 'paywall',
    line: /^(?:(?:artikel|konten|berita|tulisan) ini (?:khusus|hanya)\b.{0,30}\b(?:pelanggan|member|anggota|berlangganan)\b.{0,160}|(?:untuk|agar) (?:bisa |dapat )?(?:melanjutkan|lanjut) membaca\b.{0,80}\b(?:berlangganan|langganan|masuk|daftar)\b.{0,80}|this (?:article|story|content) is (?:for|available to|exclusive to)\b.{0,30}subscribers\b.{0,80}|(?:subscribe|sign in|log in) to (?:continue|keep) reading\b.{0,80})$/i,
    seen: 'what stands where a story breaks off for those who do not pay',
  },
  {
    name: 'end-mark',
    line: /^(?:[([]?\s?\*{1,8}\s?\/?\s?[)\]]?\.?|[-–—_=]{1,40}|\.{1,3}|#+|\||[•·▪■]|[{}()[\];,]{1,8})$/,
    seen: 'end marks without words',
  },
];

/** Elements that are never the story, wherever they stand. A site that puts them into its own rules keeps them from the veto. */
export const sharedElements: readonly NoiseRule[] = [
  {
    name: 'embed',
    element:
      'blockquote.twitter-tweet, blockquote.twitter-video, blockquote.instagram-media, blockquote.tiktok-embed, blockquote.text-post-media, blockquote.bluesky-embed, blockquote.reddit-embed-bq, .fb-post, .fb-video, amp-twitter, amp-instagram, amp-youtube, amp-facebook, amp-iframe, amp-tiktok, amp-list',
    seen: 'social posts, and lists that a script fetches',
  },
  {
    name: 'embed',
    element:
      'blockquote:has(> a[href*="/status/"]), blockquote:has(a[href*="twitter.com/"][href*="/status/"]), blockquote:has(a[href*="instagram.com/p/"])',
    seen: 'posts whose class the editor lost: the closing link is their date',
  },
  { name: 'related-link', element: 'blockquote.wp-embedded-content', seen: 'WordPress: a post as a card' },
  { name: 'embed', element: 'figure:has(iframe, video)', seen: 'videos with what is written under them' },
  { name: 'embed', element: 'iframe, video, object, embed', seen: 'videos and widgets in frames' },
  { name: 'ad-slot', element: 'ins.adsbygoogle, [id^="div-gpt-ad"], amp-ad, amp-embed', seen: 'advertising tags' },
];
