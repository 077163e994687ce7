import readExif from 'exif-reader';
import { exifOf } from './exif-of.ts';

/**
 * The time at which the camera took the photo, as `2019-05-31T23:59:59` by its own clock, in an unknown time zone;
 * undefined if it is not recorded. No other camera data is read.
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

/**
 * exif-reader turns every row of numbers into a date: 30 February becomes 1 or 2 March, 24:00:00 the next day. It is a
 * valid date only if the data contain the same text as the formatted date. Cameras whose clock was never set record the
 * year 0000 or their year of manufacture; the first is not a date.
 */
function isoDate(exif: Buffer, date: Date | null | undefined): string | undefined {
  if (!date || Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1900) return undefined;
  const iso = date.toISOString().slice(0, 19);
  const written = iso.replaceAll('-', ':').replace('T', ' ');
  return exif.includes(written, 0, 'latin1') ? iso : undefined;
}
