import * as tf from '@tensorflow/tfjs-layers';
import { ASPECTS } from '../../../core/labels.ts';
import { CROP_FACES, CROP_SIZE, KINDS, PLACING_COUNT } from '../../dataset/crop-set.ts';
import { TRAIT_COUNT } from '../../simulate/tablet/traits.ts';
import { FusedBatchNorm } from '../fused-batch-norm.ts';
import type { NetworkOptions, Symbolic } from '../network-builder.ts';
import { coordinates, splitPicture } from './split-picture.ts';
import { KernelConv, NativeRelu } from './training-layers.ts';

/** Components of an embedding. */
const EMBEDDING = 16;
/** Filters at a half, a quarter, an eighth, a sixteenth and a thirty-second of the crop's size. */
const FILTERS = [20, 32, 48, 72, 96] as const;
/** Channels with which every place of the second last map is read separately. */
const SQUEEZED = 16;
const UNITS = 128;

/**
 * Normalised crop `upright` `[n, 128, 128, 3]` -> `face` `[n, 4]`, `counterfeit` `[n, 1]`, `kinds` `[n, 12]`, `aspects`
 * `[n, 4]`, all logits, `embedding` `[n, 16]`, whose direction identifies presses; and in training `placing` `[n, 6]`,
 * the errors of the crop's placing, `traits` `[n, traits]`, the simulator's known properties of the tablet, and
 * `pressed` `[n, 16, 16, 1]`, the depth of the imprint in every place: these train the shared layers, and do not ship.
 *
 * With `training: false` it is the same network without batch normalisation (see fold-batch-norm.ts), of layers that
 * every backend has.
 */
export function buildInspector(options: NetworkOptions): tf.LayersModel {
  const b = new InspectorLayers(options);
  const input = tf.input({ shape: [CROP_SIZE, CROP_SIZE, 3], name: 'upright' });
  const { smooth, fine } = splitPicture(input);
  const [half, quarter, eighth, sixteenth, last] = FILTERS;
  const at4 = b.conv(b.conv(fine, 'c2', half, 5, 2), 'c4', quarter, 3, 2);
  const placed = b.conv(b.join(at4, smooth, coordinates(smooth)), 'r4', quarter);
  const at8 = b.residual(b.conv(placed, 'c8', eighth, 3, 2), 'r8');
  const at16 = b.residual(b.conv(at8, 'c16', sixteenth, 3, 2), 'r16');
  const at32 = b.residual(b.conv(at16, 'c32', last, 3, 2), 'r32');
  // In an upright crop the position of a feature matters: one map is read place by place, all of them as a whole.
  const places = tf.layers.flatten({ name: 'by_place' }).apply(b.conv(at16, 'squeeze', SQUEEZED, 1)) as Symbolic;
  const wholes = [at32, at16, at8].flatMap((map) => b.pooled(map));
  const x = b.dense(b.join(places, ...wholes), 'd1', UNITS);
  const outputs = [
    b.linear(x, 'face', CROP_FACES.length),
    b.linear(x, 'counterfeit', 1),
    b.linear(x, 'kinds', KINDS.length),
    b.linear(x, 'aspects', ASPECTS.length),
    b.linear(x, 'embedding', EMBEDDING),
  ];
  if (options.training)
    outputs.push(b.linear(x, 'placing', PLACING_COUNT), b.linear(x, 'traits', TRAIT_COUNT), b.map(at8, 'pressed'));
  return tf.model({ inputs: input, outputs, name: 'inspector' });
}

/** Layers with batch normalisation in training, and without it in the shipped form. */
class InspectorLayers {
  readonly #training: boolean;
  readonly #seed: number;
  #count = 0;

  constructor({ training, seed }: NetworkOptions) {
    this.#training = training;
    this.#seed = seed;
  }

  /** Convolution and ReLU, or without `relu` a linear convolution. */
  conv(x: Symbolic, name: string, filters: number, size = 3, stride = 1, relu = true): Symbolic {
    const kernelInitializer = tf.initializers.heNormal({ seed: this.#nextSeed() });
    if (this.#training) {
      const y = new KernelConv(name, filters, size, stride, kernelInitializer).apply(x) as Symbolic;
      return this.#normalise(y, name, relu);
    }
    const activation = relu ? 'relu' : 'linear';
    return tf.layers
      .conv2d({ name, filters, kernelSize: size, strides: stride, padding: 'same', kernelInitializer, activation })
      .apply(x) as Symbolic;
  }

  /** A residual block: two convolutions added to a map (He et al. 2016). */
  residual(x: Symbolic, name: string): Symbolic {
    const filters = x.shape[3]!;
    const change = this.conv(this.conv(x, `${name}a`, filters), `${name}b`, filters, 3, 1, false);
    const sum = tf.layers.add({ name: `${name}_sum` }).apply([x, change]) as Symbolic;
    return this.#relu(sum, name);
  }

  /** Mean and largest value of each channel. */
  pooled(x: Symbolic): Symbolic[] {
    return [
      tf.layers.globalAveragePooling2d({}).apply(x) as Symbolic,
      tf.layers.globalMaxPooling2d({}).apply(x) as Symbolic,
    ];
  }

  dense(x: Symbolic, name: string, units: number): Symbolic {
    const kernelInitializer = tf.initializers.heNormal({ seed: this.#nextSeed() });
    const activation = this.#training ? 'linear' : 'relu';
    const y = tf.layers
      .dense({ name, units, useBias: !this.#training, kernelInitializer, activation })
      .apply(x) as Symbolic;
    return this.#training ? this.#normalise(y, name, true) : y;
  }

  /** An output layer, near 0 at first. */
  linear(x: Symbolic, name: string, units: number): Symbolic {
    return tf.layers.dense({ name, units, kernelInitializer: this.#small() }).apply(x) as Symbolic;
  }

  /** One output per place. */
  map(x: Symbolic, name: string): Symbolic {
    return tf.layers.conv2d({ name, filters: 1, kernelSize: 1, kernelInitializer: this.#small() }).apply(x) as Symbolic;
  }

  join(...parts: Symbolic[]): Symbolic {
    return tf.layers.concatenate().apply(parts) as Symbolic;
  }

  #normalise(x: Symbolic, name: string, relu: boolean): Symbolic {
    const normal = new FusedBatchNorm({ name: `${name}_norm` }).apply(x) as Symbolic;
    return relu ? this.#relu(normal, name) : normal;
  }

  #relu(x: Symbolic, name: string): Symbolic {
    const layer = this.#training ? new NativeRelu({ name: `${name}_relu` }) : tf.layers.reLU({ name: `${name}_relu` });
    return layer.apply(x) as Symbolic;
  }

  #small(): ReturnType<typeof tf.initializers.randomNormal> {
    return tf.initializers.randomNormal({ stddev: 0.05, seed: this.#nextSeed() });
  }

  #nextSeed(): number {
    return this.#seed * 1000 + this.#count++;
  }
}
