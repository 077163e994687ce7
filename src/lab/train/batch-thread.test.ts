import { afterEach, expect, test } from 'vitest';
import { spotted } from '../../core/inspect/spotted.fixture.ts';
import { type BatchThread, startBatchThread } from './batch-thread.ts';
import type { CropTruth } from './crop-store.ts';
import type { InspectorBatches } from './inspector-batch-thread.ts';
import { TRUTH_COLUMNS } from './inspector-losses.ts';
import type { OrienterBatches } from './orienter-batch-thread.ts';
import { toShared, toSharedSigned } from './shared-bytes.ts';

let thread: BatchThread;
afterEach(() => thread.close());

/** Twins of two photos of one press. */
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
  const numbers = Array.from({ length: 250 }, (_, k) => (k === 6 ? i : 0));
  const registration = { face: 'M', explained: 0.5, numbers, drawn: toSharedSigned(new Int8Array(32 * 32)) } as const;
  return { crop: { ...crop, turn: 0, patch, registration }, truth };
});

test("the inspector's batches are drawn on a thread, the same for the same step", async () => {
  const batches: InspectorBatches = { crops, settings: { size: 32, radiusShare: 0.88 }, seed: 'one', size: 4 };
  thread = startBatchThread('inspector-batch-thread.ts', batches);
  const [first, again, other] = [await thread.draw(7), await thread.draw(7), await thread.draw(8)];
  expect(first[0].shape).toEqual([4, 32, 32, 4]);
  expect(first[0].data).toHaveLength(4 * 32 * 32 * 4);
  expect(first[1].data).toHaveLength(4 * TRUTH_COLUMNS);
  expect(first[2]?.shape).toEqual([4, 250]);
  // Each crop brings its own numbers, a little off: the seventh tells which crop it is.
  const told = [0, 1, 2, 3].map((row) => Math.round(first[2]?.data[row * 250 + 6] as number));
  expect(told.every((number) => number >= 0 && number <= 3)).toBe(true);
  expect(new Set(told).size).toBeGreaterThan(1);
  expect(again).toEqual(first);
  expect(other[0].data).not.toEqual(first[0].data);
  // Twins come side by side: a reference tablet and a counterfeit.
  const counterfeit = [0, 1, 2].map((row) => first[1].data[row * TRUTH_COLUMNS + 4]);
  expect(counterfeit[0]).not.toBe(counterfeit[1]);
});

test("the orienter's truth points up and lies on the rim", async () => {
  const settings = { angles: 32, radii: 8, reach: 1.35 };
  const batches: OrienterBatches = { crops, settings, seed: 'one', size: 3 };
  thread = startBatchThread('orienter-batch-thread.ts', batches);
  const [images, truth] = await thread.draw(0);
  expect(images.shape).toEqual([3, 32, 8, 3]);
  expect(truth.shape).toEqual([3, 16, 4]);
  for (let crop = 0; crop < 3; crop++) {
    const up = Array.from({ length: 16 }, (_, k) => truth.data[(crop * 16 + k) * 4] as number);
    expect(up.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  }
});
