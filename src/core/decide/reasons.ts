import type { VerdictThresholds } from '../calibration-settings.ts';
import type { Aspects, Quality } from '../examination.ts';
import { type Aspect, isM30Face } from '../labels.ts';
import type { Gates } from '../model.ts';
import type { MessageCode, MessageValues } from '../words/catalogue.ts';
import { standingOut } from './aspects.ts';
import type { LikelihoodRatio } from './calibrate.ts';
import type { Gate } from './gates.ts';
import type { FaceReading } from './read-face.ts';
import type { ComparedVerdict } from './verdict.ts';

/** A message that is not yet in the reader's language. */
export interface Reason {
  readonly code: MessageCode;
  readonly values?: MessageValues;
}

/** One reason for every failed gate, with advice for a better photo. */
export function gateReasons(failed: readonly Gate[], quality: Quality, gates: Gates): Reason[] {
  // Rounded differently, or 31.6 of 32 pixels would read as "32, at least 32 are needed".
  const values = { diameterPx: Math.floor(quality.diameterPx), minDiameterPx: Math.ceil(gates.minDiameterPx) };
  return failed.map((code) => (code === 'too_small' ? { code, values } : { code }));
}

/** Why an unreadable face is not assessed: M or 30 but too unclear, or unlike anything known. */
export function unreadableReason({ mostProbable }: FaceReading): Reason {
  return { code: isM30Face(mostProbable) ? 'imprint_unreadable' : 'unfamiliar' };
}

/** Reasons for the verdict on a compared tablet; aspects that stand out most come first. */
export function comparedReasons(
  verdict: ComparedVerdict,
  likelihoodRatio: LikelihoodRatio,
  aspects: Aspects,
  thresholds: VerdictThresholds,
): Reason[] {
  const aspectReasons = standingOut(aspects).map(aspectReason);
  if (verdict === 'no_difference_seen') return [{ code: 'difference_not_found' }];
  if (verdict === 'likely_counterfeit')
    return aspectReasons.length > 0 ? aspectReasons : [{ code: 'no_single_aspect' }];
  return [inconclusiveReason(likelihoodRatio, thresholds, aspectReasons.length > 0), ...aspectReasons];
}

function inconclusiveReason({ log10 }: LikelihoodRatio, thresholds: VerdictThresholds, anyAspect: boolean): Reason {
  if (log10 >= thresholds.likelyCounterfeit) return { code: 'evidence_uncertain' };
  if (log10 <= thresholds.noDifferenceSeen && anyAspect) return { code: 'evidence_conflicting' };
  return { code: 'evidence_weak' };
}

function aspectReason(aspect: Aspect): Reason {
  return { code: `${aspect}_stands_out` };
}
