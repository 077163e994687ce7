import { sharp } from './sharp-settings.ts';

/** Exif 2.32, 4.6.5: when the picture was taken, and in the main directory when the file was changed. */
const [EXIF_DIRECTORY, DATE_TIME_ORIGINAL, DATE_TIME] = [0x8769, 0x9003, 0x0132] as const;
const HEADER = 'Exif\0\0';
const ENTRY_BYTES = 12;
/** Type, count and offset stand in an entry at these places. */
const [COUNT_AT, VALUE_AT] = [4, 8] as const;

/**
 * When the camera says that it took the photo, as `2019-05-31T23:59:59` by its own clock, whose zone nobody knows; undefined
 * where it does not say so. Nothing else of a camera's data is read.
 */
export async function takenOn(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { exif } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return exif && dateOf(exif);
  } catch {
    return undefined;
  }
}

/** Throws RangeError where the data breaks off. */
function dateOf(exif: Buffer): string | undefined {
  const tiff = exif.toString('latin1', 0, HEADER.length) === HEADER ? exif.subarray(HEADER.length) : exif;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const find = (directory: number, tag: number): number | undefined => {
    const count = u16(directory);
    for (let i = 0; i < count; i++) {
      const entry = directory + 2 + i * ENTRY_BYTES;
      if (u16(entry) === tag) return entry;
    }
    return undefined;
  };
  const text = (entry: number | undefined) =>
    entry === undefined
      ? ''
      : tiff.toString('latin1', u32(entry + VALUE_AT), u32(entry + VALUE_AT) + u32(entry + COUNT_AT));
  const main = u32(4);
  const inner = find(main, EXIF_DIRECTORY);
  const original = inner === undefined ? '' : text(find(u32(inner + VALUE_AT), DATE_TIME_ORIGINAL));
  return isoDate(original) ?? isoDate(text(find(main, DATE_TIME)));
}

/** Cameras whose clock was never set say 0000 or the year of their make; the first is no date. */
function isoDate(text: string): string | undefined {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text);
  if (!parts || Number(parts[1]) < 1900) return undefined;
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}`;
  return Number.isNaN(Date.parse(`${iso}Z`)) ? undefined : iso;
}
