/**
 * `npm run golden`: writes the reference vectors of the shipped bundle anew, on WASM: what its networks say of fixed inputs
 * (m30.json), and all that passes between core and networks over the samples (samples.json). Only when bundle or core were
 * meant to change.
 */
import { writeFile } from 'node:fs/promises';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { loadModel } from '../../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { recordSamples, samplesFile } from './record-samples.ts';
import { computeGolden, goldenFile } from './vectors.ts';

await startBackend('wasm');
const model = await loadModel(defaultBundle);
const golden = await computeGolden(model);
await writeFile(goldenFile, `${JSON.stringify(golden)}\n`);
console.log(`Wrote the vectors of ${Object.keys(golden.vectors).length} inputs to ${goldenFile}`);
const recorded = await recordSamples(model);
await writeFile(samplesFile, `${JSON.stringify(recorded)}\n`);
console.log(
  `Wrote what passes between core and networks over ${Object.keys(recorded.samples).length} samples to ${samplesFile}`,
);
