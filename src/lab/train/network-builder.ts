import * as core from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-layers';
import { FusedBatchNorm } from './fused-batch-norm.ts';

/**
 * With `training` a network has batch normalisation and dropout; without it is what ships, with the normalisation folded
 * into the convolutions (see fold-batch-norm.ts).
 */
export interface NetworkOptions {
  readonly training: boolean;
  readonly seed: number;
}

export type Symbolic = tf.SymbolicTensor;
/** Of rows and of columns. */
export type Pair = [number, number];

/** How much the parts of `splitInspected` are enlarged. */
const [SMOOTH, FINE] = [3, 6];
/** Weights of red, green and blue in grey (Rec. 601). */
const GREY = [0.3, 0.59, 0.11] as const;
/** Channels of an image with the drawing on it. */
export const SEEN = 4;
/** Channels of its parts. */
const PARTS = 8;
/** Takes an even face's 0.5 away: of the smooth colours, of the drawing, and back from what the drawing leaves. */
const OFFSET = [-0.5 * SMOOTH, -0.5 * SMOOTH, -0.5 * SMOOTH, 0, 0, 0, -0.5 * FINE, 0.5 * FINE];

/**
 * `[1, 1, 8, 8]`: from red, green, blue, drawn and the smooth of each to the smooth colours, the fine ones, the drawing,
 * and the fine grey less the drawing, each enlarged.
 */
function splitKernel(): core.Tensor4D {
  const kernel = new Float32Array(2 * SEEN * PARTS);
  const put = (from: number, to: number, weight: number): void => {
    kernel[from * PARTS + to] = weight;
  };
  for (const [c, grey] of GREY.entries()) {
    put(SEEN + c, c, SMOOTH);
    put(c, 3 + c, FINE);
    put(SEEN + c, 3 + c, -FINE);
    put(c, 7, FINE * grey);
    put(SEEN + c, 7, -FINE * grey);
  }
  put(3, 6, FINE);
  put(3, 7, -FINE);
  return core.tensor4d(kernel, [1, 1, 2 * SEEN, PARTS]);
}

/** Share of what layers on numbers answer that is left out at each step of training. */
const LEFT_OUT = 0.25;
/** Pixels that one of the smooth picture stands for. */
const COARSE = 4;

/** Layers as all three networks have them. */
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

  /** Linear answers. */
  linear(x: Symbolic, name: string, units: number): Symbolic {
    return tf.layers.dense({ name, units, kernelInitializer: this.#initializer() }).apply(x) as Symbolic;
  }

  /** Dense layer, batch normalisation while training, ReLU. Unnormalised, a wide one was seen to die in its first steps. */
  dense(x: Symbolic, name: string, units: number): Symbolic {
    const { training: batchNorm } = this.#options;
    const kernelInitializer = this.#initializer();
    const activation = batchNorm ? {} : { activation: 'relu' as const };
    const y = tf.layers.dense({ name, units, useBias: !batchNorm, kernelInitializer, ...activation }).apply(x);
    return batchNorm ? this.#normalise(y as Symbolic, name) : (y as Symbolic);
  }

  #normalise(x: Symbolic, name: string): Symbolic {
    const normal = new FusedBatchNorm({ name: `${name}_norm` }).apply(x) as Symbolic;
    return tf.layers.reLU({ name: `${name}_relu` }).apply(normal) as Symbolic;
  }

  /** 1x1 convolution whose first answer is `bias` everywhere. */
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
    const directions = x.shape[1] as number;
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
   * Convolution over `directions` neighbours all around and `radii` outwards, for every `step`th direction and every
   * `outwards`th radius. All around there is no end, outwards there are two and no padding.
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

  /**
   * An image in 0..1.5 with the drawing on it, as its departure from an even face's 0.5 in parts: what is smooth over some
   * 15 pixels, the rest of it, several times as large, the drawing, and what of the rest the drawing does not explain. A
   * deboss is worth a few hundredths, beside which colour and light are large.
   */
  splitInspected(x: Symbolic): Symbolic {
    // Taken small, made even there, and enlarged again: a hundredth of what a mean about every pixel would cost.
    let small = tf.layers.averagePooling2d({ poolSize: COARSE, strides: COARSE }).apply(x) as Symbolic;
    for (let i = 0; i < 2; i++)
      small = tf.layers.averagePooling2d({ poolSize: 3, strides: 1, padding: 'same' }).apply(small) as Symbolic;
    const smooth = tf.layers
      .upSampling2d({ size: [COARSE, COARSE], interpolation: 'bilinear' })
      .apply(small) as Symbolic;
    const split = tf.layers.conv2d({ name: 'split', filters: PARTS, kernelSize: 1, trainable: false });
    const parts = split.apply(this.join(x, smooth)) as Symbolic;
    split.setWeights([splitKernel(), core.tensor1d(OFFSET)]);
    return parts;
  }

  /** `count` columns of `[n, columns]` from the one numbered `from`. */
  columns(x: Symbolic, from: number, count: number): Symbolic {
    const all = x.shape[1] as number;
    const upright = tf.layers.reshape({ targetShape: [all, 1, 1] }).apply(x) as Symbolic;
    const cropping: [Pair, Pair] = [
      [from, all - from - count],
      [0, 0],
    ];
    return tf.layers.flatten().apply(tf.layers.cropping2D({ cropping }).apply(upright)) as Symbolic;
  }

  /** Two dense layers on numbers, of whose answers a share is left out while training, another at each step (Srivastava et al. 2014, "dropout"). */
  told(x: Symbolic, name: string, units: Pair): Symbolic {
    let y = x;
    for (const [i, count] of units.entries()) {
      y = this.dense(y, `${name}${i + 1}`, count);
      if (this.#options.training) y = tf.layers.dropout({ rate: LEFT_OUT }).apply(y) as Symbolic;
    }
    return y;
  }

  up(x: Symbolic): Symbolic {
    return tf.layers.upSampling2d({ size: [2, 2] }).apply(x) as Symbolic;
  }

  join(...parts: Symbolic[]): Symbolic {
    return tf.layers.concatenate().apply(parts) as Symbolic;
  }
}
