import { chromaDifference, type Lab } from '../crop/mean-colour.ts';
import type { Reason } from '../decide/reasons.ts';
import type { TabletFinding } from '../examination.ts';
import type { M30Face } from '../labels.ts';
import type { ModelSettings } from '../model.ts';
import { pairSettings } from './fuse-faces.ts';

/** The only tablet of a photo. */
export interface PhotographedFace {
  readonly finding: TabletFinding;
  readonly colour: Lab | undefined;
  /** The tablet's diameter as a share of the photo's longer side. */
  readonly diameterShare: number | undefined;
}

/**
 * Reasons why the faces may not belong to one tablet: another imprint on one of them, colours that are too far apart,
 * or one much larger than the other, which photos from one distance would not show. Empty if there is none.
 */
export function mismatches(
  photographed: readonly PhotographedFace[],
  byFace: Readonly<Record<M30Face, readonly PhotographedFace[]>>,
  settings: ModelSettings,
): Reason[] {
  const { maxColourDifference, maxDiameterRatio } = pairSettings(settings);
  const pairs = byFace.M.flatMap((a) => byFace['30'].map((b) => [a, b] as const));
  const reasons: Reason[] = [];
  if (photographed.some(({ finding }) => finding.verdict === 'other_imprint'))
    reasons.push({ code: 'combined_other_face' });
  if (pairs.some(([a, b]) => apartInColour(a, b) > maxColourDifference)) {
    reasons.push({ code: 'combined_colour_differs' });
  }
  if (pairs.some(([a, b]) => ratioOfDiameters(a, b) > maxDiameterRatio))
    reasons.push({ code: 'combined_size_differs' });
  return reasons;
}

/** 0 if a colour is unknown. */
function apartInColour(a: PhotographedFace, b: PhotographedFace): number {
  return a.colour && b.colour ? chromaDifference(a.colour, b.colour) : 0;
}

/** At least 1; 1 if a size is unknown. */
function ratioOfDiameters({ diameterShare: a }: PhotographedFace, { diameterShare: b }: PhotographedFace): number {
  if (a === undefined || b === undefined) return 1;
  return Math.max(a / b, b / a);
}
