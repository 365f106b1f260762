import type { Cheerio } from 'cheerio/slim';
import type { AnyNode } from 'domhandler';
import { loaded, type Steps } from '../extract/steps.ts';
import type { ItemShape, ListMarks } from '../model/listing.ts';
import { parsePage } from '../page/parse.ts';
import { collapse } from '../text/whitespace.ts';
import type { ListedEntry } from './read-xml.ts';

export interface ReadIndexPage {
  readonly entries: readonly ListedEntry[];
  /** No shape fits: these are simply the links of the page to articles. */
  readonly isUnknown: boolean;
  /** The largest number of its pager, null without one. */
  readonly lastPage: number | null;
  /** Stories in the whole list, as the site prints it. */
  readonly total: number | null;
}

/** More than any list page links to. */
const mostLinks = 5000;

/**
 * The text of a list page -> the stories it lists, by the first shape that finds an article's address; where none does,
 * every link to an article on the page.
 */
export function* indexPageSteps(
  html: string,
  { shapes, pager, printedTotal }: ListMarks,
  isArticle: (address: string) => boolean,
): Steps<ReadIndexPage> {
  // Only a run that reads lists pays for loading it.
  const { load } = yield* loaded(import('cheerio/slim'));
  const $ = load(parsePage(html).document);
  const wrap = (node: AnyNode): Cheerio<AnyNode> => $(node);
  const read = (shape: ItemShape): ListedEntry[] =>
    $(shape.item)
      .slice(0, mostLinks)
      .toArray()
      .flatMap((node) => entryOf(wrap(node), shape, isArticle));
  const lastPage =
    pager === undefined
      ? null
      : largest(
          $(pager.element)
            .toArray()
            .map((node) => $(node).attr(pager.attribute)),
        );
  const total =
    printedTotal === undefined
      ? null
      : $(printedTotal.element)
          .toArray()
          .map((node) => printedTotal.pattern.exec($(node).text().trim())?.groups?.['total'])
          .find((figure) => figure !== undefined);
  const marks = { lastPage, total: total === undefined || total === null ? null : Number(total) };
  for (const shape of shapes) {
    const entries = read(shape);
    if (entries.length > 0) return { entries, isUnknown: false, ...marks };
  }
  return { entries: read({ item: 'a[href]', link: 'a', seen: '' }), isUnknown: true, ...marks };
}

function entryOf(item: Cheerio<AnyNode>, shape: ItemShape, isArticle: (address: string) => boolean): ListedEntry[] {
  const link = item.is(shape.link) && item.is('a') ? item : item.find(shape.link).first();
  const address = link.attr('href')?.trim();
  if (address === undefined || !isArticle(address)) return [];
  const textOf = (selector: string | undefined): string | null => {
    const text = selector === undefined ? '' : collapse(item.find(selector).first().text());
    return text === '' ? null : text;
  };
  const title = textOf(shape.title) ?? collapse(link.text());
  const time = shape.timeAttribute === undefined ? textOf(shape.time) : timeAttribute(item, shape);
  // An update is no publication: "Diperbarui 24/04/2024, 10:05 WIB".
  const isUpdate = time !== null && /^(?:diperbarui|update)/i.test(time);
  return [
    {
      address,
      title: title === '' ? (link.attr('title') ?? null) : title,
      published: isUpdate ? null : time,
      modified: isUpdate ? time : null,
      section: textOf(shape.section),
    },
  ];
}

function timeAttribute(item: Cheerio<AnyNode>, { time, timeAttribute: name = '' }: ItemShape): string | null {
  return time === undefined ? null : (item.find(time).first().attr(name) ?? null);
}

/** Page numbers as they are, or in the address of the page. */
function largest(values: readonly (string | undefined)[]): number | null {
  const numbers = values.flatMap((value) => {
    const number = /(?:^|[?&]page=)(\d{1,4})(?:$|&|#)/.exec(value ?? '')?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  return numbers.length === 0 ? null : Math.max(...numbers);
}
