import { defaultMaxPageBytes } from '../model/outcome.ts';

/** Bounds of the network edge: times in milliseconds, sizes in bytes; every one can be overridden. */
export interface Limits {
  /** DNS, TCP and TLS together. */
  readonly connectMs: number;
  readonly headersMs: number;
  /** Longest silence within a body. */
  readonly bodyIdleMs: number;
  /** One request and its whole answer. */
  readonly attemptMs: number;
  /** All attempts, hops and back-offs of one address; waiting for its turn is not counted. */
  readonly addressMs: number;
  /** Slowest body that is waited for, averaged over `speedWindowMs`. */
  readonly minBytesPerSecond: number;
  readonly speedWindowMs: number;
  /** Body as it comes over the wire. */
  readonly wireBytes: number;
  /** Body after its content encodings. */
  readonly decodedBytes: number;
  /** A feed or sitemap, over the wire and unpacked; what is beyond is cut off. */
  readonly listingBytes: number;
  /** Decoded bytes per wire byte, looked at above `bombFloorBytes`. */
  readonly expansion: number;
  readonly bombFloorBytes: number;
  /** Body of an error answer, read only to recognise a block page. */
  readonly errorBodyBytes: number;
  readonly headerBytes: number;
  readonly redirects: number;
  readonly retries: number;
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
  readonly backoffFloorMs: number;
  /** Longest `Retry-After` that is waited for; a longer one parks the host for a later run. */
  readonly retryAfterMs: number;
  /** Furthest a host is parked and longest crawl delay, whatever it asked. */
  readonly parkMs: number;
  /** Addresses of a host that fail in a row until it is left alone for `breakerMs`. */
  readonly breakerFailures: number;
  /** The same where there was no connection. */
  readonly downFailures: number;
  readonly breakerMs: number;
  /** Slow answers make the time between two starts longer, up to this. */
  readonly widestGapMs: number;
  /** Crawl delay above which a note is given. */
  readonly crawlDelayNoteMs: number;
  /** Requests under way over all sites. */
  readonly connections: number;
  readonly urlLength: number;
  readonly robotsBytes: number;
  readonly robotsRedirects: number;
  /** Age up to which a stored robots.txt is used without asking. */
  readonly robotsFreshMs: number;
  /** Age up to which a stored robots.txt stands in for one that cannot be had. */
  readonly robotsStaleMs: number;
}

const MIB = 1024 * 1024;
const HOUR = 3_600_000;

/** The defaults. */
export const LIMITS: Limits = Object.freeze({
  connectMs: 10_000,
  headersMs: 15_000,
  bodyIdleMs: 15_000,
  attemptMs: 60_000,
  addressMs: 180_000,
  minBytesPerSecond: 1024,
  speedWindowMs: 20_000,
  wireBytes: 10 * MIB,
  decodedBytes: defaultMaxPageBytes,
  listingBytes: 50 * MIB,
  expansion: 100,
  bombFloorBytes: MIB,
  errorBodyBytes: 256 * 1024,
  headerBytes: 16 * 1024,
  redirects: 10,
  retries: 3,
  backoffBaseMs: 1000,
  backoffCapMs: 30_000,
  backoffFloorMs: 250,
  retryAfterMs: 120_000,
  parkMs: 7 * 24 * HOUR,
  breakerFailures: 5,
  downFailures: 5,
  breakerMs: 600_000,
  widestGapMs: 30_000,
  crawlDelayNoteMs: 30_000,
  connections: 8,
  urlLength: 2048,
  robotsBytes: 512 * 1024,
  robotsRedirects: 5,
  robotsFreshMs: 24 * HOUR,
  robotsStaleMs: 30 * 24 * HOUR,
});
