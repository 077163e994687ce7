/**
 * `node --import ./bin/typescript.js bench/scan-memory.ts COUNT EVERY` measures the memory of `telltale scan` over a
 * tar of COUNT photos (default 100,000), made from three small pictures. Every EVERYth photo (default: fifth) has
 * different bytes after the picture's end and is examined, the others are copies of earlier ones. Prints a row for
 * bench/README.md.
 */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { largePhotos } from './large-photos.ts';
import { marked } from './marked-photo.ts';
import { runScanCommand } from './scan-command.ts';
import { writeTar } from './write-tar.ts';

const [count = 100_000, every = 5] = process.argv.slice(2).map(Number);
const SIDE_PX = 160;
const FIFTHS = 5;

const folder = await mkdtemp(join(tmpdir(), 'telltale-bench-'));
try {
  const pictures = await Promise.all((await largePhotos()).map((one) => sharp(one).resize(SIDE_PX).jpeg().toBuffer()));
  const source = join(folder, 'many.tar');
  const own = (i: number): number => Math.floor(i / every);
  // A prime far from any power of ten makes each copy refer to some earlier photo.
  await writeTar(source, count, (i) => marked(pictures, i % every === 0 ? own(i) : (i * 7919) % (own(i) + 1)));
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
    '| Date | Machine | Photos | Of these examined | Rows | Photos/s | Seconds in all | Highest memory in each fifth, MB | Report page, kB |',
  );
  console.log(`|${'---|'.repeat(9)}`);
  const cells = [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    count,
    own(count - 1) + 1,
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
