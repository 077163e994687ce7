/** A batch worker whose process crashes on a certain photo: see killing-examiner.ts. */
import { runWorker } from '../../src/batch/worker/run-worker.ts';
import { readSettings } from '../../src/http/settings.ts';
import { startPoolOn } from '../../src/runtime/pool/examiner-pool.ts';
import { openConfiguredStore } from '../../src/store/open-store.ts';
import { openSharedRoot } from '../../src/store/shared-root.ts';

const { batches, model = '' } = readSettings(process.env);
const store = await openConfiguredStore(batches);
const root = await openSharedRoot(batches.root);
const threads = new URL('./killing-examiner.ts', import.meta.url);
const pool = await startPoolOn(threads, { bundle: model, workers: 1, backend: 'wasm' });
const { signal } = new AbortController();
const silent = { started() {}, storeLost() {}, storeBack() {}, tookOver() {}, report: console.error };
await runWorker({ ...batches, store, pool, root, untilEmpty: true, signal, events: silent });
await pool.close();
await store.close();
