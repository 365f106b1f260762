/** What `PRAGMA user_version` says of the tables below; goes up with every change of them. */
export const schemaVersion = 3;

/** Makes a state of version 1 or 2 one of version 3. */
export const upgrade: string = `
create table if not exists lacking (id, tries, due_at);
insert into fact select 'tries of ' || id, json_object('tries', tries, 'dueAt', due_at) from lacking;
insert into fact select 'host ' || name, memory from host;
insert into fact select 'chart ' || name, chart from chart;
insert into fact select 'alarms', json_group_array(json_object('key', key, 'since', since, 'toldAt', told_at)) from alarm;
drop table lacking; drop table host; drop table chart; drop table alarm; drop table tally;
drop index story_day;
`;

/**
 * The tables of `<output>/.saring/state.db`. Hashes of names and keys are the first 8 bytes of their SHA-256, hashes of
 * inputs and texts all 32. Lists stand as JSON.
 *
 * - `run`: a command that was begun here; `ended` is 1 once nothing of it is left to do.
 * - `input`: what became of an input. `step` is the order in which this was decided, `number` the order of the inputs, or of
 *   a scheduled run's story its time.
 *   A story stands in the row of its first input: those columns are null in all others. Once a run has ended, no input
 *   has a row of an earlier one.
 * - `pending`: pages that wait for others of their story; `joined` names those that came to something, and in which step.
 * - `source`: archives and streams that a run has opened, known by their beginning.
 * - `growing`: of each format of many stories a file, the file that grows: how many stories it holds, and how many of its
 *   bytes count.
 * - `story_path`: with --keep-duplicates, how often a story's path was taken.
 * - `fact`: what is remembered by a name alone, most of it as JSON.
 *
 * Scheduled runs (`saring sync`) besides; times are milliseconds since 1970:
 *
 * - `listing`: a feed, sitemap or index page: when it is due, its validators and its last polls, as JSON.
 * - `story`: a story that a listing has named, by the id of its article; `due_at` is null once nothing is left to do.
 * - `sighting`: which listing named which story, first and last.
 * - `revision`: a story's text that differed from the one before.
 * - `sync_run`: scheduled runs and their figures.
 */
export const schema: string = `
create table run (
  id integer primary key,
  signature text not null,
  command text,
  folder text,
  adds integer not null,
  first_step integer not null,
  foreign_texts text,
  ended integer not null default 0
) strict;

create table input (
  step integer primary key,
  run integer not null,
  number integer not null,
  name text not null,
  name_hash blob not null,
  url text,
  status text not null,
  code text,
  message text,
  files text not null,
  id text,
  input_hash blob,
  text_hash blob,
  story_key blob,
  closes_story integer not null,
  words integer,
  year text,
  section text,
  body text,
  warned integer,
  near_duplicate integer,
  revision integer,
  pages text,
  complete integer,
  length integer,
  sketch blob,
  near_hash text
) strict;
create index input_name on input (name_hash, run);
create index input_story on input (story_key) where story_key is not null;
create index input_id on input (id) where id is not null and status <> 'failed' and status <> 'duplicate';
create index input_text on input (text_hash) where text_hash is not null;

create table pending (
  number integer primary key,
  run integer not null,
  name text not null,
  name_hash blob not null,
  url text,
  input_hash blob,
  story text not null,
  story_group text not null,
  position text not null,
  page blob not null
) strict;
create index pending_story on pending (story, number);
create index pending_name on pending (name_hash);

create table joined (
  number integer primary key,
  step integer not null
) strict;

create table source (
  name text primary key,
  run integer not null,
  head blob not null,
  size integer,
  last text
) strict, without rowid;

create table growing (
  format text primary key,
  run integer not null,
  name text not null,
  stories integer not null,
  bytes integer not null
) strict, without rowid;

create table listing (
  key text primary key,
  due_at integer not null,
  history text not null
) strict, without rowid;

create table story (
  id text primary key,
  url text not null,
  site text not null,
  portal text,
  section text,
  title text,
  listed_for integer,
  first_seen integer not null,
  state text not null,
  code text,
  tries integer not null default 0,
  failures real not null default 0,
  due_at integer,
  visited_at integer,
  visited_before integer,
  missed_at integer,
  changes integer not null default 0,
  revision integer,
  text_hash text,
  rules text
) strict, without rowid;
create index story_due on story (due_at) where due_at is not null;

create table sighting (
  listing text not null,
  story text not null,
  first integer not null,
  last integer not null,
  primary key (listing, story)
) strict, without rowid;

create table revision (
  story text not null,
  number integer not null,
  at integer not null,
  kind text not null,
  text_hash text not null,
  rules text not null,
  files text not null,
  primary key (story, number, at)
) strict, without rowid;

create table fact (
  name text primary key,
  value text not null
) strict, without rowid;

create table sync_run (
  id integer primary key,
  started integer not null,
  ended integer,
  exit integer,
  version text not null,
  figures text
) strict;

create table story_path (
  path_hash blob primary key,
  times integer not null
) strict, without rowid;
`;
