import type { NoiseRule } from '../../model/site-rule.ts';
import { relatedLabel, sharedElements } from '../shared-noise.ts';

/** Names of the network's titles as promotion lines print them; "Surya" alone is also a first name. */
const brand = String.raw`(?:tribun[\w.-]*|surya\.co\.id|suryamalang|harian surya|serambi(?:news| indonesia)|prohaba|sripoku|sriwijaya post|bangka ?pos|pos ?belitung|pos[- ]?kupang|banjarmasin ?post|warta ?kota(?:live)?)`;
const platform =
  '(?:google ?news|news google|google berita|whats ?app|telegram|you ?tube|tik ?tok|instagram|facebook|twitter|play ?store|app ?store)';
const channel =
  '(?:(?:saluran|channel|kanal|grup) (?:whats ?app|telegram|wa)|(?:whats ?app|wa) channel|google ?news|news google)';

/** Words of a line that is no sentence: no full stop but inside "Surya.co.id", no quotation. */
const plain = String.raw`(?:[^.?!"“”]|\.(?=\w))`;
/** Arrows, stars and emoji may stand before a line; a quotation mark makes it speech. */
const marks = String.raw`^[^\p{L}\p{N}"“'‘]*`;
const noSpeech = String.raw`(?!.*\b(?:kata|ujar|tutur|ucap|jelas|imbuh|ungkap|tulis)(?:nya)?\b)`;
const others = String.raw`\blain(?:nya)?(?:\s?:?\.?|\s(?:terkait|tentang|seputar|soal|mengenai)\b${plain}{2,60}|(?=.*(?:google|\bnews\b|\b${brand}|\bdi ?sini\b|\bklik\b))${plain}{2,70})$`;

/** Invitations as whole lines, by what makes them one. */
export const invitations: Readonly<
  Record<
    'toOwnChannel' | 'toNews' | 'toOtherStories' | 'toOtherInformation' | 'toClickForNews' | 'toClickForChannel',
    RegExp
  >
> = {
  /** "Jangan lupa subscribe kanal YouTube Tribun Jateng" */
  toOwnChannel: new RegExp(
    String.raw`${marks}(?:(?:mari|yuk|ayo|silah?kan|jangan lupa)\b[^"“”]{0,30}?)?(?:ikuti|simak|saksikan|tonton|baca|dapatkan|update|cek|follow|like|subscribe|join|(?:ber)?gabung(?:lah)?|kunjungi|klik|download|unduh)\b(?=.*\b${brand})(?=.*\b${platform})${noSpeech}[^"“”]{0,220}$`,
    'iu',
  ),
  /** "* Dapatkan Berita Viral Via Saluran WhatsApp" */
  toNews: new RegExp(
    String.raw`${marks}(?:ikuti|simak|baca|dapatkan|cek|update)\b${plain}{0,60}\bberita\b${plain}{0,60}\b${channel}\b${plain}{0,60}$`,
    'iu',
  ),
  /** "BACA BERITA SURABAYA LAINNYA", "Berita lain terkait …", "Berita viral lainnya di Googlenews TribunJatim.com" */
  toOtherStories: new RegExp(
    String.raw`${marks}(?:baca\s(?:juga\s)?)?(?:berita|artikel)\b${plain}{0,60}?${others}`,
    'iu',
  ),
  /** "Informasi lengkap dan menarik lainnya di Googlenews TribunJatim.com"; "Informasi lainnya" is a subheading. */
  toOtherInformation: new RegExp(
    String.raw`${marks}informasi\b(?=.*\b${brand})(?=.*\b${platform})${plain}{0,60}?\blain(?:nya)?\b${plain}{2,70}$`,
    'iu',
  ),
  /** "Lihat Berita Terbaru Pilihan Editor DISINI" */
  toClickForNews: new RegExp(
    String.raw`${marks}(?:lihat|baca|simak|update|ikuti|dapatkan|cek)\b${plain}{0,60}\b(?:berita|artikel)\b${plain}{0,60}\b(?:di ?sini|klik)\b[^\p{L}\p{N}]*$`,
    'iu',
  ),
  /** "WhatsApp TribunManado.co.id : KLIK" */
  toClickForChannel: new RegExp(String.raw`${marks}whats ?app\b(?=.*\b${brand}).{0,40}:\s*klik\b.{0,20}$`, 'iu'),
};

