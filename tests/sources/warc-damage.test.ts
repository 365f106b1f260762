import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect, makeFolder, streamOf, summarise, textOf } from './collect.ts';
import { gzipRecords, makeRecord, makeRecords, numberedPage } from './warc-fixture.ts';

interface Reading {
  readonly pages: string[];
  readonly damage: string[];
}

/** Page texts, and the offsets with the reasons of what is damaged, from a file and the same from standard input. */
async function readDamaged(bytes: Buffer, name = 'a.warc.gz'): Promise<Reading> {
  const path = join(await makeFolder(), name);
  await writeFile(path, bytes);
  const fromFile = await collect([path]);
  const shown = fromFile.map((page) => summarise(page).replace(path, '-'));
  const fromStream = await collect(['-'], { stdin: streamOf(bytes, 4096) });
  // Without its first bytes a stream has no name to say what it is.
  const isKnown = /^-#/.test(fromStream.map(summarise)[0] ?? '');
  if (isKnown) expect(fromStream.map(summarise)).toEqual(shown);
  const inputs = fromFile.map((page) => (page.ok ? page.page.input : page.input));
  expect(new Set(inputs).size).toBe(inputs.length);
  return {
    pages: fromFile.filter((page) => page.ok).map(textOf),
    damage: shown.filter((line) => line.startsWith('-#') && line.includes('! unreadable')),
  };
}

function textsOf(indexes: readonly number[]): string[] {
  return indexes.map((index) => numberedPage(index).payload);
}

describe('R51 a damaged archive', () => {
  const records = makeRecords(5);
  const { bytes, offsets } = gzipRecords(records);
  const at = (index: number): number => offsets[index] ?? bytes.length;
  const member = (index: number): Buffer => bytes.subarray(at(index), at(index + 1));

  test('whose last member is cut off', async () => {
    const { pages, damage } = await readDamaged(bytes.subarray(0, bytes.length - 20));
    expect(pages).toEqual(textsOf([0, 1, 2, 3]));
    expect(damage).toEqual([`-#${at(4)}! unreadable damaged archive: broken gzip data (unexpected end of file)`]);
  });

  test('with a corrupt member in the middle', async () => {
    const corrupt = Buffer.from(bytes);
    corrupt.fill(0xaa, at(2) + 60, at(2) + 80);
    const { pages, damage } = await readDamaged(corrupt);
    expect(pages).toEqual(textsOf([0, 1, 3, 4]));
    expect(damage).toEqual([expect.stringContaining(`-#${at(2)}! unreadable damaged archive: broken gzip data`)]);
  });

  test('with a member cut short in the middle', async () => {
    const { pages, damage } = await readDamaged(Buffer.concat([bytes.subarray(0, at(3) - 30), bytes.subarray(at(3))]));
    expect(pages).toEqual(textsOf([0, 1, 3, 4]));
    expect(damage).toHaveLength(1);
  });

  test('with garbage between members, false magic numbers in it', async () => {
    const garbage = Buffer.concat([
      Buffer.from('sampah \x1f\x8b\x08', 'latin1'),
      Buffer.alloc(99_999, 0x5a),
      gzipSync('x'),
    ]);
    const { pages, damage } = await readDamaged(
      Buffer.concat([bytes.subarray(0, at(2)), garbage, bytes.subarray(at(2))]),
    );
    expect(pages).toEqual(textsOf([0, 1, 2, 3, 4]));
    expect(damage).toEqual([`-#${at(2)}! unreadable damaged archive: bytes that are no gzip member`]);
  });

  test('with zeros at its end is not damaged', async () => {
    expect(await readDamaged(Buffer.concat([bytes, Buffer.alloc(2000)]))).toEqual({
      pages: textsOf([0, 1, 2, 3, 4]),
      damage: [],
    });
  });

  test.each(['-1', '99999999999', '999999999999999999999', '0x10', '', '3', '200'])(
    'with a Content-Length of "%s"',
    async (length) => {
      const broken = makeRecord({ ...numberedPage(9), warc: { 'Content-Length': length } });
      for (const name of ['a.warc', 'a.warc.gz', 'whole.warc.gz']) {
        const list = [...records.slice(0, 2), broken, ...records.slice(2)];
        const plain = Buffer.concat(list);
        const stored = name === 'a.warc' ? plain : name === 'a.warc.gz' ? gzipRecords(list).bytes : gzipSync(plain);
        const { pages, damage } = await readDamaged(stored, name);
        expect(pages).toEqual(textsOf([0, 1, 2, 3, 4]));
        expect(damage).toHaveLength(1);
      }
    },
  );

  test('with a header line of 50 MB, in little memory', async () => {
    const bomb = Buffer.concat([Buffer.from('WARC/1.1\r\nWARC-Type: '), Buffer.alloc(50_000_000, 'x')]);
    const list = [...records.slice(0, 2), bomb, Buffer.from('\r\n\r\n'), ...records.slice(2)];
    for (const stored of [Buffer.concat(list), gzipRecords(list).bytes]) {
      const before = process.memoryUsage().rss;
      const { pages, damage } = await readDamaged(stored, 'a.warc');
      expect(pages).toEqual(textsOf([0, 1, 2, 3, 4]));
      expect(damage[0]).toContain('a WARC header without an end within 64 KB');
      expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    }
  });

  test('with a bomb of zeros', async () => {
    const list = [...records.slice(0, 2), Buffer.alloc(300_000_000), ...records.slice(2)];
    const { pages, damage } = await readDamaged(gzipRecords(list).bytes);
    expect(pages).toEqual(textsOf([0, 1, 2, 3, 4]));
    expect(damage).toHaveLength(1);
  });

  test('gzipped whole and cut off: everything before the cut, small records too', async () => {
    const many = makeRecords(300);
    const whole = gzipSync(Buffer.concat(many));
    const { pages, damage } = await readDamaged(whole.subarray(0, whole.length - 2000));
    expect(pages.length).toBeGreaterThan(270);
    expect(pages).toEqual(textsOf(pages.map((_page, index) => index)));
    expect(damage).toHaveLength(1);
  });

  test('where two headers ran together does not give one address the text of another', async () => {
    const [first = Buffer.alloc(0), ...rest] = records;
    const { pages } = await readDamaged(Buffer.concat([first.subarray(0, 60), ...rest]), 'a.warc');
    expect(pages).toEqual(textsOf([1, 2, 3, 4]));
  });

  test('where a stretch as long as the next record is missing does not swallow that one', async () => {
    const plain = Buffer.concat(records);
    const length = records[3]?.length ?? 0;
    const end = Buffer.concat(records.slice(0, 3)).length - 9;
    const { pages } = await readDamaged(
      Buffer.concat([plain.subarray(0, end - length), plain.subarray(end)]),
      'a.warc',
    );
    expect(pages).toEqual(textsOf([0, 1, 3, 4]));
  });

  test('whose damage in one member is inside another is read on at the next', async () => {
    const inner = gzipSync(member(1), { level: 0 });
    const broken = inner.subarray(0, inner.length - 4);
    const { pages } = await readDamaged(Buffer.concat([member(0), broken, member(2)]));
    expect(pages).toEqual(expect.arrayContaining(textsOf([0, 2])));
  });
});

