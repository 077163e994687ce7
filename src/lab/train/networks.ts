import * as core from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-layers';
import { SHAPE_CHANNELS } from '../../core/locate/ellipse-code.ts';
import { FACE_MAPS } from '../simulate/face-maps.ts';
import { TRAIT_COUNT } from '../simulate/traits.ts';
import { FusedBatchNorm } from './fused-batch-norm.ts';

/**
 * The three networks. With `training` they have batch normalisation; without it they are what ships, with the normalisation folded into the
 * convolutions (see fold-batch-norm.ts). Ordinary convolutions throughout: on the native backend they train three times
 * faster than depthwise ones. Layers have names, so weights find their place by name.
 */
export interface NetworkOptions {
  readonly training: boolean;
  readonly seed: number;
}

type Symbolic = tf.SymbolicTensor;
/** Of rows and of columns. */
type Pair = [number, number];

/** How much the parts of `splitInspected` are enlarged. */
const [SMOOTH, FINE] = [3, 6];
/** Weights of red, green and blue in grey (Rec. 601). */
const GREY = [0.3, 0.59, 0.11] as const;
/** Channels of an image with the drawing on it, and of its parts. */
const [SEEN, PARTS] = [4, 8];
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

/** Pixels that one of the smooth picture stands for. */
const COARSE = 4;

