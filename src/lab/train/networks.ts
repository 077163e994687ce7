import * as tf from '@tensorflow/tfjs-layers';
import { SHAPE_CHANNELS } from '../../core/locate/ellipse-code.ts';
import { NetworkBuilder, type NetworkOptions } from './network-builder.ts';

// Ordinary convolutions throughout: on the native backend they train three times faster than depthwise ones. Layers
// have names, by which weights are matched.

/** Pixels of the thumbnail per output cell. */
export const LOCATOR_STRIDE = 8;

/** Thumbnail `[n, h, w, 3]` -> `probability` `[n, h/8, w/8, 1]`, `shape` `[n, h/8, w/8, 6]`. An hourglass: the coarsest cells see large tablets whole. */
export function buildLocator(options: NetworkOptions): tf.LayersModel {
  const b = new NetworkBuilder(options);
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
 * Unrolled crop `[n, angles, radii, 3]` -> `up` and `rim`, `[n, angles / 2, 1, 1]` each. A rotation of the tablet
 * shifts the rows, and every layer treats all rows alike: what is learned at one rotation is known at all. The radial
 * axis is reduced step by step, then directions are combined over increasing ranges.
 */
export function buildOrienter(angles: number, radii: number, options: NetworkOptions): tf.LayersModel {
  const b = new NetworkBuilder(options);
  const input = tf.input({ shape: [angles, radii, 3], name: 'unrolled' });
  let x = b.ring(input, 'r1', 16, [3, 3], [1, 2]);
  x = b.ring(x, 'r2', 32, [3, 3], [2, 1]);
  x = b.ring(x, 'r3', 32, [3, 3]);
  x = b.ring(x, 'r4', 48, [1, 3], [1, 2]);
  x = b.ring(x, 'r5', 48, [3, 3]);
  x = b.ring(x, 'r6', 64, [1, 3], [1, 2]);
  const local = b.ring(x, 'r7', 64, [1, x.shape[2]!]);
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
