import type { AnyNode } from 'domhandler';
import type { ArticleImage } from '../model/article.ts';
import type { ParsedPage } from '../page/parse.ts';
import type { CleanBody } from './body.ts';
import { findPhotos } from './generic/photos.ts';

/** A story whose rule names no photo over it -> its images, led by a photo with a caption between headline and text, else by the one that opens the text. */
export function ledByPhoto(page: ParsedPage, body: CleanBody, base: string | null): readonly ArticleImage[] {
  const over = photoOver(page, body, base);
  if (over !== null) return [{ ...over, role: 'lead' }, ...body.images];
  const [first, ...rest] = body.images;
  return first !== undefined && body.opensWithPhoto ? [{ ...first, role: 'lead' }, ...rest] : body.images;
}

function photoOver(page: ParsedPage, { roots }: CleanBody, base: string | null): ArticleImage | null {
  const [root] = roots;
  const headline = page.byKey.get('h1')?.[0];
  if (root === undefined || headline === undefined) return null;
  const top = page.order.get(headline) ?? 0;
  const start = page.order.get(root) ?? 0;
  const none: ReadonlySet<AnyNode> = new Set();
  const photos = findPhotos(page, root, none, base).filter(({ place }) => place > top && place < start);
  return photos.find(({ image }) => image.caption !== null)?.image ?? null;
}
