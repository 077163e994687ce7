import { workerData } from 'piscina';
import { drawPolar, turnOnTablet } from '../../../core/crop/rectify.ts';
import type { Crop } from '../../../core/evidence.ts';
import { type Ellipse, radiusOfRim } from '../../../core/imaging/ellipse.ts';
import type { PolarSettings } from '../../../core/model.ts';
import type { LabelledCrop } from '../../dataset/crop-store.ts';
import { Random } from '../../simulate/random.ts';
import { drawBatch, transferred } from '../draw-batch.ts';
import { changeLight } from './change-light.ts';
import { ORIENTER_CHANNELS as CHANNELS } from './orienter-losses.ts';

/** Start data of the thread. */
export interface OrienterBatches {
  readonly crops: readonly LabelledCrop[];
  readonly settings: PolarSettings;
  readonly seed: string;
  /** Crops per batch. */
  readonly size: number;
}

/** Deviation of the target about the true up direction, radians: slightly more than a direction's width. */
const UP_SPREAD = 0.11;
/** Share of crops with other imprints: they have a rim and no up direction. */
const OTHER_SHARE = 0.12;

const { crops, settings, seed, size } = workerData as OrienterBatches;
const known = crops.filter(({ truth }) => truth.rim !== null && truth.visible > 0.45);
const m30 = known.filter(({ truth }) => truth.up !== null);
const other = known.filter(({ truth }) => truth.up === null);

/** The unrolled crops of a step, `[n, angles, radii, 3]`, and their truths, `[n, directions, 4]`. */
export default function draw(step: number): unknown {
  const random = new Random(`${seed}/orienter/${step}`);
  const { angles, radii } = settings;
  const directions = angles / 2;
  const batch = drawBatch({ size, image: [angles, radii, 3], truth: [directions, CHANNELS] }, (pixels, truth) => {
    const from = other.length > 0 && random.chance(OTHER_SHARE) ? other : m30;
    const labelled = random.pick(from);
    const crop: Crop = { ...labelled.crop, ellipse: misplaced(labelled.crop.ellipse, random) };
    drawPolar(crop, settings, pixels, 0);
    changeLight(pixels, random);
    truth.set(truthOf(crop.ellipse, labelled, directions));
  });
  return transferred(
    batch,
    batch.map(({ data }) => data),
  );
}

/** The locator's own error is already in the crop; half of the crops get more, as in unfamiliar photos. */
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
      sum += rows[k * CHANNELS]!;
    }
    const radius = truth.rim ? radiusOfRim(truth.rim, located, turn) : undefined;
    if (radius === undefined || Math.abs(radius - 1) > 0.5) continue;
    rows[k * CHANNELS + 2] = radius - 1;
    rows[k * CHANNELS + 3] = 1;
  }
  if (sum > 0) for (let k = 0; k < directions; k++) rows[k * CHANNELS] = rows[k * CHANNELS]! / sum;
  return rows;
}
