import type { NoiseRule } from '../../model/site-rule.ts';

/** Labels of links to other stories, by language: words that stand before a title or over links, and begin no sentence of a reporter's. */
const relatedByLanguage: Readonly<Record<string, string>> = {
  en: "read (?:more|next|also|now)|also read|see (?:more|also)|you (?:may|might) (?:also )?(?:like|be interested in)|more (?:on this(?: story| topic)?|like this|stories|news|coverage)|related(?: (?:stor(?:y|ies)|articles?|news|links?|coverage|content|topics?|posts?|reading|video)s?)?(?: from .{2,40})?|recommended(?: (?:for you|stories|reading|articles?))?|don['’]t miss|must[- ]reads?|what to read next|up next|next up|trending(?: (?:now|news|stories))?|most (?:read|popular|viewed)|explore (?:further|more)|further reading|in case you missed it|editor['’]?s['’]? picks?",
  de: 'lesen sie (?:auch|mehr|hier mehr|dazu auch)(?: zum thema)?|(?:hier )?lesen sie|mehr (?:zum thema|dazu|lesen|themen)(?: auf \\S{1,40})?|mehr über .{2,40} lesen sie hier|auch (?:interessant|lesenswert|spannend)|lesetipps?|passend (?:zum (?:artikel|thema)|dazu)|das könnte (?:sie|dich) auch interessieren|weitere (?:themen|artikel|nachrichten|meldungen|infos|informationen)(?: zum thema)?|siehe auch|häufig gelesen|meist ?gelesene?(?: artikel)?|zum (?:artikel|thema)|aktuelles zum thema|ähnliche (?:themen|artikel)|auch auf .{2,20}',
  fr: '(?:[àa] )?lire (?:aussi|également|la suite|plus)|à (?:lire|voir|écouter|découvrir)(?: aussi)?|(?:voir|écouter|regarder) aussi|sur le même (?:sujet|thème)|pour aller plus loin|nos autres articles|articles? (?:liés|associés|recommandés)|les plus lus',
  es: '(?:lea|lee|leer|vea|ver|mira|mire|escucha) (?:también|además|más)|(?:también )?(?:te|le) puede interesar|puede interesarte|(?:te|le) recomendamos|más información|(?:noticias?|artículos?|contenidos?|notas?) relacionad[ao]s?|lo más (?:leído|visto)|sigue leyendo',
  pt: '(?:leia|veja|confira|assista|ouça|saiba) (?:também|mais|ainda)|(?:notícias?|artigos?|matérias?|conteúdos?) relacionad[ao]s?|mais lid[ao]s|pode (?:também )?(?:te )?interessar',
  it: 'leggi (?:anche|tutto|di più|pure)|(?:vedi|guarda|ascolta) anche|(?:ti )?potrebbe interessar(?:ti|vi)?(?: anche)?|per approfondire|scopri di più|(?:articoli|notizie) correlat[ei]|i più letti',
  pl: '(?:czytaj|zobacz|przeczytaj|sprawdź|obejrzyj|posłuchaj) (?:też|także|również|więcej)|polecamy|warto przeczytać|powiązane(?: artykuły)?|najczęściej czytane',
  north:
    '(?:les|läs|læs|lees|se|zie|bekijk|hør|hör) (?:også|òg|også på|också|även|mer|mere|meer|ook|verder)|mest (?:lest|läst|læst)|meest gelezen|meer over .{2,40}|relaterte (?:saker|artikler)|relaterade artiklar',
  east: '(?:čtěte|přečtěte si|čítajte|prečítajte si) (?:také|také|i|více|aj|tiež|viac)|mohlo by vás zajímat|související(?: články)?|читайте (?:также|ещё|еще|також)|(?:читать|смотрите|дивіться) (?:также|також)|(?:материалы )?по теме|olvassa el ezt is|kapcsolódó (?:cikkek|cikk)|citește și|citiţi şi|διαβάστε (?:επίσης|ακόμη)',
  turkish:
    'ayrıca oku(?:yun)?|bunlar(?:ı da| da ilgini(?:zi)?) .{2,24}|ilgili haber(?:ler)?|haberin devamı|devamını oku',
  asia: '関連(?:記事|ニュース|リンク)|あわせて読みたい|こちらも(?:読む|おすすめ)|관련 ?(?:기사|뉴스)|함께 ?읽(?:기|어 ?보세요)|相[关關](?:阅读|閱讀|新闻|新聞|文章)|延伸(?:阅读|閱讀)|推[荐薦](?:阅读|閱讀)|更多新[闻聞]|xem thêm|tin liên quan|अधिक पढ़ें|ये भी पढ़ें|यह भी पढ़ें|اقرأ (?:أيضا|أيضًا|المزيد)|อ่าน(?:เพิ่มเติม|ต่อ)',
};

