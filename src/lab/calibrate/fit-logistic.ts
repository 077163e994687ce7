import { solve } from '../../core/imaging/solve.ts';

/** One training example: its features, and whether it should score high. */
export interface Labelled {
  readonly features: readonly number[];
  readonly hit: boolean;
}

const STEPS = 30;
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
  const hits = rows.filter(({ hit }) => hit).length;
  const weightOf = { true: 0.5 / Math.max(1, hits), false: 0.5 / Math.max(1, rows.length - hits) };
  const size = features + 1;
  let theta = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = theta.map((value, i) => (i < features ? ridge * value : 0));
    const hessian = theta.map((_, i) => theta.map((_, j) => (i === j ? ridge : 0)));
    for (const row of rows) {
      const x = [...row.features, 1];
      const p = 1 / (1 + Math.exp(-dot(theta, x)));
      const w = weightOf[`${row.hit}`];
      for (let i = 0; i < size; i++) {
        add(gradient, i, w * (p - Number(row.hit)) * (x[i] as number));
        for (let j = 0; j < size; j++) {
          add(hessian[i] as number[], j, w * p * (1 - p) * (x[i] as number) * (x[j] as number));
        }
      }
    }
    const change = solve(hessian, gradient);
    if (change === undefined) break;
    theta = theta.map((value, i) => value - (change[i] as number));
  }
  return { weights: theta.slice(0, features), intercept: theta[features] as number };
}

/** The same, but a feature that would count against its own meaning (a negative weight) is dropped. */
export function fitNonNegative(rows: readonly Labelled[], features: number): { weights: number[]; intercept: number } {
  const kept = Array.from({ length: features }, (_, i) => i);
  for (;;) {
    const part = rows.map((row) => ({ ...row, features: kept.map((i) => row.features[i] as number) }));
    const { weights, intercept } = fitEqualClasses(part, kept.length);
    const worst = weights.indexOf(Math.min(...weights));
    if (worst < 0 || (weights[worst] as number) >= 0) {
      const all = new Array<number>(features).fill(0);
      for (const [k, i] of kept.entries()) all[i] = weights[k] as number;
      return { weights: all, intercept };
    }
    kept.splice(worst, 1);
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

function add(to: number[], index: number, value: number): void {
  to[index] = (to[index] as number) + value;
}
