import { workerData } from 'piscina';
import { Random } from '../../simulate/random.ts';
import { drawBatch, transferred } from '../draw-batch.ts';
import { LOCATOR_STRIDE } from '../networks.ts';
import { drawTruth, type LocatorSample, type SampleSource, TRUTH_CHANNELS } from './locator-data.ts';
import { placeSample } from './place-sample.ts';

/** Start data of the thread. */
export interface LocatorBatches {
  readonly sources: readonly SampleSource[];
  /** Width of the canvases, pixels; they are three quarters as high. */
  readonly inputSize: number;
  readonly seed: string;
  /** Canvases per batch. */
  readonly size: number;
}

const { sources, inputSize: width, seed, size } = workerData as LocatorBatches;
const height = (width * 3) / 4;

/** The canvases of a step, `[n, height, width, 3]`, and their truths, `[n, rows, columns, channels]`. */
export default function draw(step: number): unknown {
  const random = new Random(`${seed}/locator/${step}`);
  const truth = [height / LOCATOR_STRIDE, width / LOCATOR_STRIDE, TRUTH_CHANNELS];
  const batch = drawBatch({ size, image: [height, width, 3], truth }, (pixels, cells) => {
    const targets = placeSample(pickSource(random), { width, height, pixels }, random);
    drawTruth(targets, width, height, cells);
  });
  return transferred(
    batch,
    batch.map(({ data }) => data),
  );
}

/** The pictures of a source, drawn by its share among those that have any. */
function pickSource(random: Random): readonly LocatorSample[] {
  const filled = sources.filter(({ samples }) => samples.length > 0);
  let rest = random.uniform() * filled.reduce((sum, { share }) => sum + share, 0);
  for (const { share, samples } of filled) {
    rest -= share;
    if (rest < 0) return samples;
  }
  return filled.at(-1)?.samples ?? [];
}
