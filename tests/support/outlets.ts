/**
 * How other newsrooms' pages look when printed as text. A row is a line; "?" before it: on half of the pages; "^": close
 * under the row above; an array: one of these. What stands in braces is filled in by `printOutlet`.
 */
export interface Outlet {
  readonly head: readonly Row[];
  /** What stands before the first words of the story. */
  readonly opening: readonly string[];
  readonly between: readonly string[];
  /** Behind the last words of the story, in the same line. */
  readonly signature?: readonly string[];
  readonly tail: readonly Row[];
}

export type Row = string | readonly string[];

const ads = ['ADVERTISEMENT', 'SCROLL TO CONTINUE WITH CONTENT', 'Advertisement'];
const shareBar: Row = ['?Bagikan', '?Bagikan:', '?Share', '?Facebook\n^Twitter\n^WhatsApp', '?Copy Link'];

export const outlets: Readonly<Record<string, Outlet>> = {
  detik: {
    head: [
      ['?detikNews\n^Berita', '?Home\n^detikFinance\n^Berita Ekonomi Bisnis'],
      '{title}',
      ['{author} - detikNews', '{author} - detikFinance', '{author} - detikJatim'],
      ['^{day}, {sdate} {clock} WIB'],
      shareBar,
      ['?{caption} (Foto: {name}/detikcom)', '?Foto: {caption} ({name}/detikcom)', '?Ilustrasi (Foto: iStock)'],
      '?Daftar Isi',
    ],
    opening: ['{Place} - '],
    between: [...ads, '[Gambas:Video 20detik]', 'Baca juga: {headline}', 'Baca juga:\n^{headline}'],
    signature: [' (abc/def)', ' (ant/ghi)', ''],
    tail: [
      ["?Simak juga '{headline}':"],
      '?{tag}\n^{tag}\n^{tag}',
      'Berita Terkait',
      '^{headline}',
      '^{headline}',
      '?Hide Ads',
    ],
  },
  detikLama: {
    head: ['{title}', '^{day}, {date} {clock} WIB', '^{author} - detikNews'],
    opening: ['{Place} - '],
    between: ads,
    signature: ['\n^(abc/def)', ' (abc/de)'],
    tail: ['?Share: \n^Komentar ...', '?Redaksi: redaksi[at]kabarkampung.id'],
  },
  cnn: {
    head: [
      '{title}',
      'CNN Indonesia',
      '^{day}, {sdate} {clock} WIB',
      '?Bagikan :',
      '?{caption} (CNN Indonesia/{name}).',
    ],
    opening: ['{Place}, CNN Indonesia -- '],
    between: [
      ...ads,
      '[Gambas:Video CNN]',
      'Lihat Juga :\n^{headline}',
      'Pilihan Redaksi\n^• {headline}\n^• {headline}',
    ],
    signature: [' (abc/def)', ''],
    tail: ['?[Gambas:Photo CNN]', '?TOPIK TERKAIT\n^{tag}\n^{tag}', 'BERITA TERKAIT\n^{headline}\n^{headline}'],
  },
  cnbc: {
    head: [
      '{title}',
      ['{author}, CNBC Indonesia'],
      ['^{sdate} {clock}', '^{day}, {sdate} {clock} WIB'],
      '?Foto: {caption} (REUTERS/{name})',
    ],
    opening: ['{Place}, CNBC Indonesia - '],
    between: ['[Gambas:Video CNBC]', 'ADVERTISEMENT\nSCROLL TO RESUME CONTENT'],
    signature: ['\n(abc/def)', ''],
    tail: ['?Artikel Selanjutnya\n^{headline}', '?Next Article\n^{headline}'],
  },
  merdeka: {
    head: [
      '{title}',
      '^{day}, {date} {clock}',
      ['^Reporter : {author}', '^Reporter: {author}'],
      '?{caption} ©2021 Merdeka.com/{name}',
      '?^{caption} ©Shutterstock',
    ],
    opening: ['Merdeka.com - ', 'Merdeka.com '],
    between: ['Baca juga:\n^{headline}\n^{headline}', 'Advertisement'],
    signature: [' [abc]', ' [def]'],
    tail: ['?Baca juga:\n^{headline}\n^{headline}', '?Topik berita Terkait:\n^{tag}\n^{tag}'],
  },
  tempo: {
    head: [
      '{title}',
      'Reporter\n^{author}\n^Editor\n^{editor}',
      '{day}, {date} {clock.} WIB',
      '?{caption.} TEMPO/{name}',
      '?Iklan',
    ],
    opening: ['TEMPO.CO, {Place} - ', 'TEMPO.CO, {Place} – ', 'TEMPO Interaktif, {Place}: '],
    between: [
      'Baca: {headline}',
      'Iklan',
      'Scroll Untuk Melanjutkan',
      'Pilihan Editor: {headline}',
      'Baca juga: {headline}',
    ],
    signature: ['\n{NAME}', ''],
    tail: ['?Berita terkait\n^{headline}\n^{headline}', '?Rekomendasi Berita\n^{headline}'],
  },
  republika: {
    head: [
      '{title}',
      '?Rep: {author}/ Red: {editor}',
      ['{day} {sdate} {clock} WIB', '{day} , {sdate}, {clock} WIB'],
      ['?Foto: {name}\n^{caption}', '?{name}/Republika\n^{caption}', '?Antara/{name}\n^{caption}'],
    ],
    opening: ['REPUBLIKA.CO.ID, {PLACE} -- ', 'REPUBLIKA.CO.ID, {PLACE} -- '],
    between: ['Baca juga : {headline}', 'Baca Juga\n^{headline}\n^{headline}', 'Advertisement', 'Scroll untuk membaca'],
    tail: ['?Berita Terkait\n^{headline}', '?Berita Lainnya\n^{headline}'],
  },
  viva: {
    head: [
      '{title}',
      '?{day}, {date} - {clock} WIB',
      ['?Oleh :\n^• {author}'],
      ['?{caption}\n^Sumber :\n^• VIVA/{name}', '?{caption}\n^Photo :\n^• VIVA.co.id/{name}'],
    ],
    opening: ['VIVA – ', 'VIVA Nasional – ', '{Place}, VIVA – ', 'VIVA.co.id - '],
    between: ['Baca Juga :\n^{headline}', '{caption}\n^Photo :\n^• {name}'],
    tail: ['?Halaman Selanjutnya\n^{sentence}', '?Terpopuler\n^{headline}\n^{headline}'],
  },
  okezone: {
    head: [
      '{title}',
      ['{author}, Okezone · {day} {date} {clock} WIB', '{author}, Jurnalis · {day} {date} {clock} WIB'],
      '?A A A',
      '?{caption} (Foto: Okezone)',
    ],
    opening: ['{PLACE} - ', '{PLACE} – '],
    between: ['BACA JUGA:\n^{headline}', 'Baca Juga: {headline}', 'Advertisement'],
    signature: [' (abc)', ''],
    tail: ['?Follow Berita Okezone di Google News', '?Topik Artikel :\n^{tag}\n^{tag}', '?Berita Terkait\n^{headline}'],
  },
  suara: {
    head: [
      '{title}',
      ['{author} | {author2}', '{author}'],
      '^{day}, {date} | {clock} WIB',
      '?{caption} (Suara.com/{name})',
      '?{caption}. [Suara.com/{name}]',
    ],
    opening: ['Suara.com - ', 'SuaraJatim.id - '],
    between: ['Baca Juga:{headline}', 'Baca Juga: {headline}'],
    tail: ['?Ikuti berita kami lainnya di Google News', '?Terkait\n^{headline}\n^{headline}'],
  },
  jawapos: {
    head: ['{title}', '^{day}, {date} | {clock} WIB', '?{caption} ({name}/Jawa Pos)', '?^{caption} (Dok. JawaPos.com)'],
    opening: ['JawaPos.com – ', 'JawaPos.com - '],
    between: ['Baca juga: {headline}'],
    tail: [
      'Editor : {editor}',
      '^Reporter : {author}',
      '?Saksikan video menarik berikut ini:',
      '?Alur Cerita Berita\n^{headline}',
    ],
  },
  bisnis: {
    head: ['{title}', '{author} - Bisnis.com', '^{day}, {date} | {clock} WIB', '?{caption}/Bisnis-{name}', '?Bagikan'],
    opening: ['Bisnis.com, {PLACE} — ', 'Bisnis.com, {PLACE} - '],
    between: ['Baca Juga {headline}', 'BACA JUGA: {headline}'],
    tail: [
      '?Cek Berita dan Artikel yang lain di Google News dan WA Channel',
      '?Editor : {editor}',
      '?Topik\n^{tag}\n^{tag}',
    ],
  },
  bbc: {
    head: ['{title}', '?Sumber gambar, GETTY IMAGES\n^Keterangan gambar,\n^{caption}', '{date}'],
    opening: [''],
    between: ['Sumber gambar, REUTERS', 'Keterangan gambar, {caption}', 'Baca juga:\n^• {headline}\n^• {headline}'],
    tail: ['?Topik terkait\n^• {tag}\n^• {tag}', '?Berita terkait\n^{headline}'],
  },
  bolanet: {
    head: ['{title}', '{author} | {date} {clock}', '?{caption} (c) AP Photo', '?{caption} (c) Bola.net/{name}'],
    opening: ['Bola.net - '],
    between: ['Baca Juga:\n^• {headline}\n^• {headline}', 'Scroll ke bawah untuk membaca informasi selengkapnya.'],
    tail: ['?Sumber: Kabar Kampung', '?Baca Juga:\n^• {headline}\n^• {headline}'],
  },
  kumparan: {
    head: [
      '{title}',
      'kumparanNEWS',
      '^{date} {clock} WIB',
      '?·\n^waktu baca 2 menit',
      '?{caption} Foto: {name}/kumparan',
    ],
    opening: ['', ''],
    between: ['ADVERTISEMENT', '{caption} Foto: {name}/kumparan'],
    tail: ['?Tags\n^{tag}\n^{tag}', '?Baca Lainnya\n^{headline}'],
  },
  wordpress: {
    head: [
      ['?Beranda\n^Nasional\n^Daerah', '?Home » Berita » {title}', '?Skip to content', '?Menu'],
      '{title}',
      ['By {author}', 'oleh {author}', 'Penulis: {author}', 'Redaksi', '{author}', 'by {author} — {date}'],
      ['^{date}', '^{date} in Berita', '^{num}', '^{day}, {date} | {clock}'],
      ['?Reading Time: 2 mins read', '?0', '?Bagikan\n^Facebook\n^Twitter', '?Views: 1.204'],
      ['?{caption}', '?{caption}. (Foto: Ist)', '?Foto: {caption}'],
    ],
    opening: ['{PLACE}, KABARDESA.ID – ', '{Place}, kabardesa.com — ', '{PLACE} – ', 'KABARDESA.ID, {Place} - ', ''],
    between: ['Baca Juga : {headline}', 'Baca juga {headline}', 'BACA JUGA\n^{headline}'],
    signature: [' (red)', ' (*)', '\n(ADV)', ' (Rls/Ab)'],
    tail: [
      [
        'Tags: {tag}, {tag}',
        'Tags: {tag}{tag}',
        '#{tag}',
        'Share this:\n^Facebook\n^X',
        'Bagikan ini:\n^Twitter\n^Facebook',
      ],
      [
        '?Related Posts\n^{headline}\n^{headline}',
        '?Berita Terkait\n^{headline}',
        '?Leave a Reply Cancel reply',
        '?Tinggalkan Balasan\n^Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *',
      ],
    ],
  },
  dinas: {
    head: [
      '?Beranda / Berita',
      '{title}',
      ['Admin', 'Humas', 'Ditulis oleh Admin'],
      ['^{date}', '^{day}, {date}', '^{date} {clock}'],
      ['?Dibaca 145 kali', '?Dilihat : 145'],
    ],
    opening: ['{Place} – ', '{Place}, {date} – ', '', '{Place}, ({num}) – '],
    between: [],
    signature: [' (Humas)', ' (red/hms)', ''],
    tail: ['?Berita Lainnya\n^{headline}\n^{headline}', '?Copyright © 2023 Dinas Kampung'],
  },
  liputan: {
    head: [
      '{title}',
      [
        'Oleh {author} pada {sdate}, {clock} WIB',
        '{author}\n^{sdate}, {clock} WIB',
        '{author}\n^Diterbitkan {sdate}, {clock} WIB',
      ],
      shareBar,
      ['?Perbesar\n^{caption} (Liputan6.com/{name})', '?{caption} (Foto: Liputan6.com/{name})'],
    ],
    opening: ['Liputan6.com, {Place} - ', 'Liputan6.com, {Place} '],
    between: [
      'Advertisement',
      'BACA JUGA: {headline}',
      '* {headline}',
      'Saksikan Video Pilihan di Bawah Ini:',
      '2 dari 3 halaman',
    ],
    tail: [
      '?Artikel Terkait\n^{headline}',
      '?* Fakta atau Hoaks? Untuk mengetahui kebenaran informasi yang beredar, silakan WhatsApp ke nomor Cek Fakta.',
    ],
  },
  sindo: {
    head: [
      '{title}',
      '{author}',
      '^{day}, {date} - {clock} WIB',
      ['?loading...\n^{caption.} Foto/{name}', '?{caption.} Foto/SINDOnews', '?{caption} FOTO/IST'],
      '?A A A',
    ],
    opening: ['{PLACE} - ', '{PLACE} – '],
    between: ['Baca juga: {headline}', 'Baca Juga: {headline}', '(Baca: {headline})'],
    signature: ['\n(abc)', ' (abc)'],
    tail: ['?Dapatkan berita terbaru di kanal kami', '?Berita Terkait\n^{headline}', '?TULIS KOMENTAR ANDA!'],
  },
  idntimes: {
    head: [
      '{title}',
      '{author}',
      ['^{sdate} | {clock}', '^{sdate}, {clock} WIB'],
      '?{caption} (IDN Times/{name})',
      '?Follow IDN Times untuk mendapatkan informasi terkini.',
    ],
    opening: ['{Place}, IDN Times - '],
    between: ['Baca Juga: {headline}', '{caption} (IDN Times/{name})'],
    tail: ['?Baca Juga: {headline}', '?Topics\n^{tag}\n^{tag}', '?Editorial Team\n^Editor\n^{editor}'],
  },
  pikiranrakyat: {
    head: [
      '{title}',
      '{author}',
      '^- {date}, {clock} WIB',
      ['?{caption} /{name}/Pikiran Rakyat', '?{caption}. /Pixabay/{name}', '?{caption} /Antara/{name}'],
    ],
    opening: ['PIKIRAN RAKYAT - ', 'PIKIRAN RAKYAT – ', 'KABAR KAMPUNG - '],
    between: ['Baca Juga: {headline}'],
    signature: ['***', '', ' ***'],
    tail: [
      '?Halaman:\n^1\n^2',
      '?Editor: {editor}',
      '?Sumber: ANTARA',
      '?Tags\n^{tag}\n^{tag}',
      '?Terkini\n^{headline}\n^{day}, {date} | {clock} WIB',
    ],
  },
  voa: {
    head: ['{title}', '{num}', '^{author}', '?{caption} (Foto: VOA/{name})', '?Bagikan\n^Print', '?{standfirst}'],
    opening: ['{PLACE} (VOA) — ', '{PLACE} — ', '{Place} (VOA) - '],
    between: ['{caption} (Foto: AP)', 'Baca Juga: {headline}'],
    signature: [' [ab/cd]', ' [ab]'],
    tail: ['?Terkait\n^{headline}', '?XS\n^SM\n^MD\n^LG'],
  },
  medcom: {
    head: [
      '{title}',
      '{author} • {date} {clock}',
      '?{caption} Foto: Medcom/{name}',
      '?{caption} (MI/{name})',
      '^?Medcom',
    ],
    opening: ['{Place}: ', 'Metrotvnews.com, {Place}: '],
    between: ['Baca juga: {headline}', 'Baca: {headline}'],
    signature: ['\n(ABC)', ''],
    tail: ['?Cek Berita dan Artikel yang lain di\n^Google News', '?TAGS\n^{tag}', '?Read All'],
  },
  rri: {
    head: [
      '?KBRN',
      '{title}',
      '{date} {clock} WIB',
      'Oleh: {author} Editor: {editor}',
      '?{caption} (Foto: RRI/{name})',
    ],
    opening: ['KBRN, {Place}: ', 'KBRN, {Place} : ', 'RRI.CO.ID, {Place} - '],
    between: ['Baca juga: {headline}'],
    tail: ['?Kata Kunci / Tags\n^{tag}\n^{tag}', '?Rekomendasi Berita\n^{headline}'],
  },
  jpnn: {
    head: [
      '{title}',
      '{day}, {date} – {clock} WIB',
      '?{caption.} Foto: dok.JPNN.com',
      '?{caption.} Foto: {name}/JPNN.com',
    ],
    opening: ['jpnn.com, {PLACE} - ', '{PLACE} - '],
    between: ['Baca Juga: {headline}', 'BACA JUGA: {headline}'],
    signature: [' (abc/jpnn)', ' (antara/jpnn)'],
    tail: [
      '?Yuk, Simak Juga Video ini!',
      'Redaktur & Reporter : {author}',
      '?BERITA LAINNYA\n^{headline}',
      '?BERITA TERKAIT\n^{headline}',
    ],
  },
  beritasatu: {
    head: [
      '{title}',
      '{day}, {date} | {clock} WIB',
      '^Oleh : {author} / {editor}',
      '?{caption} (Foto: Beritasatu Photo/{name})',
    ],
    opening: ['{Place}, Beritasatu.com - ', '{Place}, Beritasatu.com – '],
    between: ['Baca Juga: {headline}', 'BACA JUGA\n^{headline}'],
    tail: [
      '?Saksikan live streaming program-program BTV di sini',
      '?Sumber: BeritaSatu.com',
      '?TAG:\n^{tag}\n^{tag}',
      '?BERITA TERKAIT\n^{headline}\n^{headline}',
    ],
  },
  inilah: {
    head: [
      '{title}',
      ['Oleh : {author}', '{author}'],
      '^{day}, {date} | {clock} WIB',
      '?(Foto: Inilahcom/{name})',
      '?{caption} - (Foto: istimewa)',
    ],
    opening: ['INILAHCOM, {Place} - ', 'INILAH.COM, {Place} - '],
    between: ['Baca juga: {headline}'],
    signature: [' [abc]', ' (abc)'],
    tail: ['?Komentar Pembaca', '?Berita Lainnya\n^{headline}\n^{headline}'],
  },
  katadata: {
    head: ['?Ekonomi\n^Makro', '{title}', 'Oleh {author}', '^{date}, {clock}', '?ANTARA FOTO/{name}/foc.\n^{caption.}'],
    opening: ['', ''],
    between: ['Baca Juga\n^{headline}\n^{headline}', 'Databoks: {headline}'],
    tail: ['?Reporter: {author}\n^Editor: {editor}', '?#{tag}\n^#{tag}', '?Artikel Terkait\n^{headline}'],
  },
};

