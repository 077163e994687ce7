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
 * The limits for a tablet with this reading. Another imprint may be reported in a softer picture than a comparison
 * needs and, if it is probable enough, for a smaller tablet, because shape and colour show it too.
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

/** The gates that the picture of a tablet fails, in the order of GATES; empty if it may be assessed. */
export function failedGates(quality: Quality, gates: Gates): Gate[] {
  return GATES.filter((gate) => !passes[gate](quality, gates));
}
