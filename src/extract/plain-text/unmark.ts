const link =
  /\[(?<text>[^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\](?:\(<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+"[^"]*")?\)|\[\d{0,3}\])/g;
const picture = /!\[[^[\]]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g;

/** An address with a blank in it, which some pages have. */
const spacedLink = /\[([^[\]]{1,300})\]\((?:https?:\/\/|\/)[^()[\]\n]{1,300}\)/g;

/** Printed text -> the same without the marks of Markdown, of browsers that print links as numbers, and addresses behind their links. */
export function unmark(text: string): string {
  return withoutAddresses(withoutMarkdown(withoutNumbers(text)));
}

/** "Judul [https://…]", "Judul <https://…>", "Judul (https://…)": what converters print behind a link, and for a picture. */
const printedAddresses: readonly RegExp[] = [
  /[ \t]?\[(?:https?:|\/|\.{1,2}\/|#|mailto:|javascript:|data:)[^\s[\]]*\]/g,
  /[ \t]?<https?:[^\s<>]*>/g,
  /(?<=\S) \(https?:[^\s()]*\)/g,
];

/** Fewer addresses of one form were written by the reporter. */
const fewestAddresses = 3;

function withoutAddresses(text: string): string {
  if (!/[[<(](?:https?:|\/|\.{1,2}\/|#|mailto:|javascript:|data:)/.test(text)) return text;
  const forms = printedAddresses.filter((form) => (text.match(form)?.length ?? 0) >= fewestAddresses);
  if (forms.length === 0) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      const words = forms.reduce((rest, form) => rest.replace(form, ''), line);
      return words === line || /\S/.test(words.replace(/^\s*[*+•-]\s*$/, '')) ? [words] : [];
    })
    .join('\n');
}

/** The heading over a list of addresses. */
const numberedLinks =
  /^[ \t]*(?:References|Referensi)[^\S\n]*\n(?=\s*(?:(?:Visible|Hidden) links:?[^\S\n]*\n\s*)?1\.\s+\S+:\S)/m;

/** "[12]Title" and the list of addresses that the numbers point to, as lynx prints them. */
function withoutNumbers(text: string): string {
  const list = numberedLinks.exec(text);
  const shown = list === null ? text : text.slice(0, list.index).replace(/\[\d{1,3}\] ?/g, '');
  return shown
    .replace(/\[[\w%+.-]{1,80}\.(?:png|jpe?g|gif|webp|svg)\][ \t]?/gi, '')
    .replace(/^[ \t]*(?:\[(?:IMG|INLINE|LINK|EMBED|image)\]|\(BUTTON\).{0,40}|IFRAME:\s*\S+)[ \t]*$/gim, '');
}

function withoutMarkdown(text: string): string {
  if (!/^[ \t]*#{1,6} |\]\(\S|\*\*\S[^*\n]*\*\*|\]\[\d{1,3}\]/m.test(text)) return text;
  // A link around a box, or around a picture and its title, has its words on lines of their own.
  return text
    .replace(/(?<=(?:^|[ \t])\[)!\[[^[\]]*\]\([^()\s]*(?:\s+"[^"]*")?\)[ \t]*(?=\n)/gm, '')
    .replace(/(?<!\s)\s+\]\(/g, (seam) => (seam.includes('\n') ? '](' : seam))
    .replace(/(^|[ \t])\[[ \t]*\n\s*(?=[^\s[\]][^\n[\]]{0,200}\]\()/gm, '$1[')
    .split('\n')
    .map((line) => (remnants.test(line) ? line : plainLine(line)))
    .join('\n');
}

/** A cell of pictures only tells what the line above it is; an attribute is what a converter left of a tag. */
export const remnants: RegExp = /^\s*!\[[^\]]*\]\([^)]*\)\s*(?:\|\s*)?$|^\s*(?:class|style|id)="[^"]*"\s*\/?>?$/;

function plainLine(line: string): string {
  if (/^\s*\[\d{1,3}\]:\s+\S+/.test(line)) return '';
  return line
    .replace(picture, '')
    .replace(link, '$<text>')
    .replace(spacedLink, '$1')
    .replace(/^(\s*(?:[>*-]\s+)?)#{1,6}\s+(?=\S)(.*)$/, withoutHashes)
    .replace(/(\*\*|__)(?=\S)(.+?\s?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/\\([*_#[\]().+!-])/g, '$1');
}

/** "## Heading ##", the mark of a heading, and what stands before it -> the same without the marks. */
function withoutHashes(_line: string, before: string, heading: string): string {
  return before + heading.replace(/(?<![\s#])\s*#*$/, '');
}
