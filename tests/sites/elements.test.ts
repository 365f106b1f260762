import { describe, expect, test } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.ts';
import { sites } from '../../src/sites/index.ts';
import { linesOf } from '../support/line-table.ts';

const filler = '<p>Perajin layang-layang Kampung Randu mengecat ulang bengkelnya pada awal pekan.</p>'.repeat(8);
const bodies = {
  kompas: (body: string) => `<link rel="canonical" href="https://regional.kompas.com/read/2024/03/02/10150078/bengkel">
    <h1 class="read__title">Bengkel</h1><div class="read__content"><div class="clearfix">${body}</div></div>`,
  tribun: (body: string) => `<link rel="canonical" href="https://jateng.tribunnews.com/2024/03/02/bengkel">
    <div id="article"><h1 id="arttitle">Bengkel</h1><div class="side-article txt-article multi-fontsize">${body}</div></div>`,
  kontan: (body: string) => `<link rel="canonical" href="https://industri.kontan.co.id/news/bengkel">
    <h1 class="detail-desk">Bengkel</h1><div class="tmpt-desk-kon">${body}</div>`,
};

const plain = (html: string): string => html.replace(/<[^>]+>/g, '');

/** What of an element between the paragraphs of a story comes out. */
async function left(site: keyof typeof bodies, element: string): Promise<string> {
  const html = bodies[site](`${filler}${element}${filler}`);
  const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(result.failure.message);
  const told = plain(filler.slice(0, filler.indexOf('</p>')));
  return result.page.blocks
    .map(({ text }) => text)
    .filter((text) => text !== told)
    .join(' ');
}

/** Elements one a line: those that go, and those close to them that stay, whole. */
const tables: Readonly<Record<keyof typeof bodies, { readonly goes: string; readonly stays: string }>> = {
  kontan: {
    goes: `
      <li><a href="/news/lampu-dermaga">Lampu Dermaga Menyala Lagi</a></li>
      <li><a href="/news/lampu-dermaga">Lampu Dermaga Menyala Lagi</a> Keuangan | 3 Jam lalu</li>
      <li><a href="/news/lampu-dermaga">Lampu Dermaga Menyala Lagi</a> | Industri Kecil - 12 Jam 5 Menit lalu |</li>
      <li><h3><a href="/news/lampu-dermaga">Lampu Dermaga Menyala Lagi</a></h3></li>
      <h3><a href="/news/lampu-dermaga">Lampu Dermaga Menyala Lagi</a></h3>
      <h2>Menarik Dibaca: <a class="track-x" href="/news/lampu">Lampu Dermaga Menyala Lagi</a></h2>
      <h2><a class="track-x" href="/news/lampu">Lampu Dermaga Menyala Lagi</a></h2>
      <h2>Kabar Pasar Hari Ini : <a class="track-x" href="/news/lampu">Lampu Dermaga Menyala Lagi</a></h2>
      <p>Menarik Dibaca: <a href="/news/lampu">Lampu Dermaga Menyala Lagi</a></p>
      <p>Menarik untuk dibaca : <a href="/news/lampu">Lampu Dermaga Menyala Lagi</a></p>
      <div>Next: <a href="/news/lampu">Lamps of the Pier Are Back</a></div>
      <h4>Related news <a href="/news/lampu">Lamps of the Pier Are Back</a></h4>
      <p>Laporan lain <a class="track-bacajuga-inside" href="/news/lampu">Lampu Dermaga Menyala Lagi</a></p>
      <p>Laporan Lain: <a class="track-lanjutbaca" href="/news/lampu">Lampu Dermaga Menyala Lagi</a></p>
      <div><a class="track-selanjutnya" href="/news/lampu">Lampu Dermaga Menyala Lagi</a></div>
      <p><a class="track-gnews" href="https://news.google.com/x">Google News</a> memuat kabar perahu juga</p>`,
    stays: `
      <li><a href="/news/lampu-dermaga">Lampu Dermaga Menyala Lagi</a> Keuangan | 3 Jam lalu dibahas warga</li>
      <li>Menurut warga <a href="/news/lampu-dermaga">lampu dermaga</a> sudah menyala lagi</li>
      <li><a href="/news/lampu-dermaga">Lampu Dermaga Menyala Lagi</a> tiga Jam lalu</li>
      <h3><a href="/quote/LMPU">LMPU</a></h3>
      <h2>Saham <a class="track-x" href="/quote/LMPU">LMPU</a> milik koperasi</h2>
      <h2>Saham koperasi <a class="track-x" href="/quote/LMPU">LMPU</a></h2>
      <p>Ini menarik dibaca: <a href="/news/lampu">laporan lampu</a></p>
      <p>Next week: <a href="/news/lampu">lamps of the pier</a></p>
      <p>Laporan lain. <a class="track-bacajuga-inside" href="/news/lampu">Lampu dermaga</a> menyala lagi</p>
      <p>Warga memuji <a class="track-lanjutbaca" href="/news/lampu">lampu dermaga</a> itu</p>`,
  },
  tribun: {
    goes: `
      <blockquote>Ringkasan Berita: Lampu dermaga menyala lagi</blockquote>
      <p class="baca">Baca juga <a href="https://jateng.tribunnews.com/2024/03/01/lampu">Lampu Dermaga Menyala Lagi</a></p>
      <p>• <a href="https://jateng.tribunnews.com/2024/03/01/lampu">Lampu Dermaga Menyala Lagi</a></p>
      <p>Baca juga: <a href="https://jateng.tribunnews.com/2024/03/01/lampu">Lampu Dermaga Menyala Lagi</a></p>
      <p>Berita menarik lainnya dari <a href="https://jateng.tribunnews.com/">Jateng</a></p>
      <ul><li><a href="https://jateng.tribunnews.com/2024/03/01/lampu">7 Cara Merawat Perahu Kayu.</a></li></ul>
      <p><a href="https://jateng.tribunnews.com/live">Link live streaming lomba perahu</a></p>`,
    stays: `
      <blockquote>Ringkasan berita itu dibaca warga</blockquote>
      <p>Berita menarik lainnya menurut warga <a href="https://jateng.tribunnews.com/x">soal perahu</a></p>
      <p><a href="https://jateng.tribunnews.com/2024/03/01/lampu">7 Cara Merawat Perahu Kayu</a></p>
      <p>Warga memuji • <a href="https://jateng.tribunnews.com/x">lampu dermaga</a></p>`,
  },
  kompas: {
    goes: `
      <p>Dapatkan breaking news di <a href="https://t.me/kompascomupdate">Telegram</a></p>
      <p>Kabar ada di saluran Kompas <a href="https://www.whatsapp.com/channel/x">ini</a></p>
      <li>Baca juga: <a href="https://www.kompas.com/tren/read/2024/03/01/100000065/lain">Lampu Dermaga</a></li>`,
    stays: `
      <p>Warga membuka <a href="https://t.me/kompascomlama">grup perahu</a> itu</p>
      <p>Dinas membuka <a href="https://www.whatsapp.com/channel/x">saluran warga</a> itu</p>`,
  },
};

describe.each(Object.entries(tables) as [keyof typeof bodies, { goes: string; stays: string }][])(
  'between the paragraphs of %s',
  (site, { goes, stays }) => {
    test.each(linesOf(goes))('goes: %s', async (element) => expect(await left(site, element)).toBe(''));
    test.each(linesOf(stays))('stays: %s', async (element) => expect(await left(site, element)).toBe(plain(element)));
  },
);
