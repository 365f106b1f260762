import type { Exchange } from '../model/exchange.ts';
import { SavedPages } from './saved-pages.ts';
import { WarcFile } from './warc-file.ts';

/** Where pages are kept as they came: a folder, an archive, both or neither. */
export interface KeptPages {
  /** Keeps pages with the addresses asked for. Calls must not overlap. Throws OutputError. */
  readonly add: (pages: readonly { readonly url: string; readonly exchange: Exchange }[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the folder and the archive; null for none. Throws OutputError. */
export async function openKeptPages(
  folder: string | null,
  archive: string | null,
  how: { readonly software: string; readonly userAgent: string; readonly robots: 'obey' | 'ignore' },
): Promise<KeptPages> {
  const fields = [
    ['http-header-user-agent', how.userAgent],
    ['robots', how.robots],
  ] as const;
  const saved = folder === null ? null : await SavedPages.open(folder);
  const warc = archive === null ? null : await WarcFile.open(archive, how.software, fields);
  return {
    add: async (pages) => {
      for (const { url, exchange } of pages) {
        await warc?.add(exchange);
        await saved?.add(url, exchange);
      }
    },
    close: async () => {
      await warc?.close();
    },
  };
}
