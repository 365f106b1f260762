import { describe, expect, test } from 'vitest';
import type { DumpRule, NoiseRule } from '../../src/model/site-rule.ts';
import { dump as elsewhere } from '../../src/sites/generic/dump.ts';
import { dump as kompas } from '../../src/sites/kompas/dump.ts';
import { dump as kontan } from '../../src/sites/kontan/dump.ts';
import { dump as tribun } from '../../src/sites/tribun/dump.ts';
import { linesOf, testLines } from '../support/line-table.ts';

/** Tests what the lines over a printed story state; lines under `none` state nothing. */
function testMarks(dump: DumpRule, table: Readonly<Record<string, string>>): void {
  describe('states', () => {
    for (const [states, lines] of Object.entries(table))
      test.each(linesOf(lines))(`${states}: %s`, (line) => {
        const mark = dump.marks.find((one) => one.line.test(line));
        expect(mark?.states ?? 'none').toBe(states);
      });
  });
}

/** Tests which lines tell that a text is of the site. */
function testEvidence({ evidence }: DumpRule, yes: string, no: string): void {
  const tells = (line: string): boolean => evidence.some((one) => one.test(line));
  test.each(linesOf(yes))('is of the site: %s', (line) => expect(tells(line)).toBe(true));
  test.each(linesOf(no))('may be of any: %s', (line) => expect(tells(line)).toBe(false));
}

const all = ({ head, noise, tail }: DumpRule): readonly NoiseRule[] => [...head, ...noise, ...tail];

