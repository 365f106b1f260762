import { describe } from 'vitest';
import { noise as kompas } from '../../src/sites/kompas/noise.ts';
import { noise as kontan } from '../../src/sites/kontan/noise.ts';
import { sharedNoise } from '../../src/sites/shared-noise.ts';
import { noise as tribun } from '../../src/sites/tribun/noise.ts';
import { testLines } from '../support/line-table.ts';

describe('all sites', () => {
  testLines(sharedNoise, {
    'related-link': {
      goes: `
        Baca juga: Lampu Dermaga
        👉 BACA PULA : Lampu Dermaga
        iBaca juga: Lampu
        Baca ini juga: Lampu
        Baca juga di Kabar.com: Lampu
        Baca juga kabar.id: Lampu
        Baca juga artikel: Lampu
        Baca juga berita lainnya: Lampu
        Baca juga artikel menarik lainnya: Lampu
        Baca juga berita terkait: Lampu
        Baca: Lampu
        Lihat juga: Lampu
        Simak pula videonya: Lampu
        Tonton juga video: Lampu
        Read also: Lamp
        Also read: Lamp
        See also: Lamp
        Menarik dibaca: Lampu
        Selengkapnya baca: Lampu
        Baca selengkapnya: Lampu
        Baca berita terkait: Lampu
        Baca artikel lain di sini: Lampu
        Baca berikutnya disini: Lampu
        Berita terkait: Lampu
        Tulisan lainnya: Lampu
        Berita lain terkait Dermaga Muara: Lampu
        Berita lain terkait: Lampu
        Baca juga
        > * Baca juga artikel terkait —
        Baca juga berita lainnya:
        Warga pulang (baca juga: Lampu Dermaga).
        Warga pulang [Baca: Lampu Dermaga (2)] lagi
        Warga pulang (baca juga Lampu [Dermaga])
        Simak selengkapnya: Lampu Dermaga
        Jangan lewatkan : Lampu Dermaga
        Pilihan editor: Lampu Dermaga
        Pilihan redaksi: Lampu Dermaga
        Tonton: Lampu Dermaga
        » Tonton juga video: Lampu Dermaga`,
      stays: `
        Warga membaca juga: Lampu
        Ia bilang baca juga: Lampu
        Baca juga Lampu
        “Baca juga: Lampu”
        2 Baca juga: Lampu
        Warga pulang (baca buku lama itu)
        Warga pulang (baca juga)
        Simak selengkapnya: Lampu menyala lagi.
        Tonton: Lampu
        Tonton: Lampu Dermaga?
        Ia menonton: Lampu Dermaga`,
    },
    'page-links': {
      goes: `
        Selengkapnya di sini
        Selengkapnya disini
        » Baca berita selengkapnya, klik di sini »
        Simak artikel selengkapnya baca link ini
        Lihat selengkapnya di tautan berikut ini.
        Selengkapnya tautan berikut
        Klik di sini untuk membaca
        Klik tautan berikut ini guna melihat selengkapnya
        - Klik link ini untuk lanjut artikelnya lebih lanjut -
        Halaman 1/2
        Page: 12 dari 34
        Halaman 1 2 3
        Halaman 123
        Halaman 12 3 4
        Page: 1 2 Show All
        Halaman Tampilkan Semua
        Halaman : 1 / 2
        2/3
        12 / 34
        1 dari 2 halaman
        Halaman 12 dari 34 halaman
        Halaman selanjutnya
        Next page: Lampu
        Halaman berikutnya »
        Selanjutnya
        Selengkapnya ».
        Show all
        Lihat selengkapnya`,
      stays: `
        Keterangan selengkapnya di sini dibacakan
        Ia klik di sini untuk membaca
        Halaman 2
        Halaman dua dari tiga
        Ada 1 dari 2 halaman
        1 dari 2 halaman buku
        Skor 2/3
        Di halaman selanjutnya
        Halaman selanjutnyakah
        Selanjutnya warga pulang
        Ia datang selanjutnya`,
    },
    'ad-slot': {
      goes: `
        Scroll ke bawah untuk melanjutkan membaca
        -- Advertisement - Scroll to continue reading --
        Gulir untuk lanjut
        Gulir ke bawah
        Scroll down to resume
        Lanjut baca
        Lanjutkan membaca artikel setelah iklan ini
        ~ Lanjut membaca di bawah iklan ~
        Baca setelah iklan
        Membaca di bawah iklan ini:
        Artikel ini berlanjut di bawah
        Berita dilanjutkan setelah iklan berikut
        Article continues below
        Story continues after advertisement
        Advertisement
        --- ADVERTISEMENTS ---
        Iklan
        Iklan lewat
        slot-iklan-300x250
        Ads
        Sponsor
        Sponsored
        Promoted.
        Close Ads
        [Gambas:Video 20detik]
        Pasang iklan di sini
        Ruang iklan
        Memuat…
        Loading video
        gambas : instagram`,
      stays: `
        Ia scroll down
        Scroll down di ponselnya
        Warga lanjut membaca
        Lanjut membaca buku
        Iklan layanan
        Pasang iklan
        Memuat 12 ton
        slot-iklan-3x250
        Artikel ini berlanjut
        [Gambas`,
    },
    promotion: {
      goes: `
        Daftar newsletter kami
        Daftarkan newsletter Anda
        Berlangganan newsletter Kompas
        Terima newsletter dari kami setiap pagi
        Dapatkan informasi di email kamu
        Dapatkan kabar pilihan lewat kotak masuk Anda.
        Daftarkan email
        Daftarkan e-mail
        Belum berhasil mengaktifkan notifikasi
        Belum berhasil mengaktifkan notifikasi Kabar? Cek di sini
        Donasi: klik di sini
        Ayo ikut donasi lewat kitabisa
        Yuk donasi sekarang
        Cek berita dan artikel lain di Google News
        Simak berita dan artikel yang lainnya di saluran WhatsApp
        Dapatkan berita pilihan setiap hari
        Dapatkan update berita pilihan dan breaking news setiap hari dari kami
        Dapatkan berita setiap hari dari Kompas
        Dapatkan update berita ekonomi setiap hari dari Kontan.co.id
        Simak breaking news kami
        Saksikan breaking news dan berita pilihan di ponsel
        Ikuti berita kami di Google News
        Gabung grup telegram Tribun
        Yuk gabung Whatsapp channel Kompas di sini
        Mari ikuti Google News
        Untuk berita kami klik t.me/kabar
        Dalam segala situasi, KOMPAS.com berkomitmen
        Dalam segala situasi, KOMPAS.com berkomitmen memberi fakta
        Berikan apresiasi jernih
        Kirimkan apresiasi spesial untuk jurnalis
        Unduh aplikasi Kompas
        Download app Tribun di ponsel
        Instal aplikasi kmp.im/app
        Ikuti kami
        Dapatkan informasi lewat saluran WhatsApp
        Yuk klik kanal YouTube
        Untuk informasi, klik wa.me/62
        Jangan lupa baca berita di media sosial kami
        Simak artikel di akun Instagram kami setiap hari
        Dapatkan berita klik
        Dapatkan berita pilihan, daftar di sini dengan satu akun
        Temukan berita lain di Google News
        Follow Instagram kami di @kabar
        Jadikan kami sumber pilihan Anda di Google
        Ikuti kuis berhadiah`,
      stays: `
        Ia daftar newsletter kami
        Daftar newsletter
        Daftar newsletter “kami”
        Pendaftar newsletter kami
        Dapatkan informasi di balai desa
        Warga donasi: klik di sini
        Donasi: warga datang
        Simak breaking news
        Ia simak breaking news kami
        Warga ikuti berita kami di Google News
        Ikuti “berita” kami di Google News
        Ikuti kami menata perahu di dermaga tua sejak pagi buta sampai malam hari
        Warga ikuti kuis`,
    },
    widget: {
      goes: `
        18+
        8+
        document.getElementById(“a”)
        event.data.height
        googletag.cmd.push
        window.a = 1
        Post views: 12
        Dibaca : 1.234 kali
        Views：1,2 x
        Dibaca 12 kali
        Dilihat sebanyak 1.234 x
        12 views
        1.234 kali dibaca
        5 pembaca
        Waktu baca
        Estimasi membaca: 3 menit
        3 menit baca
        12 mins read
        2 minutes read`,
      stays: `
        180+
        18+ tahun
        +18
        18
        window.a
        Dibaca warga
        Warga membaca 12 kali dibaca lagi
        12 menit membaca buku`,
    },
    paywall: {
      goes: `
        Artikel ini khusus pelanggan
        Konten ini hanya untuk para member kami di sini
        Untuk melanjutkan membaca, masuk
        Agar bisa lanjut membaca artikel ini silakan daftar dulu
        Untuk dapat lanjut membaca berlangganan
        This article is for subscribers
        This content is available to all our subscribers only
        Subscribe to continue reading
        Log in to keep reading this story`,
      stays:
        'Artikel ini khusus warga\nWarga tahu artikel ini khusus pelanggan\nUntuk lanjut membaca\nThis article is for you',
    },
    'syndication-notice': {
      goes: `
        Artikel ini telah tayang di Kabar.com
        ** (Sebagian artikel ini sudah pernah terbit sebelumnya pada Kabar)
        Sebagian dari berita ini juga dimuat oleh Kabar
        Konten ini tayang di Kabar dengan judul Lampu
        Tulisan ini dimuat dalam Kabar berjudul Lampu
        Berita ini pernah dipublikasikan pertama kali di Kabar
        Artikel ini telah dilansir di Kabar, kata: judul Lampu
        Warga pulang. Artikel ini telah tayang di Kabar.com dengan judul Lampu
        Warga pulang.Sebagian berita ini sudah lebih dulu terbit pertama kali pada Kabar, klik tautan
        “Pulang” konten ini pernah dimuat oleh Kabar https://x.id/a`,
      stays: `
        Artikel ini tayang di Kabar
        Warga tahu artikel ini telah tayang di Kabar
        Artikel ini telah tayang di Kabar, ujarnya
        Artikel ini telah tayang di Kabar, kata Ani
        Artikel ini telah ditulis di Kabar
        Warga pulang, artikel ini telah tayang di Kabar.com dengan judul Lampu`,
    },
    'related-list': {
      goes: 'Berita terkait\nArtikel lainnya :\nBerita terpopuler:\nArtikel rekomendasi\nTerpopuler pekan ini\nPaling banyak dibaca\nRekomendasi untuk Anda',
      stays: 'Berita terkait dermaga\nDua berita terkait\nBerita\nTerpopuler di kampung',
    },
    embed: {
      goes: `
        Saksikan video berikut
        Tonton juga videonya di bawah ini:
        Simak tayangan warga menata perahu berikut ini
        View this post on Instagram
        A post shared by Ani (@ani)
        Lihat postingan ini di Instagram
        Sebuah kiriman dibagikan oleh Ani`,
      stays: `
        Warga tonton video berikut
        Saksikan video warga. Lihat berikut
        Saksikan video berikut warga
        A post shared by
        Ia view this post on Instagram`,
    },
    byline: {
      goes: `
        Penulis | Ani Sari
        editor | : | Ani Sari, Budi
        Oleh Ani Sari
        Oleh: Ani Sari
        OLEH : dr. Ani Sari* dan Budi bin Jati
        Oleh Ani Sari, Budi Jati, Dewi Lan Eko`,
      stays: `
        Para penulis | Ani Sari
        Penulis | Ani Sari.
        Penulis | An
        Oleh Ani
        Oleh Karena Itu
        oleh Ani Sari
        Oleh Ani sari
        Ditulis Oleh Ani Sari`,
    },
    'copyright-line': {
      goes: `
        Copyright
        ** (Copyright 2024 Kabar Muara
        Hak cipta © Kabar
        Hak cipta 2024
        Hak cipta dilindungi
        © Kabar
        (c) Kabar
        Dilarang mengutip tanpa izin
        Dilarang keras menyalin isi berita seizin Kabar`,
      stays: `
        Soal hak cipta 2024
        Hak cipta lagu
        Dilarang mengutip
        Warga dilarang mengutip tanpa izin
        (c)
        Copyrighted`,
    },
    'share-bar': {
      goes: 'Bagikan\n» Bagikan artikel ini:\nShare\nShare this story\nShare article :\nSebarkan berita ini',
      stays: 'Bagikan beras\nWarga bagikan\nShared',
    },
    'end-mark': {
      goes: '*\n(*)\n[**/].\n( *** )\n---\n.\n...\n##\n|\n•\n{}\n();',
      stays: '*a\n....\na---\n(a)\n?\n||\n••',
    },
  });
});

