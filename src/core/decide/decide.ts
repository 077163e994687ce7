import type { Crop, Evidence } from '../evidence.ts';
import type { Face, Policy, Quality, TabletFinding } from '../examination.ts';
import type { ModelSettings } from '../model.ts';
import { message } from '../words/say.ts';
import { aspectsOf, NOT_ASSESSED, standingOut } from './aspects.ts';
import { calibrate } from './calibrate.ts';
import { failedGates, gatesFor } from './gates.ts';
import { scoreOf } from './posterior.ts';
import { type FaceReading, readFace } from './read-face.ts';
import { comparedReasons, gateReasons, type Reason, unreadableReason } from './reasons.ts';
import { round, roundEllipse, roundQuality, roundTurn } from './round.ts';
import { verdictOf } from './verdict.ts';

/** What is decided about a tablet; where it lies and how well it shows are added to it. */
interface Decision extends Pick<TabletFinding, 'verdict' | 'counterfeit' | 'aspects'> {
  readonly reasons: readonly Reason[];
}

/**
 * From what was measured and seen to a finding; arithmetic only. In this order: a picture that fails a gate is not
 * assessed, nor is a face that cannot be read; another imprint that is positively seen is not compared; M and 30 are
 * judged by the likelihood ratio. Every finding ends with the same warning, whatever the verdict.
 */
export function decide(
  { ellipse, quality }: Pick<Crop, 'ellipse' | 'quality'>,
  evidence: Evidence,
  settings: ModelSettings,
  policy: Policy,
): TabletFinding {
  // Gates look at the rounded measures, so that a printed 32 never failed a limit of 32.
  const measured = roundQuality(quality);
  const reading = readFace(evidence, settings.gates);
  const { reasons, ...decision } =
    refusal(measured, reading, evidence, settings) ?? judge(measured, reading, evidence, settings, policy);
  return {
    ellipse: roundEllipse(ellipse),
    ...faceFields(reading, evidence),
    ...decision,
    // What could not be measured has failed its gate and is left out: the contract knows numbers only.
    ...(Object.values(measured).every(Number.isFinite) ? { quality: measured } : {}),
    reasons: [...reasons, { code: 'warning' } as const].map(({ code, values }: Reason) =>
      message(code, policy.language, values),
    ),
  };
}

/** The decision not to assess, or undefined where nothing stands against it. */
function refusal(
  quality: Quality,
  reading: FaceReading,
  evidence: Evidence,
  settings: ModelSettings,
): Decision | undefined {
  const refuse = (reasons: readonly Reason[]): Decision => ({
    verdict: 'cannot_assess',
    aspects: NOT_ASSESSED,
    reasons,
  });
  const gates = gatesFor(reading, settings.gates);
  const failed = failedGates(quality, gates);
  if (failed.length > 0) return refuse(gateReasons(failed, quality, gates));
  if (reading.face === 'unreadable') return refuse([unreadableReason(reading)]);
  if (isUnfamiliar(reading, evidence, settings.gates)) return refuse([{ code: 'unfamiliar' }]);
  return undefined;
}

/**
 * Whether a tablet is unlike all that the networks were trained on: one of them answers with no number, or says M or 30 of
 * a face to which the drawing says nothing.
 */
function isUnfamiliar({ face }: FaceReading, evidence: Evidence, { minExplained }: ModelSettings['gates']): boolean {
  if (!Number.isFinite(evidence.counterfeitLogit)) return true;
  if (!isM30(face) || minExplained === undefined || evidence.explained === undefined) return false;
  return !(evidence.explained >= minExplained);
}

/** The decision on a tablet whose picture is good enough and whose face is read. */
function judge(
  quality: Quality,
  reading: FaceReading,
  evidence: Evidence,
  settings: ModelSettings,
  policy: Policy,
): Decision {
  if (!isM30(reading.face)) {
    return { verdict: 'other_imprint', aspects: NOT_ASSESSED, reasons: [{ code: 'other_imprint_seen' }] };
  }
  const likelihoodRatio = calibrate(evidence.counterfeitLogit, reading.face, settings.calibration);
  const aspects = aspectsOf(evidence, quality, settings);
  const verdict = verdictOf(likelihoodRatio, standingOut(aspects).length > 0, settings.verdicts);
  return {
    verdict,
    counterfeit: scoreOf(likelihoodRatio, policy.prior),
    aspects,
    reasons: comparedReasons(verdict, likelihoodRatio, aspects, settings.verdicts),
  };
}

function faceFields(
  { face, probability }: FaceReading,
  evidence: Evidence,
): Pick<TabletFinding, 'face' | 'faceProbability' | 'upAngle'> {
  if (face === 'unreadable') return { face };
  const faceProbability = round(probability, 3);
  // Which way is up was learned on M and 30; on another imprint it would be a guess.
  if (!isM30(face) || !Number.isFinite(evidence.upAngle)) return { face, faceProbability };
  return { face, faceProbability, upAngle: roundTurn(evidence.upAngle) };
}

function isM30(face: Face): face is 'M' | '30' {
  return face === 'M' || face === '30';
}
