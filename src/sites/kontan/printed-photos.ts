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
export const printedPhoto: RegExp = new RegExp(
  String.raw`^(?!$)\[?(?<caption>(?:\[?ILUSTRASI\s?[.:])?.{0,1200}?)(?:(?:^|\s)(?<credit>${credit})\.?)?\]?$`,
  'u',
);

/** A photo's line that stands in the story without a container of its own. */
export const photoLine: RegExp = new RegExp(
  String.raw`^(?:\[?ILUSTRASI\s?[.:].{0,600}|(?=.{24,320}$)[^"“”]*\s(?:\((?:KONTAN|REUTERS|ANTARA(?: FOTO)?|AFP(?: PHOTO)?|AP(?: Photo)?)\s?\/[^()]{3,60}\)|(?<=[.)]\s)(?:[Ff]oto\s?:\s?)?(?:KONTAN|REUTERS|ANTARA FOTO|AFP PHOTO)${slashed})\.?)$`,
  'u',
);

/** A line that the label alone gives away as a caption. */
export const labelledPhoto: RegExp = /^\[?ILUSTRASI\s?[.:].{1,600}$/;
