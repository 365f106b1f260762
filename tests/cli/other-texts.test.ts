import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
let files = 0;

async function clean(name: string, content: string | Buffer) {
  files += 1;
  const file = path.join(folder, `${files}-${name}`);
  writeFileSync(file, content);
  return run(['clean', file, '-o', '-']);
}

const page = kompasPage();
const mail = ['From: Redaksi <a@koran.example>', 'To: b@koran.example', 'Subject: Kabar', 'MIME-Version: 1.0'];

describe('a text that holds pages in another form is refused in one line that says what it is', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['dump.sql', `-- MySQL dump 10.13\n\nINSERT INTO \`berita\` VALUES (1,'${page}');\n`, /a database dump \(SQL\)/],
    ['dump.txt', `/*!40101 SET NAMES utf8 */;\nCREATE TABLE berita (\n isi text\n);\n${page}`, /a database dump/],
    ['pg.sql', `--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n${page}`, /a database dump/],
    ['surat.eml', `${mail.join('\r\n')}\r\n\r\n${page}`, /an e-mail/],
    [
      'arsip.mbox',
      `From ana@muara.example Sat Mar  2 10:00:00 2024\nFrom: ana@muara.example\nSubject: Perahu\n\n${page}`,
      /an e-mail/,
    ],
    ['kotak.mbox', `From a@koran.example Mon Jan 1 00:00:00 2024\n${mail.join('\n')}\n\n${page}`, /an e-mail/],
    ['tua.arc', `filedesc://IA-1.arc 0.0.0.0 20080312032000 text/plain 76\n1 0 IA\n\n${page}`, /an ARC archive/],
    ['jejak.har', `{\n "log": {\n "version": "1.2",\n "entries": [${JSON.stringify(page)}]}}`, /a HAR recording/],
    ['jejak.json', `{"log":{"creator":{"name":"x"},"entries":[${JSON.stringify(page)}]}}`, /a HAR recording/],
    ['buku.ipynb', `{\n "cells": [\n {"cell_type": "code", "source": [${JSON.stringify(page)}]}]}`, /a notebook/],
    ['umpan.xml', `<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0"><channel>${page}</channel></rss>`, /a feed/],
    ['umpan.html', `<feed xmlns="http://www.w3.org/2005/Atom">${page}</feed>`, /a feed/],
    [
      'peta.xml',
      `\ufeff<?xml version="1.0"?><urlset><url><loc>https://koran.example/1</loc></url></urlset>`,
      /a sitemap/,
    ],
    ['gambar.html', `<svg xmlns="http://www.w3.org/2000/svg"><text>${page}</text></svg>`, /a picture \(SVG\)/],
    ['surat.rtf', `{\\rtf1\\ansi ${page}}`, /a document \(RTF\)/],
  ];
  test.each(cases)('%s', async (name, content, message) => {
    for (const bytes of [content, gzipSync(content)]) {
      const { status, out, err } = await clean(typeof bytes === 'string' ? name : `${name}.gz`, bytes);
      expect(err).toMatch(message);
      expect(err.split('\n')).toHaveLength(3);
      expect(err).toMatch(/^not-html {2}/);
      expect([status, out]).toEqual([1, '']);
    }
  });

  test.each([
    ['xhtml.html', `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n${page}`],
    ['komentar.html', `<!-- INSERT INTO x; -->\n${page}`],
    ['halaman.txt', page],
    ['tanpa-akhiran', page],
    ['lebar.html', Buffer.from(`\ufeff${page}`, 'utf16le')],
    ['lebar-tanpa-tanda.html', Buffer.from(page, 'utf16le')],
    ['lebar-besar.txt', Buffer.from(page, 'utf16le').swap16()],
  ])('%s is a page', async (name, content) => {
    const { status, out, err } = await clean(name, content);
    expect([status, err]).toEqual([0, 'saring: 1 article from 1 input\n']);
    expect(out).not.toContain('<');
  });
});
