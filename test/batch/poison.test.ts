import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBundle } from '../../src/runtime/bundle/read-bundle.ts';
import { batchStatus, deadLetters } from '../../src/store/batch-status.ts';
import { createBatch } from '../../src/store/create-batch.ts';
import { ended, run } from '../cli/run-telltale.ts';
import { tinyBundle } from '../http/service.ts';
import { type TestStore, useDatabase } from '../store/use-database.ts';
import { isFinished, resultsOf } from './finished.ts';
import { type SharedFolder, sharedFolder, smallPhoto, withComment } from './shared-folder.ts';

const OTHERS = 8;
const ATTEMPTS = 3;

const database = await useDatabase();

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let shared: SharedFolder;
let store: TestStore;
beforeAll(async () => {
  if (database === undefined) return;
  bundle = await tinyBundle();
  shared = await sharedFolder();
  store = await database.openStore();
});
afterAll(async () => {
  if (database === undefined) return;
  await store.close();
  await shared.remove();
  await bundle.remove();
  await database.remove();
});

const settings = () => ({
  TELLTALE_DATABASE: database?.url ?? '',
  TELLTALE_DATABASE_SCHEMA: store.schema,
  TELLTALE_BATCH_ROOT: shared.root,
  TELLTALE_MODEL: bundle.directory,
  TELLTALE_WORKER_GONE_SECONDS: '1',
  TELLTALE_RETRY_SECONDS: '1',
});

/** Runs a worker once, as a supervisor would. Returns the signal that killed it, or null. */
async function work(): Promise<NodeJS.Signals | null> {
  const file = fileURLToPath(new URL('./poisoned-worker.ts', import.meta.url));
  const typescript = new URL('../../bin/typescript.js', import.meta.url).href;
  const worker = spawn(process.execPath, ['--import', typescript, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...settings() },
  });
  await ended(worker);
  return worker.signalCode;
}

describe.skipIf(database === undefined)('a photo that kills its worker', { tags: ['slow'] }, () => {
  test(
    'three times ends on the dead-letter list with its name, and takes no other photo with it',
    async () => {
      await shared.addPhotos('some', OTHERS);
      await shared.add('some/poison.jpg', withComment(await smallPhoto(), 'poison'));
      const { manifest, sha256 } = await readBundle(bundle.directory);
      const model = { name: manifest.name, version: manifest.version, sha256, evidence: manifest.evidence };
      const policy = { prior: 0.5, language: 'en' };
      const id = await createBatch(store, { sources: ['some'], policy, model, priority: 0, attempts: ATTEMPTS });
      const ends: (NodeJS.Signals | null)[] = [];
      do ends.push(await work());
      while (ends.at(-1) !== null);
      expect(ends).toEqual([...Array.from({ length: ATTEMPTS }, () => 'SIGKILL'), null]);
      expect(isFinished(await batchStatus(store, id))).toBe(true);
      const problem = { code: 'photo_worker_died', values: { attempts: ATTEMPTS } };
      expect(await deadLetters(store, id, 10)).toEqual([{ name: 'some/poison.jpg', attempts: ATTEMPTS, problem }]);
      const others = (await resultsOf(store, id)).filter(({ name }) => name !== 'some/poison.jpg');
      expect(others.map(({ state }) => state)).toEqual(Array.from({ length: OTHERS }, () => 'done'));
      // A photo of the same worker was examined alone the next time, and so is not blamed for the crash.
      for (const { attempts } of others) expect(attempts).toBeLessThan(ATTEMPTS);
      const { status, stdout } = await run(['batch', 'status', id], settings());
      expect([status, stdout]).toEqual([0, expect.stringContaining('some/poison.jpg (3 attempts)')]);
    },
    10 * 60_000,
  );
});
