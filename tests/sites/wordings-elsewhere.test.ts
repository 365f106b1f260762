import { describe } from 'vitest';
import { leftovers } from '../../src/sites/generic/leftovers.ts';
import { lineNoise } from '../../src/sites/generic/line-noise.ts';
import { worldNoise } from '../../src/sites/generic/world-noise.ts';
import { testLines } from '../support/line-table.ts';

describe('other newsrooms of the country', () => {
  testLines(lineNoise, {
    byline: {
      goes: `
        Editor:
        * Penulis | : Ani Sari, S.Pd
        Writer：Edda Quill
        Oleh: Ani
        Sumber artikel: https://x.example/a
        Source | : Kabar.com Muara
        Penulis: Ani Sari (kabar.com)
        Tim Redaksi
        Editor | Penulis / Reporter
        Penulis Ani
        Laporan: Ani Sari
        Laporan : | Ani Sari Budi Jati Dewi
        Penulis Ani | Editor Budi
        Reporter Ani Sari / Editor Budi Jati
        By Edda Quill
        Oleh Ani Sari, Budi Jati dan Dewi Lan
        Words by Edda Quill & Tobin Marsh
        Posted by
        Diterbitkan oleh Ani pada 2 Maret 2024`,
      stays: `
        Para editor: Ani
        Editor: warga pulang. Lalu datang
        Penulis ani
        Penulis Ani Sari pulang
        By Edda
        Baca By Edda Quill
        Reposted by Ani
        Editor atau Penulis`,
    },
    caption: {
      goes: 'Foto: Ani\n* (Sumber foto / Ani\nDokumentasi foto： Ani Sari\nPhoto by: Ani\nKeterangan foto : Warga',
      stays: 'Foto:\nFoto Ani\nDua foto: Ani\nFotokopi: Ani',
    },
    'related-link': {
      goes: 'Lihat video\n(Simak juga juga video warga\nTonton juga video: Lampu',
      stays: 'Warga lihat video\nLihat videonya\nLihat foto',
    },
    'date-line': {
      goes: `
        2 Maret 2024
        Kabar - Sabtu, 02/03/2024
        Jumat 12-03-2024 | 09:05:11 WIB
        (2 Maret 2024) 9.05 am
        March 2, 2024 - 10:15 GMT+7
        Mar 12 2024 EST`,
      stays: '2 Maret 24\n“Sabtu”, 2 Maret 2024\n2 Maret 2024 di Muara\n12:05 WIB',
    },
    'related-list': {
      goes: `
        Berita lain
        Artikel terkait :
        Postingan menarik lainnya
        Related posts
        Related stories »
        You may also like
        You might also like:
        Rekomendasi
        Rekomendasi untuk Anda
        Terkini
        Terpopuler lainnya
        Trending
        Trending now >
        Baca juga
        Lihat lainnya:
        Video pilihan`,
      stays: 'Berita lain warga\nWarga trending\nRelated\nVideo warga\nTerkini warga',
    },
    'page-links': {
      goes: 'Laman: 1\nPage 1 2\nHalaman 1 2 3 selanjutnya\nPages: 12 »',
      stays: 'Laman 1\nHalaman : satu\nDi laman: 1',
    },
    widget: {
      goes: `
        About the author
        Tentang penulis :
        Daftar isi
        4/5 (3 votes)
        4,5 / 5 · 12 votes
        Rate this
        Rate this post
        [embed]
        [caption id="a"] isi [/caption]
        [/su_box]`,
      stays: 'Isi daftar isi\nSkor 4/5 (3 votes)\n[isi]',
    },
    'share-bar': {
      goes: `
        Bagikan
        Share this
        Sebarkan berita ini lewat ponsel
        Like this
        Loading...
        Click to share on X
        Klik untuk membagikan ini
        Facebook
        Salin tautan:
        Link copied…
        Share: Facebook Twitter
        Bagikan WhatsApp Telegram Line`,
      stays: 'Bagikan beras\nWarga share ini\nFacebook warga\nLike',
    },
    'comment-box': {
      goes: `
        Tinggalkan komentar
        Berikan balasan di sini
        Leave a reply
        Your email address will not be published. Required
        Tulis komentar dengan santun
        Tulis komentarmu dengan tagar kabar
        Masuk untuk berkomentar
        Silakan log in dulu lalu komentar di sini
        Komentar
        Kolom komentar
        Komentar Anda tunduk pada UU ITE.
        Isi komentar adalah tanggung jawab pengguna sesuai UU ITE
        Berkomentarlah
        Silakan berkomentarlah dengan santun
        12 komentar
        Belum ada komentar :
        No comments.`,
      stays: 'Warga tinggalkan komentar\nKomentar warga\nMasuk balai\nAda 12 komentar\nUU ITE',
    },
    promotion: {
      goes: `
        Sign up newsletter
        Subscribe to our newsletters today
        Don't miss a story, join our WhatsApp channel
        Follow us on Facebook for more
        Download our app on Google Play
        Ikuti berita kami di Google News
        Discover more from Kabar
        Eksplorasi konten lain dari Kabar Muara
        Subscribe to get the latest posts
        Berlangganan untuk mendapatkan pos terbaru
        Jangan lupa like
        Jangan lupa untuk subscribe kanal kami
        Ikuti WhatsApp
        Gabung di saluran kami WhatsApp
        Follow Kabar Google News kami Muara`,
      stays: `
        Warga sign up newsletter
        Subscribe “our” newsletters
        Warga ikuti berita kami di Google News
        Ikuti berita kami di Google News, kata Ani
        Dapatkan berita warga
        Warga jangan lupa like
        Ikuti rapat`,
    },
    embed: {
      goes: 'https://youtu.be/a\nhttp://www.youtube.com/watch?v=a\nhttps://m.facebook.com/a\nhttps://x.com/a/status/1\nhttps://fb.watch/a',
      stays: 'https://contoh.example/a\nLihat https://youtu.be/a\nhttps://youtu.be/\nhttps://youtu.be/a b',
    },
    'syndication-notice': {
      goes: 'The post Lampu appeared first on Kabar\nArtikel Lampu Dermaga pertama kali tampil pada Kabar Muara.\nPos Lampu pertama kali terbit di Kabar\nSource link\nLink sumber',
      stays: 'Artikel Lampu tampil di Kabar\nBaca the post Lampu appeared first on Kabar\nLink sumber air',
    },
    'tag-list': {
      goes: 'Tags\nTopik terkait\nLabel\n#lampu #dermaga_2\n#lampu, #dermaga, #muara\nTags: lampu\nKategori : Ekonomi\nFiled under：',
      stays: '#lampu\nTags lampu\nDua label\n#lampu dermaga\nSoal kategori: satu',
    },
    navigation: {
      goes: 'Masuk\nLogin\nSign in\nBerlangganan\nHome\nBeranda » Ekonomi\nKembali ke atas\nSyarat & ketentuan\nSyarat dan ketentuan berlaku\nHome / Berita / Muara',
      stays: 'Masuk balai\nWarga masuk\nHome Ekonomi\nIsi beranda',
    },
  });
});