const adverts =
  'advert|ad|sponsored (?:links?|content)|anzeigen?|werbung|(?:(?:werbung|anzeige) (?:überspringen|schließen)|weiter nach der werbung|passer la publicité|skip ad(?:vertisement)?|(?:continue|continua)\\w* (?:reading )?(?:after|below|después de|depois da|dopo) (?:the |la )?(?:ad\\w*|publicid\\w+|pubblicità))|publicités?|publicidade?|publicidad|pubblicità|reklam[ay]?|reklame|annonse|annons|annonce|advertentie|anuncios?|реклама|広告|광고|广告|廣告|\\[?pr\\]?';

/** Labels of links -> the rules for them. */
const labelNoise = (labels: string): readonly NoiseRule[] => [
  {
    name: 'related-link',
    element: 'p, h2, h3, h4, h5, div, section, li, ul, blockquote, aside',
    besides: new RegExp(String.raw`^\W*(?:${labels})\W{0,20}$`, 'iu'),
    seen: 'newsrooms of many languages: a label and links, nothing else',
  },
  {
    name: 'related-list',
    line: new RegExp(String.raw`^[^\p{L}\p{N}"“'‘]*(?:${labels})\s?(?:[:：>»→|…]|\.{3}){0,8}\s?$`, 'iu'),
    seen: 'the label alone, its links stand elsewhere',
  },
  {
    name: 'related-link',
    line: new RegExp(String.raw`^[^\p{L}\p{N}"“'‘]*(?:${labels})\s?[:：>»→|]\s?\S.{0,250}$`, 'iu'),
    seen: 'label, colon and title in one line',
  },
];

