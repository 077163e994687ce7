import { randomUUID } from 'node:crypto';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportBatch } from '../../src/batch/worker/export-batch.ts';
import { listBatch } from '../../src/batch/worker/list-batch.ts';
import { runSwitchingWorker } from '../../src/batch/worker/run-switching-worker.ts';
import { runWorker, type WorkerOptions } from '../../src/batch/worker/run-worker.ts';
import { StoreRetry } from '../../src/batch/worker/store-retry.ts';
import type { Examination } from '../../src/core/examination.ts';
import { readBundle } from '../../src/runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../src/runtime/bundle/rewrite-bundle.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { switchingPool } from '../../src/runtime/pool/switching-pool.ts';
import { batchStatus, deadLetters } from '../../src/store/batch-status.ts';
import { createBatch } from '../../src/store/create-batch.ts';
import { takeListing } from '../../src/store/list-photos.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { enterWorker } from '../../src/store/workers.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { startPool, tinyBundle } from '../http/service.ts';
import { startPostgres } from '../store/postgres-server.ts';
import { ownSchema, useDatabase } from '../store/use-database.ts';
import { expectEachOnce, isFinished, resultsOf, until } from './finished.ts';
import { type SharedFolder, sharedFolder, smallPhoto } from './shared-folder.ts';

const database = await useDatabase();
const here = describe.skipIf(database === undefined);

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let shared: SharedFolder;
beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory);
  shared = await sharedFolder();
});
afterAll(async () => {
  await pool.close();
  await shared.remove();
  await bundle.remove();
  await database?.remove();
});

const policy = { prior: 0.5, language: 'en' };

function submit(store: Store, sources: readonly string[], attempts = 3, { model } = pool): Promise<string> {
  return createBatch(store, { sources, policy, model, priority: 0, attempts });
}

function optionsOf(store: Store, reported: string[], signal: AbortSignal): WorkerOptions {
  return {
    store,
    pool,
    root: shared.root,
    goneAfterMs: 60_000,
    retryDelaySeconds: 1,
    untilEmpty: true,
    signal,
    events: {
      started: () => undefined,
      storeLost: () => reported.push('lost'),
      storeBack: () => reported.push('back'),
      tookOver: (count) => reported.push(`took over from ${count}`),
      report: (fault) => reported.push(String(fault)),
    },
  };
}

/** The reports of a worker, in order. */
function worker(store: Store, options: Partial<WorkerOptions> = {}) {
  const reported: string[] = [];
  const stop = new AbortController();
  const ended = runWorker({ ...optionsOf(store, reported, stop.signal), ...options });
  return { reported, stop: () => stop.abort(), ended };
}

