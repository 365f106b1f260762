import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Memory of a process and its children: bytes, and how many processes they are. */
export interface ProcessMemory {
  readonly bytes: number;
  readonly processes: number;
}

/** What a process and its children hold in memory; null where the system does not show it (it does on Linux). */
export async function memoryOf(pid: number): Promise<ProcessMemory | null> {
  const own = await fieldOf(pid, 'VmRSS');
  if (own === null) return null;
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = listed.split(' ').filter((child) => child !== '');
  // What they map of the program itself they share with the first.
  const held = await Promise.all(children.map((child) => fieldOf(Number(child), 'RssAnon')));
  const living = held.filter((bytes) => bytes !== null);
  return { bytes: living.reduce((sum, bytes) => sum + bytes, own), processes: 1 + living.length };
}

async function fieldOf(pid: number, name: 'VmRSS' | 'RssAnon'): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** Processor time that a process has taken, in milliseconds; null where the system does not tell (all but Linux). */
export function processorTime(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name stands between parentheses and may hold blanks. Fields 14 and 15 of proc(5), in hundredths of a second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isNaN(ticks) ? null : ticks * 10;
  } catch {
    return null;
  }
}
