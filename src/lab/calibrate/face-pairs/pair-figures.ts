import type { Verdict } from '../../../core/examination.ts';
import type { ModelSettings } from '../../../core/model.ts';
import { areaUnderRoc } from '../../../evaluate/figures/area-under-roc.ts';
import { cllr, cllrMin } from '../../../evaluate/figures/cllr.ts';
import { wilsonInterval } from '../../../evaluate/figures/rate.ts';
import { bothFaces, type FacePairRow, sayTogether } from './pair-rows.ts';

/** How well log10 likelihood ratios separate counterfeits from reference tablets, and how well calibrated they are. */
export interface FacePairScore {
  readonly way: string;
  readonly auc: number;
  readonly cllr: number;
  readonly cllrMin: number;
}

/** Pairs of about the same likelihood ratio. */
export interface FacePairBin {
  readonly count: number;
  /** Means of the reported log10 likelihood ratio and of the ends of its interval. */
  readonly said: number;
  readonly interval: readonly [number, number];
  /** log10 of the observed ratio of counterfeits to reference tablets, and the ends of its 95 % interval. */
  readonly came: number;
  readonly cameInterval: readonly [number, number];
}

const BINS = 8;

/** A pair whose faces were both compared. */
export interface ScoredFacePair {
  readonly row: FacePairRow;
  readonly faces: { readonly M: number; readonly '30': number };
  readonly fused: number;
  readonly interval: readonly [number, number];
}

/** The pairs whose faces were both compared, with the service's result. */
export function scoreFacePairs(rows: readonly FacePairRow[], settings: ModelSettings): ScoredFacePair[] {
  return rows.flatMap((row) => {
    const faces = bothFaces(row);
    const { counterfeit } = sayTogether(row, settings);
    if (faces === undefined || counterfeit === undefined) return [];
    return [{ row, faces, fused: counterfeit.log10LikelihoodRatio, interval: counterfeit.interval }];
  });
}

const WAYS: readonly (readonly [string, (pair: ScoredFacePair) => number])[] = [
  ['the M face alone', ({ faces }) => faces.M],
  ['the 30 face alone', ({ faces }) => faces['30']],
  ['the face with the higher likelihood ratio', ({ faces }) => Math.max(faces.M, faces['30'])],
  ['both, as if independent', ({ faces }) => faces.M + faces['30']],
  ['both, fused', ({ fused }) => fused],
];

/** Each face alone, and ways of combining both. */
export function compareFacePairScores(scored: readonly ScoredFacePair[]): FacePairScore[] {
  return WAYS.map(([way, scoreOf]) => {
    const values = (label: string): number[] => scored.filter(({ row }) => row.truth.label === label).map(scoreOf);
    const [fakes, references] = [values('counterfeit'), values('reference')];
    return {
      way,
      auc: areaUnderRoc(fakes, references),
      cllr: cllr(fakes, references),
      cllrMin: cllrMin(fakes, references),
    };
  });
}

/** Pairs in bins of equal count by rising likelihood ratio: reported and observed. */
export function binFacePairs(scored: readonly ScoredFacePair[], bins = BINS): FacePairBin[] {
  const sorted = [...scored].sort((a, b) => a.fused - b.fused);
  const fakesIn = (part: readonly ScoredFacePair[]): number =>
    part.filter(({ row }) => row.truth.label === 'counterfeit').length;
  const fakes = fakesIn(sorted);
  const edge = (bin: number): number => Math.floor((bin * sorted.length) / bins);
  return Array.from({ length: bins }, (_, bin) => sorted.slice(edge(bin), edge(bin + 1)))
    .filter((part) => part.length > 0)
    .map((part) => {
      const hits = fakesIn(part);
      const cameAt = (share: number): number =>
        Math.log10(share / (1 - share) / (fakes / Math.max(1, sorted.length - fakes)));
      const [low, high] = wilsonInterval(hits, part.length);
      const mean = (of: (pair: ScoredFacePair) => number): number =>
        part.reduce((sum, p) => sum + of(p), 0) / part.length;
      const interval = [mean(({ interval: [low] }) => low), mean(({ interval: [, high] }) => high)] as const;
      return {
        count: part.length,
        said: mean(({ fused }) => fused),
        interval,
        // Half a pair on each side, so that a bin of one kind alone has a number too.
        came: cameAt((hits + 0.5) / (part.length + 1)),
        cameInterval: [cameAt(low), cameAt(high)],
      };
    });
}

/** Share of the rows with this verdict. */
export function shareOf(verdict: Verdict, rows: readonly FacePairRow[], settings: ModelSettings): number {
  const hits = rows.filter((row) => sayTogether(row, settings).verdict === verdict).length;
  return hits / Math.max(1, rows.length);
}

/**
 * Share of pairs that are taken for two tablets, by colour or by size: unchanged pairs, and pairs with the 30 face of
 * another tablet: that of the matched pair, photographed alike, or that of another seed.
 */
export function flaggedShares(rows: readonly FacePairRow[], settings: ModelSettings): Readonly<Record<string, number>> {
  const both = rows.filter((row) => bothFaces(row) !== undefined);
  const of = (sittings: 1 | 2): FacePairRow[] => both.filter(({ truth }) => truth.sittings === sittings);
  const matchedPairs = of(1).flatMap((row) => {
    const partner = both.find(({ truth }) => truth.seed === row.truth.seed && truth.label !== row.truth.label);
    return partner === undefined ? [] : [swapped(row, partner)];
  });
  const strangers = both.map((row, i) => swapped(row, both[(i + 2) % both.length] as FacePairRow));
  const share = (some: readonly FacePairRow[]): number =>
    some.filter((row) => isFlagged(row, settings)).length / Math.max(1, some.length);
  return {
    'one tablet, one sitting': share(of(1)),
    'one tablet, two sittings': share(of(2)),
    'a reference tablet and the counterfeit of its matched pair, one sitting': share(matchedPairs),
    'two tablets, two sittings': share(strangers),
  };
}

/** The M face of one and the 30 face of the other. */
function swapped(row: FacePairRow, other: FacePairRow): FacePairRow {
  return { truth: row.truth, photos: { M: row.photos.M, '30': other.photos['30'] } };
}

function isFlagged(row: FacePairRow, settings: ModelSettings): boolean {
  return sayTogether(row, settings).reasons.some(({ code }) =>
    ['combined_colour_differs', 'combined_size_differs'].includes(code),
  );
}
