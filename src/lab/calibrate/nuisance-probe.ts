import { areaUnderRoc } from '../../evaluate/figures/area-under-roc.ts';
import { intervalOverPhotos } from '../../evaluate/figures/interval-over-photos.ts';
import { NUISANCES, type Nuisances } from '../../evaluate/nuisances.ts';
import { fitEqualClasses } from './fit-logistic.ts';

/** A labelled tablet with the properties of its picture that must not be informative. */
export interface ProbedTablet {
  /** The photo, or the scene of a matched pair. */
  readonly photo: string;
  readonly counterfeit: boolean;
  readonly nuisances: Nuisances;
}

/** How well all nuisances together, fitted, separate counterfeits from references outside the fit. */
export interface ProbeResult {
  /** 0.5 is chance. */
  readonly area: number;
  /** 95 %, over photos. */
  readonly interval: readonly [low: number, high: number];
  readonly tablets: number;
}

const FOLDS = 10;
const RIDGE = 1e-3;
/** Standard deviations at which a measure is clipped: squares of outliers would dominate the fit. */
const FARTHEST = 4;

/**
 * Logistic regression on every nuisance and its square, fitted to nine tenths of the photos and evaluated on the rest,
 * ten times. Photos are never split, because matched pairs share theirs. The area is the mean over the folds: scores of
 * different fits have no common scale, and pooling them would bias the area below chance.
 */
export function probeNuisances(tablets: readonly ProbedTablet[]): ProbeResult {
  const scored = crossValidate(tablets);
  const area = (drawn: readonly FoldScore[]) => meanArea(drawn);
  return { area: area(scored), interval: intervalOverPhotos(scored, area), tablets: tablets.length };
}

interface FoldScore {
  readonly file: string;
  readonly fold: number;
  readonly counterfeit: boolean;
  readonly score: number;
}

function crossValidate(tablets: readonly ProbedTablet[]): FoldScore[] {
  const photos = [...new Set(tablets.map(({ photo }) => photo))];
  const foldOf = new Map(photos.map((photo, i) => [photo, i % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const held = tablets.filter(({ photo }) => foldOf.get(photo) === fold);
    const score = fitProbe(tablets.filter(({ photo }) => foldOf.get(photo) !== fold));
    return held.map((tablet) => ({ file: tablet.photo, fold, counterfeit: tablet.counterfeit, score: score(tablet) }));
  }).flat();
}

/** Learns a scoring function from some tablets. */
function fitProbe(tablets: readonly ProbedTablet[]): (tablet: ProbedTablet) => number {
  const scales = NUISANCES.map((name) => scaleOf(tablets.map(({ nuisances }) => nuisances[name])));
  const featuresOf = ({ nuisances }: ProbedTablet): number[] =>
    NUISANCES.flatMap((name, i) => {
      const { mean, deviation } = scales[i] as Scale;
      const x = Math.max(-FARTHEST, Math.min(FARTHEST, (nuisances[name] - mean) / deviation));
      return [x, (x * x - 1) / 2];
    });
  const { weights, intercept } = fitEqualClasses(
    tablets.map((tablet) => ({ features: featuresOf(tablet), hit: tablet.counterfeit })),
    2 * NUISANCES.length,
    RIDGE,
  );
  return (tablet) => featuresOf(tablet).reduce((sum, value, i) => sum + value * weights[i]!, intercept);
}

interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

function scaleOf(values: readonly number[]): Scale {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, deviation: deviation > 0 ? deviation : 1 };
}

/** Folds with tablets of one label alone have no area. */
function meanArea(scored: readonly FoldScore[]): number {
  const areas = Array.from({ length: FOLDS }, (_, fold) => {
    const own = scored.filter((tablet) => tablet.fold === fold);
    const scores = (label: boolean) => own.filter(({ counterfeit }) => counterfeit === label).map(({ score }) => score);
    return areaUnderRoc(scores(true), scores(false));
  }).filter(Number.isFinite);
  return areas.reduce((sum, area) => sum + area, 0) / areas.length;
}
