import { hasHole } from '../has-hole.ts';
import { PHOTO_LIMITS } from '../limits.ts';
import { endOfScan, type JpegFrame, readFrame, sizeOf } from './end-of-scan.ts';
import { type HuffmanTable, readHuffmanTables } from './huffman.ts';
import {
  APP0,
  APP14,
  DHT,
  DNL,
  DRI,
  EOI,
  isFrameHeader,
  type JpegSegment,
  readSegments,
  SOI,
  SOS,
} from './read-segments.ts';

/** Up to this many bytes may follow the last block of a scan without being data, if they are not all alike. */
const MAX_STRAY_BYTES = 16;
const HOLE_BYTES = 64;

/**
 * A JPEG cleaned for its decoder, with the same pixels: without stray bytes between its parts, with each scan once, and
 * with irrelevant fields set as in the standard. Null if picture data are missing or cannot be decoded.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const { segments, ends } = readSegments(bytes);
  if (!ends) return null;
  const frameSegment = segments.find(({ marker }) => isFrameHeader(marker));
  if (frameSegment === undefined) return null;
  const frame = readFrame(frameSegment.marker, frameSegment.payload);
  const parts = frame && cleanSegments(segments, frame);
  return parts && join([Uint8Array.of(0xff, SOI), ...parts, Uint8Array.of(0xff, EOI)]);
}

/**
 * Whether coded data have a hole that decoding reveals: zero bits are codes too, so decoders do not stop there. The
 * check runs only where zeros are, since large flat areas may legitimately have them, and not on a picture that is too
 * large to be examined.
 */
export function jpegHasHoles(bytes: Uint8Array): boolean {
  const { segments } = readSegments(bytes);
  if (!segments.some(({ coded }) => hasHole(coded, HOLE_BYTES))) return false;
  const header = segments.find(({ marker }) => isFrameHeader(marker))?.payload;
  const size = header && sizeOf(header);
  return size !== undefined && size.width * size.height <= PHOTO_LIMITS.maxPixels && cleanJpeg(bytes) === null;
}

function cleanSegments(segments: readonly JpegSegment[], frame: JpegFrame): readonly Uint8Array[] | null {
  const tables = new Map<number, HuffmanTable>();
  const scans = new Set<string>();
  const codedComponents = new Set<number>();
  const parts: Uint8Array[] = [];
  let restartInterval = 0;
  for (const segment of segments) {
    const { marker, payload } = segment;
    if (marker === DNL) continue;
    if (marker === DHT) {
      const read = readHuffmanTables(payload);
      if (read === null) return null;
      for (const [id, table] of read) tables.set(id, table);
    }
    if (marker === DRI) restartInterval = (payload[0] ?? 0) * 256 + (payload[1] ?? 0);
    parts.push(written(marker, cleanPayload(segment, frame)));
    if (marker !== SOS) continue;
    const key = payload.join();
    if (scans.has(key)) {
      parts.pop();
      continue;
    }
    const end = endOfScan(payload, segment.coded, frame, { tables, restartInterval });
    if (end === null || !isStray(segment.coded.subarray(end))) return null;
    parts.push(segment.coded.subarray(0, end));
    scans.add(key);
    for (let i = 0; i < (payload[0] ?? 0); i++) codedComponents.add(payload[1 + 2 * i] ?? 0);
  }
  return frame.components.every(({ id }) => codedComponents.has(id)) ? parts : null;
}

function isStray(rest: Uint8Array): boolean {
  return rest.length <= MAX_STRAY_BYTES || rest.every((byte) => byte === rest[0]);
}

/** Fields that make decoders fail although they say nothing about the picture, set as in the standards. */
function cleanPayload({ marker, payload }: JpegSegment, frame: JpegFrame): Uint8Array {
  const clean = Uint8Array.from(payload);
  const text = String.fromCharCode(...clean.subarray(0, 5));
  if (marker === APP0 && text === 'JFIF\0') clean[5] = 1;
  if (marker === APP14 && text === 'Adobe' && (clean[11] ?? 0) > 2) clean[11] = frame.components.length === 4 ? 2 : 1;
  // Baseline JPEG has all coefficients in one scan, whatever these fields say.
  if (marker === SOS && !frame.isProgressive) clean.set([0, 63, 0], 1 + 2 * (clean[0] ?? 0));
  return clean;
}

function written(marker: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 2;
  return join([Uint8Array.of(0xff, marker, length >> 8, length & 255), payload]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
