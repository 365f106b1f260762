import type { ArticleImage } from '../../model/article.ts';
import { countWords } from '../../text/whitespace.ts';
import { tidyCaption, tidyCredit } from '../images.ts';
import { isStatement } from './dump-lines.ts';
import { joinedNames } from './glued-links.ts';

/** Most words of a credit. */
const creditWords = 7;
/** Longest caption. */
const captionWords = 60;

/** Longer lines are paragraphs. */
const longestPhoto = 500;
/** A caption may well be a sentence. */
const shortCaption = 30;

/** What a credit of several words holds, each with a capital, or what stands between a photographer's words. */
const ofCredits =
  /^(?:[("]?\p{Lu}[\p{L}\d.'’@_-]*[,.)]?|\/|[\p{L}\d.-]+\/|\/?\p{Lu}[\p{L}\d/.'’-]*|dok\.?|via|dan|and|for|by)$/u;
/** "RahmatWarga", "ROMAIlustrasi", "kabar.comCara", "(dok. X)Warga": the end of a credit and the first word of its caption. */
const seam =
  /^(?<end>[\p{L}\d/.@_-]{1,40}\.(?:com|co\.id|id|net|org)|[\p{L}\d/.@_'’-]{0,40}(?:[\p{Ll}\d]{2}|\p{Lu}{2})[).]?)(?<start>\p{Lu}[\p{Ll}\d]{2}\p{L}{0,40}[,.]?|\p{Lu}\d{1,4})$/u;
/** What tells a credit from a name that a sentence begins with. */
const certain = /\/|^\(?dok\b|\.(?:com|co\.id|id|net|org)$/i;

/** "kabar.com Cara merawat", "Dok. Balai Contoh Ruang baca", "KABAR.com/ NAMA Kemacetan": an archive before a caption, where no blank tells more. */
const archiveFirst =
  /^(?=.{12,300}$)([\p{Ll}\d-]{3,30}\.(?:com|co\.id|id|net|org)(?=\s\p{Lu})|D(?:ok|OK)\. (?:\p{Lu}[\p{L}.’'-]* ){1,4}|(?:\p{L}[\p{L}\d-]{2,30}\.(?:com|co\.id|id)|\p{Lu}{3,}(?: \p{Lu}{3,})?)\s?\/\s?(?:\p{Lu}[\p{L}.’'-]* ){2,4})\s?(\p{Lu}.*)$/u;

/** "Jasa MandiriSebagian ruas jalan siap": a credit and its caption printed without a blank between them -> both apart. */
export function readGlued(line: string): Pick<ArticleImage, 'caption' | 'credit'> | null {
  if (line.length > longestPhoto) return null;
  const [, archive, rest] = archiveFirst.exec(line) ?? [];
  const told = !isStatement(line) || (archive?.includes('/') === true && countWords(rest ?? '') <= shortCaption);
  if (archive !== undefined && rest !== undefined && told && !/["“”]/.test(line))
    return { caption: tidyCaption(rest), credit: tidyCredit(archive) };
  const words = line.split(' ', creditWords + 1);
  for (const [i, word] of words.slice(0, creditWords).entries()) {
    const { end, start } = joinedNames.test(word) ? {} : (seam.exec(word)?.groups ?? {});
    if (end === undefined || start === undefined) {
      if (ofCredits.test(word)) continue;
      return null;
    }
    const credit = [...words.slice(0, i), end].join(' ');
    const caption = line.slice(credit.length);
    return isPhoto(credit, caption) ? { caption: tidyCaption(caption), credit: tidyCredit(credit) } : null;
  }
  return null;
}

/** A credit without a slash or archive is believed of two names, over what is no sentence of the story. */
function isPhoto(credit: string, caption: string): boolean {
  const words = countWords(caption);
  if (words < 2 || words > captionWords || /["“”]/.test(caption)) return false;
  return certain.test(credit) || (credit.includes(' ') && !isStatement(caption));
}
