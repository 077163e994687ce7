import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { CROP_SIZE } from '../../dataset/crop-set.ts';
import { type AdamState, followAverage, newAdamState, updateWeights } from './adamw.ts';
import { type Answers, inspectorLosses, LOSS_WEIGHTS, type LossWeights } from './losses.ts';
import type { TrainingBatch } from './training-batch.ts';
import { joined, takeValues, WeightVector } from './weight-vector.ts';

/** All that a learner knows; a copy of it goes on as the original would. */
export interface LearnerState {
  readonly weights: Float32Array;
  readonly average: Float32Array;
  readonly adam: AdamState;
}

const BETA1 = 0.9;
const BETA2 = 0.99;
const DECAY = 0.02;
/** Of the average a step keeps this much at most, */
const KEPT = 0.998;
/** and before it has seen as much, what a mean over a quarter of all steps would. */
const YOUNG = 4;

/** Teaches a network with an exponential moving average of all its weights beside it. */
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

  /** One step; the losses by name, as they were before it. */
  learn(batch: TrainingBatch, rate: number): Record<string, number> {
    const { weights, average, adam } = this.state;
    const { trainedLength, length, ranges } = this.#vector;
    const { values, names } = this.#gradients(batch);
    const gradients = values.subarray(0, trainedLength);
    updateWeights(weights, gradients, adam, ranges, { rate, decay: DECAY, beta1: BETA1, beta2: BETA2 });
    weights.set(values.subarray(trainedLength, length), trainedLength);
    followAverage(average, weights, Math.min(KEPT, 1 - YOUNG / (adam.updates + YOUNG)));
    this.#vector.write(weights);
    return Object.fromEntries(names.map((name, i) => [name, values[length + i] as number]));
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

  /** Gradients, then what is not trained after the step, then the losses: read at once, since every read waits. */
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
      // What no loss asks for has no gradient.
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
