import type { Lab } from '../crop/mean-colour.ts';
import { standingOut } from '../decide/aspects.ts';
import { isUnnamed } from '../decide/other-colour.ts';
import { scoreOf } from '../decide/posterior.ts';
import type { Reason } from '../decide/reasons.ts';
import type { CombinedFinding, Examination, Policy, TabletFinding } from '../examination.ts';
import { ASPECTS, M30_FACES, type M30Face } from '../labels.ts';
import type { EvidenceBase, ModelSettings } from '../model.ts';
import { notice } from '../words/notice.ts';
import { message } from '../words/say.ts';
import { isColourless, isCompared } from './findings.ts';
import { type FaceEvidence, fuseFaces, pairSettings } from './fuse-faces.ts';
import { reasonsTogether, verdictTogether, verdictWithoutComparison } from './judge-together.ts';
import { mismatches, type PhotographedFace } from './mismatches.ts';

/** One photo of the tablet: its findings, and the looks of its tablets. */
export interface PhotoOfTablet {
  readonly examination: Pick<Examination, 'status' | 'tablets' | 'photo'>;
  /** Mean colour of each of the tablets; empty if unknown. */
  readonly colours: readonly Lab[];
}

/**
 * The joint finding of photos of both faces of one tablet; arithmetic only. It is an exhibit of one tablet: verdict and
 * reasons are those of judge-together.ts, and the likelihood ratio is that of its faces. They are not independent
 * evidence, so it is never simply their sum: see `fuseFaces`. Photos that do not show exactly one tablet are left out.
 * A missing face, faces that do not belong together and a face above its threshold rule out "no difference seen" too.
 */
export function judgeTablet(
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
  return photographed.filter(({ finding }) => finding.face === face && isCompared(finding));
}

function uncompared(photographed: readonly PhotographedFace[]): Decision {
  const verdict = verdictWithoutComparison(photographed.map(({ finding }) => finding));
  return { verdict, reasons: [{ code: verdict === 'other_imprint' ? 'other_imprint_seen' : 'combined_no_face' }] };
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
  const byFace = { M: comparedOf('M', photographed), '30': comparedOf('30', photographed) };
  const findings = [...byFace.M, ...byFace['30']].map(({ finding }) => finding);
  const colourless = findings.some(isColourless);
  const settings = settingsFor(colourless, all);
  const evidence = { M: evidenceOf(byFace.M), '30': evidenceOf(byFace['30']) };
  const apart = mismatches(photographed, byFace, settings);
  const together = {
    findings,
    ratio: fuseFaces(evidence, settings),
    thresholds: settings.verdicts,
    unnamed: byFace['30'].length === 0 && findings.some(isUnnamed),
  };
  const doubtful = apart.length > 0 || !eachBelow(evidence, settings);
  const verdict = verdictTogether({ ...together, doubtful });
  const aspects = aspectReasons(findings);
  return {
    verdict,
    counterfeit: scoreOf(together.ratio, policy.prior),
    reasons: [
      ...reasonsTogether(verdict, together, {
        likely: aspects.length > 0 ? aspects : [{ code: 'no_single_aspect' }],
        flaggedAlone: { code: 'combined_faces_disagree' },
        aspects,
        conflicting: [{ code: 'evidence_conflicting' }],
        // A missing face, faces that do not belong together and a missing colour have reasons of their own.
        saidElsewhere: colourless || apart.length > 0 || M30_FACES.some((face) => evidence[face] === undefined),
      }),
      ...apart,
      ...uncalibratedReasons(evidence, settings, colourless),
    ],
  };
}

/** The aspects that stand out on at least one of them. */
function aspectReasons(findings: readonly TabletFinding[]): Reason[] {
  const standing = new Set(findings.flatMap(({ aspects }) => (aspects ? standingOut(aspects) : [])));
  return ASPECTS.filter((aspect) => standing.has(aspect)).map((aspect) => ({ code: `${aspect}_stands_out` }));
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
