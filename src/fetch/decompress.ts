import { type CodingProblem, type Take, undoContentCodings } from '../bytes/content-coding.ts';
import { type Fault, faultOf } from './faults.ts';
import type { Limits } from './limits.ts';

/** Bytes without their encodings, or why they cannot be had. */
export type Decompressed =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: Fault };

/** A body and its `Content-Encoding` -> the body without it. */
export async function decompress(
  body: Uint8Array,
  encoding: string | null,
  take: Take,
  limits: Limits,
): Promise<Decompressed> {
  const limit = Math.min(limits.decodedBytes, Math.max(limits.bombFloorBytes, body.length * limits.expansion));
  const unpacked = await undoContentCodings(body, encoding, limit, take);
  return unpacked.ok ? unpacked : refused(unpacked.problem, unpacked.coding);
}

function refused(problem: CodingProblem, name: string): Decompressed {
  if (problem === 'too-many') return unreadable(`packed its page ${name} times over`);
  if (problem === 'unknown')
    return unreadable(
      `packed its page in a way that is not known here (${name.replace(/[^a-z0-9-]/g, '?').slice(0, 40)})`,
    );
  if (problem === 'broken') return unreadable(`sent a page that cannot be unpacked (${name})`);
  if (problem === 'cut')
    return { ok: false, fault: faultOf('network', 'sent only a part of its packed page', { retry: 'yes' }) };
  return {
    ok: false,
    fault: faultOf('too-large', 'sent a page that unpacks to more than any article', {
      blames: 'page',
      advice: 'leave it out',
    }),
  };
}

function unreadable(what: string): Decompressed {
  return {
    ok: false,
    fault: faultOf('unreadable', what, { blames: 'page', advice: 'check the address in a browser' }),
  };
}
