import { stat } from 'node:fs/promises';
import { findKey } from './api-key.ts';
import { type KeyRecord, readKeyFile } from './key-file.ts';
import type { Identify } from './scopes.ts';

/**
 * Identifies callers by the keys of a file, and reads the file again whenever it is replaced, so that a revoked key is
 * refused from the next request on. A missing or damaged file admits nobody.
 *
 * @throws TelltaleError keys_file_invalid
 */
export async function openKeyStore(path: string): Promise<Identify> {
  let known = await load(path);

  return async (token) => {
    try {
      if ((await versionOf(path)) !== known.version) known = await load(path);
    } catch (cause) {
      // The message would reveal the file's path to the caller: in this answer it is an unknown error, logged whole.
      throw new Error('the file of API keys can no longer be read', { cause });
    }
    const record = findKey(token, known.keys);
    return record && { id: `key ${record.id}`, name: `key ${record.name} ${record.id}`, scopes: record.scopes };
  };
}

async function load(path: string): Promise<{ readonly version: string; readonly keys: readonly KeyRecord[] }> {
  // In this order: a file that is replaced in between is read once too often rather than once too seldom.
  const version = await versionOf(path).catch(() => '');
  return { version, keys: await readKeyFile(path) };
}

/** Changes with every replacement of the file. */
async function versionOf(path: string): Promise<string> {
  const { ino, mtimeMs, size } = await stat(path);
  return `${ino} ${mtimeMs} ${size}`;
}
