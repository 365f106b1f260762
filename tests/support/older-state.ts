import type { Database } from '../../src/state/database.ts';

/** What states of version 2 had besides, with what was remembered in it. */
const version2 = `
create table lacking (id text primary key, tries integer not null, due_at integer) strict, without rowid;
create table host (name text primary key, memory text not null) strict, without rowid;
create table chart (name text primary key, chart text not null) strict, without rowid;
create table alarm (key text primary key, since integer not null, told_at integer not null) strict, without rowid;
create table tally (
  run integer not null, site text not null, template text not null, stream text not null,
  pages integer not null, hits integer not null, primary key (run, site, template, stream)
) strict, without rowid;
create index story_day on story (site, listed_for);
insert into lacking select substr(name, 10), json_extract(value, '$.tries'), json_extract(value, '$.dueAt') from fact
  where name like 'tries of %';
insert into host select substr(name, 6), value from fact where name like 'host %';
insert into chart select substr(name, 7), value from fact where name like 'chart %';
insert into alarm select json_extract(one.value, '$.key'), json_extract(one.value, '$.since'), json_extract(one.value, '$.toldAt')
  from fact, json_each(fact.value) as one where fact.name = 'alarms';
delete from fact where name like 'tries of %' or name like 'host %' or name like 'chart %' or name = 'alarms';
`;

/** Makes a state one of an earlier version, with all that it remembers. */
export function makeOlder(database: Database, version: 1 | 2): void {
  const lacking = version === 1 ? 'drop table lacking;' : '';
  database.exec(`${version2} ${lacking} pragma user_version = ${version}`);
}
