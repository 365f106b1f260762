import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { outputError } from '../../src/output/atomic-write.ts';
import { makeFolderInside, makeOutputFolder } from '../../src/output/output-folder.ts';
import { temporaryFolder } from '../support/io.ts';

const elsewhere = 'choose another folder with --output';

test.each([
  ['ENOSPC', `the disk is full: free space or ${elsewhere}`],
  ['EDQUOT', `the disk quota is used up: free space or ${elsewhere}`],
  ['EFBIG', `the file may not grow further here: write parts with --shard or ${elsewhere}`],
  ['EACCES', `no permission: ${elsewhere}`],
  ['EPERM', `no permission: ${elsewhere}`],
  ['EROFS', `the file system is read-only: ${elsewhere}`],
  ['ENOENT', `its folder is not there or cannot be made: ${elsewhere}`],
  ['ENOTDIR', `a part of the path is a file: ${elsewhere}`],
  ['EEXIST', `a part of the path is a file: ${elsewhere}`],
  ['ELOOP', 'it is a link, and links in an output folder are not followed'],
  ['EIO', 'read error on the disk'],
])('%s: one line says which file it was and what to do', (code, advice) => {
  const cause = Object.assign(new Error('read error\non the disk'), { code });
  const error = outputError('/berita/articles.csv', cause);
  expect(error.message).toBe(`cannot write /berita/articles.csv: ${advice}`);
  expect(error.cause).toBe(cause);
});

test('a folder for the stories is made with those above it; its state is a folder of its own and no link', async () => {
  const folder = temporaryFolder();
  const output = path.join(folder, 'a', 'b', 'c');
  expect(await makeOutputFolder(output)).toBe(path.join(output, '.saring'));
  expect(await makeOutputFolder(output)).toBe(path.join(output, '.saring'));
  writeFileSync(path.join(folder, 'a-file'), '');
  await expect(makeOutputFolder(path.join(folder, 'a-file', 'x'))).rejects.toThrow('a part of the path is a file');
  const linked = path.join(folder, 'linked');
  mkdirSync(linked);
  symlinkSync(output, path.join(linked, '.saring'));
  await expect(makeOutputFolder(linked)).rejects.toThrow('it is a link');
});

test('no story goes through a link in the output folder, nor over a file', async () => {
  const output = temporaryFolder();
  symlinkSync(temporaryFolder(), path.join(output, 'kompas'));
  writeFileSync(path.join(output, 'tribun'), '');
  const make = (name: string): Promise<void> => makeFolderInside(output, path.join(output, name), new Set());
  await make('kontan/2024/03');
  await expect(make('kompas/2024')).rejects.toThrow(`cannot write ${path.join(output, 'kompas')}: it is a link`);
  await expect(make('tribun/2024')).rejects.toThrow('a part of the path is a file');
});