class Builder {
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

/** Pixels of the thumbnail per output cell. */
export const LOCATOR_STRIDE = 8;

/** Thumbnail `[n, h, w, 3]` -> `probability` `[n, h/8, w/8, 1]`, `shape` `[n, h/8, w/8, 6]`. An hourglass: the coarsest cells see large tablets whole. */
export function buildLocator(options: NetworkOptions): tf.LayersModel {
  const b = new Builder(options);
  const input = tf.input({ shape: [null, null, 3], name: 'thumbnail' });
  let x = b.conv(input, 'stem', 16, 3, 2);
  x = b.conv(x, 'c4', 24, 3, 2);
  x = b.conv(x, 'c4b', 24);
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

/**
 * Unrolled crop `[n, angles, radii, 3]` -> `up` and `rim`, `[n, angles / 2, 1, 1]` each. Turning the tablet shifts the rows,
 * and every layer treats all rows alike: what is learned at one turn is known at all. Outwards the picture is folded up
 * step by step, then the directions are looked at together, ever wider.
 */
export function buildOrienter(angles: number, radii: number, options: NetworkOptions): tf.LayersModel {
  const b = new Builder(options);
  const input = tf.input({ shape: [angles, radii, 3], name: 'unrolled' });
  let x = b.ring(input, 'r1', 16, [3, 3], [1, 2]);
  x = b.ring(x, 'r2', 32, [3, 3], [2, 1]);
  x = b.ring(x, 'r3', 32, [3, 3]);
  x = b.ring(x, 'r4', 48, [1, 3], [1, 2]);
  x = b.ring(x, 'r5', 48, [3, 3]);
  x = b.ring(x, 'r6', 64, [1, 3], [1, 2]);
  const local = b.ring(x, 'r7', 64, [1, x.shape[2] as number]);
  const near = b.ring(local, 'a1', 40, [9, 1]);
  const wide = b.ring(near, 'a2', 40, [17, 1]);
  const whole = b.ring(wide, 'a3', 40, [33, 1]);
  const all = b.join(near, whole);
  return tf.model({
    inputs: input,
    outputs: [b.head(all, 'up', 1, 0), b.head(b.join(local, all), 'rim', 1, 0)],
    name: 'orienter',
  });
}

/** Numbers of an embedding. */
const EMBEDDING = 16;

/** How many numbers are measured of a crop: first by its imprint, then of its surface, strokes and rim. */
export interface NumbersMeasured {
  readonly imprint: number;
  readonly face: number;
}

/** Units of the layers that read what was measured, and the share of them that is left out at each step of training. */
const IMPRINT_UNITS: Pair = [96, 64];
const FACE_UNITS: Pair = [128, 96];
const LEFT_OUT = 0.25;

/**
 * Upright crop with the drawing on it `[n, size, size, 4]` and what was measured beside it `[n, numbers]` -> `face`
 * `[n, 4]`, `counterfeit` `[n, 1]`, `aspects` `[n, 4]`, all logits, `embedding` `[n, 16]`, whose direction tells presses
 * apart; and while it trains `traits` `[n, traits]`, what the simulator knows of the tablet's make, `maps`
 * `[n, size / 4, size / 4, 5]`, what it knows of the face in every place (simulate/face-maps.ts): these are asked so that
 * the layers below learn to see it, and are not shipped as answers. The maps are read first and judged then.
 *
 * `counterfeit` is the mean of two opinions, one of the picture and the imprint's numbers, one of the numbers of surface,
 * strokes and rim alone; `seen` and `told` while it trains, since each must learn to stand alone: together, the one that
 * knows its tablets by heart would keep the other from learning (a product of experts, Hinton 2002).
 */
export function buildInspector(size: number, numbers: NumbersMeasured, options: NetworkOptions): tf.LayersModel {
  const b = new Builder(options);
  const input = tf.input({ shape: [size, size, SEEN], name: 'upright' });
  const measured = tf.input({ shape: [numbers.imprint + numbers.face], name: 'measured' });
  const ofImprint = b.columns(measured, 0, numbers.imprint);
  const ofFace = b.columns(measured, numbers.imprint, numbers.face);
  // Strokes are three pixels wide and their flanks one: the first layer sees these whole before it halves them.
  const at2 = b.conv(b.splitInspected(input), 'c2', 32, 5, 2);
  const at4 = b.conv(b.conv(at2, 'c4', 32, 3, 2), 'c4b', 32);
  const at8 = b.conv(b.conv(at4, 'c8', 64, 3, 2), 'c8b', 64);
  const at16 = b.conv(b.conv(at8, 'c16', 96, 3, 2), 'c16b', 96);
  // Back up again to where the maps are fine enough to show a stroke, each size with what was seen at it (Ronneberger et al. 2015).
  const up8 = b.conv(b.join(b.up(b.conv(at16, 'm16', 32, 1)), b.conv(at8, 'm8', 24, 1)), 'm8b', 32);
  const up4 = b.conv(b.join(b.up(b.conv(up8, 'm8c', 24, 1)), b.conv(at4, 'm4', 16, 1)), 'm4b', 24);
  const maps = b.head(up4, 'maps', FACE_MAPS.length, 0);
  const read = b.conv(b.conv(b.join(maps, up4), 'r8', 24, 3, 2), 'r16', 32, 3, 2);
  let x = b.join(at16, read);
  // On an upright crop it matters where something is seen: the last map is read cell by cell, and as a whole.
  const cells = tf.layers.flatten().apply(b.conv(x, 'squeeze', 16, 1)) as Symbolic;
  const whole = tf.layers.globalAveragePooling2d({}).apply(x) as Symbolic;
  const imprint = b.told(ofImprint, 'i', IMPRINT_UNITS);
  x = b.dense(b.join(cells, whole, imprint), 'd1', 96);
  const surface = b.told(ofFace, 's', FACE_UNITS);
  const all = b.join(x, surface);
  const opinions = [b.linear(x, 'seen', 1), b.linear(surface, 'told', 1)];
  const outputs = [
    b.linear(all, 'face', 4),
    tf.layers.average({ name: 'counterfeit' }).apply(opinions) as Symbolic,
    b.linear(all, 'aspects', 4),
    b.linear(all, 'embedding', EMBEDDING),
  ];
  if (options.training) outputs.push(b.linear(all, 'traits', TRAIT_COUNT), maps, ...opinions);
  return tf.model({ inputs: [input, measured], outputs, name: 'inspector' });
}
