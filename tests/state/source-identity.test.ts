import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { Database } from '../../src/state/database.ts';
import { SourceIdentity } from '../../src/state/source-identity.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { temporaryFolder } from '../support/io.ts';

const folder = temporaryFolder();
const archive = 'kumpulan.warc.gz';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const isOther = /is not what the stopped run had read: give that again, or --restart/;

let database: Database;
beforeEach(() => {
  database = openStateInMemory();
});
/** What a process that goes on with the run knows. */
const goOn = (): SourceIdentity => new SourceIdentity(database, 1);

describe('a source that a stopped run had opened', () => {
  test.each<[what: string, before: [string, number | null], now: [string, number | null], isSame: boolean]>([
    ['is the same', ['WARC satu', 900], ['WARC satu', 900], true],
    ['has grown', ['WARC satu', 900], ['WARC satu', 901], true],
    ['has shrunk', ['WARC satu', 900], ['WARC satu', 899], false],
    ['begins in another way', ['WARC satu', 900], ['WARC dua', 900], false],
    ['gave less of its beginning before', ['WARC', null], ['WARC satu', null], true],
    ['gives less of its beginning now', ['WARC satu', null], ['WARC', null], true],
    ['gave nothing before', ['', null], ['WARC', null], true],
    ['gives nothing now', ['WARC', null], ['', null], false],
    ['was a stream and is a file', ['WARC', null], ['WARC', 4], true],
    ['differs only far behind its beginning', [`${'a'.repeat(510)}b`, 511], [`${'a'.repeat(510)}c`, 511], true],
    ['differs at the end of its beginning', [`${'a'.repeat(509)}b`, 511], [`${'a'.repeat(509)}c`, 511], false],
  ])('%s', (_what, [before, sizeBefore], [now, size], isSame) => {
    goOn().opened(archive, bytes(before), sizeBefore);
    const open = (): void => goOn().opened(archive, bytes(now), size);
    if (isSame) expect(open).not.toThrow();
    else expect(open).toThrow(isOther);
  });

  test('is named in the message; standard input in words', () => {
    for (const [name, said] of [
      [archive, archive],
      ['-', 'standard input'],
    ] as const) {
      goOn().opened(name, bytes('satu'), null);
      expect(() => goOn().opened(name, bytes('dua'), null)).toThrow(new RegExp(`^${said} is not what`));
      expect(() => goOn().opened(name, bytes('dua'), null)).toThrow(UsageError);
    }
  });

  test('has to hold the last page that was finished of it', () => {
    const first = goOn();
    first.opened(archive, bytes('WARC'), 900);
    first.opened('lain.warc', bytes('WARC'), 900);
    for (const page of ['#0', '#120', '#340']) first.finished(`${archive}${page}`);
    first.finished('halaman.html');
    // The run that read them all has nothing to wait for.
    expect(() => first.allRead()).not.toThrow();
    const second = goOn();
    second.opened(archive, bytes('WARC'), 900);
    second.met(`${archive}#0`);
    second.met(`${archive}#120`);
    expect(() => second.allRead()).toThrow(isOther);
    second.met(`${archive}#340`);
    expect(() => second.allRead()).not.toThrow();
    second.opened(archive, bytes('WARC'), 900);
    expect(() => second.allRead()).not.toThrow();
  });

  test('is looked at before anything is done, where it is a file that is still there', async () => {
    const file = path.join(folder, 'kumpulan.warc');
    writeFileSync(file, 'WARC satu');
    const first = goOn();
    first.opened('-', bytes('apa saja'), null);
    first.opened(file, bytes('WARC satu'), 9);
    await expect(goOn().checkFiles()).resolves.toBeUndefined();
    writeFileSync(file, 'WARC dua.');
    await expect(goOn().checkFiles()).rejects.toThrow(isOther);
    rmSync(file);
    await expect(goOn().checkFiles()).resolves.toBeUndefined();
  });
});
