import { open } from 'node:fs/promises';

/** Flushes the names in a folder to the disk: a new or renamed file is only then still there after a power cut. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open folders; NTFS keeps its own log of names.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
