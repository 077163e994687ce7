import { M30_FACES, type M30Face } from '../core/labels.ts';
import type { ModelSettings } from '../core/model.ts';
import { enrolFace, heldOutLogits, shippedFace } from './enrol-face.ts';
import type { LearningTablet } from './learning-tablet.ts';
import { safeThreshold } from './safe-threshold.ts';

/** Usable reference tablets below which a face stays as it shipped. */
export const FEWEST_ENROLLED = 5;
/** Tablets from which a face is enrolled well. */
export const ENOUGH_ENROLLED = 10;
/** What enrolment did to one face. */
export interface EnrolledFace {
  readonly face: M30Face;
  readonly tablets: number;
  readonly photos: number;
  /** Of these tablets, the ones above the threshold of a likely counterfeit: as shipped, and each held out of the enrolment. */
  readonly flaggedBefore: number;
  readonly flaggedAfter: number;
}

export interface Enrolment {
  readonly settings: ModelSettings;
  readonly faces: readonly EnrolledFace[];
}

/**
 * Settings that have learned the look of these reference tablets, and are otherwise those of `settings`. Faces with fewer
 * than `FEWEST_ENROLLED` tablets stay as they shipped. The threshold of a likely counterfeit rises if, held out one by one,
 * more than about one in fifty of such tablets would exceed it; it never falls.
 *
 * @throws RangeError the settings have no enrolment
 */
export function enrol(tablets: readonly LearningTablet[], settings: ModelSettings): Enrolment {
  let [calibration, verdicts, learned] = [settings.calibration, settings.verdicts, settings.learned ?? {}];
  const faces: EnrolledFace[] = [];
  for (const face of M30_FACES) {
    const ofFace = tablets.filter((tablet) => tablet.face === face);
    if (ofFace.length < FEWEST_ENROLLED) continue;
    const shipped = shippedFace(settings, face);
    const knowledge = enrolFace(ofFace, shipped);
    const heldOut = heldOutLogits(ofFace, shipped).map((logit) => logit / Math.LN10);
    learned = { ...learned, [face]: knowledge.learned };
    calibration = { ...calibration, [face]: knowledge.calibration };
    verdicts = { ...verdicts, likelyCounterfeit: safeThreshold(heldOut, verdicts.likelyCounterfeit) };
    faces.push({
      face,
      tablets: ofFace.length,
      photos: new Set(ofFace.map(({ photo }) => photo)).size,
      flaggedBefore: countAbove(
        ofFace.map(({ look }) => shipped.calibration.slope * look[0]! + shipped.calibration.intercept),
        settings.verdicts.likelyCounterfeit,
      ),
      flaggedAfter: countAbove(heldOut, verdicts.likelyCounterfeit),
    });
  }
  return { settings: { ...settings, calibration, verdicts, learned }, faces };
}

function countAbove(log10: readonly number[], threshold: number): number {
  return log10.filter((value) => value >= threshold).length;
}
