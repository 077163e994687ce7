import sharp, { type Sharp } from 'sharp';

/** Pixels of a phone's camera: 4032 x 3024. */
const PHONE_PIXELS = 12_192_768;
/** Of a phone's JPEG; smaller photos have more bytes for each pixel than this. */
const BYTES_A_PIXEL = 0.164;
/** Standard deviation of the grain, in brightness of 0 to 255. Without it, an enlarged picture is too smooth. */
const GRAIN = 6;

export interface PhonePhoto {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * A picture enlarged to the pixels that a phone's photo of `bytes` has, 12 megapixels at most, with grain, and
 * compressed to about that size.
 */
export async function phonePhoto(picture: Buffer, bytes: number): Promise<PhonePhoto> {
  const { width, height } = await sharp(picture).metadata();
  const pixels = Math.min(PHONE_PIXELS, Math.max(width * height, bytes / BYTES_A_PIXEL));
  const scale = Math.sqrt(pixels / (width * height));
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const noise = { type: 'gaussian', mean: 128, sigma: GRAIN } as const;
  const grain = await sharp({ create: { ...size, channels: 3, background: 'grey', noise } })
    .png()
    .toBuffer();
  const raw = { raw: { ...size, channels: 3 } } as const;
  const grained = await sharp(picture)
    .resize({ ...size, fit: 'fill' })
    .composite([{ input: grain, blend: 'overlay' }])
    .removeAlpha()
    .raw()
    .toBuffer();
  const quality = await qualityFor(sharp(grained, raw), size, bytes);
  return { bytes: await sharp(grained, raw).jpeg({ quality }).toBuffer(), ...size };
}

/** Searched on the middle of the picture, a sixteenth of it, since the grain is the same everywhere. */
async function qualityFor(
  picture: Sharp,
  { width, height }: { readonly width: number; readonly height: number },
  bytes: number,
): Promise<number> {
  const middle = { width: width >> 2, height: height >> 2, left: (width * 3) >> 3, top: (height * 3) >> 3 };
  const part = await picture.extract(middle).png({ compressionLevel: 1 }).toBuffer();
  let [low, high] = [40, 98];
  while (high - low > 1) {
    const quality = (low + high) >> 1;
    const { byteLength } = await sharp(part).jpeg({ quality }).toBuffer();
    if (byteLength * 16 < bytes) low = quality;
    else high = quality;
  }
  return low;
}
