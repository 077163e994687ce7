/**
 * `npm run bench:queue -- ENTRIES` measures the cost of the queue itself, without any picture: it submits and lists an
 * archive with this many entries (default 100,000), takes every photo and finishes it with the same examination, four
 * at a time, and exports all of it. Prints a row for bench/README.md.
 *
 * PostgreSQL runs on this machine, without waiting for the disk (fsync off); the archive is a tar of small files with
 * names of photos, which nothing reads.
 */

import { randomUUID } from 'node:crypto';
import { mkdtemp, open, realpath, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportBatch } from '../src/batch/worker/export-batch.ts';
import { listBatch } from '../src/batch/worker/list-batch.ts';
import { StoreRetry } from '../src/batch/worker/store-retry.ts';
import { describe } from '../src/core/describe.ts';
import { batchStatus } from '../src/store/batch-status.ts';
import { createBatch } from '../src/store/create-batch.ts';
import { finishPhoto } from '../src/store/finish-photo.ts';
import { takeListing } from '../src/store/list-photos.ts';
import { openStore } from '../src/store/open-store.ts';
import { takePhoto } from '../src/store/take-photo.ts';
import { enterWorker } from '../src/store/workers.ts';
import { startPostgres } from '../test/store/postgres-server.ts';

const entries = Number(process.argv[2] ?? 100_000);
const TAKERS = 4;

const model = { name: 'none', version: '0.0.0', sha256: '0'.repeat(64), evidence: 'simulated' } as const;
const policy = { prior: 0.5, language: 'en' };

/** One file of a tar (POSIX.1-1988): a header of 512 bytes and as many of content. */
function tarMember(name: string): Buffer {
  const member = Buffer.alloc(1024);
  member.write(name, 0);
  member.write('0000644\0', 100);
  member.write('00000001000\0', 124);
  member.write('00000000000\0', 136);
  member.write('        0', 148);
  member.write('ustar\x0000', 257);
  const sum = member.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  member.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return member;
}

async function writeArchive(path: string): Promise<void> {
  const file = await open(path, 'w');
  for (let i = 0; i < entries; i++) {
    await file.write(tarMember(`${String(Math.floor(i / 1000)).padStart(4, '0')}/photo-${i}.jpg`));
  }
  await file.write(Buffer.alloc(1024));
  await file.close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

const server = await startPostgres();
if (server === undefined) throw new Error('expected PostgreSQL, found none');
const root = await realpath(await mkdtemp(join(tmpdir(), 'telltale-bench-')));
const store = await openStore({ url: server.url, schema: 'bench' });
const row: string[] = [];
try {
  await writeArchive(join(root, 'archive.tar'));
  const workerId = randomUUID();
  await enterWorker(store, { id: workerId, host: 'bench', pid: process.pid, model, backend: 'none', threads: TAKERS });
  const { signal } = new AbortController();
  const retry = new StoreRetry({ storeLost: console.error, storeBack: () => undefined });
  const lister = {
    store,
    root,
    workerId,
    retry,
    retryDelaySeconds: 5,
    signal,
    giveUp: signal,
    report: console.error,
  };

  const given = { sources: ['archive.tar'], policy, model, priority: 0, attempts: 3 };
  const id = await createBatch(store, given);
  const submitSeconds = await timed(async () => {
    const listing = await takeListing(store, workerId);
    if (listing !== undefined) await listBatch(listing, lister);
  });
  row.push(submitSeconds.toFixed(1));

  const by = { workerId, model, backend: 'none' };
  const work = async (): Promise<void> => {
    for (let photo = await takePhoto(store, workerId, model); photo; photo = await takePhoto(store, workerId, model)) {
      const sha256 = photo.id;
      const examination = describe(
        { name: photo.name, sha256, format: 'jpeg', width: 1, height: 1 },
        model,
        [],
        policy,
      );
      await finishPhoto(store, by, photo, { sha256, examination, startedAt: new Date() });
    }
  };
  const workSeconds = await timed(() => Promise.all(Array.from({ length: TAKERS }, work)));
  row.push(workSeconds.toFixed(1), ((1000 * workSeconds) / entries).toFixed(2));

  const statusSeconds = await timed(() => batchStatus(store, id));
  const exportSeconds = await timed(() =>
    exportBatch(store, id, { out: join(root, 'out.jsonl'), provenance: join(root, 'from.jsonl'), partial: false }),
  );
  row.push((1000 * statusSeconds).toFixed(0), exportSeconds.toFixed(1));
  const { photos } = await batchStatus(store, id);
  row.push(String(photos.done), (process.resourceUsage().maxRSS / 1000).toFixed(0));
} finally {
  await store.close();
  await server.remove();
  await rm(root, { recursive: true });
}
const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
console.log(`| ${[new Date().toISOString().slice(0, 10), machine, entries, ...row].join(' | ')} |`);
