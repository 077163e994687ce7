/**
 * `node --import ./bin/typescript.js bench/evidence-overhead.ts PHOTOS BYTES [padded]`: what evidence adds to an
 * examination, as a ratio within one run. Samples, enlarged to the pixels that a phone's photo of BYTES has, are examined
 * in one thread with one bundle, in groups: once without evidence, as `telltale scan` does it, and once as `telltale case
 * add` does it, which stores them and examines them from the store, the first ones while others are being stored. The
 * groups take turns, so that other programs disturb both alike. With `padded`, the samples keep their one megapixel and get random bytes behind the
 * picture: as much to store as BYTES say, but less to examine than any real photo of that size.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { mapInOrder } from '../src/core/map-in-order.ts';
import { defaultBundle } from '../src/runtime/default-bundle.ts';
import { startExaminerPool } from '../src/runtime/pool/examiner-pool.ts';
import { addPhoto } from '../src/store/cases/add-photo.ts';
import { createCase } from '../src/store/cases/create-case.ts';
import { examineCase, widthOf } from '../src/store/cases/examine-case.ts';
import { openEvidence } from '../src/store/evidence/open-evidence.ts';
import { ownSchema } from '../test/store/use-database.ts';
import { type PhonePhoto, phonePhoto } from './phone-photo.ts';

/** Photos of a group: long enough to overlap, short enough that the machine's load hardly changes. */
const GROUP = 10;

const [count = '40', size = '2000000', form = 'enlarged'] = process.argv.slice(2);
const samples = fileURLToPath(new URL('../samples/', import.meta.url));
const names = (await readdir(samples)).filter((name) => name.endsWith('.jpg')).sort();
const sampled = await Promise.all(names.map((name) => readFile(join(samples, name))));
const photos: PhonePhoto[] = [];
for (const picture of sampled) photos.push(await (form === 'padded' ? padded : phonePhoto)(picture, Number(size)));
const folder = await mkdtemp(join(tmpdir(), 'telltale-bench-'));
const url = process.env['TELLTALE_DATABASE'];
const options = { folder, url, schema: ownSchema(), softwareVersion: 'bench', actor: 'bench', create: true };
const store = await openEvidence(options);
const policy = { prior: 0.5, language: 'en' };
const pool = await startExaminerPool({ bundle: defaultBundle, workers: 1, backend: 'wasm' });

/** What follows a JPEG's end is no part of the picture. */
async function padded(picture: Buffer, bytes: number): Promise<PhonePhoto> {
  const { width, height } = await sharp(picture).metadata();
  return { bytes: Buffer.concat([picture, randomBytes(Math.max(0, bytes - picture.byteLength))]), width, height };
}

/** One of the photos in turn, with bytes of its own. */
function photo(index: number): Buffer {
  return Buffer.concat([photos[index % photos.length]?.bytes ?? Buffer.alloc(0), randomBytes(32)]);
}

async function without(group: readonly Buffer[]): Promise<void> {
  const examine = (bytes: Buffer) => pool.examine(bytes, 'bench.jpg', policy);
  for await (const _ of mapInOrder(group, widthOf({ examiner: pool }), examine));
}

async function withEvidence(group: readonly Buffer[], name: string): Promise<number> {
  const began = performance.now();
  const caseId = await createCase(store, { name, actor: 'bench' });
  const storing = (async () => {
    for (const [index, bytes] of group.entries()) {
      await addPhoto(store, { caseId, name: `${index}.jpg`, bytes, actor: 'bench' });
    }
    return performance.now() - began;
  })();
  for await (const _ of examineCase(store, { caseId, policy, examiner: pool, actor: 'bench' }, storing));
  const storedMs = await storing;
  return storedMs;
}

/** By the clock, and processor time of the whole process, threads included, which other programs hardly change. */
async function measure<Result>(work: () => Promise<Result>) {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { result, clockMs: performance.now() - began, processorMs: (user + system) / 1000 };
}

const sums = { clock: [0, 0], processor: [0, 0], stored: 0 };
const ratios: number[] = [];
await without([photo(0), photo(1)]);
for (let first = 0; first < Number(count); first += GROUP) {
  const group = Array.from({ length: GROUP }, (_, i) => photo(first + i));
  const evidence = () => measure(() => withEvidence(group, `group ${first}`));
  // Whichever comes second has the warmer caches.
  const isFirst = (first / GROUP) % 2 === 0;
  const before = isFirst ? await evidence() : undefined;
  const plain = await measure(() => without(group));
  const kept = before ?? (await evidence());
  sums.clock = [sums.clock[0]! + plain.clockMs, sums.clock[1]! + kept.clockMs];
  sums.processor = [sums.processor[0]! + plain.processorMs, sums.processor[1]! + kept.processorMs];
  sums.stored += kept.result;
  ratios.push(kept.clockMs / plain.clockMs);
}
await pool.close();
await store.close();
await rm(folder, { recursive: true });

const more = ([plain = 0, kept = 0]: readonly number[]) => `${((kept / plain - 1) * 100).toFixed(1)} %`;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const bytesEach = mean(photos.map(({ bytes }) => bytes.byteLength));
const megapixels = mean(photos.map(({ width, height }) => width * height)) / 1e6;
const what = `${bytesEach.toFixed(0)} bytes and ${megapixels.toFixed(1)} megapixels${form === 'padded' ? ', padded' : ''}`;
const median = ratios.toSorted((a, b) => a - b)[ratios.length >> 1] ?? Number.NaN;
console.log(
  `${url === undefined ? 'SQLite' : 'PostgreSQL'}: ${count} photos of ${what}. Without evidence ` +
    `${(sums.clock[0]! / Number(count)).toFixed(0)} ms each, with it ${(sums.clock[1]! / Number(count)).toFixed(0)} ms, ` +
    `of which ${(sums.stored / Number(count)).toFixed(0)} ms until stored. Evidence adds ${more(sums.clock)} of the time ` +
    `(median of groups ${((median - 1) * 100).toFixed(1)} %), ${more(sums.processor)} of processor time`,
);