describe('Kompas.com', () => {
  testLines(kompas, {
    promotion: {
      goes: `
        Kata ke Nyata bersama Kompas.com, donasi di sini
        Warga pulang. Simak breaking news dan berita pilihan kami di ponsel
        KOMPAS.com berkomitmen memberikan fakta jernih
        Dukung keberlanjutan jurnalisme jernih
        Gabung Kompas.com+
        Baca tanpa iklan. Gabung KOMPAS.com Plus sekarang!
        Ada hadiah voucher grab senilai Rp 1
        Tulis komentarmu dengan tagar #JernihBerkomentar
        Yuk, tulis komentarmu dengan tagar #JernihBerkomentar dan menang
        Segera lengkapi data dirimu #JernihBerkomentar
        Yuk Komentar dan Raih Hadiahnya!
        Artikel ini merupakan bagian dari Parapuan
        Parapuan adalah ruang aktualisasi diri perempuan.
        Anda bisa menjadi kolumnis!
        Kriteria (salah satu): akademisi, guru
        Baca berita tanpa iklan
        Kompascom+ baca berita tanpa iklan hari ini
        Android: https://bit.ly/a
        iOS : http://apple.co/b
        Kompas.com: Berita Terpercaya
        Dapatkan aplikasi
        Konsultasi dengan dokter dan beli obat tanpa antre
        Konsultasi dengan dokter dan beli obat tanpa antre di sini`,
      stays: `
        Warga menyebut KOMPAS.com berkomitmen memberikan fakta jernih
        Warga gabung Kompas.com di balai
        “Gabung” Kompas.com+
        Warga dapatkan aplikasi
        Dapatkan aplikasi desa
        Android: https://contoh.example/a
        Ada baca berita tanpa iklan`,
    },
    byline: {
      goes: `
        | Editor: Ani
        |editor Ani Sari
        Penulis: Ani Sari⏎Editor: Budi Jati`,
      stays: `
        Oleh: warga pulang lagi. Ia datang
        | Editor Ani.
        Editor Ani Sari`,
    },
    'related-list': {
      goes: `
        Ikuti perkembangan berita ini dalam topik:
        Ikuti perkembangan berita ini dalam topik : Dermaga
        Lihat Ekonomi Selengkapnya
        Pilihan untukmu
        Rekomendasi untuk Anda
        Rekomendasi untuk Anda powered by
        Mungkin Anda melewatkan ini
        Jixie mencari berita yang dekat dengan preferensi Anda
        Artikel Kompas.id`,
      stays: `
        Warga ikuti perkembangan berita ini dalam topik:
        Lihat Buku Itu Selengkapnya Nanti
        Pilihan untukmu nanti
        Dua Artikel Kompas.id
        Artikel Kompas.id Lain`,
    },
    navigation: { goes: 'Lihat foto\nBaca di App\nSalin Artikel', stays: 'Ia lihat foto\nLihat foto itu' },
  });
});

