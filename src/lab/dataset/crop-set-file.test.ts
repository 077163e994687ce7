import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyCropSet } from './crop-set.ts';
import { readCropSet, writeCropSet } from './crop-set-file.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-crop-set-'));
  path = join(folder, 'three.crops');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Every attribute has other values. */
function filledSet() {
  const set = emptyCropSet(3);
  for (const [n, values] of Object.values(set).entries()) {
    if (typeof values === 'number') continue;
    for (let i = 0; i < values.length; i++) values[i] = (i * 7 + n) % 251;
  }
  set.traits[1] = Number.NaN;
  set.photo[2] = -70_000;
  set.severity[0] = 0.25;
  return set;
}

test('a set that is written is read as it was', async () => {
  const set = filledSet();
  await writeCropSet(path, set, 'three crops');
  expect(await readCropSet(path)).toEqual(set);
});

test('an empty set is one, too', async () => {
  await writeCropSet(path, emptyCropSet(0), 'none');
  expect((await readCropSet(path)).count).toBe(0);
});

test('the first line says what the file is', async () => {
  await writeCropSet(path, filledSet(), 'three crops');
  const [line] = (await readFile(path)).toString('latin1').split('\n');
  expect(JSON.parse(line as string)).toMatchObject({ format: 'telltale-crops-1', count: 3, about: 'three crops' });
});

test('a file that was cut short, one of other kinds and one of something else are refused in a sentence', async () => {
  await writeCropSet(path, filledSet(), 'three crops');
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, bytes.length - 20));
  await expect(readCropSet(path)).rejects.toThrow(/three\.crops was cut short/);
  await writeFile(path, Buffer.from(bytes.toString('latin1').replace('"soft"', '"hard"'), 'latin1'));
  await expect(readCropSet(path)).rejects.toThrow(/kinds: expected soft, /);
  await writeFile(path, 'no crops at all');
  await expect(readCropSet(path)).rejects.toThrow(/Expected a file of crops/);
});
