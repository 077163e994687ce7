import { type AlignedCrop, DRAWN_STEP, type Evidence, type InspectedCrop } from '../evidence.ts';
import { FACE } from '../imaging/even-light.ts';
import type { CropSettings, ImageBatch, Network } from '../model.ts';
import { turnInPhoto } from '../rectify.ts';
import { rowOf } from './row-of.ts';

/** Order of the inspector's `aspects`. */
export const ASPECTS = ['imprint', 'colour', 'surface', 'edge'] as const;
/** Order of the inspector's `face` logits. */
export const FACES = ['M', '30', 'other', 'nothing'] as const;

/** Runs all crops through the inspector in one batch; each comes back with what it says. */
export async function inspect<Tablet extends AlignedCrop>(
  crops: readonly Tablet[],
  inspector: Network,
  settings: CropSettings,
): Promise<(Tablet & InspectedCrop)[]> {
  if (crops.length === 0) return [];
  const { face, counterfeit, aspects, embedding } = await inspector.run(inspectorInput(crops, settings));
  if (!face || !counterfeit || !aspects)
    throw new Error('The inspector lacks one of `face`, `counterfeit`, `aspects`.');
  return crops.map((crop, i) => {
    const evidence: Evidence = {
      faceProbability: faceProbability(rowOf(face, i)),
      upAngle: turnInPhoto(crop.ellipse, crop.turn),
      counterfeitLogit: rowOf(counterfeit, i)[0] as number,
      aspectProbability: aspectProbability(rowOf(aspects, i)),
      ...(crop.registration ? { explained: crop.registration.explained } : {}),
      ...(embedding ? directionOf(rowOf(embedding, i)) : {}),
    };
    return { ...crop, evidence };
  });
}

/** What the inspector sees of crops: each upright and evenly lit; and where a drawing was laid on them that and its numbers. */
export function inspectorInput(crops: readonly AlignedCrop[], { size }: CropSettings): ImageBatch {
  const area = size * size;
  const count = crops.length;
  const numbers = crops.flatMap(({ registration }) => registration?.numbers ?? []);
  const channels = numbers.length > 0 ? 4 : 3;
  const data = new Float32Array(count * area * channels);
  for (const [i, { normalizedCrop, registration }] of crops.entries()) {
    const image = data.subarray(i * area * channels, (i + 1) * area * channels);
    if (registration) joinDrawn(normalizedCrop, registration.drawn, image);
    else image.set(normalizedCrop);
  }
  const images = { count, height: size, width: size, channels, data } as const;
  return numbers.length > 0 ? { ...images, numbers: Float32Array.from(numbers) } : images;
}

/** Colours `[size, size, 3]` and the drawing in its steps as one picture `[size, size, 4]`: as bright as it would make an even face. */
export function joinDrawn(rgb: Float32Array, drawn: ArrayLike<number>, out: Float32Array): void {
  for (let k = 0; k < drawn.length; k++) {
    out[4 * k] = rgb[3 * k] as number;
    out[4 * k + 1] = rgb[3 * k + 1] as number;
    out[4 * k + 2] = rgb[3 * k + 2] as number;
    out[4 * k + 3] = FACE * (1 + (drawn[k] as number) * DRAWN_STEP);
  }
}

function faceProbability(logits: Float32Array): Evidence['faceProbability'] {
  const top = Math.max(...logits);
  const powers = [...logits].map((v) => Math.exp(v - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  const at = (face: (typeof FACES)[number]): number => (powers[FACES.indexOf(face)] as number) / sum;
  return { M: at('M'), '30': at('30'), other: at('other') };
}

/** An embedding without its length; nothing where it has none, or where its numbers are none. */
function directionOf(row: Float32Array): Pick<Evidence, 'embedding'> {
  const length = Math.hypot(...row);
  return length > 0 && Number.isFinite(length) ? { embedding: Array.from(row, (value) => value / length) } : {};
}

function aspectProbability(logits: Float32Array): Evidence['aspectProbability'] {
  const at = (aspect: (typeof ASPECTS)[number]): number =>
    1 / (1 + Math.exp(-(logits[ASPECTS.indexOf(aspect)] as number)));
  return { imprint: at('imprint'), colour: at('colour'), surface: at('surface'), edge: at('edge') };
}
