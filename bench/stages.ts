/**
 * `node --import ./bin/typescript.js bench/stages.ts ROUNDS PHOTO...` measures the stages of an examination, in
 * milliseconds of processor time per photo, on WASM: medians of ROUNDS rounds (default 5). Without a PHOTO, samples are
 * enlarged to 12 megapixels. Prints rows for bench/README.md.
 */
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename } from 'node:path';
import { examine } from '../src/core/examine.ts';
import { openPhoto } from '../src/photo/node/open-photo.ts';
import { startBackend } from '../src/runtime/backend/backend.ts';
import { loadModel } from '../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../src/runtime/default-bundle.ts';
import { StageClock, type StageTimes } from '../src/runtime/stage-clock.ts';
import { enlarge } from './large-photos.ts';
import { percentile } from './percentile.ts';

const [rounds = '5', ...paths] = process.argv.slice(2);
const SAMPLES = ['no-tablet.jpg', 'face-m.jpg', 'pile.jpg'];
const STAGES = ['pictures', 'locator', 'orienter', 'inspector'] as const satisfies (keyof StageTimes)[];
const POLICY = { prior: 0.5, language: 'en' };

/** Of all threads of this process: other work on the machine does not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

await startBackend('wasm');
const model = await loadModel(defaultBundle);

async function examineOnce(bytes: Buffer): Promise<{ readonly times: StageTimes; readonly tablets: number }> {
  const clock = new StageClock(processorMs);
  const { tablets } = await examine(await openPhoto(bytes, 'photo.jpg'), clock.timed(model), POLICY);
  return { times: clock.read(), tablets: tablets.length };
}

console.log(`| Date | Machine | Photo | Tablets | ${STAGES.join(' | ')} |`);
console.log(`|${'---|'.repeat(4 + STAGES.length)}`);
for (const path of paths.length > 0 ? paths : SAMPLES) {
  const name = basename(path);
  const photo = paths.length > 0 ? await readFile(path) : await enlarge(name);
  const { tablets } = await examineOnce(photo);
  const measured: StageTimes[] = [];
  for (let i = 0; i < Number(rounds); i++) measured.push((await examineOnce(photo)).times);
  const medians = STAGES.map((stage) =>
    percentile(
      measured.map((times) => times[stage]),
      0.5,
    ).toFixed(0),
  );
  const machine = `${cpus().length} x ${cpus()[0]?.model}, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  console.log(`| ${date} | ${machine} | ${name} | ${tablets} | ${medians.join(' | ')} |`);
}
process.exit();
