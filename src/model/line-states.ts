/** What a line of a printed page can be. A page runs through them from the top; not every one may follow every other. */
export type LineState =
  /** Over the headline: menus and banners; a columnist's name; dates; prose about the column; the topic. */
  | 'menu'
  | 'writer'
  | 'early'
  | 'about'
  | 'kicker'
  | 'headline'
  /** Between the headline and the story. */
  | 'standfirst'
  | 'date'
  | 'people'
  | 'photo'
  | 'widget'
  /** The paragraph that the story begins with, and all that follows it. */
  | 'opening'
  | 'body'
  /** A label that elsewhere ends a story, and the titles under it, where the story goes on behind them. */
  | 'box'
  | 'boxed'
  /** The line that ends the story, and all below it. */
  | 'ending'
  | 'tail';

/** What can be said of a printed line by its wording, its form, and the lines around it. */
export type LineSign =
  | WordingSign
  | FormSign
  /** A name beside a line that says its role; a name over a line that says what the person is, and that line. */
  | 'named'
  | 'profiled'
  | 'job'
  /** The same words stand in an earlier line, in a later one, or inside a later paragraph. */
  | 'repeat'
  | 'repeated'
  | 'inside'
  /** A sentence printed twice in a row. */
  | 'doubled'
  /** The words of the address, and, where another line has these, any other line. */
  | 'slug'
  | 'off-slug'
  /** Most of its long words return in the paragraphs below. */
  | 'returns'
  | 'under-credit'
  | 'over-credit'
  | 'over-caption'
  | 'under-label'
  /** Few words close under a word of a menu. */
  | 'under-menu'
  /** Close under names or a credit, where paragraphs have gaps between them. */
  | 'tight'
  /** Set apart from the caption that stands close under names or a credit. */
  | 'behind-photo'
  /** A name beside the date. */
  | 'name'
  /** Two lines close together at the top. */
  | 'banner'
  /** The line under a few words and a headline at the top. */
  | 'kicked'
  /** All its words stand in a longer title shortly above. */
  | 'part'
  /** A few words between the head and the first sentence, where no dateline opens the story. */
  | 'headed'
  /** The first item at the top, where its number is not the first and the next one follows below. */
  | 'counted'
  /** Between the label of a summary and the dateline below it. */
  | 'summarised'
  /** Behind a paragraph that closes with the reporter's initials or agency. */
  | 'signed-above'
  /** Nothing in the whole text shows that it was a page: it is a headline and paragraphs. */
  | 'plain';

/** What wordings of the site, of all sites, and of newsrooms in general say. */
export type WordingSign =
  | 'date'
  | 'day'
  | 'people'
  | 'role'
  | 'reporter'
  | 'photo-label'
  | 'caption-label'
  | 'menu'
  /** The name of a title of any site. */
  | 'brand'
  | 'tail'
  /** A wording that no story goes on behind: copyright, subscription. */
  | 'end'
  | 'noise'
  | 'summary'
  /** A wording that stories of this site begin with. */
  | 'opens';

/** What the line looks like, whatever it says. */
export type FormSign =
  | 'sentence'
  | 'statement'
  | 'long'
  | 'brief'
  | 'short'
  | 'tiny'
  | 'title'
  | 'untitled'
  | 'capitals'
  | 'small-start'
  | 'list'
  | 'numbered'
  | 'colon'
  | 'speech'
  | 'dateline'
  | 'place'
  | 'capital-start'
  | 'credit'
  | 'captioned'
  | 'caption-words';

/** What signs are worth for a state: rows of points, for or against, and the signs that bring them; `any` is every line's. */
export type LineWeights = Readonly<
  Partial<Record<LineState, readonly (readonly [points: number, ...signs: (LineSign | 'any')[]])[]>>
>;
