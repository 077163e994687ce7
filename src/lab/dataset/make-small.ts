import sharp from 'sharp';
import { Random } from '../simulate/random.ts';

/** Diameters that a small photo's tablets have, pixels: where they begin to be found, to where they are seen well. */
const DIAMETERS = [11, 46] as const;
/** Of the shorter side, pixels: no photo is passed on smaller. */
const LEAST_SIDE = 160;
const QUALITY = 85;

/** A photo as it is passed on, and by how much it was made smaller: below 1. */
export interface SmallPhoto {
  readonly bytes: Buffer;
  readonly scale: number;
}

/**
 * The photo made small as for a message or a page, so that the middle one of `diameters` (pixels) has one of DIAMETERS, or
 * the photo its least size; undefined where it would have to grow. The same `name` is made as small every time.
 */
export async function makeSmall(
  photo: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
  diameters: readonly number[],
  name: string,
): Promise<SmallPhoto | undefined> {
  const middle = [...diameters].sort((a, b) => a - b)[diameters.length >> 1];
  if (middle === undefined) return undefined;
  const wanted = new Random(`small/${name}`).logRange(...DIAMETERS) / middle;
  const scale = Math.max(wanted, LEAST_SIDE / Math.min(width, height));
  if (scale >= 1) return undefined;
  const bytes = await sharp(photo)
    .resize({ width: Math.max(1, Math.round(width * scale)) })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  return { bytes, scale };
}