/** A title's name with a dot, as it opens a dateline: what stands before it in the same paragraph is a byline or a kicker. */
export const datelineBrand: string = String.raw`(?:TRIBUN[\w-]{0,30}|Tribun[\w-]{0,30}|SURYA(?:MALANG)?|SERAMBINEWS|Serambinews|PROHABA|SRIPOKU|BANGKAPOS|POSBELITUNG|POS-KUPANG|BANJARMASINPOST|WARTAKOTALIVE|Wartakotalive)\.(?:COM|CO\.ID|CO|ID|com|co\.id|co|id)\b\s?(?:[,|]|[-–—]|\p{Lu})`;

const report = String.raw`[Ll]aporan\s(?:[Ww]artawan|[Rr]eporter|[Kk]ontributor|[Jj]urnalis)`;

const person = String.raw`[\p{Lu}\d][\p{L}\d.'’-]*`;
const names = String.raw`\s?:\s?${person}(?:(?:\s(?:dan|bin|binti|van|de)\s|[\s,|/&]|(?:[Ee]ditor|EDITOR|[Pp]enulis|[Ss]umber)\s?:){1,6}${person}){0,11}(?<![\p{Ll}]{3}\.)$`;
/** Roles and names, no sentence: in interviews and service pieces "Reporter:" and "Penulis:" open lines of the story. */
const credit = new RegExp(`^(?:[Pp]enulis|PENULIS|[Rr]eporter|REPORTER|[Ww]artawan|[Ee]ditor|EDITOR)${names}`, 'u');
/** Over the story "Penulis: NAME" alone may be of the book that it reviews. */
const reporters = new RegExp(
  String.raw`^(?:[Rr]eporter|REPORTER|[Ww]artawan|WARTAWAN|[Pp]enulis(?=.*\b[Ee]ditor\s?:))${names}`,
  'u',
);

