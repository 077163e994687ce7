import type { Frame, Rect } from '../../core/imaging/frame.ts';
import type { Photo, PhotoIdentity } from '../../core/photo.ts';
import { type DecodeSize, decodePlan, inFrame } from '../decode-plan.ts';
import { LANCZOS3, resample } from '../resample.ts';
import type { PhotoFormat } from '../sniff-type.ts';
import { readPixels, shrinkBitmap, shrinkFrame } from './bitmap-pixels.ts';

/**
 * The Photo port over a picture that the browser decoded, or over a frame (HEIC). It resamples in the same steps as the
 * one in Node (a decode at the smallest sufficient scale, Lanczos, then the shared `resample`), so that both get the
 * same pixels. The bitmap is read in parts: no canvas is ever as large as the photo.
 */
export function createCanvasPhoto(
  identity: PhotoIdentity & { readonly format: PhotoFormat },
  source: ImageBitmap | Frame,
): Photo {
  const plan = decodePlan(identity);
  const frames = new Map<string, Frame>();

  function reducedTo({ width, height, skipsWork }: DecodeSize): Frame {
    const key = `${width}x${height}`;
    const frame = frames.get(key) ?? reduce(source, width, height, skipsWork);
    frames.set(key, frame);
    return frame;
  }

  return {
    identity,

    async thumbnail(maxSide: number): Promise<Frame> {
      return reducedTo(plan.forThumbnail(maxSide));
    },

    async region(rect: Rect, width: number, height: number): Promise<Frame> {
      const size = plan.forRegion(rect, width, height);
      if (!size.skipsWork) return wholeRegion(source, rect, width, height);
      const frame = reducedTo(size);
      return resample(frame, inFrame(rect, identity, frame), width, height);
    },
  };
}

/**
 * The whole photo at this size: means of whole pixels first, then Lanczos. A decoder that skips work reduces by a power
 * of two, up to 8; otherwise Lanczos reduces by a factor of two or more, as in libvips.
 */
function reduce(source: ImageBitmap | Frame, width: number, height: number, skipsWork: boolean): Frame {
  const shrink = Math.min(source.width / width, source.height / height);
  const factor = skipsWork ? ([8, 4, 2].find((power) => shrink > power) ?? 1) : Math.max(1, Math.floor(shrink / 2));
  const small = 'data' in source ? shrinkFrame(source, factor) : shrinkBitmap(source, factor);
  if (small.width === width && small.height === height) return small;
  const whole = { left: 0, top: 0, width: source.width / factor, height: source.height / factor };
  return resample(small, whole, width, height, LANCZOS3);
}

/** A region at the photo's own pixels: only the needed ones are read, and their edges are the photo's where it ends. */
function wholeRegion(source: ImageBitmap | Frame, rect: Rect, width: number, height: number): Frame {
  if ('data' in source) return resample(source, rect, width, height);
  const margin = 2 + Math.ceil(Math.max(1, rect.width / width, rect.height / height));
  const [left, right] = within(rect.left - margin, rect.left + rect.width + margin, source.width);
  const [top, bottom] = within(rect.top - margin, rect.top + rect.height + margin, source.height);
  const part = readPixels(source, { left, top, width: right - left, height: bottom - top });
  return resample(part, { ...rect, left: rect.left - left, top: rect.top - top }, width, height);
}

/** Integers from..to within 0..limit, at least one pixel apart. */
function within(from: number, to: number, limit: number): readonly [from: number, to: number] {
  const first = Math.min(limit - 1, Math.max(0, Math.floor(from)));
  return [first, Math.min(limit, Math.max(first + 1, Math.ceil(to)))];
}
