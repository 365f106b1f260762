import { weekday } from '../text/dates.ts';

/** What a card of another story says besides its link: a label, and when the story came out. */
export const besidesCard: RegExp = new RegExp(
  String.raw`^[^\p{L}\d]{0,20}(?:i?baca juga|(?:berita|artikel) terkait|simak juga)?[^\p{L}\d]{0,20}(?:(?:${weekday},? )?\d{1,2}[ /]\p{L}{3,9}[ /]\d{4}[^\p{L}]{0,12}(?:wi(?:b|t|ta)\b)?|\d{1,2} (?:menit|jam|hari|minggu)(?: yang)? lalu)?[^\p{L}\d]{0,20}$`,
  'iu',
);

/** Titles of lists of other stories. */
export const titleOfLinks: RegExp =
  /^\W*(?:rekomendasi(?: untuk(?:mu| (?:anda|kamu)))?|rekomendasi (?:artikel|berita)|video (?:rekomendasi|pilihan|terkait|populer|terkini|lainnya)|pilihan (?:untuk(?:mu| (?:anda|kamu))|editor|redaksi)|sesuai minatmu|jangan lewatkan|(?:ter)?populer(?: \w+){0,2}|paling (?:banyak )?(?:dibaca|dicari|populer)|terkini|terbaru|topik (?:pilihan|terkait)|berita (?:terkait|terkini|populer|lainnya|rekomendasi)|artikel (?:terkait|lainnya|rekomendasi)|baca (?:juga|lainnya))[\W\d]*$/i;
