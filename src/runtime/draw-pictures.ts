import { ATTENTION_CELLS, attentionOf, cellBounds } from '../core/attention.ts';
import type { OrientedCrop } from '../core/evidence.ts';
import type { CropPictures, Pictures, TabletFinding } from '../core/examination.ts';
import type { Steps } from '../core/examine.ts';
import { type Lab, meanColour } from '../core/mean-colour.ts';
import type { CropSettings, Model } from '../core/model.ts';
import type { Photo } from '../core/photo.ts';
import { drawEvenlyLit, drawUpright } from '../core/rectify.ts';
import { drawOverlay } from '../photo/draw-overlay.ts';
import { encodeJpeg } from '../photo/encode-jpeg.ts';

/** What may be asked for beside an examination. */
export const PICTURES = ['overlay', 'crops'] as const;
export type PictureKind = (typeof PICTURES)[number];

/** Each costs as much as examining 65 tablets; the first ones are those that the locator was surest of. */
const MAX_ATTENTION_MAPS = 4;

/** How strongly the map colours the crop where it is strongest. */
const STRONGEST = 0.55;
/** For a counterfeit, and against it: two colours of the page, neither of them green. */
const [FOR, AGAINST] = [
  [168, 18, 29],
  [51, 81, 138],
] as const;

export async function drawPictures(
  photo: Photo,
  { crops, findings }: Steps,
  model: Model,
  kinds: readonly PictureKind[],
): Promise<Pictures> {
  return {
    ...(kinds.includes('overlay') ? { overlay: await drawOverlay(photo, findings) } : {}),
    ...(kinds.includes('crops') ? { crops: await drawCrops(crops, findings, model) } : {}),
  };
}

/** The mean colour of each tablet, as it looks upright. */
export function coloursOf({ crops }: Steps, { settings }: Model): Lab[] {
  const { size, radiusShare } = settings.inspector;
  return crops.map((crop) => meanColour(uprightOf(crop, settings.inspector), size, radiusShare));
}

async function drawCrops(
  crops: readonly OrientedCrop[],
  findings: readonly TabletFinding[],
  { inspector, settings }: Model,
): Promise<CropPictures[]> {
  const { size } = settings.inspector;
  const pictures: CropPictures[] = [];
  let maps = 0;
  for (const [i, oriented] of crops.entries()) {
    const pixels = uprightOf(oriented, settings.inspector);
    const crop = await encode(pixels, size);
    if (findings[i]?.counterfeit === undefined || maps++ >= MAX_ATTENTION_MAPS) {
      pictures.push({ crop });
      continue;
    }
    const seen = uprightOf(oriented, settings.inspector, drawEvenlyLit);
    const attention = await attentionOf(seen, size, inspector);
    pictures.push({ crop, attention: await encode(marked(pixels, size, attention), size) });
  }
  return pictures;
}

/** The crop upright: for people in the photo's own light, for the inspector evenly lit. */
function uprightOf(crop: OrientedCrop, settings: CropSettings, draw = drawUpright): Float32Array {
  const pixels = new Float32Array(settings.size ** 2 * 3);
  draw(crop, crop.turn, settings, pixels, 0);
  return pixels;
}

function encode(pixels: Float32Array, size: number): Promise<string> {
  return encodeJpeg({ width: size, height: size, data: Uint8ClampedArray.from(pixels, (value) => value * 255) });
}

/** The crop, coloured cell by cell; cells have hard edges, so that nobody reads more into them. */
function marked(pixels: Float32Array, size: number, attention: Float32Array): Float32Array {
  const out = Float32Array.from(pixels);
  for (const [cell, value] of attention.entries()) {
    const [top, bottom] = cellBounds(Math.floor(cell / ATTENTION_CELLS), size);
    const [left, right] = cellBounds(cell % ATTENTION_CELLS, size);
    const [colour, share] = [value > 0 ? FOR : AGAINST, STRONGEST * Math.abs(value)];
    for (let y = top; y < bottom; y++) {
      for (let i = (y * size + left) * 3; i < (y * size + right) * 3; i++) {
        out[i] = (out[i] as number) * (1 - share) + ((colour[i % 3] as number) / 255) * share;
      }
    }
  }
  return out;
}