/** Lines around and inside stories of newsrooms of the world. Each matches a whole printed line. */
const anyNoise: readonly NoiseRule[] = [
  {
    name: 'ad-slot',
    line: new RegExp(String.raw`^[-–—~*.\s]*(?:${adverts})[-–—~*.:\s]*$`, 'iu'),
    seen: 'labels of advertisements of other languages',
  },
  {
    name: 'widget',
    line: /^(?:(?:image|photo|picture|slide|bild|foto|imagen|photo)?\s?\d{1,3}\s?(?:of|\/|von|de|di|sur|z|av)\s?\/?\s?\d{1,3}|(?:show |hide |toggle |view )?captions?|close(?: (?:video|gallery|caption))?|(?:back to|view|open|see)(?: the| this| full| photo)* (?:gallery|slideshow|photos?)|open this photo in gallery:?|enlarge(?: this)? image|zoom|(?:next|prev(?:ious)?)(?: (?:next|prev(?:ious)?|slide|image|photo))?|(?:play|watch|close|tap to play)(?: the| this)? videos?|video|this slideshow requires javascript\.?|click to tweet|tweet this|article content|loading(?: ?\.{3}|…)?|show more|load more|(?:leave a )?comments?|skip (?:past|to) .{2,40}|(?:nach links|nach rechts) scrollen|bild(?:er)?galerie|bild(?:er)?strecke(?: öffnen)?|ver galer[ií]a|galerie)$/iu,
    seen: 'buttons and counters of galleries and players',
  },
  {
    name: 'navigation',
    line: /^(?:topics|reuse this content|learn more|sign up(?: now)?|subscribe now|more|print|email(?: this)?|save|senden|drucken|zitieren|teilen|merken|kommentare(?: ?drucken)?|partager|imprimer|compartir|imprimir|condividi|stampa|udostępnij|drukuj|jetzt (?:teilen|lesen|abonnieren|anmelden)|s['’]abonner|suscríbete|assine|abbonati)$/iu,
    seen: 'buttons around stories',
  },
  {
    name: 'copyright-line',
    line: /^[\s([—–-]*(?:additional )?(?:reporting|writing|editing|research|compiled|translated)(?: and (?:reporting|writing|editing))* (?:by|from|contributed by)\b[^"“”]{0,260}$|^[\s([—–-]*(?:with )?(?:additional )?reporting (?:by|from)\b[^"“”]{0,160}$|^[\s([—–-]*(?:the )?(?:associated press|ap|afp|reuters)(?: \p{L}+){0,4} (?:writers?|reporters?|journalists?)\b[^"“”]{0,200}\bcontributed(?: to this (?:report|story|article))?\.?$|^[\s(—–-]*(?:\p{Lu}[\p{L}.'’-]+,? (?:and )?){2,8}contributed to this (?:report|story|article)\.?\)?$/iu,
    where: 'tail',
    seen: 'agencies and newspapers in English: who else worked on the story',
  },
  {
    name: 'copyright-line',
    line: /^[\s(—–-]*(?:quellen?|redaktion|faktencheck|mitarbeit|übersetzung|text|texte|foto|fotos|fuentes?|redacción|sources?|crédits?|fonte|źródło|opracował[ai]?|kilde|källa|bron|zdroj|источник|автор|авторы|出典|撮影|資料)\s?[:：][^.!?]{2,120}[.)]?$/iu,
    where: 'tail',
    seen: 'credits under stories in other languages',
  },
  {
    name: 'copyright-line',
    line: /^(?:mit (?:agenturmaterial|material von .{2,40})|avec (?:l['’])?(?:afp|reuters|agences?)|con (?:información|datos) de .{2,60}|com (?:informações|agências) .{0,60}|(?:\(?(?:afp|ap|dpa|reuters|efe|pap|ansa|ntb|tt|anp|upi|itar-tass|epd|kna|sid)(?:\s*[,/+-]\s*\p{L}{2,8}){0,4}\)?))\.?$/iu,
    where: 'tail',
    seen: 'agencies named under stories',
  },
  {
    name: 'syndication-notice',
    line: /^[\s*(]*(?:this (?:article|story|post|piece|content) (?:was|is|has been|first|originally)\b[^"“”]{0,60}\b(?:published|appeared|appears|posted|republished|updated|written)\b[^"“”]{0,200}|(?:originally|first) (?:published|appeared) (?:in|on|by|at)\b[^"“”]{0,120}|dieser (?:artikel|text|beitrag)\b[^"“”]{0,60}\b(?:erschien\w*|veröffentlicht|ausgedruckt)\b[^"“”]{0,160}|cet article (?:est|a été)(?!\p{L})[^"“”]{0,40}\b(?:publié|paru|initialement)(?!\p{L})[^"“”]{0,160}|este artículo (?:se publicó|fue publicado|apareció)(?!\p{L})[^"“”]{0,160})$/iu,
    where: 'tail',
    seen: 'where a story came out first',
  },
  {
    name: 'promotion',
    line: /^(?:(?:get|stay) in touch\b[^"“”]{0,160}|(?:do you|have you got|got|have) (?:have )?(?:a|any) (?:story|stories|news tip|tip|question)s?\b[^"“”]{0,200}\b(?:e-?mail|contact|reach\w*|send|tell us|share|call|get in touch)\b[^"“”]{0,160}|for more (?:stories|news|articles|coverage|updates|information)\b[^"“”]{0,60}\b(?:check|visit|click|follow|sign|subscribe|see)\b[^"“”]{0,120}|(?:follow|like|find) (?:us|me|him|her|them|\p{Lu}\S*(?: \p{Lu}?\S+){0,5}) (?:and .{2,40} )?on (?:twitter|facebook|instagram|youtube|x|tiktok|linkedin|bluesky|threads)\b[^"“”]{0,160}|listen to .{2,60} live\b[^"“”]{0,120}|(?:sign up|subscribe)\b[^"“”]{0,160}\b(?:newsletters?|inbox|alerts?|e-?mails?)\b[^"“”]{0,120}|check out more of\b[^"“”]{0,200}|our (?:website|standards)\b[^"“”]{0,200}\b(?:principles|newsletters?|news|subscribe|sign up|bookmark)\b[^"“”]{0,160}|(?:join|become) (?:our|the|a)\b[^"“”]{0,60}\b(?:members?|community|supporters?|subscribers?)\b[^"“”]{0,160})$/iu,
    where: 'tail',
    seen: 'English pages: letters, accounts and requests under the story',
  },
  {
    name: 'promotion',
    line: /^(?=.*\bnewsletters?\b)(?=.*\b(?:anmeld\w*|abonnier\w*|postfach|sign ?up|subscribe|inbox|inscri\w+|abonne\w+|suscr\w+|iscriv\w+|kostenlos)\b)[^"“”„«»]{10,320}$/iu,
    where: 'tail',
    seen: 'letters, whatever the paragraph begins with',
  },
  {
    name: 'promotion',
    line: /^(?:(?:wir |abonnieren|folgen|melden|jetzt|ihre meinung|schreiben sie|newsletter)\b[^"“”]{0,160}\b(?:newsletter|whatsapp|telegram|instagram|facebook|abonnieren|feedback|anmelden|leserbriefe?)\b[^"“”]{0,160}|(?:suivez|abonnez|inscrivez|recevez)[- ][^"“”]{0,200}\b(?:newsletters?|whatsapp|facebook|google|application|alertes?)\b[^"“”]{0,120}|(?:sigue|síguenos|siga|suscríbe\w*|apúntate|únete|regístrate|recibe)\b[^"“”]{0,200}\b(?:newsletters?|bolet[ií]n\w*|whatsapp|telegram|facebook|instagram|twitter|google|canal)\b[^"“”]{0,120}|(?:siga|inscreva|assine|participe|receba|acompanhe|entre)\b[^"“”]{0,200}\b(?:newsletters?|whatsapp|telegram|facebook|instagram|twitter|google|canal)\b[^"“”]{0,120}|(?:segui|iscriviti|ricevi)\b[^"“”]{0,200}\b(?:newsletters?|whatsapp|telegram|facebook|instagram|google|canale)\b[^"“”]{0,120}|(?:śledź|zapisz się|obserwuj|dołącz)(?!\p{L})[^"“”]{0,160})$/iu,
    where: 'tail',
    seen: 'letters and channels, in German, French, Spanish, Portuguese, Italian and Polish',
  },
  {
    name: 'date-line',
    line: /^(?:last )?(?:updated?|published|posted|modified|aktualisiert|stand|veröffentlicht|publié|mis à jour|actualizado|publicado|atualizado|aggiornato|pubblicato|opublikowano|zaktualizowano|oppdatert|publisert|uppdaterad|publicerad|обновлено|опубликовано)(?: (?:on|at|am|le|el|em|il|den|um))?\s*:?\s[^"“”!?]{0,12}\d[^"“”!?]{0,60}$/iu,
    seen: 'when a page was changed',
  },
];

/** The same with labels of links in every language: their patterns are as long as all others together. */
export const worldNoise: readonly NoiseRule[] = [
  ...labelNoise(Object.values(relatedByLanguage).join('|')),
  ...anyNoise,
];

/** What is needed of it on Indonesian pages: themes print their labels in English. */
export const englishNoise: readonly NoiseRule[] = [...labelNoise(relatedByLanguage['en'] ?? ''), ...anyNoise];
