import { blockHtml, escapeHtml, pageNumbers, printedTime, showsPaging } from './page-parts.ts';
import { blocksOf, type PageChoice, type Story, storyUrl } from './stories.ts';

/** A story -> a page in the markup of the Tribun network, of 2020 or of 2026. */
export function tribunPage(story: Story, choice: PageChoice): string {
  const suffix = choice === 1 ? '' : choice === 'all' ? ' - Halaman all' : ` - Halaman ${choice}`;
  const now = story.template === 'tribun-2026';
  return `<!DOCTYPE html>
<html lang="id-ID" itemscope itemtype="http://schema.org/WebPage">
<head>
${tribunHead(story, suffix)}
</head>
<body id="bodyart">
<div class="main"><div class="content"><div class="fl w677"><div class="bsh mb20" id="va">
<div class="p1020 bsht"><ul itemscope itemtype="http://schema.org/BreadcrumbList"><li><h4 class="dip"><a href="https://${story.host}"><span>Home</span></a></h4></li><li><h4 class="dip"><a href="https://${story.host}/x"><span>${story.section}</span></a></h4></li></ul></div>
<div class="pos_rel" id="article">
<h1 class="f50 black2 f400 crimson" style="line-height:110%" id="arttitle">${escapeHtml(story.title)}</h1>
${now ? newHeader(story) : oldHeader(story)}
<div id="article_con" class="fl pt20 pos_rel">
${choice === 1 || choice === 'all' ? leadPhoto(story) : ''}
<div class="side-article txt-article${now ? ' multi-fontsize' : ''}">
${tribunBody(story, choice, now)}
</div>
<div class="side-article mb5">
${showsPaging(story, choice) ? (now ? newPaging(story, Number(choice)) : oldPaging(story, Number(choice))) : ''}
<div class="mb10 f16 ln24 mb10 mt5"><div class="fbo2 pr10 grey fl">Tags</div>${story.tags.map((tag) => `<h5 class='tagcloud3'><a class='rd2' href='https://${story.host}/tag/x' title='${tag}'>${tag}</a></h5>`).join('')}</div>
${now ? '' : `<div class="f12 grey mb15"><div id="penulis">Penulis: ${story.author}\t\t</div><div id="editor">\n\t\tEditor: ${story.editor}\t\t</div></div>`}
<div class="bor1 pt10 plr10 bggrey2"><span class="f800 mr10 f16 grey">Ikuti kami di</span><a href="https://www.facebook.com/tribunnews" title="Facebook">f</a></div>
</div></div></div></div>
<div class="bsh ovh mb20 artoht" id="artoht"><h2>BERITA REKOMENDASI</h2><a href="https://${story.host}/kisah-lain">Kisah Lain dari Kampung Sebelah</a></div>
</div></div></div>
<div id="footer">© 2026 TRIBUNnews.com, a subsidiary of KG Media. All Right Reserved</div>
</body></html>`;
}

function tribunHead(story: Story, suffix: string): string {
  const url = storyUrl(story);
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.title,
    datePublished: printedTime(story.publishedAt).iso,
    author: { '@type': 'Person', name: story.author },
    publisher: { '@type': 'Organization', name: 'Tribunnews.com' },
  };
  const layer = `dataLayer = [{\n 'editor': '${story.editor}',\n 'penulis':'${story.author}',\n 'publish_date':'${story.publishedAt}',\n 'section':'${story.section}',\n 'idArticle':'${story.id}'\n}];`;
  return `<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>${escapeHtml(story.title)}${suffix} - Tribunnews.com</title>
<meta name="description" content="${escapeHtml(story.standfirst)}" />
<meta name="news_keywords" content="${story.tags.join(', ')}" />
<meta http-equiv="Refresh" content="900" />
<link rel="canonical" href="${url}"/>
<meta property="android:app_id" content="${story.id}" />
<meta property="og:site_name" content="${story.host === 'www.tribunnews.com' ? 'Tribunnews.com' : 'Tribunjateng.com'}" />
<meta property="og:type" content="article" />
<meta property="og:title" content="${escapeHtml(story.title)} - Tribunnews.com" />
<meta property="og:url" content="${url}" />
<script type="application/ld+json">${JSON.stringify(article)}</script>
<script>${layer}</script>`;
}

