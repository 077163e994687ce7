import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeArrays } from './array-file.ts';
import { emptyCropSet } from './crop-set.ts';
import { readCropSet, sliceCropSet, writeCropSet } from './crop-set-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-crops-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function someCrops(count: number) {
  const set = emptyCropSet(count);
  for (let k = 0; k < set.pixels.length; k++) set.pixels[k] = k % 251;
  set.face.set([1, 2, 3]);
  set.traits.fill(Number.NaN);
  set.severity.set([0.25, 0.5]);
  set.photo.set([-1, 70_000]);
  return set;
}

test('a set of crops survives a round trip', async () => {
  const set = someCrops(3);
  const path = join(folder, 'a.crops');
  await writeCropSet(path, set);
  expect(await readCropSet(path)).toEqual(set);
});

test('a slice has the crops between two indices', () => {
  const set = someCrops(3);
  const slice = sliceCropSet(set, 1, 3);
  expect(slice.count).toBe(2);
  expect([...slice.face]).toEqual([2, 3]);
  expect(slice.pixels).toEqual(set.pixels.subarray(128 * 128 * 3));
  expect(slice.traits).toHaveLength(2 * (set.traits.length / 3));
});

test('a truncated file, another file and one of other code are refused', async () => {
  const path = join(folder, 'a.crops');
  await writeCropSet(path, someCrops(3));
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, whole.length - 1));
  await expect(readCropSet(path)).rejects.toThrow('bytes of press, received');
  await writeFile(path, 'no crops at all');
  await expect(readCropSet(path)).rejects.toThrow('expected a file of arrays');
  await writeArrays(path, { about: { crops: 3, size: 64 }, arrays: {} });
  await expect(readCropSet(path)).rejects.toThrow('expected crops of');
});
