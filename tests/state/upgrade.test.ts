import path from 'node:path';
import { expect, test } from 'vitest';
import { newCharts } from '../../src/drift/chart.ts';
import type { Database } from '../../src/state/database.ts';
import { closeStateFile, openStateFile } from '../../src/state/state-file.ts';
import { SyncMemory } from '../../src/state/sync-memory.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { makeOlder } from '../support/older-state.ts';

const folder = temporaryFolder();

/** All that is remembered besides inputs and stories. */
function remembered(memory: SyncMemory): object {
  return { hosts: memory.hosts(), charts: memory.charts(), alarms: memory.alarms(), tries: memory.tries('kompas:1') };
}

/** Tables, indexes and version of a state. */
function formOf(database: Database): readonly string[] {
  const names = `select type || ' ' || name as what from sqlite_master union all
    select 'version ' || user_version from pragma_user_version order by 1`;
  return [...database.query(names, [], { what: 'text' }).each()].map(({ what }) => what);
}

test.each([1, 2] as const)('a state of version %i is taken on with what it remembers', async (version) => {
  const output = path.join(folder, String(version));
  await run(['clean', folder, '-o', output]);
  const { database } = await openStateFile(output);
  const memory = new SyncMemory(database);
  memory.keepHosts([{ host: 'kompas.test', robots: null } as unknown as ReturnType<SyncMemory['hosts']>[0]]);
  memory.keepCharts(newCharts({ site: 'kompas', template: '2017', stream: 'authors' }));
  memory.keepFact('alarms', JSON.stringify([{ key: 'drift kompas', since: 1, toldAt: 2 }]));
  if (version === 2) memory.keepTries('kompas:1', { tries: 3, dueAt: null });
  const [before, form] = [remembered(memory), formOf(database)];
  makeOlder(database, version);
  expect(formOf(database)).not.toEqual(form);
  database.exec('commit');
  closeStateFile(database, output);
  const opened = await openStateFile(output);
  expect(opened.notice).toBeNull();
  expect(remembered(new SyncMemory(opened.database))).toEqual(before);
  expect(formOf(opened.database)).toEqual(form);
  closeStateFile(opened.database, output);
});
