import { blockHtml, escapeHtml, pageNumbers, printedTime, showsPaging, wordsOf } from './page-parts.ts';
import { blocksOf, goldBlocks, type PageChoice, type Story, storyUrl } from './stories.ts';

/** A story -> a page in the markup of kompas.com since 2023. */
export function kompasPage(story: Story, choice: PageChoice): string {
  const suffix = choice === 1 ? '' : ` Halaman ${choice}`;
  return `<!DOCTYPE html>
<html lang="id-ID" prefix="og: http://ogp.me/ns#">
<head>
${kompasHead(story, choice, suffix)}
</head>
<body class="theme--ekonomi page--read">
<div class="gate-kgplus"><span>Baca berita tanpa iklan.</span> <a href="https://plus.kompas.com">Gabung Kompas.com+</a></div>
<div class="header clearfix"><ul class="nav__row clearfix"><li><a href="https://www.kompas.com">Home</a></li><li><a href="https://nasional.kompas.com">Nasional</a></li></ul></div>
<div class="container clearfix">
<h3 class="breadcrumb clearfix"><ul class="breadcrumb__wrap"><li class="breadcrumb__item"><a class="breadcrumb__link" href="https://www.kompas.com"><span>Kompas.com</span></a></li><li class="breadcrumb__item"><a class="breadcrumb__link" href="https://${story.host}"><span>${story.section}</span></a></li></ul></h3>
<h1 class="read__title">${escapeHtml(story.title)}</h1>
${kompasCredit(story)}
<div class="cover-photo -gallery"><div class="photo__wrap"><img width="780" height="520" src="https://asset.kompas.com/crops/uji/${story.id}.jpg" alt="Keterangan gambar ${story.id}"><div class="photo__icon photo__icon__expand"><svg class="icon icon-expand"></svg>Lihat Foto</div></div><div class="photo__caption">Keterangan gambar ${story.id}.<span class="photo__author author">(Arsip Kampung)</span></div></div>
<div class="read__article mt2 clearfix"><div class="col-bs9-7">
<div class="read__content"><div class="clearfix">${kompasBody(story, choice)}<!-- (ads.native_banner) --></p><span class="liftdown_v2_tanda"></span></div><div class="fb-quote"></div></div>
<div class="ads-partner-wrap osmplaceonsite"><p></p></div>
${showsPaging(story, choice) ? kompasPaging(story, Number(choice)) : ''}
<span class="js-autoNext-holder"></span><div id="reaction-bottom"></div>
<div class="read__tagging mt1 clearfix"><h3 class="tag tag--article clearfix"><div class="tag__article__teaser">Tag</div><ul class="tag__article__wrap">${story.tags
    .map(
      (tag) =>
        `<li class="tag__article__item"><a class="tag__article__link" href="javascript:void(0)" data-url="https://www.kompas.com/tag/${encodeURIComponent(tag)}">${tag}</a></li>`,
    )
    .join('')}</ul></h3></div>
<div class="wLink"><a href="https://${story.host}"><div class="wLink__title">Lihat ${story.section} Selengkapnya</div></a></div>
</div></div>
<div class="latest ga--latest"><h3>Terkini Lainnya</h3><div class="article__list clearfix"><h3 class="article__title"><a class="article__link" href="https://${story.host}/read/2026/11/19/081500026/kisah-lain">Kisah Lain dari Kampung Sebelah</a></h3><div class="article__date">19/11/2026, 08:15 WIB</div></div></div>
</div>
<div class="footer">Copyright 2008 - 2026 PT. Kompas Cyber Media (Kompas Gramedia Digital Group).</div>
</body></html>`;
}

