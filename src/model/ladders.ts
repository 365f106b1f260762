/** One rung of a field's ladder: where to look, and what of it counts. */
export type FieldSource = (
  | { readonly meta: string }
  | { readonly jsonLd: string }
  | { readonly data: string }
  | {
      readonly element: string;
      readonly attribute?: string;
      /** Only the element's own text nodes. */
      readonly own?: true;
      /** Which of several matches count; all when absent. */
      readonly take?: 'first' | 'last';
      /** Whatever heading comes first, perhaps the site's name: one that the page's own title repeats goes before it. */
      readonly anyHeading?: true;
      /** Take the element only if its text, or that of the first descendant `label`, matches. */
      readonly label?: { readonly in: string; readonly is: RegExp };
    }
  | { readonly url: RegExp; readonly as: string }
) & {
  /** Keep the first group (or the whole match) and drop values that do not match. */
  readonly match?: RegExp;
  /** Drop values that match. */
  readonly not?: RegExp;
  /** A value that stands alone is a list with commas between its parts. */
  readonly list?: true;
};

export type Ladder = readonly FieldSource[];

export interface Ladders {
  readonly title?: Ladder;
  readonly kicker?: Ladder;
  readonly standfirst?: Ladder;
  readonly section?: Ladder;
  readonly publishedAt?: Ladder;
  readonly modifiedAt?: Ladder;
  readonly authors?: Ladder;
  readonly editors?: Ladder;
  readonly sources?: Ladder;
  readonly tags?: Ladder;
  readonly canonicalUrl?: Ladder;
  readonly outlet?: Ladder;
  readonly articleNumber?: Ladder;
  readonly language?: Ladder;
  readonly access?: Ladder;
  /** The page's own count of the words of all pages, and its own flat text: witnesses, never sources of the body. */
  readonly totalWords?: Ladder;
  readonly fullText?: Ladder;
}

export type FieldName = keyof Ladders;
