import * as tf from '@tensorflow/tfjs-core';
import { initializers, type LayerVariable, layers } from '@tensorflow/tfjs-layers';

/** As in fold-batch-norm.ts. */
export const EPSILON = 1e-3;
/** Share of the moving mean and variance that a step preserves. */
const MOMENTUM = 0.97;

/** The part of @tensorflow/tfjs-node's backend that runs a TensorFlow operation by its name. */
interface NativeBackend {
  readonly binding: Readonly<
    Record<'TF_ATTR_FLOAT' | 'TF_ATTR_STRING' | 'TF_ATTR_BOOL' | 'TF_ATTR_TYPE' | 'TF_FLOAT', number>
  >;
  executeMultipleOutputs(name: string, attributes: object[], inputs: tf.Tensor[], outputs: number): tf.Tensor[];
}

/**
 * Batch normalisation over all axes except the last, for training on the native backend. TensorFlow.js's own layer
 * combines a dozen operations, which on the large maps takes longer than the convolutions; this one uses TensorFlow's
 * fused operation, forwards and backwards. Weights in the order of tfjs's layer: gamma, beta, mean, variance.
 */
export class FusedBatchNorm extends layers.Layer {
  static className = 'FusedBatchNorm';
  #weights: LayerVariable[] = [];

  override build(shape: (number | null)[]): void {
    const channels = [shape.at(-1)!];
    const [ones, zeros] = [initializers.ones(), initializers.zeros()];
    this.#weights = [
      this.addWeight('gamma', channels, 'float32', ones),
      this.addWeight('beta', channels, 'float32', zeros),
      this.addWeight('moving_mean', channels, 'float32', zeros, undefined, false),
      this.addWeight('moving_variance', channels, 'float32', ones, undefined, false),
    ];
    super.build(shape);
  }

  override computeOutputShape(shape: (number | null)[]): (number | null)[] {
    return shape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], options: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? (inputs[0] as tf.Tensor) : inputs;
      const maps = (x.rank === 4 ? x : tf.reshape(x, [-1, 1, 1, x.shape.at(-1)!])) as tf.Tensor4D;
      const [gamma, beta, mean, variance] = this.#weights.map((weight) => weight.read()) as [
        tf.Tensor1D,
        tf.Tensor1D,
        tf.Tensor1D,
        tf.Tensor1D,
      ];
      const y = options.training
        ? normalise(maps, gamma, beta, (m, v) => this.#remember(m, v))
        : tf.batchNorm(maps, mean, variance, beta, gamma, EPSILON);
      return tf.reshape(y, x.shape);
    });
  }

  #remember(mean: tf.Tensor, variance: tf.Tensor): void {
    for (const [weight, now] of [
      [this.#weights[2], mean],
      [this.#weights[3], variance],
    ] as const)
      weight?.write(tf.add(tf.mul(weight.read(), MOMENTUM), tf.mul(now, 1 - MOMENTUM)));
  }
}

function normalise(
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  remember: (mean: tf.Tensor, variance: tf.Tensor) => void,
): tf.Tensor {
  const backend = tf.backend() as unknown as NativeBackend;
  const { binding } = backend;
  const attributes = [
    { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'U', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'epsilon', type: binding.TF_ATTR_FLOAT, value: EPSILON },
    { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' },
    { name: 'is_training', type: binding.TF_ATTR_BOOL, value: true },
  ];
  const operation = tf.customGrad((...given) => {
    const [maps, scale, offset, save] = given as unknown as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const none = tf.zeros([0]);
    const [y, mean, variance, ...reserved] = backend.executeMultipleOutputs(
      'FusedBatchNormV3',
      attributes,
      [maps, scale, offset, none, none],
      6,
    ) as [tf.Tensor, tf.Tensor, tf.Tensor, ...tf.Tensor[]];
    remember(mean, variance);
    save([maps, scale, ...reserved]);
    return {
      value: y,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) =>
        backend.executeMultipleOutputs('FusedBatchNormGradV3', attributes, [dy, ...saved], 5).slice(0, 3),
    };
  });
  return operation(x, gamma, beta);
}
