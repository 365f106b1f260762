import type { Article, Block } from '../model/article.ts';

/** An article -> the `.txt`: title, empty line, blocks with an empty line between them, a final newline. Nothing else. */
export function renderText(article: Pick<Article, 'title' | 'blocks'>): string {
  const parts = article.blocks.map(renderBlock);
  return `${(article.title === null ? parts : [article.title, ...parts]).join('\n\n')}\n`;
}

function renderBlock({ type, text }: Block): string {
  if (type === 'quote') return text.replace(/^/gm, '> ');
  if (type === 'list-item') return `- ${text.replace(/\n/g, '\n  ')}`;
  return text;
}
