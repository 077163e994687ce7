import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { writeWhole } from '../../runtime/write-whole.ts';
import { readShared } from './shared-bytes.ts';

/** A chunk of a store: bytes in `path.extension`, and in `path.json` the rows that describe them. */
export interface ChunkFiles {
  readonly path: string;
  readonly extension: string;
}

export function chunkExists({ path }: ChunkFiles): boolean {
  return existsSync(`${path}.json`);
}

/** The rows are written last and moved into place: an existing chunk is complete. */
export async function writeChunkFiles(
  { path, extension }: ChunkFiles,
  bytes: readonly Uint8Array[],
  rows: readonly unknown[],
): Promise<void> {
  await writeFile(`${path}.${extension}`, Buffer.concat(bytes));
  await writeWhole(`${path}.json`, JSON.stringify(rows));
}

/**
 * The bytes, in shared memory, and the rows.
 *
 * @throws ZodError the rows do not match `schema`
 */
export async function readChunkFiles<Rows>(
  { path, extension }: ChunkFiles,
  schema: z.ZodType<Rows>,
): Promise<{ readonly bytes: Uint8Array; readonly rows: Rows }> {
  const rows = schema.parse(JSON.parse(await readFile(`${path}.json`, 'utf8')));
  return { bytes: await readShared(`${path}.${extension}`), rows };
}
