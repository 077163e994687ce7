import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { writeWhole } from '../runtime/write-whole.ts';
import { progressBar } from './progress.ts';

/** How the rows of a chunk are stored. `path` has no extension. */
export interface ChunkStore<Row> {
  has(path: string): boolean;
  /** Writes all of it or nothing. */
  write(path: string, rows: readonly Row[]): Promise<void>;
  read(path: string): Promise<Row[]>;
}

/** Rows as JSON, in `path.json`. */
export function jsonChunks<Row>(schema?: z.ZodType<Row[]>): ChunkStore<Row> {
  return {
    has: (path) => existsSync(`${path}.json`),
    write: (path, rows) => writeWhole(`${path}.json`, JSON.stringify(rows)),
    async read(path) {
      const rows: unknown = JSON.parse(await readFile(`${path}.json`, 'utf8'));
      return schema ? schema.parse(rows) : (rows as Row[]);
    },
  };
}

export interface ChunkedWork<Item, Row> {
  readonly items: readonly Item[];
  /** Items a chunk. */
  readonly size: number;
  /** Created if missing. */
  readonly folder: string;
  /** A chunk's name in the folder: `from` is the index of its first item, `count` the number of its items. */
  nameOf(from: number, count: number): string;
  readonly store: ChunkStore<Row>;
  /** Title and unit of the progress bar; absent: no bar. */
  readonly progress?: { readonly title: string; readonly unit: string };
  work(items: readonly Item[]): Promise<Row[]>;
}

/**
 * Does the work in chunks and stores the rows of each, so that a killed run resumes where it was.
 *
 * @returns the rows of all chunks, in the order of the items
 */
export async function keepChunks<Item, Row>(options: ChunkedWork<Item, Row>): Promise<Row[]> {
  const { items, size, folder, nameOf, store, progress, work } = options;
  await mkdir(folder, { recursive: true });
  const bar = progress && progressBar(progress.title, items.length, progress.unit);
  const all: Row[] = [];
  for (let from = 0; from < items.length; from += size) {
    const chunk = items.slice(from, from + size);
    const path = join(folder, nameOf(from, chunk.length));
    if (!store.has(path)) await store.write(path, await work(chunk));
    // Read even if just written: a resumed run and an uninterrupted one get the same rows.
    all.push(...(await store.read(path)));
    for (const _ of chunk) bar?.step();
  }
  bar?.stop();
  return all;
}
