/**
 * `npm run bench:scan -- LARGE SMALL` measures the throughput of `telltale scan` into a folder, on all cores, for LARGE
 * JPEGs of 12 megapixels in a folder and SMALL ones of 0.3 megapixels in a tar, relative to the bare decode of the same
 * photos; then the same command again, which finds everything done. Every photo is one of three pictures with different
 * bytes after its end, so that none counts as a copy. Prints rows for bench/README.md.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { decodeCost } from './decode-cost.ts';
import { largePhotos } from './large-photos.ts';
import { marked } from './marked-photo.ts';
import { runScanCommand } from './scan-command.ts';
import { writeTar } from './write-tar.ts';

const [large = 60, small = 400] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'telltale-bench-'));
const pictures = await largePhotos();
const reduced = await Promise.all(pictures.map((picture) => sharp(picture).resize(640).jpeg().toBuffer()));

async function folderOfLarge(): Promise<string> {
  const path = join(folder, 'large');
  await mkdir(path);
  for (let i = 0; i < large; i++) await writeFile(join(path, `${i}.jpg`), marked(pictures, i));
  return path;
}

async function tarOfSmall(): Promise<string> {
  const path = join(folder, 'small.tar');
  await writeTar(path, small, (i) => marked(reduced, i));
  return path;
}

async function measure(kind: string, source: string, photos: number, some: readonly Buffer[]): Promise<void> {
  const out = join(folder, `${kind}-out`);
  const first = await runScanCommand(source, out);
  const again = await runScanCommand(source, out);
  const costs = await Promise.all(some.map(decodeCost));
  const decodeMs = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  const cores = availableParallelism();
  const cells = [
    new Date().toISOString().slice(0, 10),
    `${cores} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    kind,
    photos,
    // From the first row on; too few photos give no rate.
    first.scanSeconds < 1 ? '-' : ((photos - 1) / first.scanSeconds).toFixed(1),
    ((1000 * cores) / decodeMs).toFixed(1),
    decodeMs.toFixed(1),
    (first.seconds - first.scanSeconds).toFixed(1),
    again.seconds.toFixed(1),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

console.log(
  '| Date | Machine | Photos | Number | Scanned, photos/s | Bare decode, photos/s on all cores | One decode, ms | Start and report, s | Run again with all done, s |',
);
console.log(`|${'---|'.repeat(9)}`);
try {
  await measure('12 megapixels in a folder', await folderOfLarge(), large, pictures);
  await measure('0.3 megapixels in a tar', await tarOfSmall(), small, reduced);
} finally {
  await rm(folder, { recursive: true });
}
