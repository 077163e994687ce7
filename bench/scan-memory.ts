/**
 * `node --import ./bin/typescript.js bench/scan-memory.ts COUNT`: whether the memory of `telltale scan` stays flat over a tar
 * of COUNT photos (100,000 unless given): three small pictures over and over, each with other bytes behind its end, so none
 * passes for a copy. Prints a row for bench/README.md.
 */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { largePhotos } from './large-photos.ts';
import { marked } from './marked-photo.ts';
import { runScanCommand } from './scan-command.ts';
import { writeTar } from './write-tar.ts';

const count = Number(process.argv[2] ?? 100_000);
const SIDE_PX = 160;
const FIFTHS = 5;

const folder = await mkdtemp(join(tmpdir(), 'telltale-bench-'));
try {
  const pictures = await Promise.all((await largePhotos()).map((one) => sharp(one).resize(SIDE_PX).jpeg().toBuffer()));
  const source = join(folder, 'many.tar');
  await writeTar(source, count, (i) => marked(pictures, i));
  const out = join(folder, 'out');
  const { seconds, scanSeconds, memory } = await runScanCommand(source, out);
  const rows = (await readFile(join(out, 'photos.jsonl'), 'utf8')).split('\n').length - 1;
  const during = memory.filter(({ photos }) => photos > 0);
  const fifths = Array.from({ length: FIFTHS }, (_, i) =>
    Math.max(
      ...during
        .slice((i * during.length) / FIFTHS, ((i + 1) * during.length) / FIFTHS)
        .map(({ megabytes }) => megabytes),
    ),
  );
  console.log(
    '| Date | Machine | Photos | Rows | Photos/s | Seconds in all | Highest memory in each fifth, MB | Report page, kB |',
  );
  console.log(`|${'---|'.repeat(8)}`);
  const cells = [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    count,
    rows,
    (rows / scanSeconds).toFixed(1),
    seconds.toFixed(0),
    fifths.map((megabytes) => megabytes.toFixed(0)).join(', '),
    ((await stat(join(out, 'report.html'))).size / 1000).toFixed(0),
  ];
  console.log(`| ${cells.join(' | ')} |`);
} finally {
  await rm(folder, { recursive: true });
}
