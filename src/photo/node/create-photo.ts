import type { Frame, Rect } from '../../core/imaging/frame.ts';
import type { Photo, PhotoIdentity } from '../../core/photo.ts';
import { decodePlan, inFrame } from '../decode-plan.ts';
import { resample } from '../resample.ts';
import type { PhotoFormat } from '../sniff-type.ts';
import { decodePixels, type EncodedPicture, reduceFrame } from './decode-pixels.ts';

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
  const plan = decodePlan(identity);
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

  return {
    identity,

    async thumbnail(maxSide: number): Promise<Frame> {
      const { width, height, skipsWork } = plan.forThumbnail(maxSide);
      if (skipsWork) return decodeOnce(width, height);
      const whole = await decodeOnce(identity.width, identity.height);
      const isWhole = width === identity.width && height === identity.height;
      return isWhole ? whole : reduceFrame(whole, identity.format, width, height);
    },

    async region(rect: Rect, width: number, height: number): Promise<Frame> {
      const size = plan.forRegion(rect, width, height);
      const frame = await decodeOnce(size.width, size.height);
      return resample(frame, inFrame(rect, identity, frame), width, height);
    },
  };
}
