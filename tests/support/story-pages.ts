/** A Kompas page in small: enough markup for the rule of 2017–21, words invented. */
export function kompasPage(
  options: {
    readonly number?: number;
    readonly page?: number;
    readonly total?: number;
    readonly title?: string;
    readonly paragraphs?: readonly string[];
  } = {},
): string {
  const { number = 1, page = 1, total = 1, title = 'Jembatan Bambu Dibuka' } = options;
  const address = kompasAddress(number);
  const paragraphs = options.paragraphs ?? [
    `KOTA, KOMPAS.com - Jembatan nomor ${number} dibuka untuk umum.`,
    'Warga berjalan kaki sejak pagi.',
  ];
  const links = Array.from(
    { length: total },
    (_, i) =>
      `<div class="paging__item"><a class="paging__link${i + 1 === page ? ' paging__link--active' : ''}" href="${address}?page=${i + 1}">${i + 1}</a></div>`,
  );
  const pager =
    total > 1 ? `<div class="read__paging"><div class="paging paging--article">${links.join('')}</div></div>` : '';
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title><link rel="canonical" href="${address}">
<meta name="content_PublishedDate" content="2020-10-17 21:31:00"><meta name="content_author" content="Rara Contoh"><meta name="content_editor" content="Edi Contoh"></head>
<body class="theme--tren page--read"><ul><li><a class="breadcrumb__link">Tren</a></li></ul><h1 class="read__title">${title}</h1>
<div class="read__content">${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}
<p><strong>Baca juga: <a class="inner-link-baca-juga" href="https://www.kompas.com/tren/read/2020/10/16/090000065/lain">Berita Lain dari Kota</a></strong></p></div>
${pager}<div class="latest">Terkini Lainnya</div></body></html>`;
}

export function kompasAddress(number: number): string {
  return `https://www.kompas.com/tren/read/2020/10/17/2131${String(number).padStart(2, '0')}065/jembatan-bambu-dibuka`;
}
