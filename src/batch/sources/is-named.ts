import { stat } from 'node:fs/promises';
import { bytesOf } from './entry-name.ts';

/** Whether the file or folder at `path` is one of the sources themselves, under any name. */
export async function isNamed(path: string, sources: readonly string[]): Promise<boolean> {
  const target = await identityOf(path);
  if (target === undefined) return false;
  for (const source of sources) if ((await identityOf(source)) === target) return true;
  return false;
}

async function identityOf(path: string): Promise<string | undefined> {
  const stats = await stat(bytesOf(path)).catch(() => undefined);
  // Terminals and /dev/null may be both read and written.
  return stats?.isFile() || stats?.isDirectory() ? `${stats.dev}:${stats.ino}` : undefined;
}
