import type { ImageRule } from '../model/site-rule.ts';

/** Words that only photographers, agencies, archives and platforms are named with, as they are spelled in captions. */
const archives = [
  '[Dd](?:ok|OK)(?:umen|UMEN)?(?:tasi|TASI)?|[Ii](?:stimewa|STIMEWA|st|ST)|net|NET|HO|[Ff](?:oto|OTO)|[Pp](?:hoto|HOTO)|[Cc]ourtesy|[Kk]olase|[Hh]umas|HUMAS',
  '[Tt]angkap(?:an)? [Ll]ayar|TANGKAPAN LAYAR|[Ss]creenshot|[Cc]apture|(?:ANTARA|Antara|REUTERS|Reuters|AFP|AP|EPA|XINHUA|Xinhua|BLOOMBERG|Bloomberg|GETTY|Getty)',
  '[Ss](?:hutterstock|HUTTERSTOCK)|[Ff](?:reepik|REEPIK)|[Pp](?:ixabay|IXABAY|exels|EXELS)|[Uu](?:nsplash|NSPLASH)|iStock|[Cc]anva|[Ii](?:nstagram|NSTAGRAM)|[Ff](?:acebook|ACEBOOK)|[Tt](?:witter|WITTER)|[Yy]ou[Tt]ube|YOUTUBE|[Tt]ik[Tt]ok|TIKTOK|[Ww]hats[Aa]pp|[Ww]ikipedia|[Gg]oogle',
  '[Tt](?:ribun|RIBUN)[\\w.-]*|SURYA|Surya|[Ss]erambi|SERAMBI|PROHABA|Prohaba|[Ss]ripoku|SRIPOKU|[Bb]angka ?[Pp]os|BANGKA ?POS|[Pp](?:os|OS)[- ]?(?:[Bb]elitung|[Kk]upang|BELITUNG|KUPANG)|[Bb]anjarmasin ?[Pp]ost|BANJARMASIN ?POST|[Ww]arta ?[Kk]ota|WARTA ?KOTA|[Kk](?:ompas|OMPAS|ontan|ONTAN)',
].join('|');

/** A name behind a whole sentence. */
const named = String.raw`(?<=[.!?"”]\s?[([])\p{Lu}[^()[\]\d]{2,80}`;
/** What stands in brackets may hold brackets of its own: "(ANTARA FOTO/Nama (kiri))". */
const inBrackets = String.raw`(?:[^()[\]]|\([^()[\]]{1,40}\))`;
const archived = String.raw`(?:${archives})(?![\p{L}\p{N}])${inBrackets}{0,80}`;
/** "POS-KUPANG.COM/NAMA"; behind "kiri/baju merah" stands no capital. */
const slashed = String.raw`\p{Lu}[^()[\]/]{1,60}\s?\/{1,2}\s?\p{Lu}${inBrackets}{1,60}`;
const domain = String.raw`[^()[\]\s]{2,40}\.(?:com|COM|co|CO|id|ID|net|NET)(?![\p{L}\p{N}])[^()[\]]{0,40}`;

/**
 * A caption with its credit in brackets behind it: "Perahu di dermaga. (POS-KUPANG.COM/NAMA)" -> groups `caption` and
 * `credit`. A date, an age or a short form, "(13/8/2023)", "(BPBD)", belongs to the caption. Seen on portals since 2020.
 */
export const bracketedCredit: RegExp = new RegExp(
  String.raw`^(?<caption>.{3,1200}?)\s?[([](?<credit>${named}|${archived}|${slashed}|${domain})[)\]]\.?$`,
  'u',
);

/** A picture and, beside it, what calls itself its caption: boxes that no template names. */
export const inCaptionBox: ImageRule = {
  container: 'div:has(> img):has(> [class*="caption" i])',
  caption: '[class*="caption" i]',
  printed: bracketedCredit,
};
