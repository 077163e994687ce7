import { VERDICTS, type Verdict } from '../../core/examination.ts';
import type { M30Face } from '../../core/labels.ts';
import type { Evaluation } from '../evaluate-folder.ts';
import {
  againstReferences,
  isAssessed,
  isCounterfeit,
  isM30,
  isOfBand,
  isReference,
  log10Of,
  SEVERITY_BAND_NAMES,
  type SeverityBand,
  type TabletRow,
} from '../tablet-row.ts';
import { type AucFigure, aucFigure } from './auc-figure.ts';
import { cllr, cllrMin } from './cllr.ts';
import { type Interval, intervalOverPhotos } from './interval-over-photos.ts';
import { type Rate, rateOf } from './rate.ts';
import { type Rates, ratesOf } from './rates.ts';
import { calibrationError, probabilityAt, type ReliabilityBin, reliability } from './reliability.ts';

/** A number with its 95 % interval over photos. */
interface Measure {
  readonly value: number;
  readonly interval: Interval;
}

/** Counts of the verdicts for one kind of tablet. */
type Verdicts = Readonly<Record<Verdict, Rate>>;
export type Label = SeverityBand | 'reference' | 'other';

/** The figures of one evaluation, in the terms of the validation set's own scoring; NaN (null in JSON) is unknown. */
export interface Figures {
  readonly photos: { readonly evaluated: number; readonly failed: number; readonly empty: number };
  /** `wanted` are uncovered and inside their photo; the others count those among them that were found. */
  readonly tablets: Readonly<Record<'wanted' | 'found' | 'counterfeit' | Label, number>>;
  readonly rates: Rates;
  readonly falseDetections: number;
  readonly falsePerPhoto: number;
  /** Median IoU of found and true ellipses. */
  readonly ellipseIou: number;
  readonly auc: Readonly<Record<'all' | M30Face | SeverityBand, AucFigure>>;
  readonly cllr: Measure;
  readonly cllrMin: Measure;
  readonly cllrLoss: number;
  /** Expected calibration error at the set's own odds, over the compared tablets. */
  readonly calibrationError: number;
  readonly verdicts: Readonly<Record<Label, Verdicts>>;
}

export function figuresOf({ photos }: Evaluation): Figures {
  const rows = photos.flatMap((photo) => photo.rows);
  const m30 = rows.filter(isM30);
  const extra = photos.reduce((sum, photo) => sum + photo.extra.length, 0);
  const [cost, least] = [costOf(m30, cllr), costOf(m30, cllrMin)];
  return {
    photos: {
      evaluated: photos.length,
      failed: photos.filter(({ failed }) => failed !== undefined).length,
      empty: photos.filter(({ empty }) => empty).length,
    },
    tablets: countTablets(
      rows,
      photos.reduce((sum, photo) => sum + photo.missed.length, rows.length),
    ),
    rates: ratesOf(rows, photos),
    falseDetections: extra,
    falsePerPhoto: extra / photos.length,
    ellipseIou: median(rows.map(({ overlap }) => overlap)),
    auc: aucsOf(m30),
    cllr: cost,
    cllrMin: least,
    cllrLoss: cost.value - least.value,
    calibrationError: calibrationError(reliabilityOf(m30)),
    verdicts: verdictsOf(rows),
  };
}

function countTablets(rows: readonly TabletRow[], wanted: number): Figures['tablets'] {
  const count = (label: Label) => rows.filter(hasLabel(label)).length;
  const bands = { strong: count('strong'), middle: count('middle'), mild: count('mild') };
  const counterfeit = rows.filter(isCounterfeit).length;
  return { wanted, found: rows.length, reference: count('reference'), counterfeit, ...bands, other: count('other') };
}

function aucsOf(m30: readonly TabletRow[]): Figures['auc'] {
  const ofFace = (face: M30Face) => aucFigure(m30.filter(({ truth }) => truth.face === face));
  const ofBand = (band: SeverityBand) => aucFigure(againstReferences(m30, band));
  return {
    all: aucFigure(m30),
    strong: ofBand('strong'),
    middle: ofBand('middle'),
    mild: ofBand('mild'),
    M: ofFace('M'),
    '30': ofFace('30'),
  };
}

type Cost = (counterfeits: readonly number[], references: readonly number[]) => number;

function costOf(m30: readonly TabletRow[], cost: Cost): Measure {
  const value = (rows: readonly TabletRow[]) =>
    cost(rows.filter(isCounterfeit).map(log10Of), rows.filter(isReference).map(log10Of));
  return { value: value(m30), interval: intervalOverPhotos(m30, value) };
}

/** Bins of the compared tablets, with probabilities at the set's own odds of counterfeit to reference. */
export function reliabilityOf(rows: readonly TabletRow[]): ReliabilityBin[] {
  const compared = rows.filter((row) => isM30(row) && isAssessed(row));
  const odds = compared.filter(isCounterfeit).length / compared.filter(isReference).length;
  // With one label alone there are no odds, and every probability would be 0 or 1.
  if (!Number.isFinite(odds) || odds === 0) return [];
  return reliability(
    compared.map((row) => ({ probability: probabilityAt(odds, log10Of(row)), came: isCounterfeit(row) })),
  );
}

function verdictsOf(rows: readonly TabletRow[]): Figures['verdicts'] {
  const ofLabel = (label: Label): Verdicts => {
    const list = rows.filter(hasLabel(label));
    const entries = VERDICTS.map(
      (verdict) => [verdict, rateOf(list, ({ finding }) => finding.verdict === verdict)] as const,
    );
    return Object.fromEntries(entries) as Verdicts;
  };
  return {
    strong: ofLabel('strong'),
    middle: ofLabel('middle'),
    mild: ofLabel('mild'),
    reference: ofLabel('reference'),
    other: ofLabel('other'),
  };
}

function hasLabel(label: Label): (row: TabletRow) => boolean {
  const band = SEVERITY_BAND_NAMES.find((name) => name === label);
  return band === undefined ? ({ truth }) => truth.label === label : (row) => isOfBand(row, band);
}

/** The upper of the two middle values for an even count; NaN for an empty list. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
