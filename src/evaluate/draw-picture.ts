import { drawUpright } from '../core/crop/rectify.ts';
import type { Crop } from '../core/evidence.ts';
import { sharp } from '../photo/node/sharp-settings.ts';

/** Side of a picture, and the tablet's radius as a share of half of it: some ground is seen around it. */
const PICTURE = { size: 144, radiusShare: 0.8 } as const;
const QUALITY = 82;

/** A tablet round and turned by `turn` degrees as its imprint reads, as a JPEG in a data address. */
export async function drawPicture(crop: Crop, turn: number): Promise<string> {
  const { size } = PICTURE;
  const pixels = new Float32Array(size * size * 3);
  drawUpright(crop, turn, PICTURE, pixels, 0);
  const bytes = Uint8ClampedArray.from(pixels, (value) => value * 255);
  const jpeg = await sharp(bytes, { raw: { width: size, height: size, channels: 3 } })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}
