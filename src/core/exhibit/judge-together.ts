import type { VerdictThresholds } from '../calibration-settings.ts';
import type { LikelihoodRatio } from '../decide/calibrate.ts';
import type { Reason } from '../decide/reasons.ts';
import { type ComparedVerdict, verdictOf } from '../decide/verdict.ts';
import type { TabletFinding, Verdict } from '../examination.ts';
import { hasAspect, isColourless, isFlagged, isOther } from './findings.ts';

/** Compared findings that are judged as one: tablets of one source, or both faces of one tablet. */
export interface Together {
  readonly findings: readonly TabletFinding[];
  readonly ratio: LikelihoodRatio;
  readonly thresholds: VerdictThresholds;
  /** Whether they name no product: an M on tablets of another colour. */
  readonly unnamed: boolean;
  /** Whether anything beyond the findings rules out "no difference seen". */
  readonly doubtful?: boolean;
}

/**
 * The verdict by the likelihood ratio of all of them. A flagged finding, an aspect that stands out and a photo without
 * colour each rule out "no difference seen", but never make a verdict worse.
 */
export function verdictTogether({ findings, ratio, thresholds, unnamed, doubtful }: Together): ComparedVerdict {
  if (unnamed) return 'inconclusive';
  const notReassuring = doubtful || findings.some((one) => isFlagged(one) || hasAspect(one) || isColourless(one));
  return verdictOf(ratio, notReassuring, thresholds);
}

/** The verdict if nothing was compared: another imprint only if that was seen, and nothing else. */
export function verdictWithoutComparison(findings: readonly TabletFinding[]): Verdict {
  return findings.length > 0 && findings.every(isOther) ? 'other_imprint' : 'cannot_assess';
}

/** What differs between the reasons of several tablets and those of one tablet's faces. */
export interface ReasonsOfKind {
  readonly likely: readonly Reason[];
  /** At least one of them is flagged by itself, and the verdict is not. */
  readonly flaggedAlone: Reason;
  /** The aspects that stand out. */
  readonly aspects: readonly Reason[];
  /** Stands before the aspects if the likelihood ratio shows little difference. */
  readonly conflicting: readonly Reason[];
  /** Whether reasons that stand elsewhere say why the verdict is inconclusive. */
  readonly saidElsewhere: boolean;
}

/** Why compared findings have this verdict together. */
export function reasonsTogether(
  verdict: Verdict,
  {
    findings,
    ratio: { log10 },
    thresholds,
    unnamed,
  }: Omit<Together, 'doubtful' | 'ratio'> & { ratio: { log10: number } },
  { likely, flaggedAlone, aspects, conflicting, saidElsewhere }: ReasonsOfKind,
): readonly Reason[] {
  if (unnamed) return [{ code: 'm_names_no_product' }];
  if (verdict === 'no_difference_seen') return [{ code: 'difference_not_found' }];
  if (verdict === 'likely_counterfeit') return likely;
  if (findings.some(isFlagged)) return [flaggedAlone, ...aspects];
  if (log10 >= thresholds.likelyCounterfeit) return [{ code: 'evidence_uncertain' }, ...aspects];
  if (log10 > thresholds.noDifferenceSeen) return [{ code: 'evidence_weak' }, ...aspects];
  if (aspects.length > 0) return [...conflicting, ...aspects];
  return saidElsewhere ? [] : [{ code: 'evidence_weak' }];
}