/** Kinds that no weight or wording was set by. */
export const keptAside: Readonly<Record<string, Outlet>> = {
  antara: {
    head: ['{title}', '{day}, {date} {clock} WIB', '?{caption} ANTARA/{name}', '?{caption} (ANTARA/{name})'],
    opening: ['{Place} (ANTARA) - ', '{Place} (ANTARA News) - ', '{Place} (Antara) - ', '{Place}, {num} (ANTARA) - '],
    between: ['Baca juga: {headline}'],
    tail: [
      [
        'Pewarta: {author}\n^Editor: {editor}\n^Copyright © ANTARA 2022',
        'Pewarta : {author}\n^Editor: {editor}\n^COPYRIGHT © ANTARA 2023',
      ],
      '?Tags:\n^{tag}\n^{tag}',
    ],
  },
  mediaindonesia: {
    head: [
      '{title}',
      '{author}',
      ['^{num} {clock}', '^{date}, {clock}'],
      ['?ANTARA FOTO/{name}\n^{caption}', '?Dok. Pribadi\n^{caption}', '?MI/{NAME}\n^{caption}'],
    ],
    opening: [''],
    between: ['Baca juga: {headline}', '(Baca juga: {headline})'],
    signature: [' (OL-1)', ' (Ant/H-2)', ' (Z-3)'],
    tail: [
      '?Cek berita dan artikel yg lain di Google News dan dan ikuti WhatsApp channel mediaindonesia.com',
      '?Editor : {editor}',
      '?Tags Berita Terkini\n^{tag}',
    ],
  },
  tirto: {
    head: [
      '{title}',
      ['Oleh: {author} - {date}', 'Penulis: {author}', 'Reporter: {author}, tirto.id - {sdate} {clock} WIB'],
      '?Dibaca Normal 2 menit',
      '?{caption} ANTARA FOTO/{name}/foc.',
      '?^{standfirst}',
    ],
    opening: ['tirto.id - '],
    between: ['Baca juga: {headline}', 'Baca juga:\n^• {headline}'],
    tail: ['?tirto.id - Sosial budaya', 'Reporter: {author}\n^Penulis: {author}\n^Editor: {editor}'],
  },
  radar: {
    head: [
      '?{topic}',
      '{title}',
      '{author}\n^- {day}, {date} | {clock} WIB',
      '?{caption} ({NAME}/JAWA POS RADAR)',
      '?{caption}. (Istimewa)',
    ],
    opening: ['RADAR BOJONEGORO – ', '{PLACE}, Radar Kampung – ', 'RADARKAMPUNG.ID – ', '{PLACE}–'],
    between: ['Baca Juga: {headline}', 'Baca juga: {headline}'],
    signature: [' (abc/de)', ' (ab/c/def)', ' (*)'],
    tail: [
      'Editor : {editor}',
      '?#{tag}\n^#{tag}',
      '?Artikel Terkait\n^{headline}\n^{day}, {date} | {clock} WIB',
      '?Terpopuler\n^{headline}',
    ],
  },
  rmol: {
    head: ['{title}', '?LAPORAN: {AUTHOR}', '{day}, {date}, {clock} WIB', '?{caption}/RMOL', '?{caption}/Net'],
    opening: ['RMOL. ', 'RMOL.ID, {Place} - ', 'RMOLJateng. ', ''],
    between: ['Baca juga: {headline}'],
    signature: [' [abc]', ' []', ''],
    tail: ['?EDITOR: {EDITOR}', '?Tag:\n^{tag}', '?Kolom Komentar'],
  },
  solopos: {
    head: [
      '?Home\n^Solopos Hari Ini\n^News',
      '{title}',
      '?{standfirst}',
      '{author}',
      '^{day}, {date} - {clock} WIB',
      '?SOLOPOS.COM - {caption} (Solopos/{name})',
    ],
    opening: ['Solopos.com, {PLACE} — ', 'Harianjogja.com, {PLACE}-', 'Semarangpos.com, {PLACE} - '],
    between: ['Baca Juga: {headline}', '[BACA JUGA : {headline}]'],
    tail: [
      '?Simak berita pilihan dan terkini lainnya dari Solopos.com dengan bergabung di grup WhatsApp',
      '?Editor : {editor}',
      '?Kata Kunci : {tag} {tag}',
    ],
  },
  kapanlagi: {
    head: [
      '{title}',
      '{day}, {date} {clock}',
      '^Penulis: {author}',
      '?{caption} © KapanLagi.com/{name}',
      '?^{caption} credit: instagram.com/{tag}',
    ],
    opening: ['Kapanlagi.com - ', 'KapanLagi.com - '],
    between: ['BACA JUGA:\n^{headline}', 'Baca artikel lainnya:\n^{headline}\n^{headline}'],
    tail: ['?Editor: {editor}', '?TOPIK TERKAIT\n^{tag}\n^{tag}', '?REKOMENDASI\n^{headline}'],
  },
  wartaekonomi: {
    head: [
      '{title}',
      '{day}, {date}, {clock} WIB',
      'Penulis: {author}',
      '^Editor: {editor}',
      '?Kredit Foto: Antara/{name}\n^{caption}',
      '?Warta Ekonomi, {Place} -',
    ],
    opening: ['Warta Ekonomi, {Place} - ', 'WE Online, {Place} - '],
    between: ['Baca Juga: {headline}'],
    tail: [
      '?Penulis: {author}\n^Editor: {editor}',
      '?Tag Terkait:\n^{tag}\n^{tag}',
      '?Bagikan Artikel:',
      '?Berita Terkait\n^{headline}',
    ],
  },
  blogspot: {
    head: [
      '?Langsung ke konten utama',
      '?Cari Blog Ini',
      '{title}',
      ['{date}', '{day}, {date}'],
      ['?Oleh: {author}', '?Diposting oleh {author}'],
    ],
    opening: ['', '{PLACE}, ', '{Place} – '],
    between: [],
    signature: ['', ' [x]', ''],
    tail: [
      '?Diposting oleh {author} di {clock.}',
      '?Kirimkan Ini lewat Email BlogThis!Bagikan ke XBerbagi ke Facebook',
      '?Label: {tag}, {tag}',
      '?Tidak ada komentar:\n^Posting Komentar',
      '?Posting Lebih Baru Posting Lama Beranda',
    ],
  },
};
