const words =
  'warga kota membuka pasar pagi dengan lampion kertas di tepi sungai yang tenang lalu menata kursi bambu untuk tamu dari desa sebelah sambil menunggu hujan reda'.split(
    ' ',
  );

/** Number -> a small Kompas page: single stories, parts of longer ones, repeated stories and broken pages among them. */
export function makeStory(number) {
  if (number % 97 === 13) return '';
  if (number % 101 === 7)
    return '<html><head><title>404 Not Found</title></head><body><h1>Halaman tidak ditemukan</h1></body></html>';
  const [story, page, total] =
    number % 5 === 4
      ? [number - 1, 2, 2]
      : number % 5 === 3
        ? [number, 1, 2]
        : number % 50 === 20
          ? [number - 20, 1, 1]
          : [number, 1, 1];
  const address = `https://www.kompas.com/tren/read/2020/10/17/21${String(10 + (story % 50)).padStart(2, '0')}${String(story % 60).padStart(2, '0')}${String(story).padStart(4, '0').slice(-3)}/cerita-${story}`;
  const links = Array.from(
    { length: total },
    (_, i) =>
      `<a class="paging__link${i + 1 === page ? ' paging__link--active' : ''}" href="${address}?page=${i + 1}">${i + 1}</a>`,
  ).join('');
  const paragraphs = Array.from(
    { length: 6 },
    (_, i) =>
      `<p>${i === 0 && page === 1 ? 'KOTA, KOMPAS.com - ' : ''}Bagian ${page}.${i} dari cerita ${story}: ${words.map((_, k) => words[(k * (1 + (story % 7)) + i + story) % words.length]).join(' ')}.</p>`,
  );
  return `<!DOCTYPE html><html><head><title>Cerita ${story}</title><link rel="canonical" href="${address}">
<meta name="content_PublishedDate" content="2020-10-17 21:31:00"><meta name="content_author" content="Rara Contoh"></head><body>
<h1 class="read__title">Cerita ${story} dari Kota Contoh</h1><div class="read__content">${paragraphs.join('\n')}</div>
${total > 1 ? `<div class="read__paging"><div class="paging paging--article">${links}</div></div>` : ''}</body></html>`;
}
