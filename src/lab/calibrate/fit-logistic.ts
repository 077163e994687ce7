import { solve } from '../../core/imaging/solve.ts';

/** One training example: its features, whether it should score high, and how much it counts, 1 if absent. */
export interface Labelled {
  readonly features: readonly number[];
  readonly hit: boolean;
  readonly weight?: number;
}

const STEPS = 30;
/** Far below the precision that is kept. */
const SETTLED = 1e-9;
/** Keeps the weights finite for separable classes and redundant features. */
const RIDGE = 1e-4;

/**
 * Logistic regression with equal class weights, whatever their sizes, so that the log odds are the log likelihood ratio
 * (Morrison 2013, doi:10.1080/00450618.2012.733025). Newton's method with a small ridge.
 *
 * @param ridge added to the squares of all weights; features are best scaled to about 1
 * @returns a weight for each feature and the intercept, in natural log units
 */
export function fitEqualClasses(
  rows: readonly Labelled[],
  features: number,
  ridge: number = RIDGE,
): { weights: number[]; intercept: number } {
  const [hits, misses] = [weightOf(rows, true), weightOf(rows, false)];
  const examples = rows.map(({ features: x, hit, weight = 1 }) => ({
    x: [...x, 1],
    hit,
    weight: (0.5 * weight) / (hit ? hits : misses),
  }));
  const size = features + 1;
  // From weights of 1, values far from 0 would make Newton's first step too large.
  let theta = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = theta.map((value, i) => (i < features ? ridge * value : 0));
    const hessian = theta.map((_, i) => theta.map((_, j) => (i === j ? ridge : 0)));
    for (const { x, hit, weight } of examples) {
      const p = 1 / (1 + Math.exp(-dot(theta, x)));
      const error = weight * (p - Number(hit));
      const curvature = weight * p * (1 - p);
      for (let i = 0; i < size; i++) {
        gradient[i]! += error * x[i]!;
        for (let j = 0; j < size; j++) hessian[i]![j]! += curvature * x[i]! * x[j]!;
      }
    }
    const change = solve(hessian, gradient);
    if (change === undefined) break;
    theta = theta.map((value, i) => value - change[i]!);
    if (change.every((value) => Math.abs(value) < SETTLED)) break;
  }
  return { weights: theta.slice(0, features), intercept: theta[features]! };
}

/** All weight of one class, 1 for a class without any. */
function weightOf(rows: readonly Labelled[], hits: boolean): number {
  return rows.reduce((sum, { hit, weight = 1 }) => (hit === hits ? sum + weight : sum), 0) || 1;
}

/** The same, but a feature that would count against its own meaning (a negative weight) is dropped. */
export function fitNonNegative(rows: readonly Labelled[], features: number): { weights: number[]; intercept: number } {
  const kept = Array.from({ length: features }, (_, i) => i);
  for (;;) {
    const part = rows.map((row) => ({ ...row, features: kept.map((i) => row.features[i]!) }));
    const { weights, intercept } = fitEqualClasses(part, kept.length);
    const worst = weights.indexOf(Math.min(...weights));
    if (worst < 0 || weights[worst]! >= 0) {
      const all = new Array<number>(features).fill(0);
      for (const [k, i] of kept.entries()) all[i] = weights[k]!;
      return { weights: all, intercept };
    }
    kept.splice(worst, 1);
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
