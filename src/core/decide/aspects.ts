import type { Evidence } from '../evidence.ts';
import type { Aspects, Quality } from '../examination.ts';
import { ASPECTS, type Aspect } from '../labels.ts';
import type { AspectLimits, ModelSettings } from '../model.ts';
import { round } from './round.ts';

/** More probably different than not. This is a convention of wording: aspects never make the verdict worse. */
const STANDS_OUT = 0.5;

/** Aspects are null if nothing was compared. */
export const NOT_ASSESSED: Aspects = { imprint: null, colour: null, surface: null, edge: null };

/**
 * How far each aspect stands out, 0..1 in thousandths; null if the picture is too small or too blurred to show it, or
 * if the network returned no number. A measure at its limit suffices; a measure that is not a number does not.
 */
export function aspectsOf(
  { aspectProbability }: Evidence,
  quality: Quality,
  { aspectLimits }: Pick<ModelSettings, 'aspectLimits'>,
): Aspects {
  const shown = (aspect: Aspect) => {
    const value = aspectProbability[aspect];
    const isAssessed = Number.isFinite(value) && shows(quality, aspectLimits[aspect]);
    return isAssessed ? round(Math.min(Math.max(value, 0), 1), 3) : null;
  };
  return { imprint: shown('imprint'), colour: shown('colour'), surface: shown('surface'), edge: shown('edge') };
}

function shows({ diameterPx, sharpness }: Quality, { minDiameterPx, minSharpness }: AspectLimits): boolean {
  return diameterPx >= minDiameterPx && sharpness >= minSharpness;
}

/** The aspects that stand out, the strongest first. */
export function standingOut(aspects: Aspects): Aspect[] {
  const degree = (aspect: Aspect) => aspects[aspect] ?? 0;
  return ASPECTS.filter((aspect) => degree(aspect) >= STANDS_OUT).sort((a, b) => degree(b) - degree(a));
}
