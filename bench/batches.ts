/**
 * `node --import ./bin/typescript.js bench/batches.ts BACKEND BUNDLE` measures what batches across photos would save
 * (docs/decisions/0006). Prints rows for bench/README.md: the networks' time per photo, alone and in a batch of four;
 * the whole examination of one 12-megapixel photo; how much the numbers change.
 */
import { cpus } from 'node:os';
import { examine } from '../src/core/examine.ts';
import type { ImageBatch, Model, Network, NetworkOutput } from '../src/core/model.ts';
import { openPhoto } from '../src/photo/node/open-photo.ts';
import { startBackend } from '../src/runtime/backend/backend.ts';
import { loadModel } from '../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../src/runtime/default-bundle.ts';
import { largePhotos } from './large-photos.ts';
import { percentile } from './percentile.ts';

const [wanted, bundle = defaultBundle] = process.argv.slice(2);
const backend = await startBackend(wanted === 'native' || wanted === 'wasm' ? wanted : undefined);
const model = await loadModel(bundle);

const AT_ONCE = 4;
const ROUNDS = 15;
const NETWORKS = ['locator', 'orienter', 'inspector'] as const;
type NetworkInputs = Readonly<Record<(typeof NETWORKS)[number], ImageBatch>>;

/** The input of each network for one photo. */
async function batchesOf(photo: Buffer): Promise<NetworkInputs> {
  const inputs: Partial<Record<(typeof NETWORKS)[number], ImageBatch>> = {};
  const spied = (name: (typeof NETWORKS)[number]): Network => ({
    run(batch) {
      inputs[name] = batch;
      return model[name].run(batch);
    },
  });
  const watched: Model = {
    ...model,
    locator: spied('locator'),
    orienter: spied('orienter'),
    inspector: spied('inspector'),
  };
  await examine(await openPhoto(photo, 'photo.jpg'), watched, { prior: 0.5, language: 'en' });
  return inputs as NetworkInputs;
}

function joined(batches: readonly ImageBatch[]): ImageBatch {
  const [first] = batches as [ImageBatch];
  const data = concatenated(batches.map((batch) => batch.data));
  const count = batches.reduce((sum, batch) => sum + batch.count, 0);
  return { ...first, count, data };
}

function concatenated(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  return percentile(times, 0.5);
}

/** The largest difference between the first photo's numbers alone and in a batch of several photos. */
async function shift(alone: ImageBatch, together: ImageBatch, network: Network): Promise<number> {
  const [a, b] = [await network.run(alone), await network.run(together)];
  const differences = Object.entries(a).map(([name, { data }]) => {
    const other = (b[name] as NetworkOutput).data;
    return data.reduce((most, value, i) => Math.max(most, Math.abs(value - (other[i] as number))), 0);
  });
  return Math.max(...differences);
}

const photos = await largePhotos();
const [photo] = photos as [Buffer];
const some = await Promise.all(
  Array.from({ length: AT_ONCE }, (_, i) => batchesOf(photos[i % photos.length] as Buffer)),
);
const whole = await medianMs(async () =>
  examine(await openPhoto(photo, 'photo.jpg'), model, { prior: 0.5, language: 'en' }),
);
console.log(
  '| Date | Machine | Backend | Network | Pictures a photo | Alone, ms a photo | Four photos at once, ms a photo | Largest shift of a number | Whole 12-megapixel photo, ms |',
);
console.log(`|${'---|'.repeat(9)}`);
for (const name of NETWORKS) {
  const batches = some.map((inputs) => inputs[name]);
  const together = joined(batches);
  const alone = await medianMs(async () => {
    for (const batch of batches) await model[name].run(batch);
  });
  const atOnce = await medianMs(() => model[name].run(together));
  const cells = [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    backend,
    name,
    (together.count / AT_ONCE).toFixed(1),
    (alone / AT_ONCE).toFixed(1),
    (atOnce / AT_ONCE).toFixed(1),
    (await shift(batches[0] as ImageBatch, together, model[name])).toExponential(1),
    whole.toFixed(0),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