describe('a page of Kompas.com as text', () => {
  testEvidence(
    kompas,
    `
      Baca berita tanpa iklan.
      Baca berita tanpa iklan. Gabung Kompas.com+
      Kompas.com - 12/07/2021, 14:05 WIB
      Kompas.com, Diperbarui 2 Maret 2024
      KOMPAS.com - Warga
      MUARA JAYA, KOMPAS.con – Warga
      Dapatkan update berita pilihan setiap hari dari Kompas.com
      Simak breaking news di Kompas.com
      Login untuk memaksimalkan pengalaman mengakses Kompas.com
      © PT. Kompas Cyber Media
      PT Kompas Cyber Media
      Artikel ini telah tayang di Kompas.com dengan judul Lampu`,
    `
      Baca berita tanpa iklan. Gabung Kabar+
      Warga baca berita tanpa iklan.
      Kompas.com: Dua
      Kata KOMPAS.com: - Warga
      Ia simak breaking news di Kompas.com
      Login untuk memaksimalkan pengalaman`,
  );
  testMarks(kompas, {
    date: `
      Kompas.com - 12/07/2021, 14:05 WIB
      KOMPAS.com,2 Maret 2024 9.05
      Kompas.com – Diperbarui 02/03/2024, 10:15 WITA (Diperbarui 3 Maret 2024)
      Kompas.com - 12/07/2021, 14:05 Diperbarui 12/07/2021
      Diperbarui 2/3/2024 9:05
      Diperbarui: 12 Maret 2024, 10.15 WIT
      March 2, 2024, 9:05 AM
      December 12, 2024, 10.15 PM
      Sabtu, 2 Maret 2024 9:05
      Tayang: Jumat, 12/03/2024 | 10:15:05 WIB
      Diperbarui Ahad 2 Maret 2024 pukul 10.15 - Diperbarui 3 Maret`,
    role: 'Penulis\nEditor\nTim Redaksi\nWriter\nKontributor',
    people: `
      Penulis: Ani
      | Editor : Ani Sari
      Penulis Ani Sari
      | Penulis Dr. Ani Sari, S.Pd. | Editor Budi Jati
      Sumber Kabar
      Sumber Kabar.com
      Sumber Kabar.co.id, Muara Pos
      Sumber Kabar,Muara Pos
      Oleh: Ani
      Oleh : Ani Sari Budi`,
    'photo-label': 'Lihat Foto\nlihat foto',
    opening: 'HOAKS!\nKlarifikasi!\nfakta!\nBenar!',
    none: `
      Kompas.com - 12/07/2021
      Kata Kompas.com - 12/07/2021, 14:05 WIB
      12/07/2021, 14:05 lagi
      Sabtu, 2 Maret 2024
      Para Penulis
      penulis
      Penulis ani sari
      Penulis Ani pulang. Lalu datang
      Sumber kabar itu: warga
      Lihat Foto Ini
      Ini hoaks!
      Hoaks!!`,
  });
  testLines(all(kompas), {
    promotion: {
      goes: `
        Baca berita tanpa iklan.
        Baca berita tanpa iklan. Gabung Kompas.com+
        Gabung Kompas.com+
        Konten ini merupakan kerja sama Kompas.com dengan Kabar Muara
        Konten ini merupakan kerjasama Kompas.com dengan Ani
        Anda bisa menjadi kolumnis !
        Kriteria (salah satu) : akademisi, guru
        Kompascom+ baca berita tanpa iklan: x
        Download aplikasi Kompas.com di ponsel: x
        Download aplikasi: x
        Android: https://x.example/a
        iOS : http://x.example
        Dapatkan informasi, inspirasi dan insight di email kamu
        Daftarkan email
        Baca Berita Terbaru Tanpa Terganggu Banyak Iklan
        Dapatkan Aplikasi
        1. KOMPAS.com Berita Terpercaya
        KOMPAS.com Berita Terpercaya
        Dapatkan Smartphone dan Voucher Belanja
        Dapatkan update berita pilihan setiap hari
        Dapatkan update berita pilihan dan breaking news setiap hari dari kami
        Simak breaking news dan berita pilihan kami
        Dalam segala situasi, KOMPAS.com berkomitmen
        Kirimkan Apresiasi Spesial untuk jurnalis
        Dapatkan informasi dan insight pilihan redaksi Kompas.com
        Suka konten ini? Login di sini
        Login untuk memaksimalkan
        Ikuti lomba warga di sini`,
      stays: `
        Warga gabung Kompas.com+
        Konten ini merupakan kerja sama Kompas.com
        Android: 14
        Warga dapatkan aplikasi
        Suka konten ini`,
    },
    widget: {
      goes: 'Tentukan Pilihanmu\n12 hari menuju\nPemilu 2024\nHOAKS ATAU FAKTA?\nJika Anda mengetahui ada berita viral yang hoaks atau fakta\nLaporkan Hoaks\nclose Laporkan HoakscheckCek Fakta Lain',
      stays: 'Pemilu 1999\nWarga tentukan pilihanmu\nHoaks atau fakta\n12 hari menuju pemilu',
    },
    'tag-list': {
      goes: 'TOPIK UNTUKMU :\n#lampu\n#lampu #dermaga_2\nTag\nTag:',
      stays: 'Topik untukmu itu\nTag lama\n# lampu',
    },
    navigation: {
      goes: `
        Otomatis
        Mode Gelap
        Koin
        Konten yang disimpan
        Atur Minat
        Langganan Kompas.id
        Harian Kompas
        Baca Harian Kompas
        Gramedia.com
        Indeks
        Baca di App
        Jernih Memilih
        Artikel ini merupakan bagian dari Parapuan
        Periksa kembali dan lengkapi data dirimu`,
      stays: 'Warga otomatis\nKoin emas\nMode lama\nArtikel ini merupakan bagian dari P\nGramedia lama',
    },
    'page-links': {
      goes: 'Halaman 1\nHalaman 12\nHalaman:\nHalaman : 1 2 3\nShow All\nHalaman Selanjutnya\nHalaman\nPage:\nHalaman berikutnya Warga pulang…\nHalaman selanjutnya Warga pulang lagi...',
      stays: 'Halaman 123\nBuku halaman 1\nHalaman depan\nShow all boats\nHalaman selanjutnya Warga pulang',
    },
    byline: {
      goes: `
        Penulis
        Tim Redaksi
        Oleh: Ani
        Sumber Kabar
        Sumber Kabar.com dan Pos
        Sumber: Ani
        Editor : Ani Sari
        Penulis: Ani
        Editor | : Ani Sari`,
      stays: 'Sumber kabar itu\nSumber Kabar. Warga\nDua sumber: Ani\nPenulis | Ani.',
    },
    'related-link': {
      goes: 'Selengkapnya baca: Lampu\nSelengkapnya baca :',
      stays: 'Selengkapnya baca buku\nIsi selengkapnya baca: x',
    },
    'related-list': {
      goes: `
        Baca tentang
        Berita Terkait
        Now Trending
        Pilihan Untukmu
        Jelajahi
        Lihat Semua
        Artikel Headline
        Ikuti perkembangan berita ini dalam topik
        Ikuti perkembangan berita ini dalam topik :
        Video pilihan
        Lihat Ekonomi Selengkapnya
        Dibaca 1.234 kali
        Powered by
        Jixie mencari berita
        Jixie mencari berita yang dekat
        Terpopuler
        Berita Terkini & Terpopuler:
        Kata kunci / Tag
        Rekomendasi untuk Anda
        Topik Pilihan Redaksi`,
      stays:
        'Baca tentang warga\nDibaca warga 12 kali\nBerita\nPilihan Anda\nWarga terpopuler\nLihat Itu Selengkapnya Nanti',
    },
    'comment-box': {
      goes: `
        Tulis komentar dengan menyertakan tagar #lampu
        Syarat & Ketentuan
        Komentar
        12 komentar
        Comments
        Yuk Komentar dan Raih Hadiahnya!
        Berkomentarlah secara bijaksana
        Berkomentarlah secara bijaksana dan santun
        Laporkan Komentar
        Terima kasih. Kami sudah menerima laporan Anda. Kami
        Ujaran kebencian atau SARA`,
      stays: 'Komentar warga\nAda 12 komentar\nTulis komentar',
    },
    'share-bar': {
      goes: `
        Bagikan
        Share:
        E-mail
        Salin tautan :
        Facebook Twitter
        FB | X / WhatsApp • Copy link, Line
        A A
        -A A+
        A- A A+
        Text size
        Large
        Bagikan artikel ini melalui
        Close Ads X
        Sebarkan:
        Share this :`,
      stays: 'Bagikan beras\nFacebook warga\nA B\nLarge boat\nSebarkan',
    },
    'date-line': {
      goes: 'Tayang:\nDiperbarui :\nSabtu, 2 Maret 2024\nJumat 12 Maret 2024',
      stays: 'Tayang\nPada Sabtu, 2 Maret 2024\nSabtu, 2 Maret 24\nSabtu, 2 Maret 2024 pagi',
    },
    'copyright-line': {
      goes: 'Copyright 2008\nCopyright 2008 - 2024 Kabar\n©2008\n© 2008 Kabar\nPenghargaan dan sertifikat:\nAbout Us\nPedoman Media Siber',
      stays: 'Copyright 1999\nSoal Pedoman Media Siber\nAbout us all',
    },
  });
});

