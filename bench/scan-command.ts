import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ScanTimes {
  /** From the start of the command to its end. */
  readonly seconds: number;
  /** From the first written photo to the last; 0 if there was none to write. */
  readonly scanSeconds: number;
  /** Of the whole process, once a second, with the number of photos written by then. */
  readonly memory: readonly { readonly photos: number; readonly megabytes: number }[];
}

const launcher = fileURLToPath(new URL('../bin/telltale.js', import.meta.url));
const SAMPLE_MS = 1000;

/** Runs `telltale scan` into a folder and monitors it. Throws if it fails. */
export async function runScanCommand(source: string, out: string, more: readonly string[] = []): Promise<ScanTimes> {
  const memory: { photos: number; megabytes: number }[] = [];
  const startedMs = performance.now();
  const results = join(out, 'results.jsonl');
  const sizeBefore = await sizeOf(results);
  let [firstMs, lastMs, lastSize] = [Number.NaN, Number.NaN, sizeBefore];
  const command = spawn(process.execPath, [launcher, 'scan', source, '--out', out, ...more], { stdio: 'ignore' });
  const watching = setInterval(async () => {
    const size = await sizeOf(results);
    if (size > lastSize) {
      lastMs = performance.now();
      if (Number.isNaN(firstMs)) firstMs = lastMs;
      lastSize = size;
    }
    const megabytes = await memoryOf(command.pid ?? 0);
    if (megabytes !== undefined) memory.push({ photos: size, megabytes });
  }, SAMPLE_MS / 5);
  const [status] = await once(command, 'close');
  clearInterval(watching);
  if (status !== 0) throw new Error(`telltale scan ended with ${status}`);
  const seconds = (performance.now() - startedMs) / 1000;
  return { seconds, scanSeconds: Number.isNaN(firstMs) ? 0 : Math.max(0.001, (lastMs - firstMs) / 1000), memory };
}

function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Resident memory of a process; undefined once it is gone, or if the system does not report it. */
async function memoryOf(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(text)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1000;
}
