import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { WeightRange } from './adamw.ts';

type LayerVariable = LayersModel['weights'][number];

/** All weights of a network as one vector: first the trained ones, then the others, such as means and variances. */
export class WeightVector {
  readonly #weights: readonly LayerVariable[];
  /** Of the trained weights; only kernels decay, not one-dimensional weights. */
  readonly ranges: readonly WeightRange[];
  readonly trainedLength: number;
  readonly length: number;

  constructor(network: LayersModel) {
    this.#weights = [...network.trainableWeights, ...network.nonTrainableWeights];
    const sizes = this.#weights.map(({ shape }) => tf.util.sizeFromShape(shape as number[]));
    let from = 0;
    const ranges = this.#weights.map(({ shape }, i) => {
      const to = from + sizes[i]!;
      const range = { from, to, decays: shape.length > 1 };
      from = to;
      return range;
    });
    this.ranges = ranges.slice(0, network.trainableWeights.length);
    this.trainedLength = this.ranges.at(-1)?.to ?? 0;
    this.length = from;
  }

  get trained(): tf.Variable[] {
    return this.#weights.slice(0, this.ranges.length).map((weight) => weight.read() as tf.Variable);
  }

  /** The untrained weights, after the last step. */
  get untrained(): tf.Tensor[] {
    return this.#weights.slice(this.ranges.length).map((weight) => weight.read());
  }

  read(): Float32Array {
    return takeValues(tf.tidy(() => joined([...this.trained, ...this.untrained])));
  }

  write(values: Float32Array): void {
    let from = 0;
    tf.tidy(() => {
      for (const weight of this.#weights) {
        const to = from + tf.util.sizeFromShape(weight.shape as number[]);
        // A copy: the backend may read its input later.
        weight.write(tf.tensor(values.slice(from, to), weight.shape as number[]));
        from = to;
      }
    });
  }
}

/** Concatenates tensors into one vector. */
export function joined(tensors: readonly tf.Tensor[]): tf.Tensor1D {
  return tf.concat1d(tensors.map((tensor) => tf.reshape(tensor, [-1]) as tf.Tensor1D));
}

/** The values of a tensor, which is disposed of. Not inside `tidy`, which looks for tensors in every returned value. */
export function takeValues(tensor: tf.Tensor): Float32Array {
  const values = Float32Array.from(tensor.dataSync());
  tensor.dispose();
  return values;
}
