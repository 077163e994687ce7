import { expect, test } from 'vitest';
import { KINDS, LABEL_UNKNOWN } from '../../dataset/crop-set.ts';
import { TRAIT_COUNT } from '../../simulate/tablet/traits.ts';
import { CROP_VALUES, normalizeCrops } from './normalize-crops.ts';
import { drawSimpleCrops } from './simple-crops.fixture.ts';
import { composeBatch, traitScaleOf } from './training-batch.ts';

const set = normalizeCrops(drawSimpleCrops(8, 'a'));
const scale = traitScaleOf([set]);

test('every row of a batch is its crop', () => {
  const batch = composeBatch(
    [3, 6, 0].map((index) => ({ set, index })),
    scale,
  );
  expect(batch.count).toBe(3);
  expect(batch.upright.subarray(CROP_VALUES, 2 * CROP_VALUES)).toEqual(
    set.upright.subarray(6 * CROP_VALUES, 7 * CROP_VALUES),
  );
  expect([...batch.face]).toEqual([0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0]);
  expect([...batch.isM30]).toEqual([1, 0, 1]);
  expect([...batch.counterfeit]).toEqual([1, 0, 0]);
  expect(batch.kinds[KINDS.indexOf('strokes')]).toBe(1);
});

test('traits are in deviations from their mean, and unknown ones are zeros under a mask', () => {
  // Half of the tablets have traits of -0.5, half of 0.5.
  expect(scale.mean[0]).toBeCloseTo(0, 6);
  expect(scale.deviation[0]).toBeCloseTo(0.5, 6);
  const batch = composeBatch(
    [1, 4].map((index) => ({ set, index })),
    scale,
  );
  expect([...batch.traits.subarray(0, TRAIT_COUNT)]).toEqual(new Array(TRAIT_COUNT).fill(1));
  expect([...batch.traits.subarray(TRAIT_COUNT)]).toEqual(new Array(TRAIT_COUNT).fill(0));
  expect([batch.traitsKnown[0], batch.traitsKnown[TRAIT_COUNT]]).toEqual([1, 0]);
  expect([batch.pressedKnown[0], batch.pressedKnown[256]]).toEqual([1, 0]);
  expect(batch.pressed.every(Number.isFinite)).toBe(true);
});

test('photos and presses of two sets are never taken for one another', () => {
  const other = normalizeCrops(drawSimpleCrops(8, 'b'));
  const { photo, press } = composeBatch(
    [
      { set, index: 0 },
      { set, index: 1 },
      { set: other, index: 0 },
    ],
    scale,
  );
  expect(photo[0]).toBe(photo[1]);
  expect(photo[2]).not.toBe(photo[0]);
  expect(press[2]).not.toBe(press[0]);
});

test('of a crop of a labelled tablet only face and result are known, never how it was made', () => {
  const labelled = { ...set, kinds: set.kinds.slice().fill(LABEL_UNKNOWN) };
  const { madeKnown, kinds, isM30, counterfeit } = composeBatch(
    [
      { set: labelled, index: 3 },
      { set, index: 3 },
    ],
    scale,
  );
  expect([[...madeKnown], [...isM30], [...counterfeit]]).toEqual([
    [0, 1],
    [1, 1],
    [1, 1],
  ]);
  expect([...kinds.subarray(0, KINDS.length)]).toEqual(new Array(KINDS.length).fill(0));
});
