import { solve } from '../../../core/imaging/solve.ts';

/** An example of logistic regression with a part of its logit that is not fitted. */
export interface OffsetExample {
  readonly features: readonly number[];
  /** Natural logit before the fitted part is added. */
  readonly offset: number;
  readonly hit: boolean;
  readonly weight: number;
}

const STEPS = 30;
const SETTLED = 1e-9;
/** Keeps the weights finite for separable classes; the sum of the examples' weights should be about 1. */
const RIDGE = 1e-5;

/**
 * Weights of the features by weighted logistic regression, without an intercept: the logit of an example is its offset
 * plus the weighted features. Newton's method with a small ridge; a step that would raise the loss is halved.
 */
export function fitOffsetLogistic(examples: readonly OffsetExample[], features: number): number[] {
  let theta = new Array<number>(features).fill(0);
  let loss = lossOf(examples, theta);
  for (let step = 0; step < STEPS; step++) {
    const change = newtonStep(examples, theta);
    if (change === undefined) break;
    let share = 1;
    let next = moved(theta, change, share);
    while (lossOf(examples, next) > loss && share > SETTLED) {
      share /= 2;
      next = moved(theta, change, share);
    }
    [theta, loss] = [next, lossOf(examples, next)];
    if (change.every((value) => Math.abs(value * share) < SETTLED)) break;
  }
  return theta;
}

function moved(theta: readonly number[], change: readonly number[], share: number): number[] {
  return theta.map((value, i) => value - share * change[i]!);
}

function newtonStep(examples: readonly OffsetExample[], theta: readonly number[]): number[] | undefined {
  const gradient = theta.map((value) => RIDGE * value);
  const hessian = theta.map((_, i) => theta.map((_, j) => (i === j ? RIDGE : 0)));
  for (const example of examples) {
    const { features: x, hit, weight } = example;
    const p = 1 / (1 + Math.exp(-logitOf(example, theta)));
    for (let i = 0; i < x.length; i++) {
      gradient[i]! += weight * (p - Number(hit)) * x[i]!;
      for (let j = 0; j < x.length; j++) hessian[i]![j]! += weight * p * (1 - p) * x[i]! * x[j]!;
    }
  }
  return solve(hessian, gradient);
}

function lossOf(examples: readonly OffsetExample[], theta: readonly number[]): number {
  const ridge = theta.reduce((sum, value) => sum + (RIDGE * value ** 2) / 2, 0);
  return examples.reduce((sum, example) => {
    const against = example.hit ? -logitOf(example, theta) : logitOf(example, theta);
    return sum + example.weight * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
  }, ridge);
}

function logitOf({ features, offset }: OffsetExample, theta: readonly number[]): number {
  return features.reduce((sum, value, i) => sum + value * theta[i]!, offset);
}
