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
