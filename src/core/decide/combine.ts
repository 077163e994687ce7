import type { Lab } from '../crop/mean-colour.ts';
import type { CombinedFinding, Examination, Policy } from '../examination.ts';
import { ASPECTS, M30_FACES, type M30Face } from '../labels.ts';
import type { EvidenceBase, ModelSettings, VerdictThresholds } from '../model.ts';
import { notice } from '../words/notice.ts';
import { message } from '../words/say.ts';
import { standingOut } from './aspects.ts';
import type { LikelihoodRatio } from './calibrate.ts';
import { type FaceEvidence, fuse, pairSettings } from './fuse.ts';
import { mismatches, type PhotographedFace } from './mismatches.ts';
import { isUnnamed } from './other-colour.ts';
import { scoreOf } from './posterior.ts';
import type { Reason } from './reasons.ts';
import { type ComparedVerdict, verdictOf } from './verdict.ts';

/** One photo of the tablet: its findings, and the looks of its tablets. */
export interface PhotoOfTablet {
  readonly examination: Pick<Examination, 'status' | 'tablets' | 'photo'>;
  /** Mean colour of each of the tablets; empty if unknown. */
  readonly colours: readonly Lab[];
}

/**
 * The joint finding of photos of both faces of one tablet; arithmetic only. The photos are not independent evidence, so
 * their likelihood ratios are never simply added: see `fuse`. In this order: photos that do not show exactly one tablet
 * are left out. If no M and no 30 was compared, there is no conclusion, or another imprint if only that was seen. A
 * missing face, faces that do not belong together, a photo without colour and a face above its threshold each rule out
 * "no difference seen".
 */
export function combine(
  photos: readonly PhotoOfTablet[],
  settings: ModelSettings,
  evidence: EvidenceBase,
  policy: Policy,
): CombinedFinding {
  const photographed = photos.flatMap(photographedFace);
  const faces = M30_FACES.filter((face) => comparedOf(face, photographed).length > 0);
  const { reasons, ...decision } =
    faces.length === 0 ? uncompared(photographed) : compared(photographed, settings, policy);
  const left: Reason[] = photographed.length < photos.length ? [{ code: 'combined_one_tablet' }] : [];
  const all: Reason[] = [...reasons, ...missingReasons(faces), ...left, { code: 'warning' }];
  return {
    verdict: decision.verdict,
    faces,
    ...(decision.counterfeit && { counterfeit: decision.counterfeit }),
    reasons: all.map(({ code, values }) => message(code, policy.language, values)),
    notice: notice(evidence, policy.language),
  };
}

interface Decision extends Pick<CombinedFinding, 'verdict' | 'counterfeit'> {
  readonly reasons: readonly Reason[];
}

function photographedFace({ examination, colours }: PhotoOfTablet): PhotographedFace[] {
  const { tablets, photo } = examination;
  const [finding, ...others] = tablets;
  if (finding === undefined || others.length > 0) return [];
  const side = Math.max(photo.width ?? 0, photo.height ?? 0);
  const diameterShare = side > 0 ? (2 * finding.ellipse.rx) / side : undefined;
  return [{ finding, colour: colours[0], diameterShare }];
}

function comparedOf(face: M30Face, photographed: readonly PhotographedFace[]): PhotographedFace[] {
  return photographed.filter(({ finding }) => finding.face === face && finding.counterfeit !== undefined);
}

/** Nothing was compared: the finding is another imprint only if that was seen and nothing else. */
function uncompared(photographed: readonly PhotographedFace[]): Decision {
  const other = photographed.filter(({ finding }) => finding.verdict === 'other_imprint');
  return other.length > 0 && other.length === photographed.length
    ? { verdict: 'other_imprint', reasons: [{ code: 'other_imprint_seen' }] }
    : { verdict: 'cannot_assess', reasons: [{ code: 'combined_no_face' }] };
}

/** Whether one of these was compared without colour. */
function isColourless(photographed: readonly PhotographedFace[]): boolean {
  return photographed.some(
    ({ finding: { counterfeit, reasons } }) =>
      counterfeit !== undefined && reasons.some(({ code }) => code === 'colour_not_compared'),
  );
}

/**
 * Pairs were calibrated in colour only; without colour, the settings are those of a model without a calibration of
 * pairs.
 */
function settingsFor(colourless: boolean, settings: ModelSettings): ModelSettings {
  if (!colourless) return settings;
  const { calibration, verdicts } = settings.withoutColour ?? settings;
  return { ...settings, calibration, verdicts, pair: undefined };
}

