import type { Quality } from '../examination.ts';
import type { Gates } from '../model.ts';
import type { FaceReading } from './read-face.ts';

/** The gates of picture quality; each has a message of the same code with advice for a better photo. */
const GATES = ['too_small', 'too_blurred', 'too_much_glare', 'partly_hidden'] as const;
export type Gate = (typeof GATES)[number];

/**
 * Whether a picture passes, gate by gate; a measure at the limit passes. Each gate states a condition that must hold,
 * so that a measure that is not a number fails it.
 */
const passes: Readonly<Record<Gate, (quality: Quality, gates: Gates) => boolean>> = {
  too_small: (quality, gates) => quality.diameterPx >= gates.minDiameterPx,
  too_blurred: (quality, gates) => quality.sharpness >= gates.minSharpness,
  too_much_glare: (quality, gates) => quality.glare <= gates.maxGlare,
  partly_hidden: (quality, gates) => quality.visible >= gates.minVisible,
};

/**
 * The limits for a tablet with this reading. Another imprint that is probable enough may be reported for a smaller tablet
 * and in a softer picture than others, because shape and colour show it too. A less probable one needs a picture in which
 * an imprint can be read: a blurred M 30 looks like another imprint more often than a sharp one.
 */
export function gatesFor({ face, probability }: Pick<FaceReading, 'face' | 'probability'>, gates: Gates): Gates {
  if (face !== 'other') return gates;
  const { minSmallOtherProbability, minOtherDiameterPx, minOtherSharpness, minDiameterPx } = gates;
  return probability >= minSmallOtherProbability
    ? { ...gates, minDiameterPx: minOtherDiameterPx, minSharpness: 0 }
    : { ...gates, minDiameterPx, minSharpness: minOtherSharpness };
}

/** The gates that the picture of a tablet fails, in the order of GATES; empty if it may be assessed. */
export function failedGates(quality: Quality, gates: Gates): Gate[] {
  return GATES.filter((gate) => !passes[gate](quality, gates));
}
