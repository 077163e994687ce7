import * as tf from '@tensorflow/tfjs-core';
import type { initializers } from '@tensorflow/tfjs-layers';
import { type LayerVariable, layers } from '@tensorflow/tfjs-layers';

type Initializer = ReturnType<typeof initializers.heNormal>;
type Shape = (number | null)[];

/**
 * 2d convolution without a bias, padded to the same size. TensorFlow.js's own layer computes the gradient of its input
 * even if nobody needs it: in the first layer that is a third of the time.
 */
export class KernelConv extends layers.Layer {
  static className = 'KernelConv';
  readonly #filters: number;
  readonly #size: number;
  readonly #stride: number;
  readonly #initializer: Initializer;
  #kernel?: LayerVariable;

  constructor(name: string, filters: number, size: number, stride: number, initializer: Initializer) {
    super({ name });
    this.#filters = filters;
    this.#size = size;
    this.#stride = stride;
    this.#initializer = initializer;
  }

  override build(shape: Shape): void {
    const kernel = [this.#size, this.#size, shape.at(-1)!, this.#filters];
    this.#kernel = this.addWeight('kernel', kernel, 'float32', this.#initializer);
    super.build(shape);
  }

  override computeOutputShape([count, height, width]: Shape): Shape {
    const halved = (side: number | null | undefined): number => Math.ceil(side! / this.#stride);
    return [count ?? null, halved(height), halved(width), this.#filters];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const kernel = this.#kernel?.read() as tf.Tensor4D;
    return tf.conv2d(only(inputs) as tf.Tensor4D, kernel, this.#stride, 'same');
  }
}

/** The part of @tensorflow/tfjs-node's backend that runs a TensorFlow operation by its name. */
interface NativeBackend {
  readonly binding: Readonly<Record<'TF_ATTR_TYPE' | 'TF_FLOAT', number>>;
  executeSingleOutput(name: string, attributes: object[], inputs: tf.Tensor[]): tf.Tensor;
}

/** ReLU whose gradient is one TensorFlow operation; TensorFlow.js combines five. */
export class NativeRelu extends layers.Layer {
  static className = 'NativeRelu';

  override computeOutputShape(shape: Shape): Shape {
    return shape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return relu(only(inputs));
  }
}

const relu = (x: tf.Tensor): tf.Tensor =>
  tf.customGrad((...given) => {
    const [input, save] = given as unknown as [tf.Tensor, tf.GradSaveFunc];
    const value = tf.relu(input);
    save([value]);
    return { value, gradFunc: (dy: tf.Tensor, [y]: tf.Tensor[]) => reluGradient(dy, y as tf.Tensor) };
  })(x);

function reluGradient(dy: tf.Tensor, y: tf.Tensor): tf.Tensor {
  const backend = tf.backend() as unknown as NativeBackend;
  const type = { name: 'T', type: backend.binding.TF_ATTR_TYPE, value: backend.binding.TF_FLOAT };
  return backend.executeSingleOutput('ReluGrad', [type], [dy, y]);
}

const only = (inputs: tf.Tensor | tf.Tensor[]): tf.Tensor =>
  Array.isArray(inputs) ? (inputs[0] as tf.Tensor) : inputs;
