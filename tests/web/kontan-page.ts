import { blockHtml, escapeHtml, pageNumbers, printedTime, showsPaging } from './page-parts.ts';
import { blocksOf, type PageChoice, type Story, storyUrl } from './stories.ts';

/** A story -> a page in the markup of kontan.co.id: the main desks, or the lighter one of kesehatan and its like. */
export function kontanPage(story: Story, choice: PageChoice): string {
  return `<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>${escapeHtml(story.title)}</title>
<meta name="description" content="${escapeHtml(story.standfirst)}">
<meta name="content_PublishedDate" content="${story.publishedAt}">
<meta property="og:title" content="${escapeHtml(story.title)}">
<meta property="og:url" content="${storyUrl(story)}">
<link rel="canonical" href="${storyUrl(story)}">
</head>
<body>
<div class="head-sec"><a href="https://www.kontan.co.id">kontan.co.id</a></div>
${story.template === 'kontan-desk' ? desk(story, choice) : fragment(story, choice)}
<div class="footer">Copyright 2026 PT. Kontan Grahanusa Mediatama</div>
</body></html>`;
}

function desk(story: Story, choice: PageChoice): string {
  const time = printedTime(story.publishedAt);
  return `<div class="bag-kiri"><div class="box-det-desk-2">
<div class="breadcumb fs18"><a href="/rubrik/1/${story.section}">${story.section}</a></div>
<h1 class="detail-desk">${escapeHtml(story.title)}</h1>
<div class=" fs14 ff-opensans font-gray">${time.day}, ${time.date} / ${time.clock} WIB</div>
<div class="img-detail-desk"><img src="//foto.kontan.co.id/uji/${story.id}.jpg" alt="${escapeHtml(story.title)}"><p>ILUSTRASI. Keterangan gambar ${story.id}. Arsip Kampung</p></div>
<div class="tmpt-desk-kon" itemprop="articleBody">
<p>Reporter: <strong>${story.author}</strong> | Editor: <strong>${story.editor}</strong></p>
${kontanBody(story, choice, 'track-bacajuga-inside')}
<h2>Selanjutnya: <a class="track-lanjutbaca" href="https://${story.host}/news/kisah-lain">Kisah Lain dari Kampung Sebelah</a></h2>
<p><a class="track-gnews" href="https://news.google.com">Cek Berita dan Artikel yang lain di Google News</a></p>
${showsPaging(story, choice) ? `<div class="pagination">${paging(story, Number(choice))}</div>` : ''}
</div>
<div id="share-it"></div>
${tags(story)}
</div></div>`;
}

function fragment(story: Story, choice: PageChoice): string {
  const time = printedTime(story.publishedAt);
  return `<div class="sec_kiri"><h1 class="jdl_dtl">${escapeHtml(story.title)}</h1>
<div class="fs13 color-gray mar-t-10"> ${time.day}, ${time.date} | ${time.clock} WIB <span id="penulis">  Reporter: ${story.author}</span> </div>
<div class="ctn" itemprop="articleBody"> <p></p>
${kontanBody(story, choice, '')}
<h2><span>Selanjutnya: </span><a href="https://${story.host}/news/kisah-lain">Kisah Lain dari Kampung Sebelah</a></h2>
<p>Cek Berita dan Artikel yang lain di <a href="https://news.google.com">Google News</a></p>
<!-- pagination start -->${showsPaging(story, choice) ? ` <div class="ff-opensans">${paging(story, Number(choice))}</div> ` : ''}<!-- pagination end -->
<div class="tpt_shr passedMe"><div class=""><div class="" id="editor">Editor: ${story.editor}</div></div></div>
<div class="listbut-shr"><ul class="fs20"><li><a href="//search.kontan.co.id/indeks/"><span class="fs14 ff-opensans"> INDEKS BERITA</span></a></li></ul></div>
<div id="jixie_recommendation"></div>
${tags(story)}
</div></div>`;
}

function kontanBody(story: Story, choice: PageChoice, track: string): string {
  const related = `<p><strong><span>Baca Juga: </span><a class="${track}" href="https://${story.host}/news/kisah-lain">Kisah Lain dari Kampung Sebelah</a></strong> </p>`;
  const ad = `<!--inside article --> <div class="pad-5 pad-l pad-r heightads250"><div id="div-inside-"><script>googletag.cmd.push(function() { googletag.display('div-inside-'); });</script></div></div> <!-- inside article end -->`;
  return blocksOf(story, choice)
    .map((block, index) => {
      const html = blockHtml(block, (text) => `<h3><strong>${text}</strong></h3>`);
      return index % 7 === 2 ? `${html} ${ad} ${related}` : html;
    })
    .join(' ');
}

function paging(story: Story, current: number): string {
  const url = storyUrl(story);
  const next =
    current < story.pages.length
      ? `<div class="pad-10 pad-l pad-r"><a class="font-16 color-orange semibold fright" href="${url}?page=${current + 1}">Selanjutnya <i class="fa fa-angle-double-right"></i></a></div>`
      : '';
  const links = pageNumbers(story).map(
    (number) =>
      `<a class="font-16 button-pagination${number === current ? ' active' : ''}" href="${url}?page=${number}">${number}</a>`,
  );
  return `${next}<div class="enter"></div><div class="paginations"> Halaman   ${links.join(' ')} <a class="font-16 button-pagination" href="${url}?page=all">Tampilkan Semua</a> </div>`;
}

function tags(story: Story): string {
  const links = story.tags.map((tag) => `<li><a href="https://www.kontan.co.id/tag/x">${tag}</a></li>`);
  return `<div class="mar-v-10 wrap-tag"><div class="fs20 tag font-gray tagtxt">Tag</div><div class="tagl fs14"><ul>${links.join('')}</ul></div></div>`;
}