describe('leftovers of pages that copy others', () => {
  testLines(leftovers, {
    'related-link': {
      goes: `
        Warga pulang. Baca selengkapnya
        Warga pulang.simak selengkapnya di sini >>
        “Pulang” Baca selengkapnya di tautan berikut :
        Pilihan editor: Lampu
        Jangan lewatkan: L
        Tonton video warga di muara: Lampu
        Saksikan juga video: Lampu
        Simak pula : Lampu
        Baca juga Lampu Dermaga Muara
        Baca juga Lampu Dermaga Muara Menyala...
        Simak "Lampu Dermaga"
        Lihat juga video: 'Lampu Dermaga':
        Tonton pula videonya “Lampu Dermaga” :`,
      stays: `
        Warga baca selengkapnya
        Warga pulang. Baca selengkapnya buku itu
        Warga jangan lewatkan: Lampu
        Baca juga: Lampu
        Baca juga Lampu Dermaga Muara.
        Baca juga Lampu
        Warga baca juga Lampu Dermaga Muara
        Simak "Lampu Dermaga" lagi
        Ia simak "Lampu Dermaga"`,
    },
    caption: {
      goes: 'Sumber gambar, Ani\nKeterangan gambar ,\nSumber gambar,',
      stays: 'Sumber gambar Ani\nDua sumber gambar, Ani',
    },
    promotion: {
      goes: `
        Simak kabar warga di sini
        Yuk, tonton lomba warga di video ini!
        Ayo cek harga beras di bawah ini
        Follow kami untuk mendapatkan informasi
        Ikuti akun Kabar agar mendapatkan berita terbaru dari kami
        Dapatkan berita terbaru kami
        Dapatkan informasi menarik lainnya di kanal ini
        Fakta atau hoaks? Tim cek fakta menjawab
        Saksikan video:
        Saksikan juga tayangan warga menata perahu :
        Untuk mengetahui kebenaran informasi WhatsApp
        * Untuk mengetahui kebenaran berita itu, kirim ke WhatsApp kami di 0812`,
      stays: `
        Simak kabar warga di sini.
        Warga simak kabar di sini
        Simak “kabar” warga di sini
        Warga ikuti akun Kabar agar mendapatkan berita
        Dapatkan beras terbaru kami
        Fakta atau hoaks?
        Ia saksikan video:
        Saksikan video`,
    },
    'page-links': {
      goes: '1 dari 2 halaman\n12 dari 34 halaman',
      stays: '123 dari 4 halaman\nAda 1 dari 2 halaman\n1 dari 2 halaman buku',
    },
    'copyright-line': {
      goes: 'Sumber: https://x.example/a\nVia http://x.example\nLink berita https://x.example\nSource\nSource link\nAppeared first on Kabar\nThe post Lampu first appeared first on Kabar',
      stays: 'Sumber: Ani\nDua sumber: https://x.example/a\nSumber: https://x.example/a lagi\nSource code',
    },
    'share-bar': { goes: 'Share\nShares\nCopy link\nTweet\nBagikan :', stays: 'Bagikan\nShare ini\nIa tweet' },
    embed: {
      goes: 'https://x.example/a.jpg\nfoto-warga.jpeg\n(foto-warga.png?w=1200)\nhttps://x.example/a.webp',
      stays: '!foto-warga.jpg\na.jpg\nfoto warga.jpg\nfoto-warga.jpg lama\nfoto-warga.svg',
    },
    'related-list': {
      goes: 'Bacaan lainnya\nBerita lainnya untuk Anda :\nArtikel lainnya:',
      stays: 'Dua berita lainnya\nBerita lainnya warga',
    },
    'comment-box': {
      goes: 'Dibaca 1 kali\nTelah dilihat sebanyak 1.234 kali.',
      stays: 'Dibaca berkali kali\nBuku dibaca 12 kali\nDibaca 12 kali sehari',
    },
  });
});