describe('Kontan', () => {
  testLines(kontan, {
    'related-link': {
      goes: 'Selanjutnya: Lampu Dermaga\nSelanjutnya : A1\nTonton: Lampu Dermaga',
      stays:
        'Selanjutnya: Lampu menyala.\nLangkah selanjutnya: Lampu\nTonton: Lampu menyala;\nIa tonton: Lampu Dermaga',
    },
    promotion: {
      goes: `
        Donasi dapat voucher gratis
        DONASI, Dapat Voucer Gratis!
        Dukungan Anda akan menambah semangat kami
        Dukungan Anda akan menambah semangat kami untuk menulis
        Sebagai ungkapan terima kasih atas perhatian Anda
        Sebagai ungkapan terimakasih atas perhatian Anda, kami
        Cek berita dan artikel lain
        Cek juga berita & artikel yang lainnya di :⏎Google News
        Cek berita dan artikel yang lain di⏎Google News Kontan
        Check other news on Google News
        Read our latest articles and stories here at Google News.
        Kontan + Kompas.id : Rp 1
        Berlangganan
        Sudah Berlangganan?
        Sudah Berlangganan? Silakan masuk di sini`,
      stays: `
        Donasi dapat beras
        Warga donasi dapat voucher gratis
        Warga cek berita dan artikel lain
        Cek berita dan artikel lain hari ini
        Check other news on paper
        Warga berlangganan
        Berlangganan koran`,
    },
    byline: {
      goes: `
        Reporter: Ani
        Sumber : Antara dan Reuters
        Oleh: A, Editor: B
        Penulis: Ani Sari | Editor: Budi Jati
        Penulis: Ani
        REPORTER : Ani Sari, Budi Jati dan Dewi Lan
        Ani Sari | Pengamat
        Editor: Ani
        editor : Ani Sari Budi`,
      stays: `
        Reporter: siapa?
        Dua reporter: Ani
        Ani Sari | warga
        Ani | Pengamat | Dosen
        Para editor: Ani
        Editor:`,
    },
    caption: {
      goes: `
        ILUSTRASI.
        [ILUSTRASI : Warga menata perahu]
        Warga menata perahu di dermaga (KONTAN/Ani Sari)
        Warga menata perahu di dermaga (ANTARA FOTO / Ani Sari).
        Warga menata perahu di muara. KONTAN/Ani Sari
        Warga menata perahu di muara. Foto: REUTERS//Ani Sari dan Budi/foc.`,
      stays: `
        Warga ILUSTRASI.
        Perahu (KONTAN/Ani)
        Warga menata “perahu” di dermaga (KONTAN/Ani Sari)
        Warga menata perahu di dermaga (Kabar/Ani Sari)
        Warga menata perahu di muara KONTAN/Ani Sari`,
    },
    'syndication-notice': {
      goes: 'Sumber artikel ini telah tayang\nSumber: Berita ini sudah terbit di Kabar',
      stays: 'Sumber artikel itu telah tayang\nDua sumber artikel ini telah tayang',
    },
    navigation: {
      goes: 'Simak Video\nWhatsApp Channel\nIndeks Berita\nBagikan\nTag\nTag :\nVideo\nVideo terkait:\nTerbaru\nBerita terkait\nTerpopuler\nBusiness Insight\nKontan Academy',
      stays: 'Ia simak video\nVideo lama\nTerbaru ini\nMobil terbaru',
    },
    embed: {
      goes: 'Your browser does not support\nYour browser does not support the video tag.\nBrowser Anda tidak mendukung video',
      stays: 'Your browser does\nKini browser Anda tidak mendukung',
    },
    ticker: {
      goes: 'EMAS 1.0 -1 +2%\nUSD/IDR 16,200 12 0,1 %\nIDX30 400 +1,5 -0,2%\nLQ45  9 9 9%',
      stays: 'Harga EMAS 1.0 -1 +2%\nEMAS 1.0 -1 +2\nEMAS naik 1 2%\nBBCA 1 2 3%\nEMAS 1.0 -1 +2% lagi',
    },
    'related-list': {
      goes: 'Keuangan| 3 Jam lalu\nKeuangan Daerah|1 Jam 12 Menit lalu Lampu\nIndustri| 20 Detik lalu',
      stays: 'keuangan| 3 Jam lalu\nKeuangan 3 Jam lalu\nKeuangan| tiga Jam lalu\nDi Ke| 3 jam lalu',
    },
    paywall: {
      goes: `
        Ini Artikel Spesial
        Segera berlangganan sekarang untuk membaca
        Hanya dengan berlangganan Rp 10
        Hanya Rp 1 untuk membaca artikel ini.
        Hanya Rp 10.000 untuk membaca artikel ini. Segera
        Agar bisa lanjut membaca sampai tuntas ya
        Berlangganan dengan Google
        Gratis uji coba 7 hari pertama ya
        Gratis uji coba 30 hari pertama di sini
        Kontan Digital Premium Access
        Masuk untuk Melanjutkan Proses Berlangganan
        Paket bundling Kontan berisi koran
        Artikel pilihan editor Kontan yang menyajikan data`,
      stays:
        'Ini Artikel Spesial Kami\nBukan Ini Artikel Spesial\nHanya Rp 10.000 untuk membaca\nGratis uji coba tujuh hari pertama ya',
    },
  });
});