describe('a page of Kontan as text', () => {
  testEvidence(
    kontan,
    `
      kontan.co.id
      Banner Langganan Top
      | 10:15 WIB | INDIKATOR |
      KONTAN.CO.ID - Warga
      MOMSMONEY.ID — Warga
      Reporter: An | Editor: B
      Reporter : Ani Sari, Budi | Editor : Dewi
      Cek Berita dan Artikel yang lain di Google News
      Kontan Academy
      Menarik Dibaca: Lampu
      iBaca Juga :`,
    'Isi kontan.co.id\nKONTAN.CO.ID Warga\nPara Reporter: Ani | Editor: Budi\nKontan Academy Muara\nBaca Juga: Lampu\n10:15 WIB | INDIKATOR |',
  );
  testMarks(kontan, {
    date: 'Sabtu, 2 Maret 2024 | 9:05 WIB Reporter: Ani\nJum’at, 12 Maret 2024/10.15 WITA  Sumber : Kabar\nSabtu, 2 Maret 2024 / 9:05 WIB',
    people: `
      Reporter: Ani
      Oleh Ani Sari
      Oleh: Ani Sari - Dosen Muara
      Ani Sari | Pengamat
      Ani Sari, S.E. | Kepala Ekonom Bank`,
    caption: 'ILUSTRASI\n[ILUSTRASI. Warga menata perahu]',
    none: 'Oleh ani sari\nAni Sari | WIB\nAni | Pengamat\nilustrasi\nILUSTRASIKAN\nAni Sari | Dosen | Guru\nDua ILUSTRASI',
  });
  testLines(all(kontan), {
    navigation: {
      goes: 'kontan.co.id\n[]\nBerita\nKEUANGAN / BANK\nMARKET & UANG / SAHAM, OBLIGASI\nSimak Video\n[X]\n×\nMenu\nHome > Ekonomi\nBeranda\nPrev\nTutup\nclose ads',
      stays: 'Isi berita\nKeuangan / Bank\nKEUANGAN/BANK\nMenu makan\nHome Ekonomi',
    },
    ticker: {
      goes: '| 10:15 | INDIKATOR |\n|INDIKATOR |\nEMAS 1.0 -1 +2%\nUSD/IDR 16,200.5  12 -0,1 %',
      stays: 'INDIKATOR |\nemas 1.0 -1 +2%\nHarga EMAS 1.0 -1 +2%\nEMAS 1.0 -1 +2\nEMAS 1.0 -1',
    },
    promotion: {
      goes: `
        Kontan + Kompas.id : Rp 1
        Berlangganan
        Cek Berita dan Artikel yang lain
        Cek Berita dan Artikel yang lain di Google News
        DONASI, Dapat Voucer Gratis
        Dukungan Anda akan menambah semangat kami
        Sebagai ungkapan terimakasih atas perhatian Anda, kami
        Kontan Academy
        FREE WEBINAR
        FREE WEBINAR Muara`,
      stays:
        'Warga berlangganan\nBerlangganan koran\nFree webinar\nKontan Academy Muara\nWarga cek Berita dan Artikel yang lain',
    },
    'related-link': {
      goes: 'Halaman Selanjutnya: A\nHalaman selanjutnya : Lampu Dermaga\nTonton: Lampu Dermaga',
      stays: 'Di Halaman Selanjutnya: A\nTonton: Lampu menyala.\nTonton: Lampu\nWarga tonton: Lampu Dermaga',
    },
    widget: {
      goes: 'Chart by TradingView\nBBCA Chart by TradingView',
      stays: 'Chart by TradingView lama\nRechart by TradingView',
    },
    caption: { goes: 'ILUSTRASI. Warga\n[ILUSTRASI.aa', stays: 'ILUSTRASI Warga\nDua ILUSTRASI. Warga\nILUSTRASI.a' },
    paywall: {
      goes: `
        Ini Artikel Spesial
        Segera berlangganan sekarang
        Segera berlangganan sekarang di sini
        Hanya Rp 10.000 untuk membaca artikel ini
        Agar bisa lanjut membaca sampai tuntas
        Sudah Berlangganan?
        Berlangganan dengan Google
        Gratis uji coba
        Kontan Digital Premium Access
        Masuk untuk Melanjutkan Proses Berlangganan
        Paket bundling Kontan
        Artikel pilihan editor Kontan hari ini`,
      stays: 'Bukan Ini Artikel Spesial\nHanya Rp seribu untuk membaca artikel ini\nIni Artikel Spesial Kami',
    },
    'page-links': {
      goes: 'Halaman\nHalaman 1\nHalaman 1 12 3 Tampilkan Semua\nTampilkan Semua\nSelanjutnya\nSelanjutnya »',
      stays: 'Halaman depan\nSelanjutnya warga\nLangkah selanjutnya\nTampilkan Semuanya',
    },
    'related-list': {
      goes: 'TERBARU\nBerita Terkait\nKontan Online\nSurvei KG Media\nYang Ter...\nKeuangan| 3 Jam lalu\nIndustri 1 Jam 12 Menit lalu Lampu\nMarket|20 Detik lalu',
      stays: 'Yang Terakhir\nTerbaru ini\nkeuangan| 3 Jam lalu\nKeuangan| tiga Jam lalu\nPada Keuangan| 3 Jam lalu',
    },
    'share-bar': { goes: 'INDEKS BERITA\nBagikan', stays: 'Bagikan beras\nIndeks' },
    'tag-list': { goes: 'Tag\nTag :', stays: 'Tag lama\nDua tag' },
    'copyright-line': { goes: 'Copyright\n© Kontan\n2024 © Kontan', stays: 'Soal copyright\n24 © Kontan' },
  });
});

