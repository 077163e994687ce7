import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBundle } from '../../src/runtime/bundle/read-bundle.ts';
import { createBatch } from '../../src/store/create-batch.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ended, start } from '../cli/run-telltale.ts';
import { tinyBundle } from '../http/service.ts';
import { type TestStore, useDatabase } from '../store/use-database.ts';
import { expectEachOnce, isFinished, resultsOf, until } from './finished.ts';
import { type SharedFolder, sharedFolder } from './shared-folder.ts';

/** Many times the number that one worker examines between two kills. */
const PHOTOS = 90;
const KILLS = 4;
/** Most of it is the start: a killed worker should have taken photos before. */
const BETWEEN_KILLS_MS = 3000;

const database = await useDatabase();

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let shared: SharedFolder;
let store: TestStore;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  if (database === undefined) return;
  bundle = await tinyBundle();
  shared = await sharedFolder();
  store = await database.openStore();
});
afterAll(async () => {
  if (database === undefined) return;
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(workers.map(ended));
  await store.close();
  await shared.remove();
  await bundle.remove();
  await database.remove();
});

/** A worker as an operator starts it. */
function startWorker(): void {
  const worker = start(['worker', '--until-empty'], {
    TELLTALE_DATABASE: database?.url ?? '',
    TELLTALE_DATABASE_SCHEMA: store.schema,
    TELLTALE_BATCH_ROOT: shared.root,
    TELLTALE_MODEL: bundle.directory,
    TELLTALE_BACKEND: 'wasm',
    TELLTALE_WORKERS: '1',
    TELLTALE_WORKER_GONE_SECONDS: '2',
    TELLTALE_RETRY_SECONDS: '1',
  });
  worker.stdout.resume();
  worker.stderr.resume();
  workers.push(worker);
}

/** Kills a process that is examining photos, and returns it. */
async function killOne({ db }: Store): Promise<number> {
  for (;;) {
    const busy = await db
      .selectFrom('photos')
      .innerJoin('workers', 'workers.id', 'photos.worker_id')
      .select('workers.pid')
      .where('photos.state', '=', 'taken')
      .where('workers.ended_at', 'is', null)
      .execute();
    const alive = busy.map(({ pid }) => pid).filter((pid) => isRunning(pid));
    const pid = alive[Math.floor(alive.length / 2)];
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL');
      return pid;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A process that this test started. */
function isRunning(pid: number): boolean {
  return workers.some((worker) => worker.pid === pid && worker.exitCode === null && worker.signalCode === null);
}

describe.skipIf(database === undefined)('three workers', { tags: ['slow'] }, () => {
  test(
    'one of which is killed every few seconds examine every photo exactly once',
    async () => {
      const names = [
        ...(await shared.addPhotos('loose', PHOTOS / 2)),
        ...(await shared.addPhotos('packed', PHOTOS / 2)),
      ];
      await shared.pack('packed', 'packed.tar');
      const { manifest, sha256 } = await readBundle(bundle.directory);
      const model = { name: manifest.name, version: manifest.version, sha256, evidence: manifest.evidence };
      const policy = { prior: 0.5, language: 'en' };
      // Each kill costs the photos of that worker one attempt: none may fail because of that.
      const given = { sources: ['loose', 'packed.tar'], policy, model, priority: 0, attempts: 100 };
      const id = await createBatch(store, given);
      for (let i = 0; i < 3; i++) startWorker();
      const killed: number[] = [];
      for (let i = 0; i < KILLS; i++) {
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_KILLS_MS));
        if (isFinished(await until(store, id, () => true))) break;
        killed.push(await killOne(store));
        startWorker();
      }
      await until(store, id, isFinished);
      const members = names.map((name) => name.replace('packed/', 'packed.tar!/'));
      await expectEachOnce(store, id, members);
      // Workers were killed at work, and others took over.
      expect(killed.length).toBeGreaterThan(1);
      const results = await resultsOf(store, id);
      expect(Math.max(...results.map(({ attempts }) => attempts))).toBeGreaterThan(1);
      // The remaining workers end without a signal.
      const left = workers.filter(({ pid }) => pid !== undefined && !killed.includes(pid));
      expect(await Promise.all(left.map(ended))).toEqual(left.map(() => 0));
    },
    10 * 60_000,
  );
});
