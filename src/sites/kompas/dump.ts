import type { DumpRule } from '../../model/site-rule.ts';
import { bareLabels, buttons, dayDate, endings, labelledPeople, linkBoxes } from '../generic/dump.ts';
import { leftovers } from '../generic/leftovers.ts';

/** Kompas.com as text: date under the headline, name over its role; wordings of 2018–2026 (field manual, section 1). */
export const dump: DumpRule = {
  evidence: [
    /^Baca berita tanpa iklan\.(?! Gabung (?!Kompas))/i,
    /^Kompas\.com\s*[-–,]\s*(?:Diperbarui\s+)?\d{1,2}[ /]/i,
    /^(?:[\p{Lu}][\p{L} .,/-]{1,40}[,.]?\s*)?KOMPAS\.(?:com|con)\s*[-–—]/iu,
    /^Dapatkan update berita pilihan .*Kompas\.com/i,
    /^Simak breaking news .*Kompas\.com/i,
    /^Login untuk memaksimalkan pengalaman mengakses Kompas\.com$/i,
    /PT\.? Kompas Cyber Media/i,
    /^Artikel ini (?:telah|sudah|pernah) tayang di Kompas\.com dengan judul/i,
  ],
  never: ['standfirst'],
  weights: { opening: [[8, 'headed']] },
  marks: [
    {
      states: 'date',
      line: /^Kompas\.com\s*[-–,]\s*(?:Diperbarui\s+)?\d{1,2}[ /]\p{L}*\d{0,2}[ /]\d{4},?\s+\d{1,2}[:.]\d{2}(?:\s*WI[BT]A?)?(?:\s*\(?Diperbarui.{5,40})?$/iu,
    },
    {
      states: 'date',
      line: /^Diperbarui\s?:?\s?\d{1,2}[ /]\p{L}*\d{0,2}[ /]\d{4},?\s\d{1,2}[:.]\d{2}(?:\s?WI[BT]A?)?$/iu,
    },
    {
      states: 'date',
      line: /^(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}, \d{1,2}[.:]\d{2} [AP]M$/,
    },
    dayDate,
    { states: 'role', line: /^(?:Penulis|Editor|Tim Redaksi|Writer|Kontributor)$/ },
    labelledPeople,
    {
      states: 'people',
      line: /^\|?\s*(?:Penulis|Editor|Writer)\s+\p{Lu}(?:[^.!?:|]|(?<=\b\p{L}{1,4})\.){2,90}(?:\|\s*Editor\s+\p{Lu}(?:[^.!?:|]|(?<=\b\p{L}{1,4})\.){2,50})?$/u,
    },
    {
      states: 'people',
      line: /^Sumber\s+[\p{L}\p{N}][^.!?:]{1,30}(?:\.\w{2,6}(?:\.\w{2})?(?:,.{2,60})?|,[^.!?:]{2,60})?$/u,
    },
    { states: 'people', line: /^Oleh\s*:\s*\S.{2,110}$/ },
    { states: 'photo-label', line: /^Lihat Foto$/i },
    { states: 'opening', line: /^(?:hoaks|klarifikasi|fakta|benar)!$/i },
  ],
  head: [
    ...buttons,
    bareLabels,
    {
      name: 'promotion',
      line: /^(?:Baca berita tanpa iklan\..*|Gabung Kompas\.com\+)$/i,
      seen: 'subscription banner since 2022',
    },
    {
      name: 'promotion',
      line: /^Konten ini merupakan kerja ?sama Kompas\.com dengan .{3,80}$/i,
      seen: 'advertorials, over the story',
    },
    {
      name: 'promotion',
      line: /^Anda bisa menjadi kolumnis ?!$|^Kriteria \(salah satu\)\s*:\s*akademisi,.*$/i,
      seen: 'columns',
    },
    {
      name: 'widget',
      line: /^(?:Tentukan Pilihanmu|\d+ hari menuju|Pemilu 20\d\d)$/i,
      seen: 'election countdown 2023–24',
    },
    { name: 'tag-list', line: /^(?:TOPIK UNTUKMU\s*:|#\S+(?:\s+#\S+)*)$/i, seen: 'hidden topic block 2023' },
    {
      name: 'navigation',
      line: /^(?:Otomatis|Mode (?:Gelap|Terang)|Koin|Konten yang (?:disimpan|disukai)|Atur Minat|Berikan Masukanmu|Langganan Kompas\.(?:id|One)|(?:Baca )?Harian Kompas|Kompas TV|Live Radio|Sonora\.id|Kompasiana\.com|Kompaskarier\.com|Pasangiklan\.com|Gramedia(?:\.com| Digital)|GridOto\.com|Bolasport\.com|Grid\.id|Kontan\.co\.id|Kgmedia\.id|Tag|Indeks)$/i,
      seen: 'menus 2019–26',
    },
    { name: 'page-links', line: /^Halaman \d{1,2}$/i, seen: 'titles of further pages' },
    { name: 'navigation', line: /^(?:Baca di App|Kompas\.com|Jernihkan Harapan|Jernih Memilih)$/i, seen: 'AMP pages' },
  ],
  boxes: [{ name: 'related-link', label: /^(?:terkait|artikel kompas\.id)$/i }, ...linkBoxes],
  noise: [
    ...leftovers,
    {
      name: 'promotion',
      line: /^(?:(?:Kompascom\+ baca berita tanpa iklan|Download aplikasi(?: Kompas\.com\b.{0,60})?)\s?:|(?:Android|iOS)\s?:\s?https?:\/\/\S+$)/i,
      seen: 'added to copied text',
    },
    {
      name: 'embed',
      line: /^Kompas ?TV (?=\p{Lu})(?!.{0,80}\b(?:melaporkan|menyiarkan|menayangkan|mewawancarai|dalam|pada)\b).{20,300}$/u,
      seen: '2017 to 2018: the title of a video between the paragraphs',
    },
    {
      name: 'byline',
      line: /^(?:Penulis|Editor|Tim Redaksi)$/,
      where: 'head',
      seen: 'credits of re-publishers, without the names',
    },
    { name: 'byline', line: /^Oleh\s*:\s*\S.{2,110}$/, where: 'head', seen: 'columns' },
    {
      name: 'byline',
      line: /^Sumber\s+[\p{Lu}\p{N}][^.!?:]{1,40}(?:\.(?:com|co\.id|co|id|org|net).{0,60})?$/u,
      where: 'tail',
      seen: '27 % of pages of 2020: below the body',
    },
    {
      name: 'widget',
      line: /^(?:HOAKS ATAU FAKTA\?|Jika Anda mengetahui ada berita viral yang hoaks atau fakta\b.*|(?:close ?)?Laporkan Hoaks(?: ?check ?Cek Fakta Lain)?)$/i,
      seen: 'box below fact checks',
    },
    {
      name: 'promotion',
      line: /^(?:Dapatkan informasi, inspirasi,? dan insight di email kamu\.?|Daftarkan email|Baca Berita Terbaru Tanpa Terganggu Banyak Iklan|Dapatkan Aplikasi|\d?\.?\s?KOMPAS\.com Berita Terpercaya)$/i,
      seen: 'mobile pages of 2021–22: letter and app between the paragraphs',
    },
    {
      name: 'promotion',
      line: /^Dapatkan (?:hadiah utama )?Smartphone\b.{0,20}\bVoucher Belanja\b.*$/i,
      seen: 'below the body in 2020',
    },
    {
      name: 'byline',
      line: /^(?:Penulis|Editor|Writer|Source|Sumber)\s*:\s*\S.{2,60}$/i,
      where: 'tail',
      seen: 'copied text',
    },
    { name: 'related-link', line: /^Selengkapnya baca\s*:.*$/i, seen: 'round-ups' },
  ],
  tail: [
    ...endings,
    {
      name: 'byline',
      line: /^(?:Penulis|Editor)\s?\|?\s?:\s?\p{Lu}[^.!?|]{2,70}$/u,
      seen: 'until 2017: names below the story',
    },
    {
      name: 'promotion',
      line: /^(?:Dapatkan update berita pilihan (?:dan breaking news )?setiap hari\b.*|Simak breaking news dan berita pilihan kami\b.*|Dalam segala situasi, KOMPAS\.com berkomitmen\b.*|Kirimkan Apresiasi Spesial\b.*)$/i,
      seen: 'the last line of the body since 2022',
    },
    { name: 'page-links', line: /^Halaman\s*:.{0,40}$/i, seen: 'pager' },
    {
      name: 'page-links',
      line: /^(?:Show All|Halaman (?:Selanjutnya|Berikutnya))$/i,
      seen: 'pager and teaser of the next page',
    },
    {
      name: 'related-list',
      line: /^(?:Baca tentang|Berita Terkait|Terkini Lainnya|Terpopuler|Now Trending|Pilihan Untukmu|Rekomendasi untuk anda|Jelajahi|Kompas\.com Play|Lihat Semua|Artikel (?:Terpopuler|Terkini|Headline)|Topik Pilihan|Mungkin Anda melewatkan ini|Ikuti perkembangan berita ini dalam topik\s*:?|komentar di artikel lainnya|Video (?:rekomendasi|lainnya|pilihan))$/i,
      seen: 'titles of lists',
    },
    {
      name: 'related-list',
      line: /^(?:Lihat .{3,20} Selengkapnya|Dibaca [\d.]+ kali|Powered by|Jixie mencari berita\b.*)$/i,
      seen: 'lists of 2023',
    },
    { name: 'tag-list', line: /^Tag\s*:?$/i, seen: 'tags' },
    {
      name: 'comment-box',
      line: /^(?:Tulis komentar dengan menyertakan tagar #.*|Syarat & Ketentuan)$/i,
      seen: 'prize for comments of 2020',
    },
    {
      name: 'comment-box',
      line: /^(?:Komentar|Berkomentar|Yuk Komentar dan Raih Hadiahnya!|Kolom komentar masih kosong|Berkomentarlah secara bijaksana\b.*|Laporkan Komentar|Terima kasih\. Kami sudah menerima laporan Anda\..*|Ujaran kebencian atau SARA|Ikuti Kuis dan Raih Hadiahnya!)$/i,
      seen: 'comment box',
    },
    {
      name: 'navigation',
      line: /^(?:Artikel ini merupakan bagian dari \p{Lu}\p{L}{2,20}|Periksa kembali dan lengkapi data dirimu)$/iu,
      seen: 'channels of the mobile pages; dialog of the account',
    },
    {
      name: 'promotion',
      line: /^(?:Dapatkan informasi dan insight pilihan redaksi Kompas\.com|Daftarkan Email|Suka konten ini\? Login\b.*|Login untuk memaksimalkan\b.*)$/i,
      seen: 'banners and dialogs',
    },
    { name: 'share-bar', line: /^(?:Bagikan artikel ini melalui|Salin Artikel|Close Ads(?: X)?)$/i, seen: 'dialogs' },
    {
      name: 'copyright-line',
      line: /^(?:Copyright 2008\b.*|© ?2008\b.*|Penghargaan dan sertifikat\s*:|About Us|Kebijakan Data Pribadi|Pedoman Media Siber)$/i,
      seen: 'footer',
    },
  ],
  titlesBelow: true,
  creditsOverCaptions: true,
};
