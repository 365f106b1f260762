import type { PrintedNames } from '../../model/printed-names.ts';

/** Bylines, datelines and frames of Kontan and MomsMoney. */
export const names: PrintedNames = {
  desks: String.raw`kontan\b|momsmoney`,
  hosts: 'kontan',
  domain: 'kontan',
  datelines: { leading: String.raw`KONTAN\.CO\.ID|MOMSMONEY\.ID|Kontan\.co\.id|MomsMoney\.id` },
};
