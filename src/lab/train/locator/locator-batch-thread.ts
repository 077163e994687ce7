import { workerData } from 'piscina';
import { Random } from '../../simulate/random.ts';
import { drawBatch, transferred } from '../draw-batch.ts';
import { LOCATOR_STRIDE } from '../networks.ts';
import { drawTruth, type LocatorSample, TRUTH_CHANNELS } from './locator-data.ts';
import { placeSample } from './place-sample.ts';

/** Start data of the thread. */
export interface LocatorBatches {
  readonly simulated: readonly LocatorSample[];
  readonly real: readonly LocatorSample[];
  /** Width of the canvases, pixels; they are three quarters as high. */
  readonly inputSize: number;
  readonly seed: string;
  /** Canvases per batch. */
  readonly size: number;
}

/** Share of a batch's canvases with real photos, if there are any. */
const REAL_SHARE = 0.4;

const { simulated, real, inputSize: width, seed, size } = workerData as LocatorBatches;
const height = (width * 3) / 4;

/** The canvases of a step, `[n, height, width, 3]`, and their truths, `[n, rows, columns, channels]`. */
export default function draw(step: number): unknown {
  const random = new Random(`${seed}/locator/${step}`);
  const truth = [height / LOCATOR_STRIDE, width / LOCATOR_STRIDE, TRUTH_CHANNELS];
  const batch = drawBatch({ size, image: [height, width, 3], truth }, (pixels, cells) => {
    const from = real.length > 0 && random.chance(REAL_SHARE) ? real : simulated;
    const targets = placeSample(from, { width, height, pixels }, random);
    drawTruth(targets, width, height, cells);
  });
  return transferred(
    batch,
    batch.map(({ data }) => data),
  );
}
