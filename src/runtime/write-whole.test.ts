import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partialName, writeWhole } from './write-whole.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-whole-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a file is replaced, and nothing else is left', async () => {
  const path = join(folder, 'a.json');
  await writeWhole(path, 'one');
  await writeWhole(path, new TextEncoder().encode('two'));
  expect(await readFile(path, 'utf8')).toBe('two');
  expect(await readdir(folder)).toEqual(['a.json']);
});

test('a failure half way leaves the previous file and nothing else', async () => {
  const path = join(folder, 'a.json');
  await writeWhole(path, 'whole');
  const failing = writeWhole(path, async (partial) => {
    await writeFile(partial, 'ha');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await readFile(path, 'utf8')).toBe('whole');
  expect(await readdir(folder)).toEqual(['a.json']);
});

test('a partial file of a killed run is overwritten', async () => {
  const path = join(folder, 'a.json');
  await writeFile(partialName(path), 'a longer text than the next');
  await writeWhole(path, 'short');
  expect(await readFile(path, 'utf8')).toBe('short');
});
