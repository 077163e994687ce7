import { workerData } from 'piscina';
import { Random } from '../../simulate/random.ts';
import type { DrawnBatch } from '../batch-thread.ts';
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
export default function draw(step: number): DrawnBatch {
  const random = new Random(`${seed}/locator/${step}`);
  const values = width * height * 3;
  const [rows, columns] = [height / LOCATOR_STRIDE, width / LOCATOR_STRIDE];
  const truthValues = rows * columns * TRUTH_CHANNELS;
  const images = new Float32Array(size * values);
  const truths = new Float32Array(size * truthValues);
  for (let i = 0; i < size; i++) {
    const pixels = images.subarray(i * values, (i + 1) * values);
    const from = real.length > 0 && random.chance(REAL_SHARE) ? real : simulated;
    const targets = placeSample(from, { width, height, pixels }, random);
    drawTruth(targets, width, height, truths.subarray(i * truthValues, (i + 1) * truthValues));
  }
  return [
    { data: images, shape: [size, height, width, 3] },
    { data: truths, shape: [size, rows, columns, TRUTH_CHANNELS] },
  ];
}
