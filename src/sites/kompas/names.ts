import type { PrintedNames } from '../../model/printed-names.ts';

/** Bylines, datelines and frames of Kompas. */
export const names: PrintedNames = { desks: String.raw`kompas\b|kgmedia`, hosts: 'kompas', domain: 'kompas' };