describe('R51 any archive, whatever happened to it', () => {
  const count = 12;
  const records = makeRecords(count);
  const known = new Set(textsOf(records.map((_record, index) => index)));
  const { bytes, offsets } = gzipRecords(records);
  const runs = { numRuns: 150, seed: 20261122 };

  /** Indexes of the records whose stored bytes `[offset, next offset)` no damaged byte lies in. */
  function untouched(starts: readonly number[], end: number, damaged: readonly number[]): string[] {
    const whole = records
      .map((_record, index) => index)
      .filter((index) => {
        const from = starts[index] ?? end;
        const to = starts[index + 1] ?? end;
        return !damaged.some((position) => position >= from && position < to);
      });
    return textsOf(whole);
  }

  test('cut off anywhere: every member before the cut, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (cut) => {
        const complete = offsets.filter((_offset, index) => (offsets[index + 1] ?? bytes.length) <= cut).length;
        const { pages, damage } = await readDamaged(bytes.subarray(0, cut));
        expect(pages).toEqual(textsOf([...Array(complete).keys()]));
        expect(damage).toHaveLength(cut === bytes.length || offsets.includes(cut) ? 0 : 1);
      }),
      runs,
    );
  });

  test('wrong bytes anywhere: every member without one, and never an invented page', async () => {
    const errors = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(errors, async (flips) => {
        const damaged = Buffer.from(bytes);
        for (const [position, mask] of flips) damaged[position] = (damaged[position] ?? 0) ^ mask;
        const changed = flips.map(([position]) => position).filter((position) => damaged[position] !== bytes[position]);
        const { pages } = await readDamaged(damaged);
        expect(pages).toEqual(expect.arrayContaining(untouched(offsets, bytes.length, changed)));
        for (const page of pages) expect(known).toContain(page);
        expect(pages.length).toBe(new Set(pages).size);
      }),
      runs,
    );
  });

  test('a stretch taken out or garbage put in, uncompressed: every record outside it', async () => {
    const plain = Buffer.concat(records);
    const starts: number[] = [];
    for (let index = 0, offset = 0; index < count; offset += records[index]?.length ?? 0, index++) starts.push(offset);
    const stretch = fc.tuple(fc.nat(plain.length - 1), fc.nat(900), fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(stretch, async ([from, length, garbage]) => {
        const to = Math.min(plain.length, from + length);
        const damaged = Buffer.concat([plain.subarray(0, from), garbage, plain.subarray(to)]);
        const touched = Array.from({ length: Math.max(1, to - from) }, (_unused, index) => from + index);
        const { pages } = await readDamaged(damaged, 'a.warc');
        expect(pages).toEqual(expect.arrayContaining(untouched(starts, plain.length, touched)));
      }),
      runs,
    );
  });
});
