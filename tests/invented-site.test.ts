import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { extractArticle } from '../src/index.ts';
import { kabarLereng } from './support/invented-site.ts';

const rules = [kabarLereng];

const page = (title: string, body: string): string => `<!DOCTYPE html><html lang="id"><head><title>${title}</title>
<meta property="og:title" content="${title}"></head><body><div class="kepala-kabar"><h1>${title}</h1>
<span class="penulis">Penulis: Sari Tumanggal</span> <span class="waktu">Senin, 02 Maret 2026 | 07:15</span></div>
<div class="isi-kabar">${body}<div class="kaki-kabar"><p>Tentang kami dan pedoman kabar.</p></div></div></body></html>`;

test('a site that one file adds is read by its rule, and its times by its own clock', async () => {
  const html = page(
    'Kabut Turun Lebih Pagi',
    `<p>Kabut turun lebih pagi di lereng timur, kata penjaga pos pendakian.</p>
<div class="ajakan"><p>Pasang gelang kami.</p></div><p>Jalur tetap dibuka sampai sore.</p>`,
  );
  const result = await extractArticle(html, { url: 'https://www.kabarlereng.test/berita/481/kabut-turun', rules });
  if (!result.ok) throw new Error(result.failure.message);
  const { article } = result;
  expect(article).toMatchObject({
    id: 'kabarlereng:481',
    site: 'kabarlereng',
    outlet: 'KabarLereng.test',
    template: '2026',
    title: 'Kabut Turun Lebih Pagi',
    authors: ['Sari Tumanggal'],
    text: 'Kabut turun lebih pagi di lereng timur, kata penjaga pos pendakian.\n\nJalur tetap dibuka sampai sore.',
    extraction: { body: 'rule', warnings: [] },
  });
  expect(article.publishedAt).toMatch(/^2026-03-02T07:15(?::00)?\+08:00$/);
  expect(article.extraction.removals).toContainEqual({ name: 'promotion', count: 1, words: 3 });
});

test('what all sites have in common goes there too, and moves to its field', async () => {
  const html = page(
    'Sumur Lama Dibersihkan',
    `<p>Sumur lama di tepi ladang dibersihkan sepuluh warga.</p>
<p>Baca juga: <a href="/berita/480/hujan-malam">Hujan Malam Mengisi Embung</a></p><p>Airnya kembali jernih.</p>`,
  );
  const result = await extractArticle(html, { url: 'https://kabarlereng.test/berita/482/sumur-lama', rules });
  expect(result).toMatchObject({
    ok: true,
    article: {
      id: 'kabarlereng:482',
      text: 'Sumur lama di tepi ladang dibersihkan sepuluh warga.\n\nAirnya kembali jernih.',
      related: [{ title: 'Hujan Malam Mengisi Embung', url: 'https://kabarlereng.test/berita/480/hujan-malam' }],
    },
  });
});

test('an address of the site that is no article, and a page of another site, are told apart', async () => {
  const list =
    '<!DOCTYPE html><html><body><h1>Semua kabar</h1><ul><li><a href="/berita/1/x">Satu</a></li></ul></body></html>';
  const listed = await extractArticle(list, { url: 'https://kabarlereng.test/semua', rules });
  expect(listed).toMatchObject({ ok: false, failure: { code: 'not-article' } });
  const without = await extractArticle(page('Kabut Turun', '<p>Kabut turun.</p>'), {
    url: 'https://kabarlereng.test/berita/1/x',
  });
  if (without.ok) expect(without.article.site).toBe('generic');
  else expect(without.failure.message).not.toContain('kabarlereng:');
});

test('a minimal rule is short', () => {
  const file = fileURLToPath(new URL('support/invented-site.ts', import.meta.url));
  expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(40);
});
