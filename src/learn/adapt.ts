import { M30_FACES } from '../core/labels.ts';
import type { ModelSettings } from '../core/model.ts';
import { type AdaptedFace, adaptFace } from './adapt-face.ts';
import { FEWEST_ENROLLED } from './enrol.ts';
import { enrolFace, heldOutLogits, type ShippedFace, shippedFace } from './enrol-face.ts';
import type { LabelledTablet } from './learning-tablet.ts';
import { safeThreshold } from './safe-threshold.ts';

/** Labelled tablets of each class below which the weights of a face stay as they were. */
export const FEWEST_LABELLED = 5;

/**
 * Settings that have learned from labelled tablets. A face with at least `FEWEST_LABELLED` of each class is adapted; one with
 * enough reference tablets alone is enrolled; any other stays as it shipped. The threshold of a likely counterfeit may rise, as
 * in `enrol`.
 *
 * @throws RangeError the settings have no enrolment
 */
export function adapt(tablets: readonly LabelledTablet[], settings: ModelSettings): ModelSettings {
  let [calibration, verdicts, learned] = [settings.calibration, settings.verdicts, settings.learned ?? {}];
  for (const face of M30_FACES) {
    const known = learnFace(
      tablets.filter((tablet) => tablet.face === face),
      shippedFace(settings, face),
    );
    if (known === undefined) continue;
    calibration = { ...calibration, [face]: known.calibration };
    learned = { ...learned, [face]: known.learned };
    verdicts = { ...verdicts, likelyCounterfeit: safeThreshold(known.references, verdicts.likelyCounterfeit) };
  }
  return { ...settings, calibration, verdicts, learned };
}

/** Undefined if there are too few tablets. */
function learnFace(tablets: readonly LabelledTablet[], shipped: ShippedFace): AdaptedFace | undefined {
  const references = tablets.filter(({ counterfeit }) => !counterfeit);
  if (Math.min(references.length, tablets.length - references.length) >= FEWEST_LABELLED) {
    return adaptFace(tablets, shipped);
  }
  if (references.length < FEWEST_ENROLLED) return undefined;
  const heldOut = heldOutLogits(references, shipped).map((logit) => logit / Math.LN10);
  return { ...enrolFace(references, shipped), references: heldOut };
}
