import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collect, makeFolder, streamOf, summarise, textOf } from './collect.ts';

const address = 'https://koran.example/berita/1';
const boundary = '----MultipartBoundary--abc123----';

interface PartFixture {
  readonly location: string;
  readonly encoding: string;
  readonly body: string;
  readonly id?: string;
  readonly type?: string;
}

function makeMhtml(parts: readonly PartFixture[], head: string = saved(`type="text/html"`)): string {
  const shown = parts.map((part) =>
    [
      `--${boundary}`,
      `Content-Type: ${part.type ?? 'text/html; charset=utf-8'}`,
      `Content-ID: ${part.id ?? '<frame@mhtml.blink>'}`,
      `Content-Transfer-Encoding: ${part.encoding}`,
      `Content-Location: ${part.location}`,
      '',
      part.body,
    ].join('\r\n'),
  );
  return `${head}\r\n\r\n\r\n${shown.join('\r\n')}\r\n--${boundary}--\r\n`;
}

function saved(parameter: string): string {
  return [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${address}`,
    'Subject: Berita',
    'MIME-Version: 1.0',
    `Content-Type: multipart/related;\r\n\t${parameter};\r\n\tboundary="${boundary}"`,
  ].join('\r\n');
}

const main: PartFixture = {
  location: address,
  encoding: 'quoted-printable',
  body: '<p class=3D"isi">Kebun raya =C3=\r\n=A9 100 % = baik</p>=20\r\n<p>akhir</p>',
};
const text = '<p class="isi">Kebun raya é 100 % = baik</p> \r\n<p>akhir</p>';
const frame: PartFixture = { location: 'https://iklan.example/', encoding: '7bit', body: '<p>iklan</p>' };

async function read(content: string | Buffer, name = 'a.mhtml', maxPageBytes = 100_000) {
  const path = join(await makeFolder(), name);
  await writeFile(path, content);
  const pages = await collect([path], { maxPageBytes });
  expect(pages).toHaveLength(1);
  return { page: pages[0], line: pages.map((page) => summarise(page).replace(path, name))[0] };
}

describe('an MHTML file', () => {
  test('gives the page in it with its address and character set', async () => {
    const { page } = await read(makeMhtml([main, frame]));
    expect(textOf(page)).toBe(text);
    expect(page).toMatchObject({
      page: { url: address, contentType: 'text/html; charset=utf-8', kind: 'html', fetch: null },
    });
  });

  test.each(['a.mht', 'a.unduhan'])('is known as %s', async (name) => {
    expect(textOf((await read(makeMhtml([main]), name)).page)).toBe(text);
  });

  test('from standard input', async () => {
    const pages = await collect(['-'], { stdin: streamOf(Buffer.from(makeMhtml([main])), 50) });
    expect(pages.map(textOf)).toEqual([text]);
  });

  test('base64, and a picture before the page', async () => {
    const picture = { ...frame, type: 'image/png', encoding: 'base64', body: 'iVBORw0KGgo=' };
    const coded = Buffer.from(text).toString('base64').replace(/.{20}/g, '$&\r\n');
    const { page } = await read(makeMhtml([picture, { ...main, encoding: 'base64', body: coded }]));
    expect(textOf(page)).toBe(text);
  });

  test('the part named by address or by start wins over the first', async () => {
    expect(textOf((await read(makeMhtml([frame, main]))).page)).toBe(text);
    const head = saved('start="<utama@x>"').replace(/Snapshot.*\r\n/, '');
    const { page } = await read(makeMhtml([frame, { ...main, id: '<utama@x>' }], head));
    expect(textOf(page)).toBe(text);
    expect(page).toMatchObject({ page: { url: address } });
  });

  test('cut off inside its page, or without one, is unreadable', async () => {
    const whole = makeMhtml([main]);
    expect((await read(whole.slice(0, whole.indexOf('akhir')))).line).toBe(
      'a.mhtml! unreadable an MHTML file that is cut off inside its page',
    );
    expect((await read(makeMhtml([{ ...frame, type: 'image/png' }]))).line).toContain('without an HTML part');
    expect((await read('bukan mhtml')).line).toContain('unreadable an MHTML file without headers');
    expect((await read('MIME-Version: 1.0\n\nx')).line).toContain('names no boundary');
  });

  test('larger than the limit is too-large', async () => {
    expect((await read(makeMhtml([main]), 'a.mhtml', 40)).line).toContain('too-large');
    const body = 'x'.repeat(1001);
    expect((await read(makeMhtml([{ ...main, encoding: '8bit', body }]), 'a.mhtml', 1000)).line).toContain('too-large');
  });
});
