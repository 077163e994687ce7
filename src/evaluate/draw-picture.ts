import { drawUpright } from '../core/crop/rectify.ts';
import type { Crop } from '../core/evidence.ts';
import { sharp } from '../photo/node/sharp-settings.ts';

/** Side of a picture, and the tablet's radius as a share of half of it, so that some ground is visible around it. */
const PICTURE = { size: 144, radiusShare: 0.8 } as const;
const QUALITY = 82;

/** A tablet, round and turned by `turn` degrees to its imprint's up, as a JPEG in a data URL. */
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
