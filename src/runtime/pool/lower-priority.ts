import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';

/**
 * Gives this thread, and not its process, the lowest priority. Only Linux has a priority of each thread and says which thread
 * this is; elsewhere nothing happens.
 */
export function lowerPriority(): void {
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    // 0 would be the whole process.
    if (Number.isInteger(thread) && thread > 0) setPriority(thread, constants.priority.PRIORITY_LOW);
  } catch {
    // It then runs as any other thread does.
  }
}
