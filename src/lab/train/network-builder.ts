import * as tf from '@tensorflow/tfjs-layers';
import { FusedBatchNorm } from './fused-batch-norm.ts';

/**
 * With `training` a network has batch normalisation; without it, it is the shipped form, with the normalisation folded
 * into the convolutions (see fold-batch-norm.ts).
 */
export interface NetworkOptions {
  readonly training: boolean;
  readonly seed: number;
}

export type Symbolic = tf.SymbolicTensor;
/** Of rows and of columns. */
export type Pair = [number, number];

/** Layers of locator and orienter. */
export class NetworkBuilder {
  readonly #options: NetworkOptions;
  #count = 0;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  #initializer(): ReturnType<typeof tf.initializers.heNormal> {
    return tf.initializers.heNormal({ seed: this.#options.seed * 1000 + this.#count++ });
  }

  /** Convolution, batch normalisation while training, ReLU. */
  conv(
    x: Symbolic,
    name: string,
    filters: number,
    kernelSize: number | Pair = 3,
    strides: number | Pair = 1,
    padding: 'same' | 'valid' = 'same',
  ): Symbolic {
    const { training: batchNorm } = this.#options;
    const y = tf.layers
      .conv2d({
        name,
        filters,
        kernelSize,
        strides,
        padding,
        useBias: !batchNorm,
        kernelInitializer: this.#initializer(),
        ...(batchNorm ? {} : { activation: 'relu' as const }),
      })
      .apply(x) as Symbolic;
    if (!batchNorm) return y;
    return this.#normalise(y, name);
  }

  #normalise(x: Symbolic, name: string): Symbolic {
    const normal = new FusedBatchNorm({ name: `${name}_norm` }).apply(x) as Symbolic;
    return tf.layers.reLU({ name: `${name}_relu` }).apply(normal) as Symbolic;
  }

  /** 1x1 convolution with the initial output `bias` everywhere. */
  head(x: Symbolic, name: string, filters: number, bias: number, activation?: 'sigmoid'): Symbolic {
    return tf.layers
      .conv2d({
        name,
        filters,
        kernelSize: 1,
        kernelInitializer: tf.initializers.randomNormal({
          stddev: 0.01,
          seed: this.#options.seed * 1000 + this.#count++,
        }),
        biasInitializer: tf.initializers.constant({ value: bias }),
        ...(activation ? { activation } : {}),
      })
      .apply(x) as Symbolic;
  }

  /** `[n, directions, radii, c]` with its last `count` directions before the first ones and its first after the last: a ring has no ends. */
  around(x: Symbolic, count: number): Symbolic {
    const directions = x.shape[1]!;
    const part = (top: number, bottom: number): Symbolic =>
      tf.layers
        .cropping2D({
          cropping: [
            [top, bottom],
            [0, 0],
          ],
        })
        .apply(x) as Symbolic;
    const parts = [part(directions - count, 0), x, part(0, directions - count)];
    return tf.layers.concatenate({ axis: 1 }).apply(parts) as Symbolic;
  }

  /**
   * Convolution over `directions` neighbours around the ring and `radii` outwards, for every `step`th direction and
   * every `outwards`th radius. The ring has no ends; outwards there are two and no padding.
   */
  ring(
    x: Symbolic,
    name: string,
    filters: number,
    [directions, radii]: Pair,
    [step, outwards]: Pair = [1, 1],
  ): Symbolic {
    const wrapped = directions > 1 ? this.around(x, (directions - 1) / 2) : x;
    return this.conv(wrapped, name, filters, [directions, radii], [step, outwards], 'valid');
  }

  up(x: Symbolic): Symbolic {
    return tf.layers.upSampling2d({ size: [2, 2] }).apply(x) as Symbolic;
  }

  join(...parts: Symbolic[]): Symbolic {
    return tf.layers.concatenate().apply(parts) as Symbolic;
  }
}