describe('a page of a Tribun portal as text', () => {
  testEvidence(
    tribun,
    `
      © 2024 TRIBUNnews.com
      Laporan Wartawan Tribun Jateng
      Tribuners adalah platform jurnalisme warga
      TRIBUNJATENG.COM, SEMARANG - Warga
      Muara Jaya, TRIBUN-TIMUR.COM - Warga
      SURYA.co.id | SURABAYA
      Warga menata perahu (TribunJateng.com/Ani)
      Warga menata perahu (Surya.co.id, Ani)
      Isi komentar sepenuhnya adalah tanggung jawab pengguna
      Nikmati berita interaktif dan LIVE report 24 jam hanya di TribunX
      Ringkasan Berita:
      Penulis: Ani | Editor: Budi
      Sumber: Tribun Jateng
      Berita terbaru Tribun Jateng klik di sini.
      Text Sizes
      Baca WhatsApp Tribunnews
      Menuju Jateng Maju Jaya
      Kolase Tribun
      Dok Tribun Jateng
      Tribunnews Jateng
      Tribun Jawa Tengah`,
    `
      © 1999 TRIBUNnews.com
      Isi Laporan Wartawan Tribun
      Kata TRIBUNJATENG.COM: Warga
      Warga (TribunJateng.com)
      Warga menata perahu (TribunJateng.com/Ani) lagi
      Ringkasan Berita
      Penulis: Ani
      Text Sizes A
      Menuju Jateng
      Sekolase Tribun
      Tribun
      Tribun jateng
      Tribun Jawa Tengah Maju`,
  );
  testMarks(tribun, {
    date: 'Sabtu, 2 Maret 2024 9:05 WIB',
    people: 'Penulis: Ani\n|',
    'photo-label': 'Larger\nzoom-in\nLihat Foto\nzoom-inlihat foto\nZoom-in  Lihat foto',
    none: 'larger\nLihat foto ini\n||\nZoom',
  });
  testLines(all(tribun), {
    navigation: {
      goes: 'Tribun\nSuperSkor\nSuper Skor\nSeleb\nSelebritis\nBreaking News :\nMenuju Jateng\nSulawesi Utara Menuju Maju Jaya\nAA',
      stays: 'Tribun Jateng lama\nMenuju jateng\nWarga Menuju Jateng\nAAA',
    },
    widget: {
      goes: 'Tribuners adalah platform jurnalisme warga\nKonten menjadi tanggungjawab penulis\nKonten menjadi tanggung jawab penulis dan warga',
      stays: 'Kata Tribuners adalah platform jurnalisme warga',
    },
    'share-bar': {
      goes: '1 jam lalu\n12 menit yang lalu\n3 hari lalu',
      stays: 'Baru 1 jam lalu\nsatu jam lalu\n1 jam lalu warga',
    },
    byline: {
      goes: `
        Laporan Wartawan Serambi Ani
        (*laporan reporter Warta Kota | Ani Sari
        Penulis: Ani
        Sumber : Kabar Muara`,
      stays:
        'Laporan Wartawan Kabar Ani\nIsi laporan Wartawan Serambi Ani\nLaporan Wartawan Serambi pulang.\nPara penulis: Ani',
    },
    promotion: {
      goes: `
        Baca berita lainnya di Google News
        Baca juga berita terbaru kami lewat Google News.
        Berita terbaru Muara klik di sini
        WhatsApp Muara: klik
        WA Kabar Muara : klik di sini ya
        Baca berita lain di sini
        Baca juga berita menarik lainnya tentang Muara klik
        Dapatkan informasi lain dari Tribun Jateng
        Update berita terkini di Muara
        Update berita lainnya tentang Muara Jaya
        > Lampu
        >>Lampu
        Ikuti kami di
        Dapatkan Berita Pilihan
        di WhatsApp Anda
        Nikmati berita interaktif
        Nikmati berita interaktif di sini`,
      stays: `
        Warga baca berita lainnya di Google News
        Berita terbaru klik di sini
        Berita terbaru Muara klik di sini ya
        WhatsApp: klik
        Update berita warga
        Skor > Lampu
        >
        Warga ikuti kami di`,
    },
    'page-links': {
      goes: 'Halaman\nHalaman 1 2 3 selanjutnya »\nHalaman 12 next\nHalaman 1/2\nHalaman 12 dari 34\nHalaman berikutnya',
      stays: 'Halaman depan\nBuku halaman 1\nHalaman 1 buku',
    },
    'tag-list': { goes: 'Tag\nTags :', stays: 'Tags lama\nDua tag' },
    'related-list': {
      goes: 'Rekomendasi untuk Anda\nSesuai Minatmu:\nAnda mungkin menyukai\nBerita Populer\nVideo Pilihan\nTerpopuler :\nBerita terkait\nBerita lain terkait Dermaga Muara',
      stays: 'Berita terkait dermaga. Warga\nDua berita terkait\nAnda mungkin',
    },
    'comment-box': {
      goes: 'Komentar\nKirim Komentar\nIsi komentar sepenuhnya\nIsi komentar sepenuhnya tanggung jawab pengguna',
      stays: 'Komentar warga\nIa kirim komentar',
    },
    'copyright-line': {
      goes: '© 2024 TRIBUNnews.com\nAll Right Reserved\nAll Rights Reserved\nPrivacy Policy\nInfo iklan',
      stays: 'All Rights\n© 1999 TRIBUNnews.com\nSoal Info iklan',
    },
  });
});

