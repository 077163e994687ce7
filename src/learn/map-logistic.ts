import { solve } from '../core/imaging/solve.ts';

/** An example of a logistic regression. */
export interface LogisticExample {
  readonly features: readonly number[];
  readonly hit: boolean;
  /** How much it counts. */
  readonly weight: number;
}

const STEPS = 40;
const SETTLED = 1e-9;
const LEAST_SHARE = 1e-6;

/**
 * Weights of a logistic regression, drawn toward `prior`: the maximum a posteriori estimate under normal priors of these
 * precisions, by Newton's method; a step that would raise the loss is halved. Features include a 1 where a constant is
 * wanted.
 */
export function mapLogistic(
  examples: readonly LogisticExample[],
  prior: readonly number[],
  precision: readonly number[],
): number[] {
  let theta = [...prior];
  let loss = lossOf(examples, theta, prior, precision);
  for (let step = 0; step < STEPS; step++) {
    const change = newtonStep(examples, theta, prior, precision);
    if (change === undefined) break;
    let share = 1;
    let next = moved(theta, change, share);
    while (lossOf(examples, next, prior, precision) > loss && share > LEAST_SHARE) {
      share /= 2;
      next = moved(theta, change, share);
    }
    if (share <= LEAST_SHARE) break;
    [theta, loss] = [next, lossOf(examples, next, prior, precision)];
    if (change.every((value) => Math.abs(value * share) < SETTLED)) break;
  }
  return theta;
}

/** Both classes with half of the weight `total` each: log odds are then log likelihood ratios (Morrison 2013). */
export function equalClasses(
  examples: readonly Omit<LogisticExample, 'weight'>[],
  total: number = examples.length,
): LogisticExample[] {
  const hits = examples.filter(({ hit }) => hit).length;
  return examples.map((example) => ({
    ...example,
    weight: total / 2 / Math.max(1, example.hit ? hits : examples.length - hits),
  }));
}

function moved(theta: readonly number[], change: readonly number[], share: number): number[] {
  return theta.map((value, i) => value - share * change[i]!);
}

function newtonStep(
  examples: readonly LogisticExample[],
  theta: readonly number[],
  prior: readonly number[],
  precision: readonly number[],
): number[] | undefined {
  const gradient = theta.map((value, i) => precision[i]! * (value - prior[i]!));
  const hessian = theta.map((_, i) => theta.map((_, j) => (i === j ? precision[i]! : 0)));
  for (const { features: x, hit, weight } of examples) {
    const p = 1 / (1 + Math.exp(-dot(x, theta)));
    for (let i = 0; i < x.length; i++) {
      gradient[i]! += weight * (p - Number(hit)) * x[i]!;
      for (let j = 0; j <= i; j++) hessian[i]![j]! += weight * p * (1 - p) * x[i]! * x[j]!;
    }
  }
  for (let i = 0; i < theta.length; i++) for (let j = 0; j < i; j++) hessian[j]![i] = hessian[i]![j]!;
  return solve(hessian, gradient);
}

function lossOf(
  examples: readonly LogisticExample[],
  theta: readonly number[],
  prior: readonly number[],
  precision: readonly number[],
): number {
  const penalty = theta.reduce((sum, value, i) => sum + (precision[i]! * (value - prior[i]!) ** 2) / 2, 0);
  return examples.reduce((sum, { features, hit, weight }) => {
    const against = hit ? -dot(features, theta) : dot(features, theta);
    return sum + weight * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
  }, penalty);
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
