import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Article } from '../../src/model/article.ts';
import { type Ran, run } from '../support/io.ts';
import { makeAuthority } from '../web/certificates.ts';
import { type SiteWeb, type SiteWebOptions, startSiteWeb, WEB_HOSTS } from '../web/site-web.ts';

/** The test web over http and https, and the options that lead `saring fetch` to it. */
export interface FetchWeb extends SiteWeb {
  readonly options: readonly string[];
}

/** Starts the test web; the certificate of its authority goes into `folder`. */
export async function startFetchWeb(folder: string, options: SiteWebOptions = {}): Promise<FetchWeb> {
  const authority = makeAuthority();
  const hosts = [...WEB_HOSTS, ...(options.hosts ?? []), ...(options.stories ?? []).map(({ host }) => host)];
  const web = await startSiteWeb({ ...options, tls: authority.sign([...new Set(hosts)]) });
  const ca = path.join(folder, 'authority.pem');
  writeFileSync(ca, authority.ca);
  const routes = [...web.connectTo].flatMap(([from, to]) => ['--connect-to', `${from}=${to}`]);
  return { ...web, options: ['--ca', ca, ...routes] };
}

/** Runs `saring fetch` against a test web without a pause between requests, unless the arguments say otherwise. */
export function fetchFrom(web: FetchWeb, args: readonly string[], how: Parameters<typeof run>[1] = {}): Promise<Ran> {
  const delay = args.includes('--delay') ? [] : ['--delay', '0'];
  return run(['fetch', ...args, ...delay, ...web.options], how);
}

/** The lines of an output folder's manifest. */
export function manifestOf(output: string): Record<string, unknown>[] {
  return readFileSync(path.join(output, 'manifest.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The one article's text and record among the paths printed. */
export function onlyArticle({ out }: Ran): { readonly text: string; readonly article: Article } {
  const paths = out.trim().split('\n');
  const [text, ...more] = paths.filter((file) => file.endsWith('.txt'));
  const [record] = paths.filter((file) => file.endsWith('.json'));
  if (text === undefined || record === undefined || more.length > 0) throw new Error(`not one article: ${out}`);
  return { text: readFileSync(text, 'utf8'), article: JSON.parse(readFileSync(record, 'utf8')) as Article };
}
