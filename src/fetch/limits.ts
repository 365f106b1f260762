import { defaultMaxPageBytes } from '../model/outcome.ts';

const MIB = 1024 * 1024;
const HOUR = 3_600_000;

/** Bounds of the network edge, as they are by default: times in milliseconds, sizes in bytes. */
const defaults = {
  /** DNS, TCP and TLS together. */
  connectMs: 10_000,
  headersMs: 15_000,
  /** Longest silence within a body. */
  bodyIdleMs: 15_000,
  /** One request and its whole answer. */
  attemptMs: 60_000,
  /** All attempts, hops and back-offs of one address; waiting for its turn is not counted. */
  addressMs: 180_000,
  /** Slowest body that is waited for, averaged over `speedWindowMs`. */
  minBytesPerSecond: 1024,
  speedWindowMs: 20_000,
  /** Body as it comes over the wire. */
  wireBytes: (10 * MIB) as number,
  /** Body after its content encodings. */
  decodedBytes: defaultMaxPageBytes as number,
  /** A feed or sitemap, over the wire and unpacked; what is beyond is cut off. */
  listingBytes: (50 * MIB) as number,
  /** Decoded bytes per wire byte, looked at above `bombFloorBytes`. */
  expansion: 100,
  bombFloorBytes: MIB as number,
  /** Body of an error answer, read only to recognise a block page. */
  errorBodyBytes: (256 * 1024) as number,
  headerBytes: (16 * 1024) as number,
  redirects: 10,
  retries: 3,
  backoffBaseMs: 1000,
  backoffCapMs: 30_000,
  backoffFloorMs: 250,
  /** Longest `Retry-After` that is waited for; a longer one parks the host for a later run. */
  retryAfterMs: 120_000,
  /** Furthest a host is parked and longest crawl delay, whatever it asked. */
  parkMs: (7 * 24 * HOUR) as number,
  /** Addresses of a host that fail in a row until it is left alone for `breakerMs`. */
  breakerFailures: 5,
  /** The same where there was no connection. */
  downFailures: 5,
  breakerMs: 600_000,
  /** Slow answers make the time between two starts longer, up to this. */
  widestGapMs: 30_000,
  /** Crawl delay above which a note is given. */
  crawlDelayNoteMs: 30_000,
  /** Requests under way over all sites. */
  connections: 8,
  urlLength: 2048,
  robotsBytes: (512 * 1024) as number,
  robotsRedirects: 5,
  /** Age up to which a stored robots.txt is used without asking. */
  robotsFreshMs: (24 * HOUR) as number,
  /** Age up to which a stored robots.txt stands in for one that cannot be had. */
  robotsStaleMs: (30 * 24 * HOUR) as number,
};

/** Every one can be overridden. */
export type Limits = Readonly<typeof defaults>;

export const LIMITS: Limits = Object.freeze(defaults);
