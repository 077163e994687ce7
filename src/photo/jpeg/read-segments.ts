/** A part of a JPEG between two markers (ITU-T T.81, annex B). */
export interface JpegSegment {
  /** The second byte of the marker. */
  readonly marker: number;
  /** The bytes after the marker and the two of the length. */
  readonly payload: Uint8Array;
  /** After a scan's header, the coded picture data up to the next marker that is not a restart; otherwise empty. */
  readonly coded: Uint8Array;
}

export interface JpegParts {
  readonly segments: readonly JpegSegment[];
  /** Whether the end-of-image marker was found. Bytes after it are ignored. */
  readonly ends: boolean;
}

export const [SOI, EOI, SOS, DNL, DRI, DHT, APP0, APP14] = [0xd8, 0xd9, 0xda, 0xdc, 0xdd, 0xc4, 0xe0, 0xee] as const;

/** Frame headers: SOF0 to SOF15 except DHT, JPG and DAC; and that of JPEG-LS (ITU-T T.87). */
export function isFrameHeader(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) || marker === 0xf7;
}

/** Markers without a length: stuffed bytes, TEM, restarts, SOI. */
const isAlone = (marker: number) => marker <= 1 || (marker >= 0xd0 && marker <= 0xd8);
/** Allowed inside coded data: a stuffed byte, a restart. */
const isCoded = (marker: number) => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

/** Walks from marker to marker as decoders do: bytes between two segments that belong to neither are skipped. */
export function readSegments(bytes: Uint8Array): JpegParts {
  const segments: JpegSegment[] = [];
  let at = 2;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff || marker === 0xff || isAlone(marker)) {
      at = next(bytes, at + 1);
      continue;
    }
    if (marker === EOI) return { segments, ends: true };
    const length = at + 4 > bytes.length ? 0 : bytes[at + 2]! * 256 + bytes[at + 3]!;
    if (length < 2 || at + 2 + length > bytes.length) break;
    const payload = bytes.subarray(at + 4, at + 2 + length);
    at += 2 + length;
    const codedFrom = at;
    if (marker === SOS) at = endOfCoded(bytes, at);
    segments.push({ marker, payload, coded: bytes.subarray(codedFrom, at) });
  }
  return { segments, ends: false };
}

/** Of the coded picture, before any turn; undefined without a frame header. */
export function frameSize({ segments }: JpegParts): { readonly width: number; readonly height: number } | undefined {
  const frame = segments.find(({ marker }) => isFrameHeader(marker))?.payload;
  if (frame === undefined || frame.length < 5) return undefined;
  return { height: frame[1]! * 256 + frame[2]!, width: frame[3]! * 256 + frame[4]! };
}

function next(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(0xff, from);
  return at === -1 ? bytes.length : at;
}

function endOfCoded(bytes: Uint8Array, from: number): number {
  let at = next(bytes, from);
  while (at + 1 < bytes.length && (isCoded(bytes[at + 1]!) || bytes[at + 1] === 0xff)) {
    at = next(bytes, at + (bytes[at + 1] === 0xff ? 1 : 2));
  }
  return at;
}
