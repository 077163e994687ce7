import { readFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { TelltaleError } from '../../core/errors.ts';
import { unwritable } from '../../runtime/unwritable.ts';

/**
 * Locks the folder for this process, so that no second one writes into it. A killed process leaves its lock: it is
 * taken over as soon as that process is gone, even if another process has its number by then. Returns a function that
 * releases the lock. Throws `scan_running`, `output_unwritable`.
 */
export async function lockScan(path: string, folder: string): Promise<() => Promise<void>> {
  for (;;) {
    if (await create(path)) return () => rm(path, { force: true });
    const owner = await readFile(path, 'utf8').catch(() => '');
    const [pid = '', began = ''] = owner.split(' ');
    // An empty lock is being written, or was when the power failed; this process cannot distinguish them and takes it.
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
    // Another user's process is alive too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Start time of the process, in the system's own count (proc(5), field 22); the same for all if the system does not
 * report it.
 */
function beginOf(pid: number): string {
  try {
    // The second field is a name in brackets, which may contain anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ');
    return fields?.[19] ?? '';
  } catch {
    return '';
  }
}
