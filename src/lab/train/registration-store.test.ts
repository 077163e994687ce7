import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spotted } from '../../core/inspect/spotted.fixture.ts';
import { bareTruth, type LabelledCrop } from './crop-store.ts';
import type { TrainingCrop } from './inspector-batch.ts';
import { keepRegistrations } from './registration-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-registered-'));
});
afterEach(() => rm(folder, { recursive: true }));

const CROPS: LabelledCrop[] = [10, 20, 30].map((place) => ({
  crop: spotted(place),
  truth: bareTruth(`${place}.jpg`, 'other'),
}));

/** The middle one could not be registered. */
async function register(crops: readonly LabelledCrop[]): Promise<TrainingCrop[]> {
  return crops.map(({ crop, truth }, i) => {
    const oriented = { ...crop, ellipse: { ...crop.ellipse, cx: crop.ellipse.cx + i }, turn: 5 * i };
    if (i === 1) return { truth, crop: oriented };
    const drawn = Int8Array.from({ length: 16 }, (_, k) => k * (i + 1) - 20);
    return { truth, crop: { ...oriented, registration: { face: 'M', explained: 0.5, numbers: [i, 0.25], drawn } } };
  });
}

test('registrations come back as they were made, and are made once', async () => {
  const made = await register(CROPS);
  expect(await keepRegistrations(CROPS, folder, 'a', register)).toEqual(made);
  const again = await keepRegistrations(CROPS, folder, 'a', () => Promise.reject(new Error('made twice')));
  expect(again).toEqual(made);
});

test('a run that was killed while it made them makes them again', async () => {
  await expect(keepRegistrations(CROPS, folder, 'a', () => Promise.reject(new Error('killed')))).rejects.toThrow(
    'killed',
  );
  expect(await keepRegistrations(CROPS, folder, 'a', register)).toHaveLength(3);
});

test('other crops are not taken for those that were kept, be they more or elsewhere', async () => {
  await keepRegistrations(CROPS.slice(0, 2), folder, 'a', register);
  expect(await keepRegistrations(CROPS, folder, 'a', register)).toEqual(await register(CROPS));
  const moved = CROPS.map(({ crop, truth }) => ({
    truth,
    crop: { ...crop, ellipse: { ...crop.ellipse, cy: crop.ellipse.cy + 1 } },
  }));
  expect(await keepRegistrations(moved, folder, 'a', register)).toEqual(await register(moved));
});

test('another orienter’s are made anew', async () => {
  await keepRegistrations(CROPS, folder, 'a', register);
  let made = 0;
  await keepRegistrations(CROPS, folder, 'b', (crops) => {
    made += crops.length;
    return register(crops);
  });
  expect(made).toBe(CROPS.length);
});
