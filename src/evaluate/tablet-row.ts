import type { Finding } from '../core/decide/finding.ts';
import type { Face, Quality, Verdict } from '../core/examination.ts';
import type { Ablation } from './ablations.ts';
import type { GatedTablet } from './figures/gate-curve.ts';
import type { Nuisances } from './nuisances.ts';
import type { TruthTablet } from './truth.ts';

/** A tablet of the truth with its photo. */
export interface TabletInPhoto {
  readonly file: string;
  readonly ground: string | undefined;
  /** Kind of blur; undefined if there is none. */
  readonly blur: string | undefined;
  readonly truth: TruthTablet;
}

/** A tablet that was found: its truth and its finding. */
export interface TabletRow extends TabletInPhoto {
  readonly finding: Finding;
  /** IoU of the two ellipses, 0..1. */
  readonly overlap: number;
  /**
   * log10 likelihood ratio of the more probable face before gates, rounding and bounds: it ranks tablets that the
   * bounds make equal.
   */
  readonly unboundedLog10: number;
  /** The same with the crop altered. */
  readonly ablatedLog10: Readonly<Record<Ablation, number>>;
  /** As measured, unrounded. */
  readonly quality: Quality;
  /** Probability of the more probable of M and 30, whether or not it was read. */
  readonly faceProbability: number;
  readonly nuisances: Nuisances;
  /** See core/evidence.ts; absent if the model returned none. */
  readonly embedding?: readonly number[] | undefined;
  /** The tablet, round and upright, as a JPEG in a data URL. */
  readonly picture: string;
}

/** The verdicts of a tablet that was compared with the reference. */
const COMPARED: readonly Verdict[] = ['likely_counterfeit', 'inconclusive', 'no_difference_seen'];
/** The verdicts with which a counterfeit is missed. */
const LET_BY: readonly Verdict[] = ['no_difference_seen', 'other_imprint'];

export function isAssessed({ finding }: Pick<TabletRow, 'finding'>): boolean {
  return COMPARED.includes(finding.verdict) && finding.counterfeit !== undefined;
}

export function isFlagged({ finding }: TabletRow): boolean {
  return finding.verdict === 'likely_counterfeit';
}

export function isMissed({ finding }: TabletRow): boolean {
  return LET_BY.includes(finding.verdict);
}

/** The reported log10 likelihood ratio. 0 without an assessment: refusing is allowed, but gives no information. */
export function log10Of({ finding }: Pick<TabletRow, 'finding'>): number {
  return isAssessed({ finding }) ? (finding.counterfeit?.log10LikelihoodRatio ?? 0) : 0;
}

export const isM30 = ({ truth }: TabletInPhoto): boolean => truth.kind === 'm30';
export const isCounterfeit = ({ truth }: TabletInPhoto): boolean => truth.label === 'counterfeit';
export const isReference = ({ truth }: TabletInPhoto): boolean => truth.label === 'reference';
export const isRead = ({ finding }: TabletRow): boolean => finding.face !== 'unreadable';
export const isReadRight = ({ finding, truth }: TabletRow): boolean => (truth.face satisfies Face) === finding.face;

/** Bands of severity of a counterfeit: `from` is included, `below` is not. */
const SEVERITY_BANDS = {
  strong: { from: 0.65, below: Number.POSITIVE_INFINITY },
  middle: { from: 0.4, below: 0.65 },
  mild: { from: 0, below: 0.4 },
} as const;
export type SeverityBand = keyof typeof SEVERITY_BANDS;
export const SEVERITY_BAND_NAMES = ['strong', 'middle', 'mild'] as const satisfies readonly SeverityBand[];

/** Whether this is a counterfeit of that severity. */
export function isOfBand(tablet: TabletInPhoto, band: SeverityBand): boolean {
  const { from, below } = SEVERITY_BANDS[band];
  return isCounterfeit(tablet) && tablet.truth.severity >= from && tablet.truth.severity < below;
}

/** The counterfeits of a band of severity and all references. */
export function againstReferences(rows: readonly TabletRow[], band: SeverityBand): TabletRow[] {
  return rows.filter((row) => isOfBand(row, band) || isReference(row));
}

/** The input of the gates, and the inspector's output before them. */
export function gatedRow(row: TabletRow): GatedTablet {
  const { quality, faceProbability, unboundedLog10 } = row;
  return { quality, faceProbability, counterfeit: isCounterfeit(row), score: unboundedLog10 };
}
