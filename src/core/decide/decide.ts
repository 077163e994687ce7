import type { Evidence, InspectedCrop } from '../evidence.ts';
import type { Policy, Quality, TabletFinding } from '../examination.ts';
import { isM30Face, type M30Face } from '../labels.ts';
import type { Gates, ModelSettings } from '../model.ts';
import { sourceLookOf } from '../press/source-look.ts';
import { aspectsOf, NOT_ASSESSED, standingOut } from './aspects.ts';
import { calibrate } from './calibrate.ts';
import { decideProduct } from './decide-product.ts';
import type { Finding } from './finding.ts';
import { failedGates, gatesFor } from './gates.ts';
import { type JudgedTablet, judgedLogit } from './judged-logit.ts';
import { isOtherColour } from './other-colour.ts';
import { scoreOf } from './posterior.ts';
import { type FaceReading, readFace } from './read-face.ts';
import { comparedReasons, gateReasons, type Reason, unreadableReason } from './reasons.ts';
import { round, roundEllipse, roundQuality, roundTurn } from './round.ts';
import { verdictOf } from './verdict.ts';

/** The decision about a tablet, without its position and quality, which are added to it. */
type Decision = Pick<Finding, 'verdict' | 'counterfeit' | 'aspects' | 'reasons'>;

/**
 * From measures and network outputs to a finding; arithmetic only. In this order: a picture that fails a gate is not
 * assessed, nor is a face that cannot be read; another imprint that is positively seen is not compared; M and 30 are
 * judged by the likelihood ratio. A lone M on a tablet of another colour names no product: that is said, and not
 * decided. A photo without colour has a separate calibration and never gets "no difference
 * seen", because one aspect was not compared. Every finding ends with the same warning, whatever the verdict. A bundle of
 * another product judges nothing: see decide-product.ts.
 */
export function decide(
  tablet: Pick<InspectedCrop, 'ellipse' | 'quality' | 'tint' | 'colour' | 'evidence'>,
  settings: ModelSettings,
  policy: Pick<Policy, 'prior'>,
): Finding {
  if (settings.product) return decideProduct(tablet, settings.product, settings.gates);
  return decideM30(tablet, settings, policy);
}

function decideM30(
  { ellipse, quality, tint, colour, evidence }: Parameters<typeof decide>[0],
  settings: ModelSettings,
  policy: Pick<Policy, 'prior'>,
): Finding {
  // Gates use the rounded measures, so that a printed 32 never fails a limit of 32.
  const measured = roundQuality(quality);
  const colourless = tint !== undefined;
  const gates = colourless ? { ...settings.gates, ...settings.withoutColour?.gates } : settings.gates;
  const reading = readFace(evidence, gates);
  const otherColour = !colourless && isOtherColour(colour, settings.colour);
  const { face } = reading;
  const logit = isM30Face(face)
    ? judgedLogit({ evidence, colour, ...(tint && { tint }) }, face, settings)
    : evidence.counterfeitLogit;
  const tablet: ReadTablet = { quality: measured, reading, evidence, logit, colourless, otherColour, gates };
  const { reasons, ...decision } = refusal(tablet, settings) ?? judge(tablet, settings, policy);
  return {
    ellipse: roundEllipse(ellipse),
    ...faceFields(reading, evidence),
    ...decision,
    ...(decision.counterfeit &&
      isM30Face(face) &&
      sourceLookField({ evidence, colour, ...(tint && { tint }) }, face, settings)),
    // A measure that is not a number has failed its gate and is left out, because the contract allows only numbers.
    ...(Object.values(measured).every(Number.isFinite) ? { quality: measured } : {}),
    reasons: [...reasons, ...colourReasons(tablet, settings), { code: 'warning' }],
  };
}

/** A tablet with its picture quality, its reading, and what is known of its colour. */
interface ReadTablet {
  readonly quality: Quality;
  readonly reading: FaceReading;
  readonly evidence: Evidence;
  /** See `judgedLogit`. */
  readonly logit: number;
  /** Whether its photo has no colour. */
  readonly colourless: boolean;
  /** Whether it does not have the reference's colour in its photo. */
  readonly otherColour: boolean;
  readonly gates: Gates;
}

