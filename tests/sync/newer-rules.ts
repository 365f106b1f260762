import { vi } from 'vitest';
import type { RawPage, StoredPage } from '../../src/model/outcome.ts';
import type * as Cleaner from '../../src/workers/page-cleaner.ts';

/** The rules that are in force: newer ones read a story without its last paragraph. */
const rules = vi.hoisted(() => ({ areNewer: false, read: 0 }));

vi.mock('../../src/version.ts', () => ({
  get version() {
    return rules.areNewer ? '9.9.9' : '0.1.0';
  },
  generator: 'saring/0.1.0',
}));

vi.mock('../../src/workers/page-cleaner.ts', async (original) => {
  const { openPooledCleaner } = await original<typeof Cleaner>();
  const open: typeof openPooledCleaner = (...args) => {
    const cleaner = openPooledCleaner(...args);
    return {
      ...cleaner,
      clean: (pages) => {
        rules.read += pages.length;
        return cleaner.clean(rules.areNewer ? pages.map(withoutLast) : pages);
      },
    };
  };
  return { openPooledCleaner: open };
});

/** An invented story's page without the last paragraph of it. */
function withoutLast<Page extends RawPage | StoredPage>(page: Page): Page {
  if (!('content' in page)) return page;
  const html = Buffer.from(page.content).toString();
  const start = html.lastIndexOf('<p>', html.lastIndexOf('kata catatan nomor'));
  const end = html.indexOf('</p>', start);
  return start < 0 ? page : { ...page, content: Buffer.from(html.slice(0, start) + html.slice(end)) };
}

/** From now on a newer saring reads the pages, by other rules; or that of today again. */
export function upgrade(to: 'newer' | 'of today' = 'newer'): void {
  rules.areNewer = to === 'newer';
}

/** How many pages the rules have read so far. */
export function pagesRead(): number {
  return rules.read;
}
