import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Examination } from '../../src/core/examination.ts';
import type { ImageBatch, Model, Network, NetworkOutput } from '../../src/core/model.ts';
import { NETWORK_NAMES, type NetworkName } from '../../src/runtime/bundle/manifest.ts';
import { examineBytes } from '../../src/runtime/examine-bytes.ts';

/** One run of a network over a photo's images: its inputs and outputs, image by image. */
export interface RecordedRun {
  readonly network: NetworkName;
  /** `[count, height, width]`. */
  readonly shape: readonly number[];
  /** Of each image the means of 6 x 6 patches, channel after channel. */
  readonly thumbnails: readonly (readonly number[])[];
  readonly outputs: Readonly<Record<string, readonly number[]>>;
}

export interface RecordedSample {
  readonly runs: readonly RecordedRun[];
  readonly examination: Examination;
}

/** The model, and what it was fed, by the name of the sample. */
export interface RecordedSamples {
  readonly model: string;
  readonly samples: Readonly<Record<string, RecordedSample>>;
}

export const samplesFile: string = fileURLToPath(new URL('./samples.json', import.meta.url));

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const PATCHES = 6;
/** Whole outputs of tablets; of a locator's map so many numbers, evenly spread. */
const MOST_OUTPUTS = 512;

/** Examines every sample as a scan does, and records everything that passes between the core and the networks. */
export async function recordSamples(model: Model): Promise<RecordedSamples> {
  const samples: Record<string, RecordedSample> = {};
  for (const name of readdirSync(SAMPLES).filter((some) => some.endsWith('.jpg'))) {
    const runs: RecordedRun[] = [];
    const bytes = new Uint8Array(await readFile(`${SAMPLES}${name}`));
    const { examination } = await examineBytes(bytes, name, recorded(model, runs), { prior: 0.5, language: 'en' });
    samples[name] = { runs, examination };
  }
  return { model: model.identity.sha256, samples };
}

/** The same model; every run of its networks is added to `runs`. */
function recorded(model: Model, runs: RecordedRun[]): Model {
  const networks = NETWORK_NAMES.map((network): [NetworkName, Network] => {
    const run: Network['run'] = async (batch) => {
      const outputs = await model[network].run(batch);
      runs.push(describeRun(network, batch, outputs));
      return outputs;
    };
    return [network, { run }];
  });
  return { ...model, ...Object.fromEntries(networks) };
}

function describeRun(
  network: NetworkName,
  batch: ImageBatch,
  outputs: Readonly<Record<string, NetworkOutput>>,
): RecordedRun {
  const { count, height, width } = batch;
  const images = Array.from({ length: count }, (_, i) => i);
  return {
    network,
    shape: [count, height, width],
    thumbnails: images.map((i) => thumbnailOf(batch, i)),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, thinOut(data)])),
  };
}

function thumbnailOf({ height, width, data }: ImageBatch, image: number): number[] {
  const sums = new Float64Array(3 * PATCHES * PATCHES);
  const counts = new Float64Array(sums.length);
  for (let k = 0; k < height * width; k++) {
    const row = Math.floor((Math.floor(k / width) * PATCHES) / height);
    const column = Math.floor(((k % width) * PATCHES) / width);
    for (let channel = 0; channel < 3; channel++) {
      const patch = (channel * PATCHES + row) * PATCHES + column;
      sums[patch] = (sums[patch] ?? 0) + (data[(image * height * width + k) * 3 + channel] ?? Number.NaN);
      counts[patch] = (counts[patch] ?? 0) + 1;
    }
  }
  return Array.from(sums, (sum, patch) => round(sum / (counts[patch] ?? 0)));
}

function thinOut(data: Float32Array): number[] {
  const kept = Math.min(MOST_OUTPUTS, data.length);
  return Array.from({ length: kept }, (_, i) => round(data[Math.floor((i * data.length) / kept)] ?? Number.NaN));
}

/** Finer than any tolerance; keeps the file small. */
function round(value: number): number {
  return Number(value.toFixed(5));
}
