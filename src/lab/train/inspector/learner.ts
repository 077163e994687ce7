import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { CROP_SIZE } from '../../dataset/crop-set.ts';
import { type AdamState, followAverage, newAdamState, updateWeights } from './adamw.ts';
import { type Answers, inspectorLosses, LOSS_WEIGHTS, type LossWeights } from './losses.ts';
import type { TrainingBatch } from './training-batch.ts';
import { joined, takeValues, WeightVector } from './weight-vector.ts';

/** The complete state of a learner; a copy continues like the original. */
export interface LearnerState {
  readonly weights: Float32Array;
  readonly average: Float32Array;
  readonly adam: AdamState;
}

const BETA1 = 0.9;
const BETA2 = 0.99;
const DECAY = 0.02;
/** Maximum share of the average that a step preserves, */
const KEPT = 0.998;
/** and early in a run the share that a mean over a quarter of all steps would preserve. */
const YOUNG = 4;

/** Trains a network and keeps an exponential moving average of all its weights. */
export class Learner {
  readonly #network: LayersModel;
  readonly #vector: WeightVector;
  readonly #losses: LossWeights;
  readonly state: LearnerState;

  constructor(network: LayersModel, state?: LearnerState, losses = LOSS_WEIGHTS) {
    this.#network = network;
    this.#losses = losses;
    this.#vector = new WeightVector(network);
    const weights = state?.weights ?? this.#vector.read();
    if (weights.length !== this.#vector.length)
      throw new Error(`Expected ${this.#vector.length} weights of this network, received ${weights.length}.`);
    const adam = state?.adam ?? newAdamState(this.#vector.trainedLength);
    this.state = { weights, average: state?.average ?? weights.slice(), adam };
    this.#vector.write(weights);
  }

  /** One step; returns the losses by name, before the step. */
  learn(batch: TrainingBatch, rate: number): Record<string, number> {
    const { weights, average, adam } = this.state;
    const { trainedLength, length, ranges } = this.#vector;
    const { values, names } = this.#gradients(batch);
    const gradients = values.subarray(0, trainedLength);
    updateWeights(weights, gradients, adam, ranges, { rate, decay: DECAY, beta1: BETA1, beta2: BETA2 });
    weights.set(values.subarray(trainedLength, length), trainedLength);
    followAverage(average, weights, Math.min(KEPT, 1 - YOUNG / (adam.updates + YOUNG)));
    this.#vector.write(weights);
    return Object.fromEntries(names.map((name, i) => [name, values[length + i]!]));
  }

  /** Runs `use` while the network has the averaged weights. */
  async withAverage<Result>(use: (network: LayersModel) => Result | Promise<Result>): Promise<Result> {
    this.#vector.write(this.state.average);
    try {
      return await use(this.#network);
    } finally {
      this.#vector.write(this.state.weights);
    }
  }

  /** Gradients, then the untrained weights after the step, then the losses: read together, because every read waits. */
  #gradients(batch: TrainingBatch): { readonly values: Float32Array; readonly names: readonly string[] } {
    let names: readonly string[] = [];
    const all = tf.tidy(() => {
      let each: tf.Tensor[] = [];
      const { trained } = this.#vector;
      const { grads, value } = tf.variableGrads(() => {
        const losses = inspectorLosses(this.#answers(batch), batch, this.#losses);
        names = Object.keys(losses);
        each = Object.values(losses).map((loss) => tf.keep(tf.clone(loss)));
        return tf.addN(Object.values(losses)) as tf.Scalar;
      }, trained);
      // Outputs without a loss have no gradient.
      const gradients = trained.map((weight) => grads[weight.name] ?? tf.zerosLike(weight));
      const vector = joined([...gradients, ...this.#vector.untrained, ...each]);
      tf.dispose([each, value]);
      return vector;
    });
    return { values: takeValues(all), names };
  }

  #answers({ count, upright }: TrainingBatch): Answers {
    const images = tf.tensor4d(upright, [count, CROP_SIZE, CROP_SIZE, 3]);
    const outputs = this.#network.apply(images, { training: true }) as tf.Tensor[];
    return Object.fromEntries(this.#network.outputNames.map((name, i) => [name, outputs[i]])) as unknown as Answers;
  }
}
