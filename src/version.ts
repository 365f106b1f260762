/** The program's version: that of package.json, which a test holds equal. */
export const version = '0.1.0';

/** Name and version as records state them. */
export const generator: string = `saring/${version}`;
