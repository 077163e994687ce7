import { readFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { TelltaleError } from '../../core/errors.ts';
import { unwritable } from '../unwritable.ts';

/**
 * Takes the folder for this process, so that no second one writes into it. A process that was killed leaves its lock: it
 * is taken over as soon as that process is gone, whatever process may have its number by then. Returns what gives the lock
 * back. Throws `scan_running`, `output_unwritable`.
 */
export async function lockScan(path: string, folder: string): Promise<() => Promise<void>> {
  for (;;) {
    if (await create(path)) return () => rm(path, { force: true });
    const owner = await readFile(path, 'utf8').catch(() => '');
    const [pid = '', began = ''] = owner.split(' ');
    // One without content is being written, or was when the power failed; this process cannot tell and takes it.
    if (owner !== '' && isAlive(Number(pid)) && beginOf(Number(pid)) === began) {
      throw new TelltaleError('scan_running', { path: folder, pid });
    }
    await rm(path, { force: true });
  }
}

function create(path: string): Promise<boolean> {
  return unwritable(path, async () => {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(`${process.pid} ${beginOf(process.pid)}`);
      await file.close();
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When the process began, in the system's own count (proc(5), field 22); the same for all where the system does not say. */
function beginOf(pid: number): string {
  try {
    // The second field is a name in brackets, which may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ');
    return fields?.[19] ?? '';
  } catch {
    return '';
  }
}