describe('Tribun', () => {
  testLines(tribun, {
    'summary-box': {
      goes: 'Ringkasan Berita\nringkasan berita :',
      stays: 'Ringkasan Berita Pagi\nIsi ringkasan berita',
    },
    'related-link': {
      goes: 'Baca berita lain: Lampu\n» Baca artikel terkait di sini : Lampu\nBaca berita selengkapnya: L',
      stays:
        'Warga baca berita lain: Lampu\nBaca berita lain. Ini: Lampu\nBaca berita lain:\n“Baca berita lain: Lampu”',
    },
    byline: {
      goes: `
        Laporan Wartawan Tribun Jateng, Ani Sari
        (*Laporan reporter Serambi | Ani S.
        Laporan Kontributor Kabar.co.id Ani Sari, S.Pd.
        Laporan: Ani
        (LAPORAN TribunJateng.com, Ani Sari)
        Laporan Serambi: Ani
        Laporan Ani Sari I Langsa
        Laporan Ani l Banda Aceh
        Reporter: Ani
        WARTAWAN : Ani Sari dan Budi Jati
        Penulis: Ani | Editor: Budi
        Penulis: Ani
        Editor : Ani Sari/Budi
        Laporan Wartawan Kabar, Ani Sari TRIBUNJATENG.COM, MUARA - Warga`,
      stays: `
        Isi laporan Wartawan Tribun Jateng, Ani Sari
        Laporan wartawan, Ani Sari pulang.
        Laporan wartawan kabar Ani
        Laporan wartawan: siapa?
        Laporan: warga
        Laporan Ani Sari Langsa
        Para Reporter: Ani
        Reporter: ani
        Editor: Ani pulang.`,
    },
    navigation: {
      goes: 'Berita Semarang\nBERITA KOTA SEMARANG\nBerita SemarangTRIBUNJATENG.COM, SEMARANG - Warga\nBerita Kota SemarangSURYA.co.id | SURABAYA',
      stays: 'Berita semarang\nBerita Satu Dua Tiga\nIsi Berita Semarang\nBerita Semarang 2',
    },
    promotion: {
      goes: `
        > Baca juga
        >>> update berita Dermaga
        >live
        Link live Muara >>
        » Live streaming klik di sini «
        Ikuti berita lainnya
        Ikuti berita Muara lainnya di sini
        Ikuti kami di Google News
        Lihat artikel asli »
        Nikmati berita interaktif hanya di sini
        Baca berita Tribun di Google News
        👉 Yuk, jangan lupa subscribe YouTube Tribun Jateng
        Silahkan gabung grup Telegram Warta Kota
        Unduh Tribun X di Play Store
        Like Facebook Pos Kupang
        Ikuti berita di saluran WhatsApp
        » Simak kabar dan berita kami lewat kanal Telegram ini
        Cek berita Google News
        Berita lain
        Baca juga artikel lainnya :.
        Berita lainnya terkait Dermaga
        Artikel Dermaga lain di Google
        Baca berita Muara lainnya klik tautan ini
        Informasi lain di WhatsApp Tribun
        » Informasi seputar Muara lainnya lewat Instagram Surya.co.id Jatim
        Lihat berita di sini
        » Baca berita Muara dan artikel lama, klik »
        WhatsApp Tribun: klik
        » Whats app SerambiNews : Klik di Sini
        Kumpulan Berita Dermaga
        KUMPULAN ARTIKEL Muara Jaya Raya`,
      stays: `
        Warga > baca juga
        Link Muara
        Warga ikuti berita lainnya
        Warga baca berita Tribun di Google News
        Baca “berita” Tribun di Google News
        Baca buku Tribun di balai
        Warga menyimak berita lain
        Berita lain. Warga pulang
        Berita lain itu benar
        Informasi lain di WhatsApp warga
        Lihat berita di sini warga
        Warga lihat berita di sini
        WhatsApp warga: klik
        Kumpulan Berita dermaga
        Isi Kumpulan Berita Dermaga`,
    },
    'page-links': {
      goes: `
        Baca selengkapnya
        » Klik di sini untuk baca selengkapnya: disini
        Baca selengkapnya klik tautan
        Selengkapnya di sini
        Berita selengkapnya: baca link ini »
        Selengkapnya klik tautan ini`,
      stays: 'Warga baca selengkapnya\nBaca selengkapnya buku itu\nSelengkapnya\nIsi berita selengkapnya di sini',
    },
    'related-list': {
      goes: 'Rekomendasi untuk Anda\nSesuai Minatmu\nBerita Rekomendasi\nBerita terkait\nArtikel Terkait :\nBerita Terkini\nBerita Populer',
      stays: 'Berita terkait dermaga\nDua berita populer\nSesuai minat',
    },
    'syndication-notice': {
      goes: `
        Artikel ini telah tayang di Kabar.com⏎dengan judul Lampu
        * (Sebagian dari berita ini sudah sebelumnya tayang di Kabar dengan judul :⏎Lampu
        Artikel ini telah tayang di Kabar dengan judul Lampu
        Berita tayang di Kabar berjudul Lampu
        ** Sebagian konten ini pernah ditulis ulang pertama kali dari Kabar, dengan judul Lampu
        Telah tayang di Kabar.com dengan judul Lampu
        Tulisan ini disadur dari Kabar dengan judul Lampu.
        Artikel ini tayang di Kabar.com
        ** (Berita ini tayang di kabar-muara.co.id) *`,
      stays: `
        Telah tayang di Kabar dengan judul Lampu
        Warga tahu artikel ini telah tayang di Kabar dengan judul Lampu
        Artikel ini telah tayang di Kabar
        Artikel ini telah tayang di “Kabar” dengan judul Lampu
        Artikel ini telah tayang di Kabar dengan judul “Lampu,” kata Ani.
        Artikel ini tayang di Kabar
        Artikel ini tayang di Kabar.com kemarin`,
    },
    widget: {
      goes: `
        Tribunners adalah platform jurnalisme warga
        Tribuners adalah platform jurnalisme warga. Isinya
        Konten menjadi tanggungjawab penulis
        Konten menjadi tanggung jawab penulis dan warga
        document.querySelector(“a”)
        document.createElementNS(a)
        a.addEventListener(b)
        Skor provided by Sofascore
        Powered by Sofascore.`,
      stays:
        'Menurut Tribunners adalah platform jurnalisme warga\nSkor Sofascore\ndocument.title\nIsi konten menjadi tanggung jawab penulis',
    },
    embed: {
      goes: 'pic.twitter.com/aB1\n— Ani (@ani) March 2, 2024\n- A (@a_1) 12 March 2024',
      stays:
        'Lihat pic.twitter.com/aB1\npic.twitter.com/\n— Ani (@ani) 2024\n— Ani March 2, 2024\nKata — Ani (@ani) March 2, 2024',
    },
    'ad-slot': {
      goes: 'Iklan untuk Anda:\nIklan untuk Anda : Beras',
      stays: 'Iklan untuk Anda\nAda iklan untuk Anda: Beras',
    },
  });
});
