import * as tf from '@tensorflow/tfjs-layers';
import { SHAPE_CHANNELS } from '../../core/locate/ellipse-code.ts';
import { FACE_MAPS } from '../simulate/face-maps.ts';
import { TRAIT_COUNT } from '../simulate/traits.ts';
import { NetworkBuilder, type NetworkOptions, type Pair, SEEN, type Symbolic } from './network-builder.ts';

// Ordinary convolutions throughout: on the native backend they train three times faster than depthwise ones. Layers have
// names, so weights find their place by name.

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
 * Unrolled crop `[n, angles, radii, 3]` -> `up` and `rim`, `[n, angles / 2, 1, 1]` each. Turning the tablet shifts the rows,
 * and every layer treats all rows alike: what is learned at one turn is known at all. Outwards the picture is folded up
 * step by step, then the directions are looked at together, ever wider.
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

/** Units of the layers that read what was measured. */
const IMPRINT_UNITS: Pair = [96, 64];
const FACE_UNITS: Pair = [128, 96];

/**
 * Upright crop with the drawing on it `[n, size, size, 4]` and what was measured beside it `[n, numbers]` -> `face`
 * `[n, 4]`, `counterfeit` `[n, 1]`, `aspects` `[n, 4]`, all logits, `embedding` `[n, 16]`, whose direction tells presses
 * apart; and while it trains `traits` `[n, traits]`, what the simulator knows of the tablet's make, `maps`
 * `[n, size / 4, size / 4, 5]`, what it knows of the face in every place (simulate/face-maps.ts): these are asked so that
 * the layers below learn to see it, and are not shipped as answers. The maps are read first and judged then.
 *
 * `counterfeit` is the mean of two opinions, one of the picture and the imprint's numbers, one of the numbers of surface,
 * strokes and rim alone: `seen` and `told`, `[n, 1]` each, answered while it trains, since each must learn to stand alone: together, the one that
 * knows its tablets by heart would keep the other from learning (a product of experts, Hinton 2002).
 */
export function buildInspector(size: number, numbers: NumbersMeasured, options: NetworkOptions): tf.LayersModel {
  const b = new NetworkBuilder(options);
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
