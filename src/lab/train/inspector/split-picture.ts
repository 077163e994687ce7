import * as core from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-layers';
import { FACE_BRIGHTNESS } from '../../../core/imaging/normalize-brightness.ts';
import type { Symbolic } from '../network-builder.ts';

/** Gain of departures from an even face: a deboss is worth a few hundredths. */
const ENLARGED = 8;
/** Side, in pixels, of the area that one pixel of the smooth picture covers. */
export const COARSE = 4;

/** A picture in two parts, both 0 where it is plain grey: the part that is smooth over some 12 pixels, and the rest. */
export interface SplitPicture {
  /** `[n, size / 4, size / 4, 3]` */
  readonly smooth: Symbolic;
  /** `[n, size, size, 3]` */
  readonly fine: Symbolic;
}

/**
 * Splits a normalised crop `[n, size, size, 3]`. The surroundings of a crop are plain grey, which is 0 after the first
 * layer, so zero padding continues the picture.
 */
export function splitPicture(x: Symbolic): SplitPicture {
  const departure = fixed(tf.layers.conv2d({ name: 'departure', filters: 3, kernelSize: 1, trainable: false }), x, [
    identityKernel(),
    core.fill([3], -FACE_BRIGHTNESS * ENLARGED),
  ]);
  const smooth = tf.layers
    .averagePooling2d({ name: 'smooth', poolSize: COARSE, strides: COARSE })
    .apply(departure) as Symbolic;
  const smoother = tf.layers
    .averagePooling2d({ name: 'smoother', poolSize: 3, strides: 1, padding: 'same' })
    .apply(smooth) as Symbolic;
  // Bilinear, with the centre of a cell in its middle: upSampling2d puts it on the cell's first pixel. Nearest neighbours
  // weighted over five pixels are the same, and a third of the cost of a transposed convolution on the WASM backend.
  const cells = tf.layers.upSampling2d({ name: 'cells', size: [COARSE, COARSE], interpolation: 'nearest' });
  const taken = fixed(
    tf.layers.depthwiseConv2d({
      name: 'taken',
      kernelSize: COARSE + 1,
      padding: 'same',
      useBias: false,
      trainable: false,
    }),
    cells.apply(smoother) as Symbolic,
    [bilinearKernel(-1)],
  );
  const fine = tf.layers.add({ name: 'fine' }).apply([departure, taken]) as Symbolic;
  return { smooth, fine };
}

/** Columns and rows of a map `[n, side, side, any]`, each from -1 to 1, as `[n, side, side, 2]`. */
export function coordinates(map: Symbolic): Symbolic {
  const side = map.shape[1]!;
  const place = (i: number): number => (2 * i + 1) / side - 1;
  const places = Array.from({ length: side * side }, (_, p) => [place(p % side), place(Math.floor(p / side))]);
  const mean = tf.layers.globalAveragePooling2d({ name: 'mean_colour' }).apply(map) as Symbolic;
  // A layer that ignores its input: networks of layers have no other constants.
  const constant = tf.layers.dense({ name: 'places', units: 2 * places.length, trainable: false });
  const flat = fixed(constant, mean, [core.zeros([mean.shape[1]!, 2 * places.length]), core.tensor1d(places.flat())]);
  return tf.layers.reshape({ name: 'coordinates', targetShape: [side, side, 2] }).apply(flat) as Symbolic;
}

function fixed(layer: tf.layers.Layer, x: Symbolic, weights: core.Tensor[]): Symbolic {
  const y = layer.apply(x) as Symbolic;
  layer.setWeights(weights);
  core.dispose(weights);
  return y;
}

function identityKernel(): core.Tensor {
  return core.tidy(() => core.reshape(core.mul(core.eye(3), ENLARGED), [1, 1, 3, 3]));
}

/** `[5, 5, 3, 1]`: what makes bilinear interpolation of nearest neighbours, times `factor`. */
function bilinearKernel(factor: number): core.Tensor {
  const weights = Float32Array.from({ length: COARSE + 1 }, (_, k) => (k === 0 || k === COARSE ? 0.5 : 1) / COARSE);
  return core.tidy(() => {
    const spread = core.outerProduct(core.mul(weights, factor) as core.Tensor1D, weights);
    return core.tile(core.reshape(spread, [COARSE + 1, COARSE + 1, 1, 1]), [1, 1, 3, 1]);
  });
}
