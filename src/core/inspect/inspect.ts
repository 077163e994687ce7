import { DRAWN_STEP, type Evidence, type RegisteredCrop } from '../evidence.ts';
import { FACE } from '../imaging/even-light.ts';
import type { CropSettings, ImageBatch, InspectorSettings, Network } from '../model.ts';
import { drawEvenlyLit, turnInPhoto } from '../rectify.ts';
import { displaced } from './displaced.ts';
import { rowOf } from './row-of.ts';

/** Order of the inspector's `aspects`. */
export const ASPECTS = ['imprint', 'colour', 'surface', 'edge'] as const;
/** Order of the inspector's `face` logits. */
export const FACES = ['M', '30', 'other', 'nothing'] as const;

/**
 * Asks the inspector about every crop, drawn upright; where the settings say so about its displaced views too, of which the
 * lowest counterfeit logit is taken and nothing else.
 */
export async function inspect(
  crops: readonly RegisteredCrop[],
  inspector: Network,
  settings: InspectorSettings,
): Promise<Evidence[]> {
  const evidence = await look(crops, inspector, settings);
  const { displacement } = settings;
  if (displacement === undefined) return evidence;
  const views = crops.flatMap((crop) => displaced(crop, displacement));
  const seen = await look(views, inspector, settings);
  const each = crops.length > 0 ? views.length / crops.length : 0;
  return evidence.map((said, i) => ({
    ...said,
    counterfeitLogit: lowest([said, ...seen.slice(i * each, (i + 1) * each)]),
  }));
}

const lowest = (evidence: readonly Evidence[]): number =>
  Math.min(...evidence.map(({ counterfeitLogit }) => counterfeitLogit));

/** What the inspector says of crops as they are, in one batch. */
async function look(crops: readonly RegisteredCrop[], inspector: Network, settings: CropSettings): Promise<Evidence[]> {
  if (crops.length === 0) return [];
  const { face, counterfeit, aspects, embedding } = await inspector.run(drawInspected(crops, settings));
  if (!face || !counterfeit || !aspects)
    throw new Error('The inspector lacks one of `face`, `counterfeit`, `aspects`.');
  return crops.map((crop, i) => ({
    faceProbability: faceProbability(rowOf(face, i)),
    upAngle: turnInPhoto(crop.ellipse, crop.turn),
    counterfeitLogit: rowOf(counterfeit, i)[0] as number,
    aspectProbability: aspectProbability(rowOf(aspects, i)),
    ...(crop.registration ? { explained: crop.registration.explained } : {}),
    ...(embedding ? directionOf(rowOf(embedding, i)) : {}),
  }));
}

/** What the inspector sees of crops: each upright and evenly lit; and where a drawing was laid on them that and its numbers. */
export function drawInspected(crops: readonly RegisteredCrop[], settings: CropSettings): ImageBatch {
  const { size } = settings;
  const area = size * size;
  const count = crops.length;
  const numbers = crops.flatMap(({ registration }) => registration?.numbers ?? []);
  const channels = numbers.length > 0 ? 4 : 3;
  const data = new Float32Array(count * area * channels);
  const rgb = new Float32Array(area * 3);
  for (const [i, crop] of crops.entries()) {
    drawEvenlyLit(crop, crop.turn, settings, rgb, 0);
    const image = data.subarray(i * area * channels, (i + 1) * area * channels);
    if (crop.registration) joinDrawn(rgb, crop.registration.drawn, image);
    else image.set(rgb);
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
