import { findBlankLine, maxHeaderBlockBytes } from '../../bytes/header-block.ts';
import type { StoredBytes } from '../../bytes/stored-bytes.ts';
import type { FoundInput, PageInput, StoredPage } from '../../model/outcome.ts';
import { describeTooLarge, failedInput } from '../failures.ts';
import type { SourceOptions } from '../source-options.ts';
import { closedMemberAt } from './closed-member.ts';
import type { WarcSegment } from './member-segment.ts';
import { judgeRecord, readRecordPage, refuseStatus } from './warc-page.ts';
import { checkDigest, type OversizeRecord, readRecords, type WarcRecord } from './warc-records.ts';
import { type LeftMember, readSegments, type SegmentRange } from './warc-segments.ts';

/** Garbage decoded from one gzip member before it is given up: a bomb of zeros decodes to this in half a second. */
const maxMemberGarbageBytes = 256 * 1024 ** 2;

/**
 * A WARC archive (1.0, 1.1; plain, a gzip member a record, or gzipped whole) as pages in order.
 * Inputs are `<archive>#<offset>`, the stored offset of the record; inside a gzip member that holds several,
 * `#<member offset>+<decoded offset>`. Every stretch of damage is one `unreadable`; the records around it are delivered.
 * With `links`, which says how the file was opened, pages in gzip members of their own are left where they lie.
 */
export async function* readWarc(
  archive: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  options: SourceOptions,
  links: StoredPage['links'] | null,
): AsyncGenerator<FoundInput> {
  const leave = links === null ? null : (offset: number) => leavePage(archive, stored, offset, links, options);
  const parts = yield* readRange(archive, stored, coding, options, { from: 0, to: Number.POSITIVE_INFINITY, leave });
  if (parts === 0) yield failedInput(archive, null, 'unreadable', 'an archive without a record');
}

/** What lies in a range of an archive; returns how many records and stretches of damage there were. */
export async function* readRange(
  archive: string,
  stored: StoredBytes,
  coding: 'gzip' | 'plain',
  options: SourceOptions,
  range: SegmentRange,
): AsyncGenerator<FoundInput, number> {
  let parts = 0;
  for await (const segment of readSegments(stored, coding, range)) {
    if ('page' in segment) {
      parts++;
      if (segment.page !== null) yield { ok: true, page: segment.page };
    } else if (segment.ok) parts += yield* readSegment(archive, segment, coding, options);
    else {
      parts++;
      yield damaged(`${archive}#${segment.offset}`, segment.reason);
    }
  }
  return parts;
}

/** The member at an offset as a page that is left there; null where it has to be read to know what it is. */
async function leavePage(
  archive: string,
  stored: StoredBytes,
  from: number,
  links: StoredPage['links'],
  { maxPageBytes, skip }: SourceOptions,
): Promise<LeftMember | null> {
  const member = await closedMemberAt(stored, from);
  if (member === null || member.length > maxPageBytes) return null;
  const { headers, head, length, to } = member;
  const promise = judgeRecord(headers, head);
  if (promise.kind !== 'page') return null;
  if (promise.http !== null && (promise.http.status !== 200 || findBlankLine(head) === null)) return null;
  const input = `${archive}#${from}`;
  if (skip?.(input) === true) return { page: null, to };
  const range = { from, to };
  return { page: { input, url: promise.url, file: archive, links, range, size: length, maxPageBytes }, to };
}

async function* readSegment(
  archive: string,
  segment: WarcSegment,
  coding: 'gzip' | 'plain',
  options: SourceOptions,
): AsyncGenerator<PageInput, number> {
  const limits = {
    maxBodyBytes: options.maxPageBytes + maxHeaderBlockBytes,
    maxGarbageBytes: coding === 'gzip' ? maxMemberGarbageBytes : Number.POSITIVE_INFINITY,
  };
  let parts = 0;
  for await (const part of readRecords(segment, limits)) {
    parts++;
    const input = `${archive}#${segment.label(part.position)}`;
    if (part.kind === 'broken') {
      yield damaged(input, part.reason);
      continue;
    }
    const page = await readPart(input, part, options);
    if (page !== null) yield page;
  }
  return parts;
}

/** A record to a page or a failure; null where it is passed over. */
async function readPart(
  input: string,
  part: WarcRecord | OversizeRecord,
  options: SourceOptions,
): Promise<PageInput | null> {
  const head = part.kind === 'record' ? part.body : part.head;
  const promise = judgeRecord(part.headers, head);
  if (promise.kind === 'skipped') {
    if (promise.media !== null) options.onSkipped?.(input, promise.media);
    return null;
  }
  if (options.skip?.(input) === true) return null;
  if (promise.kind === 'failed') return failedInput(input, promise.url, 'unreadable', promise.reason);
  if (part.kind === 'oversize') {
    const refused = promise.http === null ? null : refuseStatus(input, promise.url, promise.http.status);
    return refused ?? failedInput(input, promise.url, 'too-large', describeTooLarge(options.maxPageBytes));
  }
  if (!part.isProved && checkDigest(part.body, part.headers.get('warc-block-digest')) === 'contradicts') {
    return failedInput(
      input,
      promise.url,
      'unreadable',
      'the record contradicts its WARC-Block-Digest: damaged or edited',
    );
  }
  return readRecordPage(input, part.headers, part.body, promise, options.maxPageBytes);
}

function damaged(input: string, reason: string): PageInput {
  return failedInput(input, null, 'unreadable', `damaged archive: ${reason}`);
}
