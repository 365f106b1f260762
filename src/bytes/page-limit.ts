/** The limit for one page that nobody set, in bytes once it is unpacked, fetched or saved: no article is longer. */
export const defaultMaxPageBytes = 20_000_000;
