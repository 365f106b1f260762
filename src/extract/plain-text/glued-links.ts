/** "… (28/6). Baca juga:Judul Lain Ia datang": the label inside a line that goes on behind the link. */
const label = /(?<=[.!?”")\]]\s?)[Bb]aca(?: (?:[Jj]uga|[Pp]ula))?\s*:\s*|(?<=\s)B(?:aca [Jj]uga|ACA JUGA)\s*:\s*/;
/** A line of fewer letters holds nothing but the link. */
const goesOn = 160;
/** Most words of a headline, and of the name that the next sentence begins with. */
const titleWords = 26;
const nameWords = 4;

/** Words in lower case that headlines hold. */
const smallWords = new Set(
  'dan di ke dari yang untuk dengan pada dalam bagi oleh atas sebagai hingga sampai atau vs tak tidak itu ini soal usai agar saat jadi para per akan bisa juga karena demi kepada terhadap tentang antara serta lewat bukan kini pun'.split(
    ' ',
  ),
);

/** A flattened line -> lines, with links to other stories on lines of their own; any other line as it is. */
export function partGluedLinks(line: string): string {
  if (line.length < goesOn) return line;
  const parted: string[] = [];
  let rest = line;
  for (let found = label.exec(rest); found !== null; found = label.exec(rest)) {
    const behind = rest.slice(found.index + found[0].length);
    const length = titleLength(behind.slice(0, label.exec(behind)?.index), line);
    parted.push(rest.slice(0, found.index).trimEnd(), `Baca juga: ${behind.slice(0, length).trim()}`);
    rest = behind.slice(length).trimStart();
  }
  return [...parted, rest].filter((part) => part !== '').join('\n');
}

/** How many letters of a text are a headline: up to the sentence that begins in it, whose verb is the first small word of no headline. */
export function titleLength(text: string, whole: string): number {
  const words = [...text.slice(0, 600).matchAll(/\S+/g)].slice(0, titleWords + nameWords);
  const verb = words.findIndex(
    ([word]) => /^\p{Ll}/u.test(word) && !smallWords.has(word.replace(/(?<!\P{L})\P{L}+$/u, '')),
  );
  const closed = words.findIndex(([word], i) => i > 1 && /[.!?]["”]?$/.test(word) && (verb < 0 || i < verb));
  const end = closed < 0 ? undefined : words[closed];
  if (end !== undefined) return /^\d{1,2}\.$/.test(end[0]) ? end.index : end.index + end[0].length;
  if (verb <= mostSmall) {
    const seam = sentenceIn(
      words.map(([word]) => word),
      whole,
    );
    if (seam !== null) return words[seam]?.index ?? text.length;
  }
  if (verb <= 1) return text.length;
  const before = words.slice(0, verb).map(([word]) => word);
  const seam = before.findLastIndex(
    (word, i) => i > 1 && wordsRunTogether.test(word) && capitalInside.test(word) && !joinedNames.test(word),
  );
  const glued = words[seam];
  if (glued !== undefined) return glued.index + glued[0].search(capitalInside) + 1;
  const both = words[verb]?.[0] === 'maupun';
  const opened = words[before.findLastIndex((word, i) => i > 2 && (opener.test(word) || (both && word === 'Baik')))];
  if (opened !== undefined) return opened.index;
  let from = verb - sentenceStart(before, whole);
  // "Selain itu, warga menata": a sentence begins with a capital.
  while (from > 2 && /^\p{Ll}/u.test(words[from]?.[0] ?? '')) from -= 1;
  const title = words[from]?.index ?? text.length;
  // "Pak Lurah: Warga …": what a colon announces is of the title.
  return /:\s*$/.test(text.slice(0, title)) ? title + titleLength(text.slice(title), whole) : title;
}

/** A headline in lower case has its first small word so early, and so many words at least. */
const mostSmall = 3;
const fewestTitle = 5;
/** What a name goes on behind. */
const beforeNames =
  /^(?:di|ke|dari|pada|oleh|dan|atau|dengan|untuk|yang|dalam|bagi|antara|seperti|serta|milik|para|menurut|presiden|menteri|gubernur|bupati|kota|kabupaten|provinsi|desa|bank|saham|pt|soal|lawan|vs|jadi|versi|asal|tim)$/;

/** Where, behind a headline in lower case, a sentence begins: with a capital that a small word stands on either side of, best a word that is written small elsewhere. */
function sentenceIn(words: readonly string[], whole: string): number | null {
  let seam: number | null = null;
  for (const [i, word] of words.entries()) {
    const [before, next] = [words[i - 1] ?? '', words[i + 1] ?? ''];
    if (i < fewestTitle || !/^\p{Lu}\p{Ll}/u.test(word)) continue;
    if (!/^[\p{Ll}\d][\p{L}\d-]*$/u.test(before) || beforeNames.test(before) || !/^\p{Ll}/u.test(next)) continue;
    if (seam === null) seam = i;
    if (isSmallIn(word, whole)) return i;
  }
  return seam;
}

function isSmallIn(word: string, whole: string): boolean {
  const small = word.toLowerCase().replace(/[^\p{L}]/gu, '');
  return whole.includes(` ${small} `);
}

const joined =
  'WhatsApp|YouTube|TikTok|LinkedIn|FaceTime|SeaBank|ShopeePay|LinkAja|PlayStation|PlayStore|PowerPoint|BeritaSatu|Tribun|Kompas|Mac|Super[AT]|Bank|Grab|Livin|Suara|Klik|Peduli|Chat|Open|Cek';
/** Names that are written with a capital inside. */
export const joinedNames: RegExp = new RegExp(`^["“‘']?(?:${joined})`);

/** "HujanWarga", where the next sentence was printed right behind the headline; names are written so too. */
const wordsRunTogether = /^\P{L}?\p{L}[\p{Ll}-]{2,}["“]?\p{Lu}\p{Ll}{2,}\P{L}?$/u;
const capitalInside = /\p{Ll}(?=["“]?\p{Lu}\p{Ll}{2})/u;
/** Words that begin sentences and stand in no headline but at its start. */
const opener = /^(?:Menurut|Sementara|Adapun|Namun|Sebelumnya)\b/;

/** How many words before its verb a sentence begins: a name that stands elsewhere too, else one word. */
function sentenceStart(words: readonly string[], whole: string): number {
  for (let count = Math.min(nameWords, words.length - 2); count > 1; count--) {
    const name = words.slice(-count);
    if (!name.every((word) => /^\p{Lu}/u.test(word))) continue;
    const first = whole.indexOf(name.join(' '));
    if (first >= 0 && whole.indexOf(name.join(' '), first + 1) >= 0) return count;
  }
  return 1;
}

/** Text behind a related link -> is it the reporter's next sentence, and not the rest of the link's words? */
export function holdsSentence(text: string): boolean {
  const rest = text.trim();
  if (rest.length >= 60) return true;
  const ends = /^["“‘'(]?[\p{Lu}\p{N}]/u.test(rest) && /[.!?…]["”’')]?$/.test(rest);
  return ends && rest.split(/\s+/).length >= 3;
}
