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
