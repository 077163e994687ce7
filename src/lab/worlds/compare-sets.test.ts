import { expect, test } from 'vitest';
import { CROP_REACH, CROP_SIZE, type CropSet, emptyCropSet } from '../dataset/crop-set.ts';
import { Random } from '../simulate/random.ts';
import { compareSets, farApart } from './compare-sets.ts';

/** Blue discs with a dark bar, upright on the M and level on the 30, on grey; `noise` in steps of a byte. */
function bars(seed: string, noise: number): CropSet {
  const set = emptyCropSet(12);
  const random = new Random(seed);
  for (let k = 0; k < set.count; k++) {
    set.face[k] = k % 2;
    const shade = random.range(0.9, 1.1);
    for (let p = 0; p < CROP_SIZE ** 2; p++) {
      const [x, y] = [(p % CROP_SIZE) + 0.5 - CROP_SIZE / 2, Math.floor(p / CROP_SIZE) + 0.5 - CROP_SIZE / 2];
      const on = Math.hypot(x, y) < CROP_SIZE / 2 / CROP_REACH;
      const dark = Math.abs(k % 2 === 0 ? x : y) < 4 ? 0.85 : 1;
      for (const [c, colour] of [120, 150, 180].entries())
        set.pixels[(k * CROP_SIZE ** 2 + p) * 3 + c] = on
          ? Math.min(255, Math.max(0, colour * shade * dark + random.normal(noise)))
          : 128;
    }
  }
  return set;
}

const plain = bars('a', 2);

test('a set does not differ from itself', () => {
  const { others } = compareSets(
    [
      { name: 'plain', crops: plain },
      { name: 'again', crops: plain },
    ],
    'reference',
  );
  for (const measure of others[0]?.measures ?? []) expect(farApart(measure)).toBe(0);
  expect(others[0]?.strokes.M.correlation).toBeCloseTo(1, 6);
});

test('a noisier set has more noise and the same colour', () => {
  const { others } = compareSets(
    [
      { name: 'plain', crops: plain },
      { name: 'noisy', crops: bars('b', 8) },
    ],
    'reference',
  );
  const apart = new Map(others[0]?.measures.map((difference) => [difference.measure, difference.apart]));
  expect(apart.get('noise in brightness: finest (about 2 pixels)')).toBeGreaterThan(5);
  expect(apart.get('noise in colour: finest (about 2 pixels)')).toBeGreaterThan(5);
  expect(Math.abs(apart.get('colour: b* (blue to yellow)') ?? 9)).toBeLessThan(1);
});

test('a set without reference tablets of a face is refused by name', () => {
  const counterfeits = { ...plain, counterfeit: new Uint8Array(plain.count).fill(1) };
  expect(() => compareSets([{ name: 'fakes', crops: counterfeits }], 'reference')).toThrow(
    'Expected reference tablets with the face M in fakes, found none.',
  );
});
