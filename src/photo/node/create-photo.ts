import type { Frame, Rect } from '../../core/imaging/frame.ts';
import type { Photo, PhotoIdentity } from '../../core/photo.ts';
import { resample } from '../resample.ts';
import type { PhotoFormat } from '../sniff-type.ts';
import { decodePixels, type EncodedPicture, reduceFrame } from './decode-pixels.ts';

/**
 * Scales of reduced decodes. Each is slightly beyond 2, 4 and 8, the scales at which a JPEG decoder can skip work:
 * asked for exactly those, sharp takes the next finer one, which for 2 would be the full size.
 */
const REDUCTIONS = [9, 5, 3] as const;
type Reduction = 1 | (typeof REDUCTIONS)[number];

/**
 * The Photo port over encoded bytes or, if the decoder only supports the full size (HEIC), over a decoded frame.
 *
 * One decode runs at a time, at the smallest sufficient scale, and never two at full size. Formats whose decoders
 * cannot skip work (PNG, TIFF, HEIC) are decoded once, at full size. Frames are kept until the photo itself is
 * released: at most 300 MB at the limit of 100 megapixels, and a third more for smaller scales. The frame that serves a
 * call depends on its own arguments and never on earlier calls, so the same call always gives the same pixels.
 */
export function createPhoto(
  identity: PhotoIdentity & { readonly format: PhotoFormat },
  source: EncodedPicture | Frame,
): Photo {
  const canSkipWork = 'bytes' in source && (source.format === 'jpeg' || source.format === 'webp');
  const frames = new Map<string, Promise<Frame>>();
  let lastDecode: Promise<unknown> = Promise.resolve();

  /** The whole photo at this size, decoded at most once, after all earlier decodes. */
  function decodeOnce(width: number, height: number): Promise<Frame> {
    if (!('bytes' in source)) return Promise.resolve(source);
    const key = `${width}x${height}`;
    const known = frames.get(key);
    if (known) return known;
    const frame = lastDecode.then(() => decodePixels(source, width, height));
    // The next decode waits until this one ends, whether or not it succeeds.
    lastDecode = frame.catch(() => undefined);
    frames.set(key, frame);
    return frame;
  }

  function reductionFor(scale: number): Reduction {
    return (canSkipWork && REDUCTIONS.find((reduction) => scale * reduction <= 1)) || 1;
  }

  return {
    identity,

    async thumbnail(maxSide: number): Promise<Frame> {
      const scale = Math.min(1, maxSide / Math.max(identity.width, identity.height));
      if (!(scale > 0)) throw new RangeError(`Expected a side of at least 1 px, received ${maxSide}`);
      const width = Math.max(1, Math.round(identity.width * scale));
      const height = Math.max(1, Math.round(identity.height * scale));
      if (reductionFor(scale) > 1) return decodeOnce(width, height);
      const whole = await decodeOnce(identity.width, identity.height);
      return scale === 1 ? whole : reduceFrame(whole, identity.format, width, height);
    },

    async region(rect: Rect, width: number, height: number): Promise<Frame> {
      const reduction = reductionFor(Math.max(width / rect.width, height / rect.height));
      const frame = await decodeOnce(
        Math.max(1, Math.floor(identity.width / reduction)),
        Math.max(1, Math.floor(identity.height / reduction)),
      );
      return resample(
        frame,
        scaleRect(rect, frame.width / identity.width, frame.height / identity.height),
        width,
        height,
      );
    },
  };
}

function scaleRect(rect: Rect, x: number, y: number): Rect {
  return { left: rect.left * x, top: rect.top * y, width: rect.width * x, height: rect.height * y };
}
