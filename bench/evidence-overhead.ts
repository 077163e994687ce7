/**
 * `node --import ./bin/typescript.js bench/evidence-overhead.ts PHOTOS BYTES`: what evidence adds to an examination, as a
 * ratio within one run. Examines samples in one thread with one bundle; each photo, padded to BYTES so that its hash is its
 * own, is then stored with its examination, as `telltale case add` does it: one after the other, nothing overlaps.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultBundle } from '../src/runtime/default-bundle.ts';
import { startExaminerPool } from '../src/runtime/pool/examiner-pool.ts';
import { addPhoto } from '../src/store/cases/add-photo.ts';
import { createCase } from '../src/store/cases/create-case.ts';
import { storeExamination } from '../src/store/cases/store-examination.ts';
import { openEvidence } from '../src/store/evidence/open-evidence.ts';
import { ownSchema } from '../test/store/use-database.ts';

const [count = '40', size = '2000000'] = process.argv.slice(2);
const samples = fileURLToPath(new URL('../samples/', import.meta.url));
const names = (await readdir(samples)).filter((name) => name.endsWith('.jpg')).sort();
const folder = await mkdtemp(join(tmpdir(), 'telltale-bench-'));
const url = process.env['TELLTALE_DATABASE'];
const options = { folder, url, schema: ownSchema(), softwareVersion: 'bench', actor: 'bench', create: true };
const store = await openEvidence(options);
const caseId = await createCase(store, { name: 'bench', actor: 'bench' });
const policy = { prior: 0.5, language: 'en' };
const pool = await startExaminerPool({ bundle: defaultBundle, workers: 1, backend: 'wasm' });

const examiningMs: number[] = [];
const storingMs: number[] = [];
/** Processor time of the whole process, threads included, which other programs hardly change. */
const processor = { examining: 0, storing: 0 };
const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
for (let i = 0; i < Number(count); i++) {
  const name = names[i % names.length] ?? '';
  const sample = await readFile(join(samples, name));
  // What follows a JPEG's end is no part of the picture.
  const bytes = Buffer.concat([sample, randomBytes(Math.max(32, Number(size) - sample.byteLength))]);
  const began = performance.now();
  const used = processorMs();
  const { examination } = await pool.examine(bytes, name, policy);
  const examined = performance.now();
  const usedThen = processorMs();
  const photo = await addPhoto(store, { caseId, name: `${i}.jpg`, bytes, exhibit: 'bag', actor: 'bench' });
  const { backend } = pool;
  await storeExamination(store, { caseId, photoId: photo.id, examination, policy, backend, actor: 'bench' });
  examiningMs.push(examined - began);
  storingMs.push(performance.now() - examined);
  processor.examining += usedThen - used;
  processor.storing += processorMs() - usedThen;
}
await pool.close();
await store.close();
await rm(folder, { recursive: true });

const sum = (times: readonly number[]) => times.reduce((total, ms) => total + ms, 0);
const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
console.log(
  `${url === undefined ? 'SQLite' : 'PostgreSQL'}: ${count} photos of ${size} bytes. Examining: ` +
    `median ${median(examiningMs).toFixed(0)} ms; storing: median ${median(storingMs).toFixed(0)} ms. Storing to examining: ` +
    `${((sum(storingMs) / sum(examiningMs)) * 100).toFixed(1)} % of the time, ` +
    `${((processor.storing / processor.examining) * 100).toFixed(1)} % of processor time`,
);