function oldHeader(story: Story): string {
  const time = printedTime(story.publishedAt);
  return `<h4 class="hide">${escapeHtml(story.standfirst)}</h4>
<div class="mt10"><time class="grey" style="display:inline-block;">${time.day}, ${time.date} ${time.clock} WIB</time><div class="grey bdr3 cl2 mt10"></div></div>`;
}

function newHeader(story: Story): string {
  const time = printedTime(story.publishedAt);
  return `<h2 class="hide">${escapeHtml(story.standfirst)}</h2>
<div class="mt10"><div class="grey bdr3 pb10 pt10"><strong>Tayang:</strong> <time datetime="${time.iso}">${time.day}, ${time.date} ${time.clock} WIB</time></div></div>
<div class="f20 credit mt10"><div class="fbo f13"><div id="penulis">Penulis: <a href="https://www.tribunnews.com/penulis/1/x">${story.author}</a></div><div id="editor">Editor: <a href="https://www.tribunnews.com/editor/1/x">${story.editor}</a></div></div></div>`;
}

function leadPhoto(story: Story): string {
  return `<div id="artimg"><div class="pb20 ovh"><div class="ovh imgfull_div"><a class="icon_zoom glightbox" href="https://cdn2.tstatic.net/uji/${story.id}.jpg"><img src="https://cdn1.tstatic.net/img/zoom-in.svg" width="16" height="16" alt="zoom-in"/><small>lihat foto</small></a><a class="glightbox" href="https://cdn2.tstatic.net/uji/${story.id}.jpg"><img class="imgfull" src="https://cdn2.tstatic.net/uji/${story.id}.jpg" alt="${escapeHtml(story.title)}" /></a></div><div class="f11 white pa3 fr pos_rel ar">ARSIP KAMPUNG</div><div class="arial f12 pt5 grey2">Keterangan gambar ${story.id}.</div></div></div>`;
}

function tribunBody(story: Story, choice: PageChoice, now: boolean): string {
  const link = `<a title="Kisah Lain dari Kampung Sebelah" href="https://${story.host}/kisah-lain">Kisah Lain dari Kampung Sebelah</a>`;
  const related = now
    ? `<p class="baca"><strong><span class="more">Baca juga: </span>${link}</strong></p>`
    : `<p class="baca"><strong>Baca: ${link}</strong></p>`;
  const ad = `<div id='div-Inside-MediumRectangle'><script>googletag.cmd.push(function() { googletag.display('div-Inside-MediumRectangle'); });</script></div>`;
  return blocksOf(story, choice)
    .map((block, index) => {
      const html = blockHtml(block, (text) => `<h2>${text}</h2>`);
      return index % 7 === 2 ? `${html}\n${ad}${related}` : html;
    })
    .join('\n');
}

function oldPaging(story: Story, current: number): string {
  const url = storyUrl(story);
  const next =
    current < story.pages.length
      ? `<div class="mb20"><a class="bgblue white ptb5 plr10 f18" href="${url}?page=${current + 1}">Halaman selanjutnya <i class="fa fa-arrow-right"></i></a></div>`
      : '';
  const links = pageNumbers(story).map((number) =>
    number === current
      ? `<a id="pagecurrent" href="${url}?page=${number}">${number}</a>`
      : `<a href="${number === 1 ? url : `${url}?page=${number}`}">${number}</a>`,
  );
  return `${next}<div class='paging mb20'><div><div>Halaman</div>${links.join(' ')}</div></div>`;
}

function newPaging(story: Story, current: number): string {
  const links = pageNumbers(story).map(
    (number) =>
      `<a rel="page-${number}"${number === current ? ' class="active"' : ''} href="${storyUrl(story)}?page=${number}">${number}</a>`,
  );
  return `<div class="paging"><div class="pagination-wrap"><span class="total-page">Halaman ${current}/${story.pages.length}</span><div class="page-number">${links.join('')}</div></div></div>`;
}