function compared(photographed: readonly PhotographedFace[], all: ModelSettings, policy: Policy): Decision {
  const colourless = isColourless(photographed);
  const settings = settingsFor(colourless, all);
  const byFace = { M: comparedOf('M', photographed), '30': comparedOf('30', photographed) };
  const evidence = { M: evidenceOf(byFace.M), '30': evidenceOf(byFace['30']) };
  const together = fuse(evidence, settings);
  const apart = mismatches(photographed, byFace, settings);
  const aspects = ASPECTS.filter((aspect) =>
    [...byFace.M, ...byFace['30']].some(
      ({ finding }) => finding.aspects && standingOut(finding.aspects).includes(aspect),
    ),
  );
  const flagged = M30_FACES.some((face) =>
    byFace[face].some(({ finding }) => finding.verdict === 'likely_counterfeit'),
  );
  const unnamed = byFace['30'].length === 0 && byFace.M.some(({ finding }) => isUnnamed(finding));
  const reassuring =
    !colourless && apart.length === 0 && aspects.length === 0 && !flagged && eachBelow(evidence, settings);
  const verdict = unnamed ? 'inconclusive' : verdictOf(together, !reassuring, settings.verdicts);
  // A missing face, faces that do not belong together and a missing colour have reasons of their own.
  const saidElsewhere = colourless || apart.length > 0 || M30_FACES.some((face) => evidence[face] === undefined);
  const stand: Reason[] = aspects.map((aspect): Reason => ({ code: `${aspect}_stands_out` }));
  return {
    verdict,
    counterfeit: scoreOf(together, policy.prior),
    reasons: [
      ...(unnamed
        ? [{ code: 'm_names_no_product' } as const]
        : verdictReasons(verdict, together, { flagged, aspects: stand, saidElsewhere }, settings.verdicts)),
      ...apart,
      ...uncalibratedReasons(evidence, settings, colourless),
    ],
  };
}

/** Photos of one face are combined to their mean, and to the widest of their intervals. */
function evidenceOf(photos: readonly PhotographedFace[]): FaceEvidence | undefined {
  const scores = photos.flatMap(({ finding }) => finding.counterfeit ?? []);
  if (scores.length === 0) return undefined;
  const values = scores.map(({ log10LikelihoodRatio }) => log10LikelihoodRatio);
  return {
    log10: values.reduce((sum, value) => sum + value, 0) / values.length,
    highest: Math.max(...values),
    interval: [
      Math.min(...scores.map(({ interval }) => interval[0])),
      Math.max(...scores.map(({ interval }) => interval[1])),
    ],
  };
}

/** Whether both faces were compared, and no photo of either is above the limit of its face. */
function eachBelow(evidence: Readonly<Record<M30Face, FaceEvidence | undefined>>, settings: ModelSettings): boolean {
  const { maxNoDifference } = pairSettings(settings);
  return M30_FACES.every((face) => (evidence[face]?.highest ?? Number.POSITIVE_INFINITY) <= maxNoDifference[face]);
}

function verdictReasons(
  verdict: ComparedVerdict,
  { log10 }: LikelihoodRatio,
  { flagged, aspects, saidElsewhere }: { flagged: boolean; aspects: readonly Reason[]; saidElsewhere: boolean },
  { likelyCounterfeit, noDifferenceSeen }: VerdictThresholds,
): Reason[] {
  if (verdict === 'no_difference_seen') return [{ code: 'difference_not_found' }];
  if (verdict === 'likely_counterfeit') return aspects.length > 0 ? [...aspects] : [{ code: 'no_single_aspect' }];
  if (flagged) return [{ code: 'combined_faces_disagree' }, ...aspects];
  if (log10 >= likelyCounterfeit) return [{ code: 'evidence_uncertain' }, ...aspects];
  if (log10 > noDifferenceSeen) return [{ code: 'evidence_weak' }, ...aspects];
  if (aspects.length > 0) return [{ code: 'evidence_conflicting' }, ...aspects];
  return saidElsewhere ? [] : [{ code: 'evidence_weak' }];
}

/** Asks for the face that no photo shows well enough. */
function missingReasons(faces: readonly M30Face[]): Reason[] {
  if (faces.length === 0) return [];
  return M30_FACES.filter((face) => !faces.includes(face)).map((face) => ({
    code: 'combined_face_missing',
    values: { face: { code: `face_${face}` } },
  }));
}

function uncalibratedReasons(
  evidence: Readonly<Record<M30Face, FaceEvidence | undefined>>,
  { pair }: ModelSettings,
  colourless: boolean,
): Reason[] {
  if (evidence.M === undefined || evidence['30'] === undefined || pair !== undefined) return [];
  return [{ code: colourless ? 'combined_without_colour' : 'combined_uncalibrated' }];
}
