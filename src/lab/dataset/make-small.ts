import sharp from 'sharp';
import { Random } from '../simulate/random.ts';

/**
 * Diameters of a small photo's tablets, in pixels: from the smallest that are found to those that are clearly visible.
 */
const DIAMETERS = [11, 46] as const;
/** Of the shorter side, pixels: no photo is reduced further. */
const LEAST_SIDE = 160;
const QUALITY = 85;

/** A reduced photo, and its scale: below 1. */
export interface SmallPhoto {
  readonly bytes: Buffer;
  readonly scale: number;
}

/**
 * The photo reduced as for a message or a page, so that the median of `diameters` (pixels) becomes one of DIAMETERS, or
 * the photo gets its minimum size; undefined if it would have to grow. The same `name` is always reduced alike.
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
