/** `npm run golden`: writes the golden vectors of the shipped bundle anew, on WASM. Only when the bundle was meant to change. */
import { writeFile } from 'node:fs/promises';
import { startBackend } from '../../src/runtime/backend.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { loadModel } from '../../src/runtime/load-model.ts';
import { computeGolden, goldenFile } from './vectors.ts';

await startBackend('wasm');
const golden = await computeGolden(await loadModel(defaultBundle));
await writeFile(goldenFile, `${JSON.stringify(golden)}\n`);
console.log(`Wrote the vectors of ${Object.keys(golden.vectors).length} inputs to ${goldenFile}`);
