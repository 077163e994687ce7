import { afterEach, expect, test } from 'vitest';
import { spotted } from '../../core/inspect/spotted.fixture.ts';
import type { CropTruth } from '../dataset/crop-store.ts';
import { toShared } from '../dataset/shared-bytes.ts';
import { type BatchThread, startBatchThread } from './batch-thread.ts';
import type { OrienterBatches } from './orienter/orienter-batch-thread.ts';

let thread: BatchThread;
afterEach(() => thread.close());

/** Matched pairs of two photos of one press. */
const crops = [0, 1, 2, 3].map((i) => {
  const crop = spotted(20 * i);
  const label = i % 2 === 0 ? ('reference' as const) : ('counterfeit' as const);
  const truth: CropTruth = {
    photo: `${i >> 1}.jpg`,
    face: 'M',
    label,
    severity: i % 2,
    aspects: [false, false, false, false],
    up: 0,
    rim: crop.ellipse,
    visible: 1,
    press: label,
    traits: [],
    faceMaps: '',
  };
  const patch = { ...crop.patch, data: toShared(crop.patch.data) };
  return { crop: { ...crop, turn: 0, patch }, truth };
});

test("the orienter's truth points up and lies on the rim", async () => {
  const settings = { angles: 32, radii: 8, reach: 1.35 };
  const batches: OrienterBatches = { crops, settings, seed: 'one', size: 3 };
  thread = startBatchThread('orienter/orienter-batch-thread.ts', batches);
  const [images, truth] = await thread.draw(0);
  expect(images.shape).toEqual([3, 32, 8, 3]);
  expect(truth.shape).toEqual([3, 16, 4]);
  for (let crop = 0; crop < 3; crop++) {
    const up = Array.from({ length: 16 }, (_, k) => truth.data[(crop * 16 + k) * 4]!);
    expect(up.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  }
});
