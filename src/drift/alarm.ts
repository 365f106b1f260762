import { day, hour } from '../text/dates.ts';
/** Pages that no longer fit the rules; a listing that brings nothing new, or too little; a site that refuses. */
export const alarmKinds = ['drift', 'silent-source', 'listing-drift', 'blocked'] as const;

/** Something that a human should look at. Alarms of the same key are the same alarm, from run to run. */
export interface Alarm {
  readonly key: string;
  readonly kind: (typeof alarmKinds)[number];
  readonly site: string;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
  /** One line that says what is wrong, since when, and what can be done. */
  readonly text: string;
}

/** What is remembered of an open alarm. */
export interface AlarmRow {
  readonly key: string;
  readonly since: number;
  readonly toldAt: number;
}

export interface AlarmNews {
  readonly open: readonly AlarmRow[];
  /** What to say in this run. */
  readonly opened: readonly Alarm[];
  readonly stillOpen: readonly Alarm[];
  readonly closed: readonly AlarmRow[];
}

/** An open alarm is said again after so long. */
const tellAgainAfter = day;

/** Alarms known before and those open now -> what is new, what is to be said again, what is over. */
export function alarmNews(known: readonly AlarmRow[], alarms: readonly Alarm[], now: number): AlarmNews {
  const rows = new Map(known.map((row) => [row.key, row]));
  const opened: Alarm[] = [];
  const stillOpen: Alarm[] = [];
  const open = alarms.map((alarm) => {
    const row = rows.get(alarm.key);
    if (row === undefined) opened.push(alarm);
    // A clock that was set back must not keep an alarm silent until it has caught up.
    else if (Math.abs(now - row.toldAt) >= tellAgainAfter) stillOpen.push({ ...alarm, since: row.since });
    else return row;
    return { key: alarm.key, since: row?.since ?? alarm.since, toldAt: now };
  });
  const keys = new Set(alarms.map(({ key }) => key));
  return { open, opened, stillOpen, closed: known.filter(({ key }) => !keys.has(key)) };
}

/** An alarm that is over -> the line that says so. */
export function overText({ key, since }: AlarmRow): string {
  return `${key}: over; it began ${wibMinute(since)}`;
}

/** Milliseconds since 1970 -> `2026-11-29 14:07 WIB`. */
export function wibMinute(at: number): string {
  return `${new Date(at + 7 * hour).toISOString().slice(0, 16).replace('T', ' ')} WIB`;
}
