import { ASPECTS } from '../../../core/labels.ts';
import { areaUnderRoc } from '../../../evaluate/figures/area-under-roc.ts';
import { CROP_FACES, type CropSet, KINDS } from '../../dataset/crop-set.ts';
import { DEFECTS } from '../../simulate/tablet/defects.ts';
import { isM30Face } from './training-batch.ts';

/** The inspector's output for every crop of a set, `[count, ...]` each. */
export type CropAnswers = Readonly<Record<'face' | 'counterfeit' | 'kinds' | 'aspects', Float32Array>>;

/** Areas under the ROC curve, counterfeits against references, by severity. */
export interface Aucs {
  readonly all: number;
  readonly strong: number;
  readonly middle: number;
  readonly mild: number;
}

/**
 * Whether an aspect stands out for counterfeits that depart in it (`own`), and for those that depart in others alone.
 */
export interface OwnAndOthers {
  readonly own: number;
  readonly others: number;
}

export interface CropFigures {
  readonly auc: Aucs;
  readonly M: Aucs;
  readonly '30': Aucs;
  /** Share of crops whose face is the most probable class. */
  readonly faceAccuracy: number;
  readonly aspects: Readonly<Record<string, OwnAndOthers>>;
}

/** From this severity on a counterfeit is strong, from this middle. */
const STRONG = 0.65;
const MIDDLE = 0.4;

export function cropFiguresOf(set: CropSet, answers: CropAnswers): CropFigures {
  const m30 = rows(set.count).filter((i) => isM30Face(set.face[i]!));
  const logit = (i: number): number => answers.counterfeit[i]!;
  const ofFace = (face: (typeof CROP_FACES)[number]): Aucs =>
    aucsOf(
      set,
      m30.filter((i) => set.face[i] === CROP_FACES.indexOf(face)),
      logit,
    );
  return {
    auc: aucsOf(set, m30, logit),
    M: ofFace('M'),
    '30': ofFace('30'),
    faceAccuracy:
      rows(set.count).filter((i) => largestAt(answers.face, i, CROP_FACES.length) === set.face[i]).length / set.count,
    aspects: Object.fromEntries(ASPECTS.map((aspect, column) => [aspect, aspectOf(set, m30, answers, aspect, column)])),
  };
}

const rows = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

function aucsOf(set: CropSet, m30: readonly number[], logit: (i: number) => number): Aucs {
  const references = m30.filter((i) => set.counterfeit[i] === 0).map(logit);
  const auc = (from: number, to: number): number => {
    const between = (i: number): boolean => set.severity[i]! >= from && set.severity[i]! < to;
    return areaUnderRoc(m30.filter((i) => set.counterfeit[i] === 1 && between(i)).map(logit), references);
  };
  return {
    all: auc(-Infinity, Infinity),
    strong: auc(STRONG, Infinity),
    middle: auc(MIDDLE, STRONG),
    mild: auc(-Infinity, MIDDLE),
  };
}

function aspectOf(
  set: CropSet,
  m30: readonly number[],
  { aspects }: CropAnswers,
  aspect: string,
  column: number,
): OwnAndOthers {
  const logit = (i: number): number => aspects[i * ASPECTS.length + column]!;
  const departs = (i: number): boolean =>
    KINDS.some((kind, k) => DEFECTS[kind]?.aspect === aspect && set.kinds[i * KINDS.length + k] === 1);
  const references = m30.filter((i) => set.counterfeit[i] === 0).map(logit);
  const counterfeits = m30.filter((i) => set.counterfeit[i] === 1);
  const against = (own: boolean): number =>
    areaUnderRoc(counterfeits.filter((i) => departs(i) === own).map(logit), references);
  return { own: against(true), others: against(false) };
}

function largestAt(values: Float32Array, row: number, columns: number): number {
  const part = values.subarray(row * columns, (row + 1) * columns);
  return part.indexOf(Math.max(...part));
}

/** `auc .785 .928 .789 .657 | M .79 | 30 .76 | faces .99 | imprint .80 / .60 ...` on one line. */
export function formatCropFigures({ auc, M, faceAccuracy, aspects, ...rest }: CropFigures): string {
  const short = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3).replace(/^0/, ''));
  const byAspect = Object.entries(aspects).map(([name, { own, others }]) => `${name} ${short(own)}/${short(others)}`);
  return [
    `AUC ${Object.values(auc).map(short).join(' ')}`,
    `M ${short(M.all)}`,
    `30 ${short(rest['30'].all)}`,
    `faces ${short(faceAccuracy)}`,
    byAspect.join(' '),
  ].join(' | ');
}