describe('newsrooms of other languages', () => {
  testLines(worldNoise, {
    'related-list': {
      goes: `
        Read more
        » Read next:
        Also read
        See also
        You might be interested in
        More on this story
        More stories
        Related
        Related articles
        Related coverage from Kabar
        Recommended for you
        Don’t miss
        Must-reads
        Up next
        Trending now
        Most read
        Explore further
        In case you missed it
        Editors’ picks
        Lesen Sie auch
        Mehr zum Thema
        Weitere Artikel
        Lire aussi
        Sur le même sujet
        Lea también`,
      stays: `
        Warga read more
        Read more books
        Related warga
        Mehr Licht
        Lire un livre`,
    },
    'ad-slot': {
      goes: `
        Ad
        -- Advert --
        Sponsored content
        Anzeige
        Anzeigen:
        Werbung überspringen
        Weiter nach der Werbung
        Skip ad
        Continue reading after the advertisement
        Publicité
        Publicidad
        Reklama
        Annons
        広告
        [PR]`,
      stays: 'Ad warga\nBad\nAnzeige gegen Edda\nReklama warga',
    },
    widget: {
      goes: `
        1 of 12
        Image 1 of 2
        Foto 12/34
        Show caption
        Captions
        Close
        Close video
        Back to the gallery
        View full photos
        Open this photo in gallery:
        Enlarge this image
        Next
        Previous slide
        Watch this video
        Video
        Loading...
        Load more
        Comments
        Leave a comment
        Skip past newsletter promotion
        Bildergalerie
        Bilderstrecke öffnen
        Ver galería`,
      stays: 'Skor 1 of 12\nVideo warga\nNext week\nClose the door\nTwo captions\nBild von Edda',
    },
    navigation: {
      goes: 'Topics\nLearn more\nSign up\nSign up now\nEmail this\nDrucken\nTeilen\nPartager\nJetzt lesen\nS’abonner',
      stays: 'Learn more words\nTwo topics\nJetzt gehen',
    },
    'copyright-line': {
      goes: `
        Reporting by Edda Quill
        (Additional reporting and editing by Edda Quill; writing by Tobin)
        With additional reporting from Edda
        Associated Press writer Edda Quill contributed
        The AFP reporters Edda and Tobin contributed to this report.
        Edda Quill contributed to this report
        (Edda Quill and Tobin Marsh contributed to this story.)
        Quelle: dpa
        (Fotos : Edda Quill)
        出典：海野灯子
        mit Agenturmaterial
        Mit Material von dpa.
        Avec l’AFP
        Con información de EFE
        (dpa)
        AFP/Reuters
        dpa/ed, tm.`,
      stays: `
        The reporting by Edda Quill
        Quelle: Es regnete. Dann
        The source: Edda
        Edda contributed
        dpa-Meldung von gestern
        Quelle`,
    },
    'syndication-notice': {
      goes: `
        This article was published
        * This story has been republished by the Kabar with permission
        Originally published in Kabar
        First appeared at Kabar on March 2
        Dieser Text ist zuerst im Kabar erschienen
        Cet article a été publié par Kabar
        Este artículo se publicó en Kabar`,
      stays:
        'She said this article was published\nThis article “was published”\nDieser Text ist lang\nOriginally from Muara',
    },
    promotion: {
      goes: `
        Get in touch
        Stay in touch with us
        Do you have a story? Send it
        Got a tip? Email us at a@b.example
        For more stories click here
        For more news from the harbour, visit our page
        Follow us on Twitter
        Like Edda Quill and the band on Facebook today
        Listen to Radio Muara live
        Sign up for our newsletter
        Check out more of our stories
        Our standards: the principles
        Join our community
        Become a member
        Jetzt kostenlos den Newsletter abonnieren
        Abonnieren Sie unseren Newsletter
        Folgen Sie uns auf Instagram
        Suivez-nous sur WhatsApp
        Síguenos en Facebook
        Siga o canal no WhatsApp
        Iscriviti alla newsletter
        Śledź nas`,
      stays: `
        They get in touch
        Do you have a boat?
        “Sign up” for our newsletter
        He follows us on Twitter
        Join the race
        Newsletter`,
    },
    'date-line': {
      goes: `
        Updated 2 March 2024
        Last updated: 10:15
        Published on March 2, 2024
        Stand: 2.3.2024
        Publié le 2 mars 2024
        Actualizado 2/3/24
        Опубликовано 2 марта`,
      stays: 'Updated\nShe updated 2 pages\nPublished “2” books\nUpdated his long list of boats 2',
    },
  });
});
