import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { truthPhoto } from '../../test/evaluation/example-rows.ts';
import { readTruth } from './read-truth.ts';

let root: string;
let photos: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'telltale-truth-'));
  photos = join(root, 'photos');
  await mkdir(photos);
  await writeFile(join(photos, 'a.jpg'), 'a photo');
});
afterEach(() => rm(root, { recursive: true }));

const TRUTH = JSON.stringify([truthPhoto()]);
const read = (file?: string) => readTruth(photos, file, 'en');

describe('readTruth finds it', () => {
  test.each([
    ['in the folder', 'photos/truth.json', undefined],
    ['in the folder above', 'truth.json', undefined],
    ['where it is told to look', 'other.json', 'other.json'],
  ])('%s', async (_, place, file) => {
    await writeFile(join(root, place), TRUTH);
    expect(await read(file && join(root, file))).toMatchObject([{ file: 'a.jpg' }]);
  });

  test('in the folder before the one above', async () => {
    await writeFile(join(root, 'truth.json'), 'no truth');
    await writeFile(join(photos, 'truth.json'), TRUTH);
    expect(await read()).toHaveLength(1);
  });
});

describe('readTruth refuses', () => {
  test('a missing folder, and a path that is no folder', async () => {
    await expect(readTruth(join(root, 'no'), undefined, 'en')).rejects.toMatchObject({ code: 'source_not_found' });
    const file = join(photos, 'a.jpg');
    await expect(readTruth(file, undefined, 'en')).rejects.toMatchObject({
      code: 'setting_invalid',
      values: { expected: 'the path of a folder', received: file },
    });
  });

  test('a missing truth, naming both places or the given one', async () => {
    const path = `${join(photos, 'truth.json')} or ${join(root, 'truth.json')}`;
    await expect(read()).rejects.toMatchObject({ code: 'truth_missing', values: { path } });
    const given = join(root, 'given.json');
    await expect(read(given)).rejects.toMatchObject({ code: 'truth_missing', values: { path: given } });
  });

  test('a truth that cannot be read', async () => {
    await expect(read(photos)).rejects.toMatchObject({
      code: 'truth_invalid',
      values: { problem: 'reading it failed with EISDIR' },
    });
  });

  test('a truth that names missing photos', async () => {
    const named = ['a.jpg', 'b.jpg', 'deep/c.jpg'].map((file) => ({ ...truthPhoto(), file }));
    await writeFile(join(photos, 'truth.json'), JSON.stringify(named));
    await expect(read()).rejects.toMatchObject({
      code: 'truth_photos_missing',
      values: { total: 3, found: 1, first: 'b.jpg', directory: photos },
    });
  });
});
