/**
 * Patterns that the checker calls slow, and why they are not: what they read is short, or each place where they begin
 * looks only so far. Everything else is mended, not listed here.
 */
export const boundedPatterns: Readonly<Record<string, string>> = {
  [String.raw`/(?:^|\.)(?:widget|apis?|ads)[\w.-]{0,60}\.(?:kompas|kontan|tribunnews)\.|(?:doubleclick|googlesyndication|googletagmanager)\./`]:
    'looks 60 characters far from each of the words',
  [String.raw`/(?<=^|[|•·]\s?|\b(?:wib|wita|wit)\s)(?:penulis|reporter|pewarta|wartawan|jurnalis|kontributor|editor|penyunting)(?:\s?\|)?\s?[:：][\s\S]*$/iu`]:
    'reads lines of at most 160 characters, and the first role ends its search',
  [String.raw`/^(?:By|Oleh|Story by|Words by)\s+\p{Lu}[\p{L}.'’-]*(?:(?:,? (?:and|dan|&)|,)? \p{Lu}[\p{L}.'’-]*){1,8}(?:\s?[|·;–-]\s?Editor\s?:?\s?\p{Lu}[\p{L}.'’-]*(?:(?:,? (?:and|dan|&)|,)? \p{Lu}[\p{L}.'’-]*){1,8})?$/u`]:
    'reads lines of at most 160 characters',
  [String.raw`/(?:[([]|\b)(?:foto|photo|dok|dokumentasi|sumber|kredit|ist(?:imewa)?)\b\s?[:/.][^.]{1,80}[)\]]?\.?$|\((?:ist|istimewa|net|int|dok)\)$/i`]:
    'looks 80 characters far from each label',
  [String.raw`/^(?<caption>.*?)[\s([]{0,4}\b(?:foto|photo|image|picture|bild|dok|dokumentasi|sumber foto|sumber|kredit|credit|quelle)\b\s?[:/]\s?(?<credit>(?:[^()]|\([^()]{1,40}\)){2,80}?)[\s)\].]{0,4}$/i`]:
    'looks 84 characters far from each label',
  [String.raw`/(?<words>^|\s)[—–-]{1,2}\s?[^()]{1,60}\(@\w{1,30}\)\s(?:\p{L}{3,9} \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9} \d{4})$/u`]:
    'looks 60 characters far from each dash',
  [String.raw`/^["“]+|["”]?[.,\s]*$/`]: 'reads the title inside a notice of at most 600 characters',
  [String.raw`/\B(?=(?:\d{3})+$)/`]: 'reads the digits of a number',
  [String.raw`/\b((?:reporter|penulis|sumber|editor|writer|source|oleh)\s?:.{2,400})$/i`]:
    'looks 400 characters far from each label',
  [String.raw`/\b(?:WI[BT]A?|[AP]M)\s((?:reporter|penulis|sumber|editor|writer|source|oleh)\s?:.{2,400})$/i`]:
    'looks 400 characters far from each clock',
  [String.raw`/^(?<outlet>(?:KONTAN\.CO\.ID|MOMSMONEY\.ID|Kontan\.co\.id|MomsMoney\.id))\s*[-–—]+\s*(?<place>[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž ,/'’]{2,40}?)\s+[-–—]+(?=[\sA-ZÀ-ÖØ-ÞĀ-Ž“"])/`]:
    'reads the first 160 characters of a story',
  [String.raw`/\s?(?:\(|[-–—]\s)(?:kontributor|contributor|wartawan|reporter)\b[^)]{0,80}\)?$/i`]:
    'looks 80 characters far from each role',
  [String.raw`/\s(?:\||I|l)\s\p{Lu}[\p{L} .'’-]{0,60}$/u`]: 'looks 60 characters far from each bar',
  [String.raw`/^(?<caption>.{4,400}?)\s(?:copyright\s?:?\s?©?|©|(?:sumber )?(?:foto|photo)\s?:|(?<=[.!?] )foto\/)\s?(?<credit>[^!?“”"]{2,80})$/i`]:
    'looks 80 characters far, from each of the first 400 places where a caption may end',
  [String.raw`/(?:tayang|terbit|dimuat|dipublikasikan|dilansir|dikutip|diolah|disadur|dirangkum|diterjemahkan|ditulis ulang|bersumber) (?:(?:sebelumnya|perdana|pertama kali|lebih dulu|terlebih dahulu) )?(?:pada [^,:"“]{4,30}? (?=di\s))?(?:di|dari|oleh|pada|dalam) ?:? (?:laman |situs )?(?<outlet>[^,:"“]{2,60}?)(?: (?:pada|tanggal|sebelumnya|yang)\b[^,:"“]{0,60}?)?(?: ?,? ?(?:dengan judul|berjudul|judul) ?:? ?(?<title>["“].+?["”]|[^\n]+?))?(?:(?: ?,? ?(?:klik (?:untuk|link|tautan|di ?sini)|dapat dibaca)\b| ?[,.] ?(?:klik|link|baca)\b)(?:.*?(?<link>https?:\/\/\S+))?.*| ?,? ?(?<url>https?:\/\/\S+).*|[.,*)\s]*)$/i`]:
    'reads ten notices of at most 600 characters',
};