describe('a page of no known site as text', () => {
  testMarks(elsewhere, {
    date: `
      Posted by Ani on 9:05
      posted by Ani Sari on 10.15
      2 Maret 2024
      Posted on: Sabtu, 12 Maret 2024 | 10:15 WIB
      March 2, 2024
      Last updated March 12, 2024 @ 9.05 am
      Published Jumat 2 Mar 2024 - pukul 10:15
      Oleh Ani Sari - 2 Maret 2024
      By: Edda Quill | Saturday, 12 March 2024 10:15`,
    people: 'By Edda\nBY: Edda Quill\nOleh Ani Sari Budi\nDitulis oleh Ani\nPenulis: Ani',
    caption: 'Sumber gambar, Ani\nKeterangan gambar ,\nsumber gambar,',
    'photo-label': 'Perbesar\nLihat foto\nzoom-in',
    role: 'Penulis\nredaksi\nAdmin',
    none: `
      Posted by Ani
      2 Maret 24
      Pada 2 Maret 2024
      Oleh ani
      Oleh Ani. Lalu
      Sumber gambar Ani
      Perbesar peta
      Admin desa`,
  });
  testLines(all(elsewhere), {
    navigation: {
      goes: `
        Skip to content
        Skip to main content
        Langsung ke konten utama
        Reading time: 3 min
        Waktu baca 12 menit
        3 min
        12 minutes read
        5 menit baca
        Published
        Connect with us
        A A Pengaturan font
        A  A A Pengaturan Font
        in Ekonomi
        in Politik & Hukum, Desa`,
      stays: 'Skip the content\nBuku waktu baca 12 menit\n123 min\nIn ekonomi\nA pengaturan font\nBegin Ekonomi',
    },
    'ad-slot': {
      goes: 'Iklan - geser ke atas untuk melanjutkan\nBaca berita dengan sedikit iklan, klik di sini\nNyaman tanpa iklan. Langganan Kabar\nBaca berita tanpa iklan. Gabung Kabar Plus',
      stays: 'Iklan - geser\nWarga baca berita tanpa iklan. Gabung Kabar',
    },
    'date-line': { goes: 'Date: 2024-03\nDate 2024-03-02 ...', stays: 'Date: 2024\nUpdate: 2024-03\nDate: 2024-03-02' },
    'comment-box': {
      goes: `
        1
        1234567
        12 views
        1 share
        3 kali dilihat
        Views: 1.234
        Dibaca 12 kali
        Leave a reply
        Komentar Anda
        Tinggalkan balasan
        Tinggalkan komentar di bawah ini
        Tulis komentar
        12 komentar
        komentar
        Belum ada komentar :
        No comment
        Click to comment
        You must be logged in to post a comment
        You must be logged in to post a comment Login
        Silakan masukkan komentar Anda!
        Post a comment
        Your email address will not be published. Required fields`,
      stays: '12345678\nAda 12 views\nDibaca warga\nWarga tinggalkan balasan\nKomentar lurah\nNo comment on it',
    },
    'related-link': {
      goes: `Warga menata perahu di muara… Read more\nWarga menata perahu di dermaga tua...read more`,
      stays: 'Warga… Read more\nWarga menata perahu di muara read more\nWarga menata perahu di muara… Read more books',
    },
    widget: {
      goes: 'Seberapa suka kamu?\nSeberapa penting berita ini bagi Anda hari ini?',
      stays: 'Seberapa suka warga?\nKini seberapa suka kamu?\nSeberapa suka kamu itu',
    },
    'related-list': {
      goes: "Pos terkait\nPostingan terkait\nRelated topics :\nContinue reading\nUp next\nDon't miss\nLoad more\nMuat lebih banyak",
      stays: 'Dua pos terkait\nLoad more boats\nUp',
    },
    byline: { goes: 'Editorial team', stays: 'The editorial team' },
    promotion: {
      goes: `
        Berita terkini, eksklusif di WhatsApp Kabar
        Tetap terhubung dengan kami:
        Catatan redaksi: warga yang keberatan
        Catatan redaksi : bila ada yang merasa dirugikan, hubungi kami lewat hak jawab`,
      stays: 'Catatan redaksi: warga pulang\nWarga tetap terhubung dengan kami:\nBerita terkini, eksklusif di WhatsApp',
    },
    'share-bar': {
      goes: 'Share this\nBagikan artikel ini :\nKirimkan ini lewat email\nKirimkan ini lewat email ya\nBlogThis!\nDiposting oleh Ani di 9.05\nLike this:\nLike loading : tunggu',
      stays: 'Share thistle\nWarga kirimkan ini lewat email\nLike that',
    },
    'tag-list': {
      goes: 'Label: a b\nTags : lampu, dermaga\nKata kunci: lampu',
      stays: 'Label lampu\nTags:\nDua label: lampu\nTags: lampu menyala. Lalu padam',
    },
    'page-links': {
      goes: 'Posting lebih baru\nPosting lebih lama »\nPrevious post\nNext articles: Lampu\nBerita selanjutnya Lampu\nNavigasi pos',
      stays: 'Posting lebih\nThe next post\nNext posture\nBerita lama',
    },
    'copyright-line': {
      goes: 'Copyright\n© Kabar\n(c)2024\n(C) 2024 Kabar\nHak cipta\nAll right reserved\nAll rights reserved. Kabar',
      stays: 'Soal hak cipta\n(c) Kabar\nCopyrights',
    },
  });

  test.each([
    [
      'related-link',
      'Baca juga\nibaca pula :\nArtikel lain\nLihat juga: |\nPilihan redaksi\nBaca lainnya',
      'Baca juga buku\nWarga baca juga\nBaca',
    ],
    [
      'tag-list',
      'Tag\nTags:\nKata kunci\nKata kunci / tag\nTopic\nTopik terkait :\nTopik berita terkait',
      'Tag lama\nDua topik\nTopik hangat',
    ],
    ['summary-box', 'Headline\nBaca 3 detik\nbaca 12 detik', 'Headline lama\nBaca detik\nWarga baca 12 detik'],
  ] as const)('labels of boxes: %s', (name, yes, no) => {
    const labels = elsewhere.boxes.filter((box) => box.name === name).map(({ label }) => label);
    const opens = (line: string): boolean => labels.some((label) => label.test(line));
    expect(linesOf(yes).filter((line) => !opens(line))).toEqual([]);
    expect(linesOf(no).filter(opens)).toEqual([]);
  });
});
