import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonChunks, keepChunks } from './keep-chunks.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-chunks-'));
});
afterEach(() => rm(folder, { recursive: true }));

const squares = (work: (items: readonly number[]) => Promise<number[]>, schema?: z.ZodType<number[]>) =>
  keepChunks({
    items: [1, 2, 3, 4, 5],
    size: 2,
    folder: join(folder, 'squares'),
    nameOf: (from, count) => `squares-${from}-${count}`,
    store: jsonChunks(schema),
    work,
  });

test('a failed run resumes', async () => {
  const worked: number[] = [];
  const square = async (items: readonly number[]) => {
    if (items.includes(3) && worked.length === 2) {
      worked.push(0);
      throw new Error('killed');
    }
    worked.push(...items);
    return items.map((item) => item * item);
  };
  await expect(squares(square)).rejects.toThrow('killed');
  expect(await squares(square)).toEqual([1, 4, 9, 16, 25]);
  expect(worked).toEqual([1, 2, 0, 3, 4, 5]);
  expect((await readdir(join(folder, 'squares'))).sort()).toEqual([
    'squares-0-2.json',
    'squares-2-2.json',
    'squares-4-1.json',
  ]);
});

test('rows are checked against their schema', async () => {
  const wrong = squares(async (items) => items.map(String) as never, z.array(z.number()));
  await expect(wrong).rejects.toThrow();
});
