/** One observation: numbers and what came. */
export interface Observation {
  readonly features: readonly number[];
  readonly hit: boolean;
}

/** Weights of the features, and a constant at the end. */
export type Weights = readonly number[];

const STEPS = 25;

/**
 * Logistic regression with both classes of the same weight, by iteratively reweighted least squares (Nelder and Wedderburn
 * 1972). `ridge` is added to the squares of all weights but the constant's; features are best scaled to about 1.
 */
export function fitLogisticRegression(observations: readonly Observation[], ridge: number): Weights {
  const size = (observations[0]?.features.length ?? 0) + 1;
  const hits = observations.filter(({ hit }) => hit).length;
  const worth = [0.5 / Math.max(1, observations.length - hits), 0.5 / Math.max(1, hits)] as const;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => (i < size - 1 ? ridge * weight : 0));
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? (i < size - 1 ? ridge : 1e-9) : 0)));
    for (const { features, hit } of observations) {
      const x = [...features, 1];
      const probability = 1 / (1 + Math.exp(-dot(weights, x)));
      const w = worth[hit ? 1 : 0];
      const pull = w * (probability - (hit ? 1 : 0));
      const bend = w * probability * (1 - probability);
      for (const [i, value] of x.entries()) {
        gradient[i] = (gradient[i] as number) + pull * value;
        const row = curvature[i] as number[];
        for (const [j, other] of x.entries()) row[j] = (row[j] as number) + bend * value * other;
      }
    }
    const change = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight - (change[i] as number));
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  return weights;
}

/** The log odds that the weights give. */
export function logOdds(weights: Weights, features: readonly number[]): number {
  return dot(weights, [...features, 1]);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** x of `matrix` x = `vector` by Gauss' elimination; the matrix is symmetric and positive definite, so no pivot is needed. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, vector[i] as number]);
  for (const [i, pivot] of rows.entries()) {
    for (const [k, row] of rows.entries()) {
      if (k === i) continue;
      const factor = (row[i] as number) / (pivot[i] as number);
      for (let j = i; j < row.length; j++) row[j] = (row[j] as number) - factor * (pivot[j] as number);
    }
  }
  return rows.map((row, i) => (row.at(-1) as number) / (row[i] as number));
}