export const noise: readonly NoiseRule[] = [
  ...sharedElements,
  { name: 'summary-box', element: '.summary-article', seen: '2025–26: "Ringkasan Berita", machine-made' },
  {
    name: 'summary-box',
    element: 'blockquote',
    text: /^ringkasan berita\s*:/i,
    seen: '2025–26: the box without its class',
  },
  {
    name: 'summary-box',
    element: 'p:has(> :is(strong, b)):icontains("ringkasan berita") + ul',
    seen: '2025–26: the box taken apart by an editor',
  },
  { name: 'summary-box', line: /^ringkasan berita\s*:?$/i, where: 'head', seen: 'title of the box' },
  {
    name: 'related-link',
    element: '.baca, .baca-juga',
    besides: /^.{0,24}$/,
    seen: 'every portal since 2017; one that is never closed holds the rest of the story',
  },
  {
    name: 'related-link',
    element: 'p',
    besides: /^[•●▪]$/,
    seen: 'portals 2018–20: a bullet and a link; lists of the story are <li>',
  },
  {
    name: 'related-link',
    element: 'p, h2, h3, h4, div, li',
    besides: relatedLabel,
    seen: 'portals that type the line themselves',
  },
  {
    name: 'related-link',
    line: /^[^\p{L}\p{N}"“'‘]*baca (?:berita|artikel) (?:lain(?:nya)?|terkait|selengkapnya)\b[^:.?!]{0,40}:\s*\S.*$/iu,
    seen: 'portals: "Baca artikel terkait: …"',
  },
  {
    name: 'related-list',
    items: /\btribun[a-z]{0,20}\.com\/(?!tags?\/|topic\/)/,
    seen: 'titles of other stories without a label',
  },
  {
    name: 'related-list',
    element: '.pilihan-list, [id^="_popIn"], [class^="_popIn"]',
    seen: '2021–26',
  },
  {
    name: 'ad-slot',
    element:
      '[id^="div-Inside"], [class*="reserved_box"], .ads-placeholder, [id^="taboola-"], [id*="ScriptRoot"], [id^="dablewidget"], .OUTBRAIN, .teads-inread, .google-auto-placed',
    seen: 'between paragraphs; filled in pages saved from a browser',
  },
  {
    name: 'promotion',
    element: 'p',
    besides: /^\W*(?:(?:berita|artikel) (?:menarik )?lain(?:nya)? (?:di|dari|terkait|tentang|seputar|soal)\W*)?$/i,
    text: /^\W*(?:(?:berita|artikel) (?:menarik )?lain(?:nya)?\b|(?:link )?live streaming\b|lihat artikel asli\b|(?:klik|baca|lihat|simak)\b.{0,40}\b(?:selengkapnya|berita|artikel)\b).{0,60}$/i,
    seen: 'portals: paragraphs that are one link and an invitation; Tribun Bali "Berita lainnya di …"',
  },
  {
    name: 'byline',
    line: /^[(*]*laporan (?:wartawan|reporter|kontributor|jurnalis)\b(?=.*(?:[,:/|]|tribun|surya|serambi|prohaba|sripoku|sriwijaya|bangka|belitung|kupang|banjarmasin|warta ?kota|\.co|\.id))[^?!“”"]{3,110}(?:[^.?!“”"]|(?<![\p{L}\p{N}])\p{L}\.|(?<![\p{L}\p{N}])[SM]\.\p{L}{1,4}\.)$/iu,
    where: 'head',
    seen: 'portals: over the dateline; a sentence about a report ends in a full stop, a name may end in an initial',
  },
  {
    name: 'byline',
    line: /^[Ll]aporan (?:[Ww]artawan|[Rr]eporter|[Kk]ontributor|[Jj]urnalis)(?: \p{Lu}[\p{L}.-]*){1,3},(?: \p{Lu}[\p{L}'’-]*){1,4}\.$/u,
    where: 'head',
    seen: 'portals, 2016: the same with a full stop, and nothing but names in it',
  },
  {
    name: 'byline',
    line: /^\(?(?:Laporan|LAPORAN)(?:\s*:\s*|\s+(?:Tribun|TRIBUN|Surya|SURYA|Serambi)[\w.-]*\s*[,:]\s*|\s+(?=(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}[|Il]\s))\p{Lu}[\p{L}.'’-]*(?:[\s|,/]+\p{Lu}[\p{L}.'’-]*|\s+l(?=\s)){0,6}\)?$/u,
    where: 'head',
    seen: 'Serambi: "Laporan Zubir I Langsa"; portals without "Wartawan"',
  },
  {
    name: 'byline',
    line: reporters,
    where: 'head',
    seen: 'portals: names typed over the dateline',
  },
  {
    name: 'byline',
    span: new RegExp(String.raw`^${report}\b[^?!“”"\n]{3,90}?(?<=[\p{Ll}.)])\s?(?=${datelineBrand})`, 'u'),
    seen: 'portals: the reporter glued to the dateline',
  },
  {
    name: 'navigation',
    line: /^(?:Berita|BERITA)(?: [A-Z][A-Za-z]+){1,2}$/,
    where: 'head',
    seen: 'Surya 2022: kicker typed into the text',
  },
  {
    name: 'navigation',
    span: new RegExp(String.raw`^(?:Berita|BERITA)(?: [A-Z][a-z]+| [A-Z]+){1,2}?\s?(?=${datelineBrand})`, 'u'),
    seen: 'Surya 2022: kicker glued to the dateline',
  },
  {
    name: 'promotion',
    line: /^>+\s*(?:update berita|link|baca|simak|ikuti|klik|tonton|live)\b.*$/i,
    seen: 'Surya 2022',
  },
  {
    name: 'promotion',
    line: /^\W*(?:link|live)\b[^.?!"“”]{0,60}(?:>>|\b(?:live )?streaming klik di ?sini)\W{0,20}$/i,
    seen: 'sports pages: a link and arrows',
  },
  { name: 'promotion', line: /^ikuti berita (?:lainnya|.{2,40} lainnya)\b.{0,60}$/i, seen: '41 of 1,239 Surya texts' },
  {
    name: 'promotion',
    line: /^(?:ikuti kami di google news|simak berita terbaru tribunnews\.com di google news|lihat artikel asli)\W*$|^nikmati berita interaktif/i,
    seen: 'portals',
  },
  { name: 'promotion', line: invitations.toOwnChannel, seen: 'portals 2021–26' },
  { name: 'promotion', line: invitations.toNews, seen: 'portals 2021–26' },
  { name: 'promotion', line: invitations.toOtherStories, seen: '62 of 1,239 Surya texts; other portals' },
  { name: 'promotion', line: invitations.toOtherInformation, seen: 'Tribun Jatim' },
  { name: 'promotion', line: invitations.toClickForNews, seen: 'portals' },
  { name: 'promotion', line: invitations.toClickForChannel, seen: 'Tribun Manado' },
  {
    name: 'promotion',
    line: /^(?:Kumpulan|KUMPULAN) (?:Artikel|ARTIKEL|Berita|BERITA)(?: \p{Lu}[\p{L}-]*){1,3}$/u,
    where: 'tail',
    seen: 'Tribun Bali',
  },
  {
    name: 'page-links',
    line: /^\W*(?:(?:klik di ?sini untuk )?baca selengkapnya(?:\s?:?\s?(?:di ?sini|klik)\b.{0,20})?|(?:berita )?selengkapnya\s?:?\s?(?:baca |klik )?(?:di ?sini|klik|link ini|tautan ini))\W{0,20}$/i,
    seen: 'round-ups',
  },
  {
    name: 'related-list',
    line: /^(?:rekomendasi untuk anda|sesuai minatmu|berita rekomendasi|(?:berita|artikel) terkait\s*:?|berita terkini|berita populer)$/i,
    seen: 'list titles',
  },
  {
    name: 'syndication-notice',
    span: /^[* (]{0,10}(?:sebagian (?:dari )?)?(?:artikel|berita) (?:ini )?(?:(?:telah|sudah|sebelumnya) )+tayang di (?:[^\n]{2,80}\n(?:dengan judul|berjudul)[^\n]+|[^\n]{2,80}\b(?:dengan judul|berjudul)\s?:?\n[^\n]+)/im,
    seen: 'portals: the notice typed on two lines',
  },
  {
    name: 'syndication-notice',
    line: /^[* (]{0,10}(?![* (])(?:sebagian (?:dari )?)?(?:(?:artikel|berita|tulisan|konten) (?:ini )?(?:(?:telah|sudah|pernah|sebelumnya|lebih dulu|juga) )*|(?=.*\.(?:com|co|id|net)\b)(?:(?:telah|sudah|sebelumnya) )+)(?:tayang|terbit|dimuat|dikutip|diolah|disadur|dirangkum|diterjemahkan|ditulis ulang|bersumber)(?: (?:sebelumnya|perdana|pertama kali|lebih dulu))? (?:di|dari|pada) [^?!\n"“”]{2,80}?\b(?:dengan judul|berjudul)\b(?!.*,["”]?\s(?:kata|ujar|tutur|ucap|jelas|imbuh|ungkap)(?:nya)?\b[^,]{1,60}\.$)/i,
    seen: 'portals: other spellings of the notice',
  },
  {
    name: 'syndication-notice',
    line: /^[*\s(]*(?:artikel|berita) ini tayang di [\w-]+(?:\.\w+)+[.)\s*]*$/i,
    seen: 'portals: the notice without a title',
  },
  {
    name: 'widget',
    line: /^(?:tribunn?ers adalah platform jurnalisme warga\b.*|konten menjadi tanggung ?jawab penulis\b.*)$/i,
    seen: "readers' columns",
  },
  {
    name: 'widget',
    line: /document\.(?:querySelector|createElement|write)\w{0,20}\(|\baddEventListener\(|sofascore[^\s.,]{0,40}\s?[({=]|^.{0,40}\b(?:provided|powered) by sofascore\W{0,20}$/i,
    seen: 'Surya 2022: script of score boxes leaking as text, and the line that names their maker',
  },
  {
    name: 'embed',
    line: /^(?:pic\.twitter\.com\/\w+|[-–—][^\n]{1,60}\(@\w{1,15}\)\s(?:[A-Z][a-z]+ \d{1,2},|\d{1,2} [A-Z][a-z]+) \d{4})$/,
    seen: 'posts of X without markup',
  },
  { name: 'ad-slot', line: /^iklan untuk anda\s*:.*$/i, seen: 'advertisements with a title' },
  {
    name: 'byline',
    line: credit,
    where: 'tail',
    seen: 'copied credit pasted under the text',
  },
];
