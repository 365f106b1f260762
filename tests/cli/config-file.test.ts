import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withConfig } from '../../src/cli/config-file.ts';
import { readConfig } from '../../src/cli/read-config.ts';
import type { RawOptions } from '../../src/settings/option-values.ts';
import { syncConfigOf } from '../../src/settings/sync-config.ts';
import { configTemplate } from '../../src/setup/config-template.ts';
import { run } from '../support/io.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'saring-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string, known: readonly string[] = []): Promise<RawOptions> {
  const file = path.join(folder, 'c.json');
  writeFileSync(file, text);
  return withConfig({ config: file }, known, new AbortController().signal);
}

const complaintOf = (text: string): Promise<string> =>
  read(text).then(
    () => 'none',
    (error: Error) => error.message.replace(folder, '').replace('--config /c.json', 'FILE'),
  );

describe('a config file', () => {
  test('may have comments, a mark at its head, and commas at the end', async () => {
    const text = '\ufeff// Semua situs\n{\n  /* pelan */ "delay": 2,\n  "format": ["md"], // teks\n}\n';
    expect(await read(text, ['delay', 'format'])).toMatchObject({ delay: 2, format: ['md'] });
  });

  test('serves all commands: the keys of another are no error, and are left out', async () => {
    const options = await read('{"retry-failed": true, "delay": 2, "sites": ["kompas"]}', ['delay']);
    expect(Object.keys(options).sort()).toEqual(['config', 'delay']);
  });

  test.each([
    ['{\n  "output": "x"\n  "delay": 2\n}', 'FILE:3:3: cannot be read: comma expected'],
    ['{\n  "output": "x",\n  delay: 2\n}', 'FILE:3:3: cannot be read: invalid symbol'],
    ['', 'FILE:1:1: cannot be read: value expected'],
    ['[1]', 'FILE: must hold one JSON object of options'],
    ['{"max_time": 5}', 'FILE:1:2: unknown option "max_time": did you mean "maxTime"?'],
    ['{"max-tme": 5}', 'FILE:1:2: unknown option "max-tme": did you mean "max-time"?'],
    ['{"config": "x.json"}', /^FILE:1:2: unknown option "config"/],
    ['{"banana-split": 5}', /^FILE:1:2: unknown option "banana-split", known are .*output, format, .*, on$/],
    ['{"max-time": 5,\n "maxTime": 6}', 'FILE:2:2: "maxTime" stands there twice'],
    ['{\n  "sites": ["kompas", "detik"]\n}', 'FILE:2:23: "sites.1" needs kompas, kontan or tribun, not "detik"'],
    ['{"sites": "kompas"}', 'FILE:1:11: "sites" needs a list of kompas, kontan, tribun, not "kompas"'],
    ['{"revisit": true}', 'FILE:1:13: "revisit" needs usual, thorough or off, not true'],
    ['{"keep-pages-days": 1.5}', 'FILE:1:21: "keep-pages-days" needs a whole number, not 1.5'],
    [
      '{"on": {"alarm": "mail me"}}',
      'FILE:1:18: "on.alarm" needs a program and its arguments as a list of texts, not "mail me"',
    ],
    [
      '{"on": {\n "new-stories": "mail me"}}',
      'FILE:2:17: "on.new-stories" needs a program and its arguments as a list of texts, not "mail me"',
    ],
    ['{"on": {\n "new-story": []}}', 'FILE:2:15: unknown option "on.new-story", known are new-stories and alarm'],
    ['{"on": {"alarms": []}}', 'FILE:1:19: unknown option "on.alarms", known are new-stories and alarm'],
  ])('%j is refused with its place', async (text, message) => {
    expect(await complaintOf(text)).toMatch(message);
  });

  test('nested a million times is refused as well', async () => {
    expect(await complaintOf('['.repeat(1_000_000))).toBe('FILE: cannot be read: nested too deeply');
  });

  test('is quoted in a complaint only as far as a message needs', async () => {
    expect((await complaintOf(`{"${'x'.repeat(10_000)}": 1}`)).length).toBeLessThan(1000);
  });
});

describe('the file that saring writes for a schedule', () => {
  const options = new Map([
    ['output', 'text'],
    ['format', 'list'],
    ['delay', 'number'],
    ['maxTime', 'number'],
    ['section', 'list'],
    ['portal', 'list'],
    ['match', 'text'],
    ['ping', 'text'],
    ['statusFile', 'text'],
    ['metricsFile', 'text'],
  ] as const);

  test.each([[['kompas']], [['kompas', 'tribun', 'kontan']]])('is accepted for %j', (sites) => {
    const { values } = readConfig(configTemplate(sites, 'berita', ['txt', 'json']), 'c.json', options);
    expect(values['output']).toBe('berita');
    const kept = { keepPagesDays: 14, keepPagesMegabytes: 2000, keepSightingsDays: 30, keepRunsDays: 400 };
    expect(syncConfigOf(values)).toEqual({ sites, revisit: 'usual', ...kept });
  });

  test('stays right when what it suggests is switched on', () => {
    const template = configTemplate(['tribun'], 'berita', ['txt', 'json']).replace(/^ {2}\/\/ (?="| {2}"|\})/gm, '  ');
    const { values } = readConfig(template, 'c.json', options);
    expect(values).toMatchObject({
      section: ['nasional'],
      portal: expect.any(Array),
      match: 'harga beras',
      delay: 2,
      ping: 'https://hc.example/1a2b3c',
      statusFile: 'saring-status.json',
    });
    expect(syncConfigOf(values)).toMatchObject({
      on: { newStories: ['/usr/local/bin/index-stories'], alarm: ['/usr/local/bin/tell-me', 'saring'] },
    });
  });
});

test.each([
  ['{\n "portal": ["nowhere"]\n}', 'FILE:2:2: "portal": unknown portal "nowhere", known are'],
  ['{\n "source": ["nowhere"]\n}', 'FILE:2:2: "source": unknown source "nowhere", known are'],
  ['{\n "connect-to": ["a"]\n}', 'FILE:2:2: "connect-to" needs <host:port>=<address:port>, not "a"'],
  ['{\n "allow-port": [99999]\n}', 'FILE:2:2: "allow-port" needs a port from 1 to 65535, not "99999"'],
  ['{\n "status-file": ""\n}', 'FILE:2:2: "status-file" needs a file'],
  ['{\n "save-pages": ""\n}', 'FILE:2:2: "save-pages" needs a folder'],
  ['{\n "ca": "/nowhere/a.pem"\n}', 'FILE:2:2: "ca" /nowhere/a.pem: cannot be read: no such file'],
  ['{\n "user-agent": ""\n}', 'FILE:2:2: "user-agent": the User-Agent is empty'],
  ['{\n "adopt": "/nowhere"\n}', 'FILE:2:2: "adopt" /nowhere: no manifest.ndjson is there'],
  ['{\n "ping": "nowhere"\n}', 'FILE:2:2: "ping" needs the http or https address'],
])('what a scheduled run finds wrong in %j is told with its place, and nothing is done', async (text, message) => {
  const [config, output] = [path.join(folder, 'wrong.json'), path.join(folder, 'none')];
  writeFileSync(config, text);
  const ran = await run(['sync', 'kompas', '--config', config, '-o', output]);
  expect([ran.status, ran.err.replace(`--config ${config}`, 'FILE')]).toEqual([2, expect.stringContaining(message)]);
  expect(existsSync(output)).toBe(false);
});
