import type { Quality } from '../examination.ts';
import type { Gates } from '../model.ts';
import type { FaceReading } from './read-face.ts';

/** The gates of picture quality; each has a sentence of the same code that says what to do for a better photo. */
export const GATES = ['too_small', 'too_blurred', 'too_much_glare', 'partly_hidden'] as const;
export type Gate = (typeof GATES)[number];

/**
 * Whether a picture passes, gate by gate; at the limit it does. Each asks for what must hold, never for what must not,
 * so that a measure that is not a number fails its gate.
 */
const passes: Readonly<Record<Gate, (quality: Quality, gates: Gates) => boolean>> = {
  too_small: (quality, gates) => quality.diameterPx >= gates.minDiameterPx,
  too_blurred: (quality, gates) => quality.sharpness >= gates.minSharpness,
  too_much_glare: (quality, gates) => quality.glare <= gates.maxGlare,
  partly_hidden: (quality, gates) => quality.visible >= gates.minVisible,
};

/**
 * The limits for a tablet on which that was read. That it is another one may be said of a softer picture than a comparison
 * needs, and where it is probable enough of a smaller one: its shape and colour speak as well as its imprint.
 */
export function gatesFor({ face, probability }: Pick<FaceReading, 'face' | 'probability'>, gates: Gates): Gates {
  if (face !== 'other') return gates;
  const { minSmallOtherProbability, minOtherDiameterPx, minOtherSharpness, minDiameterPx } = gates;
  return {
    ...gates,
    minDiameterPx: probability >= minSmallOtherProbability ? minOtherDiameterPx : minDiameterPx,
    minSharpness: minOtherSharpness,
  };
}

/** The gates that the picture of a tablet fails, in the order of GATES; empty where it may be assessed. */
export function failedGates(quality: Quality, gates: Gates): Gate[] {
  return GATES.filter((gate) => !passes[gate](quality, gates));
}
