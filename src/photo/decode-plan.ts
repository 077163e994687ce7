import type { Rect } from '../core/imaging/frame.ts';
import type { PhotoIdentity } from '../core/photo.ts';
import type { PhotoFormat } from './sniff-type.ts';

/** Width and height of the whole photo as it is decoded, pixels. */
export interface DecodeSize {
  readonly width: number;
  readonly height: number;
  /** Whether a decoder can skip work at this size. */
  readonly skipsWork: boolean;
}

/** The size at which a photo is decoded for a call; it depends on the call's own arguments alone. */
export interface DecodePlan {
  /** @throws RangeError for a side below 1 */
  forThumbnail(maxSide: number): DecodeSize;
  forRegion(rect: Rect, width: number, height: number): DecodeSize;
}

/**
 * Scales of reduced decodes. Each is slightly beyond 2, 4 and 8, the scales at which a JPEG decoder can skip work:
 * asked for exactly those, sharp takes the next finer one, which for 2 would be the full size.
 */
const REDUCTIONS = [9, 5, 3] as const;

/** The plan of every implementation of the Photo port, so that all of them see the same photo. */
export function decodePlan({ width, height, format }: PhotoIdentity & { readonly format: PhotoFormat }): DecodePlan {
  const canSkipWork = format === 'jpeg' || format === 'webp';
  const reductionFor = (scale: number): number =>
    (canSkipWork && REDUCTIONS.find((reduction) => scale * reduction <= 1)) || 1;
  return {
    forThumbnail(maxSide) {
      const scale = Math.min(1, maxSide / Math.max(width, height));
      if (!(scale > 0)) throw new RangeError(`Expected a side of at least 1 px, received ${maxSide}`);
      return {
        width: Math.max(1, Math.round(width * scale)),
        height: Math.max(1, Math.round(height * scale)),
        skipsWork: reductionFor(scale) > 1,
      };
    },
    forRegion(rect, regionWidth, regionHeight) {
      const reduction = reductionFor(Math.max(regionWidth / rect.width, regionHeight / rect.height));
      return {
        width: Math.max(1, Math.floor(width / reduction)),
        height: Math.max(1, Math.floor(height / reduction)),
        skipsWork: reduction > 1,
      };
    },
  };
}

/** A rectangle of the photo in the pixels of a frame that shows all of it. */
export function inFrame(
  rect: Rect,
  photo: Pick<PhotoIdentity, 'width' | 'height'>,
  frame: Pick<PhotoIdentity, 'width' | 'height'>,
): Rect {
  const [x, y] = [frame.width / photo.width, frame.height / photo.height];
  return { left: rect.left * x, top: rect.top * y, width: rect.width * x, height: rect.height * y };
}
