import type { Sharp } from 'sharp';
import type { Frame } from '../../core/imaging/frame.ts';
import { type Conversion, conversionOf } from '../colours/colour-code-points.ts';
import { convertFrame } from '../colours/convert-frame.ts';
import { declaredColours } from '../colours/declared-colours.ts';
import { cleanJpeg } from '../jpeg/clean-jpeg.ts';
import { PHOTO_LIMITS } from '../limits.ts';
import { photoError } from '../photo-error.ts';
import type { PhotoFormat } from '../sniff-type.ts';
import { locatePicture, type TiffPicture } from '../tiff/sniff-tiff.ts';
import { sharp } from './sharp-settings.ts';

/** An encoded picture with the information from its header that decoding needs. */
export interface EncodedPicture {
  readonly bytes: Uint8Array;
  readonly format: PhotoFormat;
  /** Pixels after the orientation is applied. */
  readonly width: number;
  readonly height: number;
  /** Index of the picture in the file. */
  readonly place: TiffPicture;
  /** 16 bits a channel, with its own colour space. */
  readonly isDeepWithProfile: boolean;
  /** Conversion to sRGB, if the file describes its colours by code points that take precedence over its profile. */
  readonly declared: { readonly conversion: Conversion } | null;
}

const FIRST: TiffPicture = { page: 0 };

/** Reads the header only. Throws `photo_damaged`. */
export async function readHeader(bytes: Uint8Array, format: PhotoFormat): Promise<EncodedPicture> {
  const place = format === 'tiff' ? locatePicture(bytes) : FIRST;
  const declared = declaredColours(bytes, format);
  try {
    // No pixel limit here: the caller reports the size in its own error, and no pixel is decoded yet.
    const header = await sharp(bytes, { limitInputPixels: false, ...optionsFor(place) }).metadata();
    const { width, height } = header.autoOrient;
    const isDeepWithProfile = header.space === 'rgb16' && header.icc !== undefined && declared === null;
    return {
      bytes,
      format,
      place,
      width,
      height,
      isDeepWithProfile,
      declared: declared && { conversion: conversionOf(declared) },
    };
  } catch (cause) {
    throw photoError(cause, format);
  }
}

/**
 * The whole picture, upright, in sRGB, on white, at `width` x `height` pixels (by default its own size; JPEG and WebP
 * decode at the smallest sufficient scale). Of several pages or animation frames, the first full one. Throws
 * `photo_damaged` and `photo_took_too_long`.
 */
export async function decodePixels(
  picture: EncodedPicture,
  width = picture.width,
  height = picture.height,
): Promise<Frame> {
  try {
    return await decodeAt(picture, width, height);
  } catch (cause) {
    const clean = picture.format === 'jpeg' ? cleanJpeg(picture.bytes) : null;
    if (clean === null) throw photoError(cause, picture.format);
    return decodeClean({ ...picture, bytes: clean }, width, height);
  }
}

/**
 * A JPEG with a decoder warning, after cleaning and a check that all of its data are there. Any remaining warning means
 * damage.
 */
async function decodeClean(picture: EncodedPicture, width: number, height: number): Promise<Frame> {
  try {
    return await decodeAt(picture, width, height);
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

async function decodeAt(picture: EncodedPicture, width: number, height: number): Promise<Frame> {
  const { maxPixels: limitInputPixels } = PHOTO_LIMITS;
  const image = sharp(picture.bytes, {
    failOn: 'warning',
    limitInputPixels,
    autoOrient: true,
    ignoreIcc: picture.declared !== null,
    ...optionsFor(picture.place),
  });
  // sharp converts 16-bit pictures with a profile to Display P3 and leaves them there; this converts them to sRGB.
  const frame = await toFrame(picture.isDeepWithProfile ? image.withIccProfile('srgb') : image, width, height);
  return convertFrame(frame, picture.declared?.conversion ?? null);
}

function optionsFor({ page, subifd }: TiffPicture) {
  return { page, pages: 1, ...(subifd === undefined ? {} : { tiff: { subifd } }) };
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
