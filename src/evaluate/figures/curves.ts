import type { Face } from '../../core/examination.ts';
import {
  againstReferences,
  isAssessed,
  isCounterfeit,
  isM30,
  isReference,
  log10Of,
  type SeverityBand,
  type TabletRow,
} from '../tablet-row.ts';
import type { TruthTablet } from '../truth.ts';
import { reliabilityOf } from './figures.ts';
import type { ReliabilityBin } from './reliability.ts';
import { type RiskPoint, riskCoverage } from './risk-coverage.ts';
import { type RocPoint, rocCurve } from './roc-curve.ts';
import { type TippettPoint, tippett } from './tippett.ts';

/** Counts of tablets of one face by the face that was read. */
interface ConfusionCell {
  readonly truth: TruthTablet['face'];
  readonly read: Face;
  readonly count: number;
  /** Of the tablets with that face, 0..1; NaN if there is none. */
  readonly share: number;
}

export const TRUE_FACES = ['M', '30', 'other'] as const satisfies readonly TruthTablet['face'][];
export const READ_FACES = ['M', '30', 'other', 'unreadable'] as const satisfies readonly Face[];

/** One compared tablet, for the plot of evidence over severity. */
export interface EvidencePoint {
  readonly label: 'counterfeit' | 'reference';
  readonly severity: number;
  readonly log10: number;
}

/** The data of the charts. */
export interface Curves {
  readonly roc: Readonly<Record<'all' | SeverityBand, readonly RocPoint[]>>;
  /** `found`: as if certainty were the only gate; `compared`: among the tablets that pass the model's own gates. */
  readonly riskCoverage: Readonly<Record<'found' | 'compared', readonly RiskPoint[]>>;
  /** Share of the found M 30 that the gates keep, 0..1. */
  readonly assessedShare: number;
  readonly reliability: readonly ReliabilityBin[];
  readonly tippett: Readonly<Record<'counterfeits' | 'references', readonly TippettPoint[]>>;
  readonly confusion: readonly ConfusionCell[];
  readonly evidence: readonly EvidencePoint[];
}

export function curvesOf(rows: readonly TabletRow[]): Curves {
  const m30 = rows.filter(isM30);
  const compared = m30.filter(isAssessed);
  const roc = (list: readonly TabletRow[]) =>
    rocCurve(list.filter(isCounterfeit).map(log10Of), list.filter(isReference).map(log10Of));
  return {
    roc: {
      all: roc(m30),
      strong: roc(againstReferences(m30, 'strong')),
      middle: roc(againstReferences(m30, 'middle')),
      mild: roc(againstReferences(m30, 'mild')),
    },
    riskCoverage: { found: riskCoverage(m30.map(answerOf)), compared: riskCoverage(compared.map(answerOf)) },
    assessedShare: compared.length / m30.length,
    reliability: reliabilityOf(m30),
    tippett: {
      counterfeits: tippett(m30.filter(isCounterfeit).map(log10Of)),
      references: tippett(m30.filter(isReference).map(log10Of)),
    },
    confusion: confusionOf(rows),
    evidence: compared.map((row) => ({
      label: isCounterfeit(row) ? 'counterfeit' : 'reference',
      severity: row.truth.severity,
      log10: log10Of(row),
    })),
  };
}

/** The side of 1 on which the inspector's likelihood ratio lies; the further away, the more certain. */
function answerOf(row: TabletRow) {
  const wrong = row.unboundedLog10 > 0 !== isCounterfeit(row);
  return { certainty: Math.abs(row.unboundedLog10), wrong };
}

function confusionOf(rows: readonly TabletRow[]): ConfusionCell[] {
  return TRUE_FACES.flatMap((truth) => {
    const ofFace = rows.filter((row) => row.truth.face === truth);
    return READ_FACES.map((read) => {
      const count = ofFace.filter(({ finding }) => finding.face === read).length;
      return { truth, read, count, share: count / ofFace.length };
    });
  });
}
