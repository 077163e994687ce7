import readExif from 'exif-reader';
import { sniffType } from '../sniff-type.ts';
import { sharp } from './sharp-settings.ts';

/**
 * When the camera says that it took the photo, as `2019-05-31T23:59:59` by its own clock, whose zone nobody knows; undefined
 * where it does not say so. Nothing else of a camera's data is read.
 */
export async function takenOn(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const exif = await exifOf(bytes);
    if (exif === undefined) return undefined;
    const { Image, Photo } = readExif(exif);
    return isoDate(exif, Photo?.DateTimeOriginal) ?? isoDate(exif, Image?.DateTime);
  } catch {
    return undefined;
  }
}

/** A TIFF is laid out as EXIF data are, and has them in itself. */
async function exifOf(bytes: Uint8Array): Promise<Buffer | undefined> {
  const type = sniffType(bytes);
  if (type !== null && 'format' in type && type.format === 'tiff') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return (await sharp(bytes, { limitInputPixels: false }).metadata()).exif;
}

/**
 * exif-reader makes a date of every row of numbers: 30 February becomes 1 or 2 March, 24:00:00 the next day. Only where the
 * data hold the very text that the date would be written as was it one. Cameras whose clock was never set say the year 0000
 * or that of their make; the first is no date.
 */
function isoDate(exif: Buffer, date: Date | null | undefined): string | undefined {
  if (!date || Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1900) return undefined;
  const iso = date.toISOString().slice(0, 19);
  const written = iso.replaceAll('-', ':').replace('T', ' ');
  return exif.includes(written, 0, 'latin1') ? iso : undefined;
}
