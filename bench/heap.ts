/**
 * `node --import ./bin/typescript.js bench/heap.ts ROUNDS` measures a photo of a heap, of which about a hundred tablets are
 * found, on WASM: seconds by the clock of one photo sent to an idle pool as the service starts it, of as many photos at
 * once as it has threads, and of one thread without a pool, as on the page's worker; and that thread's stages, in
 * milliseconds of processor time. Medians of ROUNDS rounds (default 5). Prints rows for bench/README.md: the heap as it was
 * simulated, and enlarged to the 12 megapixels of a phone.
 */
import { readFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { PLAIN_WORLD } from '../src/lab/simulate/scene/scene.ts';
import { simulateHeap } from '../src/lab/simulate/simulate-photo.ts';
import { SIMULATOR_VERSION } from '../src/lab/simulate/version.ts';
import { startBackend } from '../src/runtime/backend/backend.ts';
import { loadModel } from '../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../src/runtime/default-bundle.ts';
import { examineBytes } from '../src/runtime/examine-bytes.ts';
import { type ExaminerPool, startExaminerPool } from '../src/runtime/pool/examiner-pool.ts';
import { StageClock, type StageTimes } from '../src/runtime/stage-clock.ts';
import { writeWhole } from '../src/runtime/write-whole.ts';
import { percentile } from './percentile.ts';

/** 123 tablets on a table; another seed draws another heap. */
const SEED = 'bench/heap/8';
const STAGES = ['pictures', 'locator', 'orienter', 'inspector'] as const satisfies (keyof StageTimes)[];
const POLICY = { prior: 0.5, language: 'en' };
const rounds = Number(process.argv[2] ?? 5);

/** Drawing it takes longer than examining it, so it is kept outside the project. */
async function drawHeap(): Promise<Buffer> {
  const path = join(tmpdir(), `telltale-bench-heap-${SIMULATOR_VERSION}.jpg`);
  const kept = await readFile(path).catch(() => undefined);
  if (kept !== undefined) return kept;
  const { jpeg } = await simulateHeap(SEED, 'heap.jpg', PLAIN_WORLD);
  await writeWhole(path, jpeg);
  return jpeg;
}

/** Of all threads of this process: other work on the machine does not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const medianOf = (values: readonly number[]): number => percentile(values, 0.5);

/** The median of the rounds, in seconds by the clock; the first one, in which everything is compiled, does not count. */
async function clocked(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i <= rounds; i++) {
    const startedMs = performance.now();
    await work();
    if (i > 0) times.push((performance.now() - startedMs) / 1000);
  }
  return medianOf(times);
}

async function measure(photo: Buffer, pool: ExaminerPool) {
  const ask = () => pool.examine(photo, 'heap.jpg', POLICY);
  const one = await clocked(ask);
  const together = await clocked(() => Promise.all(Array.from({ length: pool.workers }, ask)));
  const stages: StageTimes[] = [];
  let tablets = 0;
  const alone = await clocked(async () => {
    const clock = new StageClock(processorMs);
    ({ length: tablets } = (await examineBytes(photo, 'heap.jpg', clock.timed(model), POLICY)).tablets);
    stages.push(clock.read());
  });
  const stagesMs = STAGES.map((stage) => medianOf(stages.slice(1).map((times) => times[stage])).toFixed(0));
  return [tablets, ...[one, together, alone].map((seconds) => seconds.toFixed(2)), ...stagesMs];
}

await startBackend('wasm');
const model = await loadModel(defaultBundle);
const heap = await drawHeap();
const large = await sharp(heap).resize(3000, 4000, { fit: 'cover' }).jpeg({ quality: 92 }).toBuffer();
const pool = await startExaminerPool({ bundle: defaultBundle, backend: 'wasm' });
const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
console.log(
  `| Date | Machine | Photo | Tablets | One photo, s | ${pool.workers} photos at once, s | One thread, s | ${STAGES.join(' | ')} |`,
);
console.log(`|${'---|'.repeat(7 + STAGES.length)}`);
for (const [name, photo] of [
  ['768 x 1024', heap],
  ['3000 x 4000', large],
] as const) {
  const figures = await measure(photo, pool);
  console.log(`| ${new Date().toISOString().slice(0, 10)} | ${machine} | ${name} | ${figures.join(' | ')} |`);
}
await pool.close();
process.exit();
