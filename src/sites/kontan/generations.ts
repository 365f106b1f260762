import type { Generation, ImageRule } from '../../model/site-rule.ts';
import { inCaptionBox } from '../photo-credits.ts';

/** Agencies and archives that stand before a slash, with or without a full stop before them. */
const agencies = [
  'KONTAN|Kontan|kontan|REUTERS|Reuters|EPA|Pool|POOL|BPMI|Biro Pers',
  '(?:ANTARA|Antara)(?: FOTO| Foto| PHOTO| News| NEWS)?',
  '(?:KOMPAS|Kompas|kompas)(?:\\.com|\\.COM|\\.id)?',
  '(?:TRIBUN|Tribun|tribun)[\\p{L}.-]*(?: \\p{Lu}\\p{L}+)?',
  '(?:AFP|AP)(?: PHOTO| Photo)?',
  'BLOOMBERG|Bloomberg|(?:GETTY IMAGES|Getty Images)(?: via AFP)?',
  '(?:DOK|Dok|dok)(?:\\.|UMENTASI|umentasi)?(?: KONTAN| Kontan)?',
  '[Ss]hutterstock|SHUTTERSTOCK|[Ff]reepik|[Uu]nsplash|[Pp]exels|[Pp]ixabay|[Ii]Stock|iStock',
  '[Ii]nstagram|[Tt]witter|[Ff]acebook|[Yy]ou[Tt]ube|[Nn]etflix|[Ii][Mm][Dd]b',
].join('|');
const word = String.raw`(?:[\p{Lu}\d@][\p{L}\p{N}.'’_@&()-]*|via|dan|and|for|dok\.?|bin|binti|van|de)`;
const words = `${word}(?:[ ,]+${word}){0,9}`;
/** "/Nama Pemotret", "/ Nama/File Photo", "/Nama/28/10/2024", "/Nama/foc/18." */
const slashed = String.raw`\s?\/+\s?${words}(?:\s?\/+\s?(?:${words}|\p{Ll}{2,6}\.?)){0,4}`;
const closed = String.raw`(?<=[.!?)”"]\s)(?<!ILUSTRASI[.:]\s)`;
const archives =
  'Shutterstock|SHUTTERSTOCK|[Ff]reepik|FREEPIK|[Pp]ixabay|[Pp]exels|[Uu]nsplash|Istimewa|ISTIMEWA|REUTERS|Reuters|KONTAN|AFP|ANTARA|Instagram|IMDb';

/** How a photographer or archive is named behind a caption. */
const credit = [
  String.raw`\((?=[^()]*(?:\p{L}\s?\/\s?\p{L}|[Dd][Oo][Kk]\b|[Ff]oto\s?:|${archives}))[^()]{2,120}\)`,
  String.raw`(?:(?:[Ff]oto|FOTO|[Pp]hoto)\s?:\s?)?(?:${agencies})${slashed}`,
  String.raw`\p{Lu}{4,}(?: \p{Lu}{2,}){0,2}${slashed}`,
  String.raw`${closed}[\p{L}.@]+(?: [\p{L}.]+){0,2}${slashed}`,
  String.raw`${closed}(?:DOK|Dok|dok)(?:umentasi|UMENTASI)?\b\.?\s?:?\s?\p{Lu}[^!?\]]{1,60}`,
  String.raw`${closed}(?:(?:[Ff]oto|FOTO|[Pp]hoto)\s?:|[Pp]hoto by)\s?[^\]]{2,80}`,
  String.raw`${closed}(?:${archives})(?:\.com)?`,
].join('|');

/**
 * Caption and credit in one line: "ILUSTRASI. Gedung bursa. KONTAN/Nama". The label stays in the caption, as printed.
 * Longer lines are no captions, and each place in a line is tried.
 */
const printedPhoto: RegExp = new RegExp(
  String.raw`^(?!$)\[?(?<caption>(?:\[?ILUSTRASI\s?[.:])?.{0,1200}?)(?:(?:^|\s)(?<credit>${credit})\.?)?\]?$`,
  'u',
);

/** A photo's line that stands in the story without a container of its own. */
export const photoLine: RegExp = new RegExp(
  String.raw`^(?:\[?ILUSTRASI\s?[.:].{0,600}|(?=.{24,320}$)[^"“”]*\s(?:\((?:KONTAN|REUTERS|ANTARA(?: FOTO)?|AFP(?: PHOTO)?|AP(?: Photo)?)\s?\/[^()]{3,60}\)|(?<=[.)]\s)(?:[Ff]oto\s?:\s?)?(?:KONTAN|REUTERS|ANTARA FOTO|AFP PHOTO)${slashed})\.?)$`,
  'u',
);

/** A line that the label alone gives away as a caption. */
const labelledPhoto: RegExp = /^\[?ILUSTRASI\s?[.:].{1,600}$/;

const photo: ImageRule = { container: '.img-detail-desk', printed: printedPhoto };
const lead: ImageRule = { ...photo, beside: { element: '.img-detail-desk ~ *', text: labelledPhoto } };
const inline: readonly ImageRule[] = [
  photo,
  { container: 'figure:has(img, amp-img):not(:has(table))', caption: 'figcaption', printed: printedPhoto },
  { ...inCaptionBox, printed: printedPhoto },
];
/** The block of numbers, or the lone link to the next page that stands where its wrappers were lost. */
const pager = '.paginations a, a.color-orange.fright[href*="page="]';

/** Tags, and behind them lists of other stories and videos, follow the text inside its element. */
const below = '.wrap-tag, [id^="div-belowarticle"]';

/** Only this company's pages say so: `.entry-content` is the text of half the web. */
const own =
  'link[rel=canonical][href*="kontan.co.id/"], link[rel=canonical][href*="momsmoney.id/"], meta[property="og:url"][content*="kontan.co.id/"], meta[property="og:url"][content*="momsmoney.id/"]';

/** Newest first. */
export const generations: readonly Generation[] = [
  {
    id: 'main-desk',
    evidence: ['.tmpt-desk-kon'],
    body: {
      root: '.tmpt-desk-kon',
      end: `#share-it, .ff-opensans:has(> .paginations), .pagination, .paginations, ${below}`,
    },
    lead,
    inline,
    pagination: { links: `.pagination a, ${pager}`, current: '.pagination .active, .paginations .active' },
    paywall: '.kontan_premiun, .tp_pay',
  },
  {
    id: 'channel',
    evidence: ['.ctn, .sec_kiri', '.ctn[itemprop=articleBody], h1.jdl_dtl'],
    body: {
      root: '.ctn:not(:has(.ctn))',
      end: '.ff-opensans:has(> .paginations), .paginations, .tpt_shr, .kontan_premiun, .listbut-shr, #share-it, .wrap-tag',
    },
    lead,
    inline,
    pagination: { links: pager, current: '.paginations .active' },
    paywall: '.kontan_premiun, .tp_pay',
  },
  {
    id: 'brand',
    evidence: ['.entry-content, [itemprop=articleBody]', own],
    body: {
      root: '.entry-content, [itemprop=articleBody]',
      end: `#share-it, .artikel__sosmed, .artikel__tags, .listbut-shr, .tpt_shr, .pagination, .ff-opensans:has(> .paginations), .paginations, ${below}`,
    },
    noise: [{ name: 'headline-repeat', element: 'h1', seen: 'where the head stands in the text’s own element' }],
    lead,
    inline,
    pagination: { links: `.pagination a, ${pager}`, current: '.pagination .active, .paginations .active' },
    paywall: '.kontan_premiun, .tp_pay',
  },
];
