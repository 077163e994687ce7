/**
 * `npm run bench:start -- COUNT` measures cold starts, COUNT times in turn: `node -e 0` (Node's own start, for
 * comparison), `telltale --help`, and `telltale scan` of one photo of 12 megapixels on WASM, from the build and from
 * the sources through tsx. Medians of wall and of processor time.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enlarge } from './large-photos.ts';

interface Taken {
  readonly wallS: number;
  /** User and system, of all threads. */
  readonly processorS: number;
}

const root = fileURLToPath(new URL('../', import.meta.url));
const count = Number(process.argv[2] ?? 5);

function take(args: readonly string[]): Taken {
  const command = [process.execPath, ...args].map((part) => `'${part}'`).join(' ');
  const script = `TIMEFORMAT='%R %U %S'; { time ${command} >/dev/null 2>/dev/null; } 2>&1`;
  const [wallS = 0, userS = 0, systemS = 0] = execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: root })
    .trim()
    .split(' ')
    .map(Number);
  return { wallS, processorS: userS + systemS };
}

function median(numbers: readonly number[]): string {
  return (numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN).toFixed(2);
}

const folder = await mkdtemp(join(tmpdir(), 'telltale-start-'));
try {
  const photo = join(folder, 'photo.jpg');
  await writeFile(photo, await enlarge('face-m.jpg'));
  const scan = ['scan', photo, '--backend', 'wasm'];
  const sources = ['--import', './bin/typescript.js', 'src/cli/telltale.ts'];
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['node -e 0', ['-e', '0']],
    ['telltale --help', ['bin/telltale.js', '--help']],
    ['telltale scan', ['bin/telltale.js', ...scan]],
    ['telltale --help, from the sources', [...sources, '--help']],
    ['telltale scan, from the sources', [...sources, ...scan]],
  ];
  const taken = new Map<string, Taken[]>();
  for (let i = 0; i < count; i++) {
    for (const [name, args] of cases) taken.set(name, [...(taken.get(name) ?? []), take(args)]);
  }
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  for (const [name, times] of taken) {
    const [wall, processor] = [median(times.map((t) => t.wallS)), median(times.map((t) => t.processorS))];
    console.log(`| ${machine} | ${name} | ${wall} | ${processor} |`);
  }
} finally {
  await rm(folder, { recursive: true });
}