/** Lists the next batch and examines nothing. */
async function list(store: Store): Promise<void> {
  const workerId = randomUUID();
  await enterWorker(store, { id: workerId, host: 'here', pid: 1, model: pool.model, backend: 'wasm', threads: 1 });
  const listing = await takeListing(store, workerId);
  if (listing === undefined) throw new Error('no batch is to be listed');
  const { signal } = new AbortController();
  const retry = new StoreRetry({ storeLost: () => undefined, storeBack: () => undefined });
  const report = (fault: unknown) => expect(fault).toBeUndefined();
  const how = { store, root: shared.root, workerId, retry, retryDelaySeconds: 1, signal, giveUp: signal, report };
  await listBatch(listing, how);
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await (database as NonNullable<typeof database>).openStore();
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

here('a worker', () => {
  test('examines what lies in folders and archives; each photo has its own row, as a scan would write it', async () => {
    const names = await shared.addPhotos('mixed/loose', 3);
    await shared.addPhotos('mixed/packed', 2);
    await shared.pack('mixed/packed', 'mixed/packed.tar');
    await shared.add('mixed/copy.jpg', await readFile(join(shared.root, names[0] as string)));
    await shared.add('mixed/no-photo.jpg', 'no photo');
    await withStore(async (store) => {
      const id = await submit(store, ['mixed']);
      const { reported, ended } = worker(store);
      // The copy and its original.
      expect(await ended).toEqual({ examined: 6, known: 1, failed: 0 });
      expect(reported).toEqual([]);
      const [out, provenance] = [join(bundle.directory, 'out.jsonl'), join(bundle.directory, 'from.jsonl')];
      expect(await exportBatch(store, id, { out, provenance, partial: false })).toMatchObject({ photos: 7, failed: 1 });
      const rows = await readRows<Examination>(out);
      for (const row of rows) expect(validateExamination(row)).toEqual([]);
      expect(rows.map(({ photo, error }) => [photo.name, error?.code])).toEqual([
        ['mixed/copy.jpg', undefined],
        ['mixed/loose/0000.jpg', undefined],
        ['mixed/loose/0001.jpg', undefined],
        ['mixed/loose/0002.jpg', undefined],
        ['mixed/no-photo.jpg', 'photo_not_an_image'],
        ['mixed/packed.tar!/0000.jpg', undefined],
        ['mixed/packed.tar!/0001.jpg', undefined],
      ]);
      const bytes = await readFile(join(shared.root, 'mixed/loose/0001.jpg'));
      const { examination: alone } = await pool.examine(bytes, 'mixed/loose/0001.jpg', policy);
      expect(JSON.stringify(rows[2])).toBe(JSON.stringify(alone));
      const from = await readRows<Record<string, unknown>>(provenance);
      expect(from[2]).toMatchObject({
        name: 'mixed/loose/0001.jpg',
        sha256: alone.photo.sha256,
        model: pool.model.sha256,
        attempts: 1,
        examined: { pid: process.pid, backend: 'wasm' },
      });
    });
  });

  test('that is stopped finishes its photos and leaves the rest to others', async () => {
    const names = await shared.addPhotos('stopped', 12);
    await withStore(async (store) => {
      const id = await submit(store, ['stopped']);
      const { stop, ended } = worker(store, { untilEmpty: false });
      await until(store, id, ({ photos }) => photos.done > 0);
      stop();
      await ended;
      expect((await batchStatus(store, id)).photos).toMatchObject({ taken: 0, failed: 0 });
      for (const { attempts } of await resultsOf(store, id)) expect(attempts).toBeLessThan(2);
      await worker(store).ended;
      await expectEachOnce(store, id, names);
    });
  });

  test('whose bundle is replaced finishes its batches first; each photo is examined by the model of its batch', async () => {
    const [before, after] = [await shared.addPhotos('before', 6), await shared.addPhotos('after', 3)];
    const other = join(bundle.directory, '..', 'other');
    await cp(bundle.directory, other, { recursive: true });
    const { manifest } = await readBundle(other);
    await rewriteBundle(other, { ...manifest, card: '', commands: manifest.provenance.commands, version: '2' });
    const [first, second] = [await startPool(bundle.directory), await startPool(other)];
    const switching = switchingPool(first);
    await withStore(async (store) => {
      const id = await submit(store, ['before']);
      const next = await submit(store, ['after'], 3, second);
      const used: string[] = [];
      const stop = new AbortController();
      const ended = runSwitchingWorker({
        ...optionsOf(store, [], stop.signal),
        pool: switching,
        untilEmpty: false,
        onPool: ({ model }) => used.push(model.sha256),
      });
      await until(store, id, ({ photos }) => photos.done > 0);
      switching.replace(second);
      await until(store, next, isFinished);
      stop.abort();
      expect(await ended).toEqual({ examined: 9, known: 0, failed: 0 });
      expect(used).toEqual([first.model.sha256, second.model.sha256]);
      for (const [batch, names, { model }] of [
        [id, before, first],
        [next, after, second],
      ] as const) {
        await expectEachOnce(store, batch, names);
        for (const { examination } of await resultsOf(store, batch)) expect(examination?.model).toEqual(model);
      }
    });
    await switching.close();
  });

  test('retries an unreadable photo, then gives it up by name', async () => {
    await shared.addPhotos('vanishing', 1);
    await withStore(async (store) => {
      await shared.add('vanishing/there.jpg', await smallPhoto());
      const id = await submit(store, ['vanishing'], 2);
      await list(store);
      await rm(join(shared.root, 'vanishing/0000.jpg'));
      expect(await worker(store).ended).toEqual({ examined: 1, known: 0, failed: 2 });
      expect(await deadLetters(store, id, 10)).toEqual([
        {
          name: 'vanishing/0000.jpg',
          attempts: 2,
          problem: { code: 'photo_given_up', values: { attempts: 2, problem: expect.stringContaining('ENOENT') } },
        },
      ]);
      const out = join(bundle.directory, 'given-up.jsonl');
      await exportBatch(store, id, { out, provenance: undefined, partial: false });
      const rows = await readRows<Examination>(out);
      expect(rows.map(({ photo, error }) => [photo.name, error?.code])).toEqual([
        ['vanishing/0000.jpg', 'photo_given_up'],
        ['vanishing/there.jpg', undefined],
      ]);
      for (const row of rows) expect(validateExamination(row)).toEqual([]);
    });
  });

  test('fails a batch whose folder is missing', async () => {
    await withStore(async (store) => {
      const id = await submit(store, ['no such folder'], 1);
      expect(await worker(store).ended).toEqual({ examined: 0, known: 0, failed: 0 });
      expect(await batchStatus(store, id)).toMatchObject({ state: 'failed', problem: { code: 'source_not_found' } });
    });
  });

  test('exports of an unfinished batch are refused, or partial', async () => {
    await withStore(async (store) => {
      const id = await submit(store, ['mixed']);
      const out = join(bundle.directory, 'unfinished.jsonl');
      const options = { out, provenance: undefined, partial: false };
      await expect(exportBatch(store, id, options)).rejects.toMatchObject({ code: 'batch_unfinished' });
      expect(await exportBatch(store, id, { ...options, partial: true })).toMatchObject({ photos: 0 });
    });
  });
});

here('the database', () => {
  test('is restarted in the middle: the worker waits, and every photo is examined exactly once', async () => {
    const names = await shared.addPhotos('outage', 30);
    const server = await startPostgres();
    if (server === undefined) throw new Error('there was a PostgreSQL a moment ago');
    const store = await openStore({ url: server.url, schema: ownSchema() });
    try {
      const id = await submit(store, ['outage']);
      const { reported, ended } = worker(store, { goneAfterMs: 2000 });
      await until(store, id, ({ photos }) => photos.done >= 5);
      await server.stop();
      // Longer than `goneAfterMs`: a worker that could not reach the database does not count as lost.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      await server.start();
      await ended;
      expect(reported).toEqual(['lost', 'back']);
      await expectEachOnce(store, id, names);
    } finally {
      await store.close();
      await server.remove();
    }
  });
});

async function readRows<Row>(path: string): Promise<readonly Row[]> {
  const text = await readFile(path, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
