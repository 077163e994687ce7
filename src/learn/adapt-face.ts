import type { FaceCalibration, LogisticMap } from '../core/calibration-settings.ts';
import { departures, distanceOf, learnedLogit, sizeOf } from '../core/decide/judged-logit.ts';
import type { LearnedFace, LookSpace, LookWeights } from '../core/learning-settings.ts';
import { enrolFace, type FaceKnowledge, type ShippedFace, shippedWeights } from './enrol-face.ts';
import { groupBy, type LabelledTablet } from './learning-tablet.ts';
import { equalClasses, mapLogistic } from './map-logistic.ts';

/**
 * How strongly the weights are drawn toward those before, as a number of tablets that would agree with them: in cross-validation,
 * the strongest that is no worse than the best beyond chance. The last hardly lets them move.
 */
const STRENGTHS = [6, 20, 60, 200, 1000] as const;
/** Directions are drawn so much more than sizes: the next counterfeiter's departure may go the other way. */
const DIRECTIONS = 4;
/** The constant is known least: it is drawn as by this share of the tablets. */
const CONSTANT_SHARE = 0.1;
/** Number of parts in cross-validation; whole groups are held out. */
const PARTS = 5;
/** As for the calibration of a bundle that ships, but of far fewer tablets. */
const REPLICAS = 100;
/** Tablets as which the shipped calibration counts against that of the labelled ones. */
const CALIBRATION_TABLETS = 10;

/** With the log10 likelihood ratios of its reference tablets, each judged with its group held out. */
export interface AdaptedFace extends FaceKnowledge {
  readonly references: readonly number[];
}

/**
 * One face after learning these labelled tablets: the reference tablets among them are enrolled, and then the weights of logit,
 * departures and distance are fitted to both classes, drawn toward the enrolled ones. Its calibration comes from tablets whose
 * group was held out.
 */
export function adaptFace(tablets: readonly LabelledTablet[], shipped: ShippedFace): AdaptedFace {
  const parts = partsOf(tablets);
  const tried = STRENGTHS.map((strength) => {
    const heldOut = heldOutScores(tablets, parts, (others) => fitLearned(others, shipped, strength));
    return { strength, heldOut, losses: lossesOf(tablets, heldOut) };
  });
  const least = tried.reduce((a, b) => (sumOf(b.losses) <= sumOf(a.losses) ? b : a));
  const best = tried.findLast(({ losses }) => isNoWorse(losses, least.losses, tablets))!;
  const learned = fitLearned(tablets, shipped, best.strength);
  const calibration = calibrationOf(tablets, best.heldOut);
  const references = best.heldOut.filter((_, i) => !tablets[i]!.counterfeit);
  return {
    learned,
    calibration,
    references: references.map((score) => calibration.slope * score + calibration.intercept),
  };
}

/** Reference and weights from these tablets; without a reference tablet, the reference stays as it shipped. */
function fitLearned(tablets: readonly LabelledTablet[], shipped: ShippedFace, strength: number): LearnedFace {
  const before = referenceOf(tablets, shipped);
  return { ...before, weights: fitWeights(tablets, before, strength) };
}

function referenceOf(tablets: readonly LabelledTablet[], shipped: ShippedFace): LearnedFace {
  const references = tablets.filter(({ counterfeit }) => !counterfeit);
  if (references.length > 0) return enrolFace(references, shipped).learned;
  const { mean, axes } = shipped.enrolment;
  const weights = shippedWeights(shipped.calibration, axes.length);
  const { constant, logit } = weights;
  return { mean, axes, weights, shipped: { constant, logit, share: 0 } };
}

function fitWeights(
  tablets: readonly LabelledTablet[],
  { weights: before, ...space }: Omit<LearnedFace, 'shipped'>,
  strength: number,
): LookWeights {
  const examples = equalClasses(
    tablets.map(({ look, counterfeit }) => ({ features: featuresOf(look, space), hit: counterfeit })),
  );
  const prior = [before.constant, before.logit, before.distance, ...before.sizes, ...before.axes];
  const count = space.axes.length;
  const precision = prior.map((_, i) => strength * (i === 0 ? CONSTANT_SHARE : i < 3 + count ? 1 : DIRECTIONS));
  const [constant, logit, distance, ...others] = mapLogistic(examples, prior, precision) as [
    number,
    number,
    number,
    ...number[],
  ];
  return {
    constant: round(constant),
    logit: round(logit),
    // What lies far from the reference never counts in favour of it.
    distance: Math.max(0, round(distance)),
    sizes: others.slice(0, count).map((weight) => Math.max(0, round(weight))),
    axes: others.slice(count).map(round),
  };
}

