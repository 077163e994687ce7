import type { Frame } from '../../core/imaging/frame.ts';
import { decodePixels, readHeader } from './decode-pixels.ts';

/** Entries of a TIFF directory: tag, type (3 is 16 bits, 4 is 32 bits, 7 is bytes), count, value or its offset. */
type Entry = readonly [tag: number, type: 3 | 4 | 7, count: number, value: number];

const HEADER_BYTES = 8;

/**
 * A frame with colours in `profile` (ICC), converted to sRGB. sharp accepts profiles in files only, so the pixels are
 * wrapped in the simplest file that has one: an uncompressed TIFF.
 */
export async function toSrgb(frame: Frame, profile: Uint8Array): Promise<Frame> {
  return decodePixels(await readHeader(tiffOf(frame, profile), 'tiff'));
}

/** TIFF 6.0: header, pixels, profile, three bit depths, directory; one strip, little-endian. */
function tiffOf(frame: Frame, profile: Uint8Array): Buffer {
  const profileAt = HEADER_BYTES + frame.data.length;
  const depthsAt = evenUp(profileAt + profile.length);
  const directoryAt = depthsAt + 6;
  const entries: readonly Entry[] = [
    [256, 4, 1, frame.width],
    [257, 4, 1, frame.height],
    [258, 3, 3, depthsAt],
    [259, 3, 1, 1], // not compressed
    [262, 3, 1, 2], // RGB
    [273, 4, 1, HEADER_BYTES], // offset of the strip
    [277, 3, 1, 3], // channels
    [278, 4, 1, frame.height], // rows in the strip
    [279, 4, 1, frame.data.length],
    [34675, 7, profile.length, profileAt],
  ];
  const tiff = Buffer.alloc(directoryAt + 2 + 12 * entries.length + 4);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(directoryAt, 4);
  tiff.set(frame.data, HEADER_BYTES);
  tiff.set(profile, profileAt);
  for (const channel of [0, 1, 2]) tiff.writeUInt16LE(8, depthsAt + 2 * channel);
  writeDirectory(tiff, directoryAt, entries);
  return tiff;
}

function writeDirectory(tiff: Buffer, directoryAt: number, entries: readonly Entry[]): void {
  tiff.writeUInt16LE(entries.length, directoryAt);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const at = directoryAt + 2 + 12 * i;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  }
}

function evenUp(offset: number): number {
  return offset + (offset % 2);
}
