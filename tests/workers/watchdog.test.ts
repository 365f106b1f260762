import { describe, expect, test } from 'vitest';
import { packPage } from '../../src/article/story.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import { OutOfTime, watchdog } from '../../src/extract/steps.ts';
import type { RawPage } from '../../src/model/outcome.ts';
import { sites } from '../../src/sites/index.ts';
import type { PageCleaner } from '../../src/workers/clean-batch.ts';
import { openCleaner } from '../../src/workers/page-cleaner.ts';

const forEver = (): never => {
  for (;;);
};

describe('the watchdog', () => {
  test('lets go what is done in time, and what fails', () => {
    // What a busy machine leaves to this process is no matter here.
    const guard = watchdog(60_000);
    expect(guard(() => 'done')).toBe('done');
    expect(() => guard(() => JSON.parse('{'))).toThrow(SyntaxError);
  });

  test('ends what takes too long, inside a regular expression too', () => {
    const guard = watchdog(500);
    expect(() => guard(forEver)).toThrow(OutOfTime);
    expect(() => guard(() => /^(?:a+)+$/.test(`${'a'.repeat(60)}b`))).toThrow(OutOfTime);
    expect(guard(() => 'again')).toBe('again');
  });
});

describe('what takes too long in this process goes to a child process, which can be given up', () => {
  const elsewhere: PageCleaner = {
    clean: async (pages) =>
      pages.map(() => ({ hash: '', kind: 'failure', failure: { code: 'timeout', message: 'of the pool' } })),
    join: async (stories) =>
      stories.map(() => ({ kind: 'failure', failure: { code: 'timeout', message: 'of the pool' } })),
    close: async () => undefined,
  };
  const page: RawPage = {
    input: 'laut.html',
    url: null,
    content: '<p>Laut tenang.</p>',
    contentType: null,
    kind: 'html',
    fetch: null,
  };

  test('a page, while the others stay', async () => {
    const cleaner = openCleaner({ site: null, apart: true }, async () => elsewhere);
    const hanging: RawPage = {
      ...page,
      get url() {
        return forEver();
      },
    };
    const cleaned = await cleaner.clean([page, hanging, page]);
    const failures = cleaned.map((one) => (one?.kind === 'failure' ? one.failure.code : null));
    expect(failures).toEqual(['empty-body', 'timeout', 'empty-body']);
  });

  test('a story', async () => {
    const cleaner = openCleaner({ site: null, apart: false }, async () => elsewhere);
    const sentence = 'Nelayan memasang lampu di tiang dermaga sebelum malam turun. ';
    const html = `<html><body><h1>Lampu dermaga</h1><article>${`<p>${sentence.repeat(6)}</p>`.repeat(8)}</article></body></html>`;
    const read = await extractPage(html, { input: 'lampu.html', url: null, fetch: null, site: null }, sites);
    if (!read.ok) throw new Error(read.failure.message);
    const story = [packPage(read.page)];
    const hanging = new Proxy(story, { get: (of, key) => (key === 'map' ? forEver() : Reflect.get(of, key)) });
    const joined = await cleaner.join([story, hanging]);
    expect(joined.map(({ kind }) => kind)).toEqual(['story', 'failure']);
  });

  test('and in between other work is heard', async () => {
    const cleaner = openCleaner({ site: null, apart: true }, async () => elsewhere);
    const done: string[] = [];
    setImmediate(() => done.push('heard'));
    await cleaner.clean([page, page]).then(() => done.push('cleaned'));
    expect(done).toEqual(['heard', 'cleaned']);
  });
});
