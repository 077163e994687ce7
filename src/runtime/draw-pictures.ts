import { drawOcclusionMap, uprightOf } from '../core/crop/draw-crop.ts';
import type { CropPictures, Pictures } from '../core/examination.ts';
import type { Examined, ExaminedTablet } from '../core/examine.ts';
import { batchOf } from '../core/inspect/inspect.ts';
import { occlusionMapOf } from '../core/inspect/occlusion-map.ts';
import type { Model } from '../core/model.ts';
import type { Photo } from '../core/photo.ts';
import { drawOverlay } from '../photo/node/draw-overlay.ts';
import { encodeJpeg } from '../photo/node/encode-jpeg.ts';

/** Pictures that may be requested with an examination. */
export const PICTURES = ['overlay', 'crops'] as const;
export type PictureKind = (typeof PICTURES)[number];

/** Each costs as much as examining 65 tablets; the first ones are those with the highest probability of the locator. */
const MAX_OCCLUSION_MAPS = 4;

export async function drawPictures(
  photo: Photo,
  { examination, tablets }: Examined,
  model: Model,
  kinds: readonly PictureKind[],
): Promise<Pictures> {
  return {
    ...(kinds.includes('overlay') ? { overlay: await drawOverlay(photo, examination.tablets) } : {}),
    ...(kinds.includes('crops') ? { crops: await drawCrops(tablets, model) } : {}),
  };
}

async function drawCrops(tablets: readonly ExaminedTablet[], { inspector, settings }: Model): Promise<CropPictures[]> {
  const { size } = settings.inspector;
  const pictures: CropPictures[] = [];
  let maps = 0;
  for (const tablet of tablets) {
    const pixels = uprightOf(tablet, settings.inspector);
    const crop = await encode(pixels, size);
    if (tablet.finding.counterfeit === undefined || maps++ >= MAX_OCCLUSION_MAPS) {
      pictures.push({ crop });
      continue;
    }
    const map = await occlusionMapOf(batchOf(tablet.normalizedCrop, settings.inspector), inspector);
    pictures.push({ crop, attention: await encode(drawOcclusionMap(pixels, size, map), size) });
  }
  return pictures;
}

function encode(pixels: Float32Array, size: number): Promise<string> {
  return encodeJpeg({ width: size, height: size, data: Uint8ClampedArray.from(pixels, (value) => value * 255) });
}
