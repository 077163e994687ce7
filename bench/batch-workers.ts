/**
 * `npm run bench:workers -- PHOTOS BUNDLE` measures the throughput, in photos of 12 megapixels a second, of one, two
 * and four worker processes with one thread each, on one machine with their PostgreSQL; by default 100 photos for each
 * and the shipped bundle. It is measured from the first photo to the last, without the processes' start. The photos are
 * three, each in as many different files as needed, which differ in a comment. Prints a row for bench/README.md.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBundle } from '../src/runtime/bundle/read-bundle.ts';
import { defaultBundle } from '../src/runtime/default-bundle.ts';
import { createBatch } from '../src/store/create-batch.ts';
import { openStore } from '../src/store/open-store.ts';
import { readResults } from '../src/store/read-results.ts';
import { withComment } from '../test/batch/shared-folder.ts';
import { startPostgres } from '../test/store/postgres-server.ts';
import { largePhotos } from './large-photos.ts';

const [photosText = '100', bundle = defaultBundle] = process.argv.slice(2);
const photos = Number(photosText);
const PROCESSES = [1, 2, 4];

const launcher = fileURLToPath(new URL('../bin/telltale.js', import.meta.url));

const server = await startPostgres();
if (server === undefined) throw new Error('expected PostgreSQL, found none');
const root = await realpath(await mkdtemp(join(tmpdir(), 'telltale-bench-')));

async function ended(worker: ChildProcess): Promise<void> {
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
  if (worker.exitCode !== 0) throw new Error(`a worker ended with ${worker.exitCode ?? worker.signalCode}`);
}

/** Photos a second of this many processes, each with a separate batch and schema. */
async function measure(processes: number, url: string): Promise<number> {
  const schema = `bench_${processes}`;
  const store = await openStore({ url, schema });
  try {
    const { manifest, sha256 } = await readBundle(bundle);
    const model = { name: manifest.name, version: manifest.version, sha256, evidence: manifest.evidence };
    const policy = { prior: 0.5, language: 'en' };
    const given = { sources: ['photos'], policy, model, priority: 0, attempts: 3 };
    const id = await createBatch(store, given);
    const settings = {
      TELLTALE_DATABASE: url,
      TELLTALE_DATABASE_SCHEMA: schema,
      TELLTALE_BATCH_ROOT: root,
      TELLTALE_MODEL: bundle,
      TELLTALE_BACKEND: 'wasm',
      TELLTALE_WORKERS: '1',
    };
    const workers = Array.from({ length: processes }, () =>
      spawn(process.execPath, [launcher, 'worker', '--until-empty'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, ...settings },
      }),
    );
    await Promise.all(workers.map(ended));
    const times: { from: number; to: number }[] = [];
    for await (const { examinedBy } of readResults(store, id)) {
      if (examinedBy === undefined) throw new Error('a photo was not examined');
      times.push({ from: examinedBy.startedAt.getTime(), to: examinedBy.finishedAt.getTime() });
    }
    const tookMs = Math.max(...times.map(({ to }) => to)) - Math.min(...times.map(({ from }) => from));
    return (1000 * times.length) / tookMs;
  } finally {
    await store.close();
  }
}

try {
  await mkdir(join(root, 'photos'));
  const pictures = await largePhotos();
  for (let i = 0; i < photos; i++) {
    const picture = pictures[i % pictures.length] as Buffer;
    await writeFile(join(root, 'photos', `${String(i).padStart(6, '0')}.jpg`), withComment(picture, String(i)));
  }
  const row: string[] = [];
  for (const processes of PROCESSES) row.push((await measure(processes, server.url)).toFixed(2));
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
  console.log(`| ${[new Date().toISOString().slice(0, 10), machine, photos, ...row].join(' | ')} |`);
} finally {
  await server.remove();
  await rm(root, { recursive: true });
}
