import * as tf from '@tensorflow/tfjs-layers';
import { SHAPE_CHANNELS } from '../../core/locate/ellipse-code.ts';

/**
 * The three networks. With `batchNorm` they train; without it they are what ships, with the normalisation folded into the
 * convolutions (see fold-batch-norm.ts). Ordinary convolutions throughout: on the native backend they train three times
 * faster than depthwise ones. Layers have names, so weights find their place by name.
 */
export interface NetworkOptions {
  readonly batchNorm: boolean;
  readonly seed: number;
}

type Symbolic = tf.SymbolicTensor;

class Builder {
  readonly #options: NetworkOptions;
  #count = 0;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  #initializer(): ReturnType<typeof tf.initializers.heNormal> {
    return tf.initializers.heNormal({ seed: this.#options.seed * 1000 + this.#count++ });
  }

  /** Convolution and ReLU with nothing between: on the large first maps, where normalising costs more than convolving. */
  plain(x: Symbolic, name: string, filters: number, strides = 1): Symbolic {
    return this.#conv(x, name, filters, 3, strides, false);
  }

  /** Convolution, batch normalisation while training, ReLU. */
  conv(x: Symbolic, name: string, filters: number, kernelSize = 3, strides = 1): Symbolic {
    return this.#conv(x, name, filters, kernelSize, strides, this.#options.batchNorm);
  }

  #conv(x: Symbolic, name: string, filters: number, kernelSize: number, strides: number, batchNorm: boolean): Symbolic {
    const y = tf.layers
      .conv2d({
        name,
        filters,
        kernelSize,
        strides,
        padding: 'same',
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
    const { batchNorm } = this.#options;
    const kernelInitializer = this.#initializer();
    const activation = batchNorm ? {} : { activation: 'relu' as const };
    const y = tf.layers.dense({ name, units, useBias: !batchNorm, kernelInitializer, ...activation }).apply(x);
    return batchNorm ? this.#normalise(y as Symbolic, name) : (y as Symbolic);
  }

  #normalise(x: Symbolic, name: string): Symbolic {
    const normal = tf.layers.batchNormalization({ name: `${name}_norm`, momentum: 0.97 }).apply(x) as Symbolic;
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

  up(x: Symbolic): Symbolic {
    return tf.layers.upSampling2d({ size: [2, 2] }).apply(x) as Symbolic;
  }

  join(...parts: Symbolic[]): Symbolic {
    return tf.layers.concatenate().apply(parts) as Symbolic;
  }
}

/** Pixels of the thumbnail per output cell. */
export const LOCATOR_STRIDE = 8;

/** Thumbnail `[n, h, w, 3]` -> `probability` `[n, h/8, w/8, 1]`, `shape` `[n, h/8, w/8, 6]`. An hourglass: the coarsest cells see large tablets whole. */
export function buildLocator(options: NetworkOptions): tf.LayersModel {
  const b = new Builder(options);
  const input = tf.input({ shape: [null, null, 3], name: 'thumbnail' });
  let x = b.plain(input, 'stem', 16, 2);
  x = b.plain(x, 'c4', 24, 2);
  x = b.plain(x, 'c4b', 24);
  x = b.conv(x, 'c8', 48, 3, 2);
  const at8 = b.conv(x, 'c8b', 48);
  x = b.conv(at8, 'c16', 64, 3, 2);
  const at16 = b.conv(x, 'c16b', 64);
  x = b.conv(at16, 'c32', 96, 3, 2);
  x = b.conv(x, 'c32b', 96);
  x = b.conv(x, 'c32c', 96);
  x = b.conv(b.join(b.up(x), at16), 'u16', 64, 1);
  x = b.conv(x, 'u16b', 64);
  x = b.conv(b.join(b.up(x), at8), 'u8', 64, 1);
  x = b.conv(x, 'u8b', 64);
  x = b.conv(x, 'u8c', 48);
  const probability = b.head(x, 'probability', 1, -4, 'sigmoid');
  const shape = b.head(x, 'shape', SHAPE_CHANNELS, 0);
  return tf.model({ inputs: input, outputs: [probability, shape], name: 'locator' });
}

/** Round crop `[n, size, size, 3]` -> `up` `[n, 2]`. */
export function buildOrienter(size: number, options: NetworkOptions): tf.LayersModel {
  const b = new Builder(options);
  const input = tf.input({ shape: [size, size, 3], name: 'crop' });
  let x = b.plain(input, 'c2', 16, 2);
  x = b.conv(x, 'c4', 32, 3, 2);
  x = b.conv(x, 'c4b', 32);
  x = b.conv(x, 'c8', 48, 3, 2);
  x = b.conv(x, 'c8b', 48);
  x = b.conv(x, 'c16', 48, 3, 2);
  x = tf.layers.flatten().apply(b.conv(x, 'squeeze', 24, 1)) as Symbolic;
  x = b.dense(x, 'd1', 64);
  return tf.model({ inputs: input, outputs: b.linear(x, 'up', 2), name: 'orienter' });
}

/** Upright crop `[n, size, size, 3]` -> `face` `[n, 4]`, `counterfeit` `[n, 1]`, `aspects` `[n, 4]`, all logits. */
export function buildInspector(size: number, options: NetworkOptions): tf.LayersModel {
  const b = new Builder(options);
  const input = tf.input({ shape: [size, size, 3], name: 'upright' });
  let x = b.plain(input, 'c2', 24, 2);
  x = b.plain(x, 'c2b', 24);
  x = b.conv(x, 'c4', 40, 3, 2);
  x = b.conv(x, 'c4b', 40);
  x = b.conv(x, 'c8', 64, 3, 2);
  x = b.conv(x, 'c8b', 64);
  x = b.conv(x, 'c16', 96, 3, 2);
  x = b.conv(x, 'c16b', 96);
  // On an upright crop it matters where something is seen: the last map is read cell by cell, and as a whole.
  const cells = tf.layers.flatten().apply(b.conv(x, 'squeeze', 16, 1)) as Symbolic;
  const whole = tf.layers.globalAveragePooling2d({}).apply(x) as Symbolic;
  x = b.dense(b.join(cells, whole), 'd1', 96);
  const outputs = [b.linear(x, 'face', 4), b.linear(x, 'counterfeit', 1), b.linear(x, 'aspects', 4)];
  return tf.model({ inputs: input, outputs, name: 'inspector' });
}
