/** Part of a vector of weights, from index `from` up to `to`; `decays` if it has weight decay. */
export interface WeightRange {
  readonly from: number;
  readonly to: number;
  readonly decays: boolean;
}

/** Running means of gradients and of their squares, and the count of updates. */
export interface AdamState {
  readonly first: Float32Array;
  readonly second: Float32Array;
  updates: number;
}

export interface AdamSettings {
  readonly rate: number;
  readonly decay: number;
  readonly beta1: number;
  readonly beta2: number;
}

const EPSILON = 1e-8;

export function newAdamState(length: number): AdamState {
  return { first: new Float32Array(length), second: new Float32Array(length), updates: 0 };
}

/**
 * One update of all weights, in place: Adam with decoupled weight decay (Loshchilov and Hutter 2019, "AdamW"). On one
 * vector in JavaScript it takes a few milliseconds; as TensorFlow.js operations on separate weights, many times that.
 *
 * @throws Error a gradient is not finite; weights and state are unchanged
 */
export function updateWeights(
  weights: Float32Array,
  gradients: Float32Array,
  state: AdamState,
  ranges: readonly WeightRange[],
  { rate, decay, beta1, beta2 }: AdamSettings,
): void {
  requireFinite(gradients);
  state.updates++;
  const { first, second } = state;
  const step = rate / (1 - beta1 ** state.updates);
  const unbiased = 1 / (1 - beta2 ** state.updates);
  for (const { from, to, decays } of ranges) {
    const kept = decays ? 1 - rate * decay : 1;
    for (let i = from; i < to; i++) {
      const gradient = gradients[i]!;
      const m = beta1 * first[i]! + (1 - beta1) * gradient;
      const v = beta2 * second[i]! + (1 - beta2) * gradient * gradient;
      first[i] = m;
      second[i] = v;
      weights[i] = kept * weights[i]! - (step * m) / (Math.sqrt(v * unbiased) + EPSILON);
    }
  }
}

function requireFinite(gradients: Float32Array): void {
  let sum = 0;
  for (let i = 0; i < gradients.length; i++) sum += gradients[i]!;
  if (!Number.isFinite(sum)) throw new Error('A gradient is not finite: a lower rate may help.');
}

/** Updates an exponential moving average; a share `keep` of the average is preserved. */
export function followAverage(average: Float32Array, values: Float32Array, keep: number): void {
  for (let i = 0; i < average.length; i++) average[i] = values[i]! + keep * (average[i]! - values[i]!);
}
