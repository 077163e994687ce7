import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readShared, toShared } from './shared-bytes.ts';

test('a file is read whole into shared memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-shared-'));
  const path = join(folder, 'bytes');
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 251);
  await writeFile(path, bytes);
  const read = await readShared(path);
  expect(read.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(Buffer.compare(read, bytes)).toBe(0);
  await rm(folder, { recursive: true });
});

test('a thread gets the same shared memory', () => {
  const shared = toShared([1, 2, 3]);
  const there = structuredClone(shared);
  shared[1] = 9;
  expect([...there]).toEqual([1, 9, 3]);
});