/** Calibration and thresholds for M and 30; undefined if the model cannot compare them without colour. */
function comparisonFor(
  { colourless }: ReadTablet,
  settings: ModelSettings,
): Pick<ModelSettings, 'calibration' | 'verdicts'> | undefined {
  return colourless ? settings.withoutColour : settings;
}

/** The decision not to assess, or undefined if nothing prevents an assessment. */
function refusal(tablet: ReadTablet, settings: ModelSettings): Decision | undefined {
  const { quality, reading, logit } = tablet;
  const refuse = (reasons: readonly Reason[]): Decision => ({
    verdict: 'cannot_assess',
    aspects: NOT_ASSESSED,
    reasons,
  });
  const gates = gatesFor(reading, tablet.gates);
  const failed = failedGates(quality, gates);
  if (failed.length > 0) return refuse(gateReasons(failed, quality, gates));
  if (reading.face === 'unreadable') return refuse([unreadableReason(reading)]);
  // Unlike everything in the networks' training: one of them returned no number.
  if (!Number.isFinite(logit)) return refuse([{ code: 'unfamiliar' }]);
  // `colourReasons` gives the reason.
  if (comparisonFor(tablet, settings) === undefined) return refuse([]);
  return undefined;
}

/** The reason that says that the photo has no colour, and what to do; omitted if another imprint is seen anyway. */
function colourReasons(tablet: ReadTablet, settings: ModelSettings): Reason[] {
  if (comparisonFor(tablet, settings) === undefined) return [{ code: 'colour_needed' }];
  return tablet.colourless && tablet.reading.face !== 'other' ? [{ code: 'colour_not_compared' }] : [];
}

/** The decision on a tablet whose picture is good enough and whose face was read. */
function judge(tablet: ReadTablet, settings: ModelSettings, policy: Pick<Policy, 'prior'>): Decision {
  const { quality, reading, evidence, logit, colourless, otherColour } = tablet;
  const comparison = comparisonFor(tablet, settings);
  if (!isM30Face(reading.face) || comparison === undefined) {
    return { verdict: 'other_imprint', aspects: NOT_ASSESSED, reasons: [{ code: 'other_imprint_seen' }] };
  }
  const { calibration, verdicts } = comparison;
  const likelihoodRatio = calibrate(logit, reading.face, calibration);
  const aspects = { ...aspectsOf(evidence, quality, settings), ...(colourless ? { colour: null } : {}) };
  const notReassuring = colourless || otherColour || standingOut(aspects).length > 0;
  const judged = verdictOf(likelihoodRatio, notReassuring, verdicts);
  const unnamed = otherColour && reading.face === 'M';
  const verdict = unnamed ? 'inconclusive' : judged;
  return {
    verdict,
    counterfeit: scoreOf(likelihoodRatio, policy.prior),
    aspects,
    reasons: [
      ...(unnamed ? [{ code: 'm_names_no_product' } as const] : []),
      ...(otherColour && !unnamed ? [{ code: 'other_colour' } as const] : []),
      ...(unnamed ? [] : comparedReasons(verdict, likelihoodRatio, aspects, verdicts)),
    ],
  };
}

/** Only a tablet that was compared is divided from others. */
function sourceLookField(
  tablet: JudgedTablet,
  face: M30Face,
  settings: ModelSettings,
): Pick<TabletFinding, 'sourceLook'> {
  const sourceLook = sourceLookOf(tablet, face, settings);
  return sourceLook ? { sourceLook } : {};
}

function faceFields(
  { face, probability }: FaceReading,
  evidence: Evidence,
): Pick<TabletFinding, 'face' | 'faceProbability' | 'upAngle'> {
  if (face === 'unreadable') return { face };
  const faceProbability = round(probability, 3);
  // The up direction was learned on M and 30; on another imprint it would be a guess.
  if (!isM30Face(face) || !Number.isFinite(evidence.upAngle)) return { face, faceProbability };
  return { face, faceProbability, upAngle: roundTurn(evidence.upAngle) };
}
