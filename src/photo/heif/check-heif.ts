import { hasHole } from '../has-hole.ts';
import { codedPictures } from './coded-pictures.ts';
import { type HevcPicture, readHevc } from './hevc.ts';
import type { HeifFile } from './read-heif.ts';

const [HEVC, AV1] = ['hvc1', 'av01'] as const;
/**
 * A run of this many zero bytes is a hole from a failed copy: AV1's coder spreads its bits evenly, and a white picture
 * of 12 megapixels has no run of more than 16.
 */
const HOLE_BYTES = 512;

/** The HEVC pictures that the photo is made of, without those of other codecs. Null if one cannot be complete. */
export function hevcPictures(file: HeifFile): readonly HevcPicture[] | null {
  const pictures = codedPictures(file)
    .filter(({ type }) => type === HEVC)
    .map(readHevc);
  return pictures.every((picture) => picture !== null) ? pictures : null;
}

/** Whether the bytes themselves show that a part of the picture is missing, before decoding. */
export function heifIsDamaged(file: HeifFile): boolean {
  const coded = codedPictures(file);
  if (coded.length === 0) return true;
  const holes = coded.some(({ type, data }) => {
    const bytes = data();
    return bytes === null || (type === AV1 && hasHole(bytes, HOLE_BYTES));
  });
  return holes || hevcPictures(file) === null;
}
