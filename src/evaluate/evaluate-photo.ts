import { cutOut, turnOnTablet } from '../core/crop/rectify.ts';
import type { Finding } from '../core/decide/finding.ts';
import { type JudgedTablet, judgedLogit } from '../core/decide/judged-logit.ts';
import type { TelltaleError } from '../core/errors.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Policy } from '../core/examination.ts';
import { type ExaminedTablet, examine } from '../core/examine.ts';
import type { Ellipse } from '../core/imaging/ellipse.ts';
import { inspectAsRead } from '../core/inspect/inspect.ts';
import type { M30Face } from '../core/labels.ts';
import type { Model, ModelSettings } from '../core/model.ts';
import type { Photo } from '../core/photo.ts';
import { openPhoto } from '../photo/node/open-photo.ts';
import { ABLATIONS, type Ablation, ablate } from './ablations.ts';
import { drawPicture } from './draw-picture.ts';
import { isWanted, type Match, matchTablets } from './match-tablets.ts';
import { measureNuisances } from './nuisances.ts';
import { isAssessed, type TabletInPhoto, type TabletRow } from './tablet-row.ts';
import type { TruthPhoto } from './truth.ts';

/** A wanted tablet that was not found. */
export interface MissedTablet extends TabletInPhoto {
  /** Undefined if the photo could not be examined. */
  readonly picture: string | undefined;
}

/** A false detection. */
export interface FalseDetection {
  readonly file: string;
  /** The locator's probability, 0..1. */
  readonly probability: number;
  readonly finding: Finding;
  readonly picture: string;
}

/** The result of one photo. */
export interface PhotoResult {
  readonly file: string;
  /** Why it could not be examined; its wanted tablets are then missed. */
  readonly failed?: TelltaleError;
  readonly rows: readonly TabletRow[];
  readonly missed: readonly MissedTablet[];
  readonly extra: readonly FalseDetection[];
  /** Whether it shows no tablet at all. */
  readonly empty: boolean;
  /** Number of findings of any kind, */
  readonly examinedCount: number;
  /** and how many of them were compared with the reference. */
  readonly compared: number;
}

/** The model and the policy of an evaluation. */
export interface Examiner {
  readonly model: Model;
  readonly policy: Policy;
}

/**
 * Examines one photo and compares the findings with the truth.
 *
 * @throws TelltaleError if the photo cannot be decoded (`photo_*`)
 */
export async function evaluatePhoto(truth: TruthPhoto, bytes: Uint8Array, examiner: Examiner): Promise<PhotoResult> {
  const photo = await openPhoto(bytes, truth.file);
  const { tablets: examined } = await examine(photo, examiner.model, examiner.policy);
  const matches = matchTablets(
    truth,
    examined.map(({ finding }) => finding.ellipse),
  );
  const ablated = await inspectAblated(examined, examiner.model);
  const rows: TabletRow[] = [];
  for (const match of matches.found) rows.push(await describeRow(truth, match, examined, ablated, examiner.model));
  const missed: MissedTablet[] = [];
  for (const tablet of matches.missed) {
    missed.push({ ...inPhoto(truth, tablet), picture: await cutPicture(photo, tablet, tablet.up_angle) });
  }
  const extra: FalseDetection[] = [];
  for (const index of matches.extra) extra.push(await describeExtra(truth.file, examined[index] as ExaminedTablet));
  const empty = truth.tablets.length === 0;
  const compared = examined.filter(isAssessed).length;
  return { file: truth.file, rows, missed, extra, empty, examinedCount: examined.length, compared };
}

/** The result of a photo that could not be examined: all wanted tablets in it are missed. */
export function failedPhoto(truth: TruthPhoto, failed: TelltaleError): PhotoResult {
  const missed = truth.tablets
    .filter((tablet) => isWanted(tablet, truth))
    .map((tablet) => ({ ...inPhoto(truth, tablet), picture: undefined }));
  return {
    file: truth.file,
    failed,
    rows: [],
    missed,
    extra: [],
    empty: truth.tablets.length === 0,
    examinedCount: 0,
    compared: 0,
  };
}

type AblatedEvidence = Readonly<Record<Ablation, readonly Evidence[]>>;

/** The inspector's output for every crop in every alteration. */
async function inspectAblated(
  examined: readonly ExaminedTablet[],
  { inspector, settings }: Model,
): Promise<AblatedEvidence> {
  const byAblation: Record<Ablation, readonly Evidence[]> = { grey: [], imprint_masked: [], tablet_masked: [] };
  for (const ablation of ABLATIONS) {
    const altered = examined.map((tablet) => ablate(tablet, ablation));
    const inspected = await inspectAsRead(altered, inspector, settings.inspector);
    byAblation[ablation] = inspected.map(({ evidence }) => evidence);
  }
  return byAblation;
}

async function describeRow(
  photo: TruthPhoto,
  { truth, index, overlap }: Match,
  examined: readonly ExaminedTablet[],
  ablated: AblatedEvidence,
  { settings }: Model,
): Promise<TabletRow> {
  const tablet = examined[index] as ExaminedTablet;
  const { evidence, finding } = tablet;
  const face = likelierFace(evidence);
  const ablatedLog10 = (ablation: Ablation) =>
    unboundedLog10({ ...tablet, evidence: ablated[ablation][index] as Evidence }, face, settings);
  return {
    ...inPhoto(photo, truth),
    finding,
    overlap,
    unboundedLog10: unboundedLog10(tablet, face, settings),
    // The map of the face as read on the unaltered crop applies: a masked imprint has no face.
    ablatedLog10: {
      grey: ablatedLog10('grey'),
      imprint_masked: ablatedLog10('imprint_masked'),
      tablet_masked: ablatedLog10('tablet_masked'),
    },
    quality: tablet.quality,
    faceProbability: evidence.faceProbability[face],
    nuisances: measureNuisances(tablet),
    embedding: evidence.embedding,
    picture: await drawPicture(tablet, tablet.turn),
  };
}

async function describeExtra(file: string, tablet: ExaminedTablet): Promise<FalseDetection> {
  const { probability, finding, turn } = tablet;
  return { file, probability, finding, picture: await drawPicture(tablet, turn) };
}

/** A part of the photo, cropped as a tablet with this ellipse, with `upAngle` degrees in the photo turned up. */
async function cutPicture(photo: Photo, ellipse: Ellipse, upAngle: number): Promise<string | undefined> {
  const [crop] = await cutOut(photo, [{ ellipse, probability: 1, visible: 1 }]);
  return crop && drawPicture(crop, turnOnTablet(ellipse, upAngle));
}

function likelierFace({ faceProbability }: Evidence): M30Face {
  return faceProbability.M >= faceProbability['30'] ? 'M' : '30';
}

/** A network that returns no number gives no evidence. */
function unboundedLog10(tablet: JudgedTablet, face: M30Face, settings: ModelSettings): number {
  const { slope, intercept } = settings.calibration[face];
  const logit = judgedLogit(tablet, face, settings);
  return Number.isFinite(logit) ? slope * logit + intercept : 0;
}

function inPhoto({ file, ground, blur }: TruthPhoto, truth: TabletInPhoto['truth']): TabletInPhoto {
  return { file, ground, blur, truth };
}
