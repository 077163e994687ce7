import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Crop } from '../../core/evidence.ts';
import { type Ellipse, radiusOfRim } from '../../core/imaging/ellipse.ts';
import type { PolarSettings } from '../../core/model.ts';
import { drawPolar, turnOnTablet } from '../../core/rectify.ts';
import type { Random } from '../simulate/random.ts';
import { Random as SeededRandom } from '../simulate/random.ts';
import { changeLight } from './change-light.ts';
import type { LabelledCrop } from './crop-store.ts';
import { trainNetwork } from './loop.ts';

const BATCH = 48;
/** Directions of the truth: up, whether it is asked, rim, whether it is asked. */
const CHANNELS = 4;
/** Deviation of the target about the true up direction, radians: a little more than a direction's width. */
const UP_SPREAD = 0.11;
/** Share of crops that are other imprints: they have a rim and no up. */
const OTHER_SHARE = 0.12;

export interface OrienterTraining {
  readonly network: LayersModel;
  readonly crops: readonly LabelledCrop[];
  readonly settings: PolarSettings;
  readonly steps: number;
  readonly seed: string;
  readonly checkpoint: string;
}

/** Teaches rim and up direction on unrolled crops whose located ellipse is moved a little further from the true rim. */
export async function trainOrienter(options: OrienterTraining): Promise<void> {
  const { settings } = options;
  const known = options.crops.filter(({ truth }) => truth.rim !== null && truth.visible > 0.45);
  const m30 = known.filter(({ truth }) => truth.up !== null);
  const other = known.filter(({ truth }) => truth.up === null);
  const size = settings.angles * settings.radii * 3;
  const directions = settings.angles / 2;
  await trainNetwork({
    title: 'train orienter',
    network: options.network,
    checkpoint: options.checkpoint,
    steps: options.steps,
    rate: 2.5e-3,
    batch: (step) => {
      const random = new SeededRandom(`${options.seed}/orienter/${step}`);
      const images = new Float32Array(BATCH * size);
      const truth = new Float32Array(BATCH * directions * CHANNELS);
      for (let i = 0; i < BATCH; i++) {
        const from = other.length > 0 && random.chance(OTHER_SHARE) ? other : m30;
        const labelled = random.pick(from);
        const crop: Crop = { ...labelled.crop, ellipse: misplaced(labelled.crop.ellipse, random) };
        drawPolar(crop, settings, images, i * size);
        changeLight(images, i * size, (i + 1) * size, random);
        truth.set(truthOf(crop.ellipse, labelled, directions), i * directions * CHANNELS);
      }
      return [
        tf.tensor4d(images, [BATCH, settings.angles, settings.radii, 3]),
        tf.tensor3d(truth, [BATCH, directions, CHANNELS]),
      ];
    },
    losses: orienterLosses,
  });
}

/** The locator's own error is in the crop already; half of the crops get more, as of a photo that it never saw the like of. */
function misplaced(e: Ellipse, random: Random): Ellipse {
  if (random.chance(0.4)) return e;
  const error = random.range(0, 0.08);
  const axes = [e.rx * random.factor(error), e.ry * random.factor(error)] as const;
  return {
    cx: e.cx + random.normal(error) * e.rx,
    cy: e.cy + random.normal(error) * e.rx,
    rx: Math.max(...axes),
    ry: Math.min(...axes),
    angle: e.angle + random.normal(error * 60),
  };
}

function truthOf(located: Ellipse, { truth }: LabelledCrop, directions: number): Float32Array {
  const rows = new Float32Array(directions * CHANNELS);
  const up = truth.up === null ? undefined : (turnOnTablet(located, truth.up) * Math.PI) / 180;
  let sum = 0;
  for (let k = 0; k < directions; k++) {
    const turn = (2 * Math.PI * k) / directions;
    if (up !== undefined) {
      const apart = Math.atan2(Math.sin(turn - up), Math.cos(turn - up));
      rows[k * CHANNELS] = Math.exp(-(apart * apart) / (2 * UP_SPREAD * UP_SPREAD));
      rows[k * CHANNELS + 1] = 1;
      sum += rows[k * CHANNELS] as number;
    }
    const radius = truth.rim ? radiusOfRim(truth.rim, located, turn) : undefined;
    if (radius === undefined || Math.abs(radius - 1) > 0.5) continue;
    rows[k * CHANNELS + 2] = radius - 1;
    rows[k * CHANNELS + 3] = 1;
  }
  if (sum > 0) for (let k = 0; k < directions; k++) rows[k * CHANNELS] = (rows[k * CHANNELS] as number) / sum;
  return rows;
}

/** Cross-entropy over the directions, less what the target's own spread costs; absolute errors of the rim, in radii. */
export function orienterLosses(outputs: readonly tf.Tensor[], batch: readonly tf.Tensor[]): Record<string, tf.Scalar> {
  const truth = batch[1] as tf.Tensor3D;
  const [count, directions] = truth.shape;
  const [up, upAsked, rim, rimAsked] = tf
    .split(truth, CHANNELS, 2)
    .map((part) => tf.reshape(part, [count, directions])) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const logits = tf.reshape(outputs[0] as tf.Tensor, [count, directions]);
  const read = tf.reshape(outputs[1] as tf.Tensor, [count, directions]);
  const entropy = tf.mul(up, tf.sub(tf.log(tf.add(up, 1e-9)), tf.logSoftmax(logits)));
  const asked = tf.add(tf.sum(tf.mean(upAsked, 1)), 1e-3);
  const rimCount = tf.add(tf.sum(rimAsked), 1);
  return {
    up: tf.div(tf.sum(entropy), asked) as tf.Scalar,
    rim: tf.mul(tf.div(tf.sum(tf.mul(tf.abs(tf.sub(read, rim)), rimAsked)), rimCount), 20) as tf.Scalar,
  };
}
