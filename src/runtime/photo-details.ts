import { uprightOf } from '../core/crop/draw-crop.ts';
import type { ExaminedTablet } from '../core/examine.ts';
import type { Frame } from '../core/imaging/frame.ts';
import type { Model } from '../core/model.ts';
import type { Photo } from '../core/photo.ts';
import { pressLookOf } from '../core/press/press-look.ts';
import { reduceFrame } from '../photo/node/decode-pixels.ts';
import { encodeJpeg } from '../photo/node/encode-jpeg.ts';
import { perceptualHash } from '../photo/node/perceptual-hash.ts';
import { takenOn } from '../photo/node/taken-on.ts';

/** Longer side of a thumbnail, pixels. */
const THUMBNAIL_PX = 144;
/** A pile may show hundreds of tablets; the first ones have the highest probability of the locator. */
const MAX_CROPS = 40;

/** Details of a photo that a batch needs beside its examination: to find copies and tablets of one press, and to show it. */
export interface PhotoDetails {
  /** See `perceptualHash`. */
  readonly perceptualHash?: string;
  /** See `takenOn`. */
  readonly takenOn?: string;
  /** The whole photo, reduced; JPEG in base64. */
  readonly thumbnail: string;
  /** In the order of the examination's tablets. */
  readonly tablets: readonly TabletDetails[];
}

interface TabletDetails {
  /** Round and upright; JPEG in base64. Absent beyond the first 40. */
  readonly crop?: string;
  /** See `pressLookOf`; absent if the model links no presses. */
  readonly look?: readonly number[];
}

/** Details of a photo from these bytes, in which these tablets were examined. */
export async function detailsOf(
  bytes: Uint8Array,
  photo: Photo,
  examined: readonly ExaminedTablet[],
  { settings }: Model,
): Promise<PhotoDetails> {
  const { size } = settings.inspector;
  const tablets: TabletDetails[] = [];
  for (const [i, tablet] of examined.entries()) {
    const look = settings.press && pressLookOf(tablet);
    const pixels = i < MAX_CROPS ? uprightOf(tablet, settings.inspector) : undefined;
    tablets.push({
      ...(pixels ? { crop: await encodeJpeg(frameOf(pixels, size)) } : {}),
      ...(look ? { look } : {}),
    });
  }
  // The locator's, which is already decoded.
  const thumbnail = await photo.thumbnail(settings.locator.inputSize);
  const hash = await perceptualHash(thumbnail);
  const date = await takenOn(bytes);
  return {
    ...(hash === undefined ? {} : { perceptualHash: hash }),
    ...(date === undefined ? {} : { takenOn: date }),
    thumbnail: await encodeJpeg(await small(thumbnail)),
    tablets,
  };
}

function frameOf(pixels: Float32Array, size: number): Frame {
  return { width: size, height: size, data: Uint8ClampedArray.from(pixels, (value) => value * 255) };
}

function small(frame: Frame): Promise<Frame> | Frame {
  const scale = THUMBNAIL_PX / Math.max(frame.width, frame.height);
  if (scale >= 1) return frame;
  const [width, height] = [frame.width, frame.height].map((side) => Math.max(1, Math.round(side * scale)));
  return reduceFrame(frame, 'png', width!, height!);
}