function kompasHead(story: Story, choice: PageChoice, suffix: string): string {
  const time = printedTime(story.publishedAt);
  const article = {
    '@context': 'http://schema.org',
    '@type': 'NewsArticle',
    headline: story.title,
    datePublished: time.utc,
    dateModified: time.utc,
    author: { '@type': 'Person', name: story.editor },
    publisher: { '@type': 'Organization', name: 'KOMPAS.com' },
    description: story.standfirst,
  };
  const meta: readonly (readonly [string, string])[] = [
    ['description', story.standfirst],
    ['author', 'Kompas Cyber Media'],
    ['content_category', 'Money'],
    ['content_subcategory', story.section],
    ['content_location', 'Jakarta'],
    ['content_author', story.author],
    ['content_editor', story.editor],
    ['content_type', 'Standard'],
    ['content_PublishedDate', story.publishedAt],
    ['content_source', ''],
    ['content_tag', story.tags[0] ?? ''],
    ['content_tags', story.tags.join(', ')],
    ['content_total_words', String(wordsOf(story))],
    ['subscription', 'False'],
    ['content_total_pages', String(story.pages.length)],
    ['content_current_page', String(choice)],
  ];
  return `<meta charset="utf-8">
<title>${escapeHtml(story.title)}${suffix} - Kompas.com</title>
${meta.map(([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}" />`).join('\n')}
<meta property="og:type" content="article" />
<meta property="og:title" content="${escapeHtml(story.title)}" />
<meta property="og:url" content="${storyUrl(story)}" />
<meta property="og:site_name" content="KOMPAS.com" />
<meta property="article:published_time" content="${time.utc}" />
<link rel="canonical" href="${storyUrl(story)}" />
<script type="application/ld+json">{"@context":"http://schema.org","@type":"WebSite","url":"https://www.kompas.com"}</script>
<script type="application/ld+json">${JSON.stringify(article)}</script>
<script>var keywordBrandSafety = ${JSON.stringify(
    goldBlocks(story)
      .map(({ text }) => text)
      .join(' '),
  )};</script>`;
}

function kompasCredit(story: Story): string {
  const time = printedTime(story.publishedAt);
  const person = (name: string, role: string): string =>
    `<a href="http://indeks.kompas.com/profile/1/x"><div class="credit-author"><div class="credit-author-title"><h6 class="credit-author-name"> ${name} </h6><h6 class="credit-author-position">${role}<h6></div></div></a>`;
  return `<div class="read__header col-offset-fluid clearfix"><div class="read__time"><a href="https://www.kompas.com">Kompas.com</a> - ${time.slashed}, ${time.clock} WIB</div>
<div class="credit"><div class="credit-title"><div class="credit-title-name"><h6>${story.author},</h6><h6>${story.editor}</h6></div><p>Tim Redaksi</p></div></div>
<div id="creditModal" class="creditModal"><div class="creditModal-body">${person(story.author, 'Penulis')}${person(story.editor, 'Editor')}</div></div></div>`;
}

function kompasBody(story: Story, choice: PageChoice): string {
  const related = `<p><strong>Baca juga: <a href="https://${story.host}/read/2026/11/19/081500026/kisah-lain" class="inner-link-baca-juga" target="_self">Kisah Lain dari Kampung Sebelah</a></strong></p>`;
  return blocksOf(story, choice)
    .map((block, index) => {
      const html = blockHtml(block, (text) => `<h2>${text}</h2>`);
      return index % 7 === 2 ? `${html}<span class="ads-on-body"><!-- (ads.paragraph.4) --></span>\n${related}` : html;
    })
    .join('\n');
}

function kompasPaging(story: Story, current: number): string {
  const url = storyUrl(story);
  const next =
    current < story.pages.length
      ? `<div class="read__paging__footnote paging__footnote clearfix"><span>Halaman Selanjutnya</span><h5><a href="${url}?page=${current + 1}" class="next">Kisah ini masih panjang&#8230;</a></h5></div>`
      : '';
  const links = pageNumbers(story).map(
    (number) =>
      `<div class="paging__item"><a class="paging__link ${number === current ? 'paging__link--active' : ''}" href="${url}?page=${number}">${number}</a></div>`,
  );
  return `${next}<div class="read__paging clearfix"><div class="paging paging--article col-offset-0 clearfix"><div class="paging__teaser">Halaman: </div><div class="paging__wrap clearfix">${links.join('')}</div><a class="paging__link paging__link--show" href="${url}?page=all#page2">Show All</a></div></div>`;
}