function featuresOf(look: readonly number[], space: LookSpace): number[] {
  const along = departures(look, space);
  return [1, look[0]!, distanceOf(along), ...along.map(sizeOf), ...along];
}

/** The part in which each tablet is held out; all tablets of a group in one. Parts hold both classes if groups allow it. */
export function partsOf(tablets: readonly LabelledTablet[]): number[] {
  const partOfGroup = new Map<string, number>();
  for (const counterfeit of [false, true]) {
    const groups = groupBy(
      tablets.filter((tablet) => tablet.counterfeit === counterfeit),
      ({ group }) => group,
    ).sort((a, b) => b.length - a.length);
    const sizes = new Array<number>(PARTS).fill(0);
    for (const some of groups) {
      const { group } = some[0]!;
      const part = partOfGroup.get(group) ?? sizes.indexOf(Math.min(...sizes));
      partOfGroup.set(group, part);
      sizes[part]! += some.length;
    }
  }
  return tablets.map(({ group }) => partOfGroup.get(group)!);
}

/** The judged logit of each tablet, learned from the tablets of the other parts. */
function heldOutScores(
  tablets: readonly LabelledTablet[],
  parts: readonly number[],
  learn: (others: readonly LabelledTablet[]) => LearnedFace,
): number[] {
  const scores = new Array<number>(tablets.length).fill(0);
  for (const part of new Set(parts)) {
    const learned = learn(tablets.filter((_, i) => parts[i] !== part));
    for (const [i, { look }] of tablets.entries()) if (parts[i] === part) scores[i] = learnedLogit(look, learned);
  }
  return scores;
}

/** Logarithmic loss of each tablet, both classes weighing the same in all. */
function lossesOf(tablets: readonly LabelledTablet[], scores: readonly number[]): number[] {
  const examples = equalClasses(tablets.map(({ counterfeit }) => ({ features: [], hit: counterfeit })));
  return scores.map((score, i) => {
    const { hit, weight } = examples[i]!;
    return weight * Math.log1p(Math.exp(hit ? -score : score));
  });
}

/** Whether these losses exceed the best ones by no more than one standard error, which is that over groups. */
function isNoWorse(losses: readonly number[], best: readonly number[], tablets: readonly LabelledTablet[]): boolean {
  const excess = tablets.map(({ group }, i) => ({ group, value: losses[i]! - best[i]! }));
  const groups = groupBy(excess, ({ group }) => group).map((some) => sumOf(some.map(({ value }) => value)));
  const mean = sumOf(groups) / groups.length;
  const variance = sumOf(groups.map((value) => (value - mean) ** 2)) / Math.max(1, groups.length - 1);
  return sumOf(groups) <= Math.sqrt(variance * groups.length) + 1e-9;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** From held-out judged logits to log10 likelihood ratios, with replicas over groups. */
function calibrationOf(tablets: readonly LabelledTablet[], scores: readonly number[]): FaceCalibration {
  const scored = tablets.map(({ group, counterfeit }, i) => ({ group, counterfeit, score: scores[i]! }));
  const groups = groupBy(scored, ({ group }) => group);
  const next = minimalStandard(groups.length);
  return {
    ...fitMap(scored),
    replicas: Array.from({ length: REPLICAS }, () =>
      fitMap(groups.flatMap(() => groups[Math.floor(next() * groups.length)]!)),
    ),
  };
}

function fitMap(scored: readonly { readonly counterfeit: boolean; readonly score: number }[]): LogisticMap {
  const examples = equalClasses(scored.map(({ counterfeit, score }) => ({ features: [1, score], hit: counterfeit })));
  const [intercept, slope] = mapLogistic(examples, [0, 1], [1, CALIBRATION_TABLETS]) as [number, number];
  return { slope: round(Math.max(0, slope) / Math.LN10), intercept: round(intercept / Math.LN10) };
}

/** Numbers in (0, 1) by the minimal standard generator (Park, Miller and Stockmeyer 1993): the same tablets, the same bundle. */
function minimalStandard(seed: number): () => number {
  const modulus = 2 ** 31 - 1;
  let state = seed + 12345;
  return () => {
    state = (state * 48271) % modulus;
    return state / modulus;
  };
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;
