import type { Sharp } from 'sharp';
import type { Frame } from '../core/imaging/frame.ts';
import { PHOTO_LIMITS } from './limits.ts';
import { photoError } from './photo-error.ts';
import { sharp } from './sharp-settings.ts';
import type { PhotoFormat } from './sniff-type.ts';

/** An encoded picture whose header was read: what decoding it needs to know. */
export interface EncodedPicture {
  readonly bytes: Uint8Array;
  readonly format: PhotoFormat;
  /** Pixels after the orientation is applied. */
  readonly width: number;
  readonly height: number;
  /** 16 bits a channel, in a colour space of its own. */
  readonly isDeepWithProfile: boolean;
}

/**
 * A warning of the JPEG decoder that says nothing about the pixels: some cameras write wrong constants into a field that
 * baseline JPEG does not use. The whole message: whatever else is in it is damage.
 */
const HARMLESS_WARNING = /^VipsJpeg: Invalid SOS parameters for sequential JPEG\s*$/;

/** Reads the header only. Throws `photo_damaged`. */
export async function readHeader(bytes: Uint8Array, format: PhotoFormat): Promise<EncodedPicture> {
  try {
    // No pixel limit here: the caller names the size in its own error, and no pixel is decoded yet.
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    const { width, height } = header.autoOrient;
    return { bytes, format, width, height, isDeepWithProfile: header.space === 'rgb16' && header.icc !== undefined };
  } catch (cause) {
    throw photoError(cause, format);
  }
}

/**
 * The whole picture, upright, in sRGB, over white, at `width` x `height` pixels (its own size unless given; JPEG and
 * WebP decode at the smallest scale that serves). Of several pages or animation frames, the first. Throws
 * `photo_damaged` and `photo_took_too_long`.
 */
export async function decodePixels(
  picture: EncodedPicture,
  width = picture.width,
  height = picture.height,
): Promise<Frame> {
  try {
    return await decodeAt(picture, 'warning', width, height);
  } catch (cause) {
    if (!(cause instanceof Error && HARMLESS_WARNING.test(cause.message))) throw photoError(cause, picture.format);
  }
  try {
    return await decodeAt(picture, 'error', width, height);
  } catch (cause) {
    throw photoError(cause, picture.format);
  }
}

/** A smaller copy of a decoded photo, antialiased. Throws `photo_took_too_long`. */
export async function reduceFrame(frame: Frame, format: PhotoFormat, width: number, height: number): Promise<Frame> {
  const raw = { width: frame.width, height: frame.height, channels: 3 } as const;
  try {
    return await toFrame(sharp(frame.data, { raw, limitInputPixels: PHOTO_LIMITS.maxPixels }), width, height);
  } catch (cause) {
    throw photoError(cause, format);
  }
}

function decodeAt(picture: EncodedPicture, failOn: 'warning' | 'error', width: number, height: number): Promise<Frame> {
  const { maxPixels: limitInputPixels } = PHOTO_LIMITS;
  const image = sharp(picture.bytes, { failOn, limitInputPixels, autoOrient: true, page: 0, pages: 1 });
  // sharp takes 16-bit pictures with a profile to Display P3 and leaves them there; this takes them on to sRGB.
  return toFrame(picture.isDeepWithProfile ? image.withIccProfile('srgb') : image, width, height);
}

async function toFrame(image: Sharp, width: number, height: number): Promise<Frame> {
  const { data, info } = await image
    .resize({ width, height, fit: 'fill' })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .timeout({ seconds: PHOTO_LIMITS.timeoutSeconds })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`decoding gave ${info.channels} channels`);
  return { width: info.width, height: info.height, data };
}
