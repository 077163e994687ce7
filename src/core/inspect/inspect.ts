import { meanColour } from '../crop/mean-colour.ts';
import { drawNormalized, turnInPhoto } from '../crop/rectify.ts';
import type { Evidence, InspectedCrop, OrientedCrop } from '../evidence.ts';
import { ASPECTS, FACE_CLASSES } from '../labels.ts';
import type { CropSettings, ImageBatch, InspectorSettings, Network } from '../model.ts';
import { raisedViews } from './raised-views.ts';
import { rowOf } from './row-of.ts';

/**
 * Draws every crop round, upright and evenly lit, at the height of its face's middle, and runs all of them through the
 * inspector in one batch. An ellipse does not say to which side the tablet leans, so each crop is drawn for both sides and
 * returned with the view that has the lower counterfeit logit: an imprint that is off the middle by the wrong side's
 * parallax looks like a counterfeit's, and hardly anything makes a counterfeit look like a reference tablet. The face's
 * probabilities are the mean of both views: where they disagree, none is read (docs/experiments/2026-11-worlds.md).
 */
export async function inspect<Tablet extends OrientedCrop>(
  crops: readonly Tablet[],
  inspector: Network,
  settings: InspectorSettings,
): Promise<(Tablet & InspectedCrop)[]> {
  const views = crops.flatMap((crop) => raisedViews(crop, settings.faceHeight));
  const inspected = await inspectAsRead(views, inspector, settings);
  return crops.map((crop, i) => {
    const [one, other] = [inspected[2 * i], inspected[2 * i + 1]] as [InspectedCrop, InspectedCrop];
    // What is no number is kept, and refused later.
    const isOther = !(one.evidence.counterfeitLogit <= other.evidence.counterfeitLogit);
    const { normalizedCrop, colour, evidence } = isOther ? other : one;
    const faceProbability = meanFace(one.evidence.faceProbability, other.evidence.faceProbability);
    // A copy: the batch holds both views of many tablets.
    return { ...crop, normalizedCrop: normalizedCrop.slice(), colour, evidence: { ...evidence, faceProbability } };
  });
}

type FaceProbability = Evidence['faceProbability'];

function meanFace(one: FaceProbability, other: FaceProbability): FaceProbability {
  return {
    M: (one.M + other.M) / 2,
    '30': (one['30'] + other['30']) / 2,
    other: (one.other + other.other) / 2,
  };
}

/** The inspector's output for crops as they are, all in one batch, of which each `normalizedCrop` is a part. */
export async function inspectAsRead<Tablet extends OrientedCrop>(
  crops: readonly Tablet[],
  inspector: Network,
  settings: CropSettings,
): Promise<(Tablet & InspectedCrop)[]> {
  if (crops.length === 0) return [];
  const batch = drawBatch(crops, settings);
  const { face, counterfeit, aspects, embedding } = await inspector.run(batch);
  if (!face || !counterfeit || !aspects || !embedding)
    throw new Error('The inspector lacks one of `face`, `counterfeit`, `aspects`, `embedding`.');
  return crops.map((crop, i) => {
    const evidence: Evidence = {
      faceProbability: faceProbability(rowOf(face, i)),
      upAngle: turnInPhoto(crop.ellipse, crop.turn),
      counterfeitLogit: rowOf(counterfeit, i)[0]!,
      aspectProbability: aspectProbability(rowOf(aspects, i)),
      ...directionOf(rowOf(embedding, i)),
    };
    const normalizedCrop = batch.data.subarray(i * lengthOf(settings), (i + 1) * lengthOf(settings));
    const colour = meanColour(normalizedCrop, settings.size, settings.radiusShare);
    return { ...crop, normalizedCrop, colour, evidence };
  });
}

const lengthOf = ({ size }: CropSettings): number => size * size * 3;

function drawBatch(crops: readonly OrientedCrop[], settings: CropSettings): ImageBatch {
  const data = new Float32Array(crops.length * lengthOf(settings));
  for (const [i, crop] of crops.entries()) drawNormalized(crop, crop.turn, settings, data, i * lengthOf(settings));
  return { count: crops.length, height: settings.size, width: settings.size, data };
}

/** A crop as the inspector got it, `[size, size, 3]`, as a batch of its own. */
export function batchOf(normalizedCrop: Float32Array, { size }: CropSettings): ImageBatch {
  return { count: 1, height: size, width: size, data: normalizedCrop };
}

function faceProbability(logits: Float32Array): Evidence['faceProbability'] {
  const top = Math.max(...logits);
  const powers = [...logits].map((v) => Math.exp(v - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  const at = (face: (typeof FACE_CLASSES)[number]): number => powers[FACE_CLASSES.indexOf(face)]! / sum;
  return { M: at('M'), '30': at('30'), other: at('other') };
}

/** A normalised embedding; undefined if it is absent or not made of numbers. */
function directionOf(row: Float32Array): Pick<Evidence, 'embedding'> {
  const length = Math.hypot(...row);
  return length > 0 && Number.isFinite(length) ? { embedding: Array.from(row, (value) => value / length) } : {};
}

function aspectProbability(logits: Float32Array): Evidence['aspectProbability'] {
  const at = (aspect: (typeof ASPECTS)[number]): number => 1 / (1 + Math.exp(-logits[ASPECTS.indexOf(aspect)]!));
  return { imprint: at('imprint'), colour: at('colour'), surface: at('surface'), edge: at('edge') };
}
