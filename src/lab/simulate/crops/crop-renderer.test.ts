import { expect, test } from 'vitest';
import { CROP_SIZE, KINDS, PRESSED_CELLS } from '../../dataset/crop-set.ts';
import { brightnessAt } from '../colour.ts';
import { TRAIT_COUNT } from '../tablet/traits.ts';
import { cropRenderer } from './crop-renderer.ts';

const plain = { seed: 'test', count: 24, otherShare: 0, lotShare: 1 };
const set = await cropRenderer(plain).draw(0);
const indices = [...Array(set.count).keys()];

const pixelsOf = (k: number): Uint8Array => set.pixels.subarray(k * CROP_SIZE ** 2 * 3, (k + 1) * CROP_SIZE ** 2 * 3);

test('the same seed and index draw the same crops, another index others', async () => {
  const few = { ...plain, count: 4 };
  const { pixels } = await cropRenderer(few).draw(0);
  expect((await cropRenderer(few).draw(0)).pixels).toEqual(pixels);
  expect((await cropRenderer(few).draw(1)).pixels).not.toEqual(pixels);
});

test('a pair is a reference tablet and a counterfeit of one face in one photo', () => {
  for (const k of indices.filter((i) => i % 2 === 0)) {
    expect([set.counterfeit[k], set.counterfeit[k + 1]]).toEqual([0, 1]);
    expect(set.face[k]).toBe(set.face[k + 1]);
    expect(set.photo[k]).toBe(set.photo[k + 1]);
    expect(set.severity[k]).toBe(0);
    expect(set.severity[k + 1]).toBeGreaterThan(0);
    const kinds = [...set.kinds.subarray((k + 1) * KINDS.length, (k + 2) * KINDS.length)];
    expect(kinds.filter((there) => there === 1).length).toBeGreaterThan(0);
  }
});

test('what is known of every tablet is in its numbers', () => {
  expect(set.traits.length).toBe(set.count * TRAIT_COUNT);
  for (const trait of set.traits) expect(Number.isFinite(trait)).toBe(true);
  const cells = PRESSED_CELLS ** 2;
  for (const k of indices) {
    // Under a neighbour it is unknown.
    const all = [...set.pressed.subarray(k * cells, (k + 1) * cells)];
    const pressed = all.filter((depth) => !Number.isNaN(depth));
    expect(pressed.length).toBeGreaterThan(cells / 2);
    expect(Math.max(...pressed)).toBeGreaterThan(0.3);
    expect(Math.min(...pressed)).toBeGreaterThanOrEqual(0);
    // Nothing is pressed into the ground.
    expect([0, Number.NaN]).toContain(all[0]);
  }
});

test('every face is neither black nor burnt out, and not even', () => {
  for (const k of indices) {
    const pixels = pixelsOf(k);
    const face: number[] = [];
    for (let p = 0; p < CROP_SIZE ** 2; p++) {
      const [x, y] = [(p % CROP_SIZE) - 63.5, Math.floor(p / CROP_SIZE) - 63.5];
      if (Math.hypot(x, y) < 45) face.push(brightnessAt(pixels, 3 * p));
    }
    const mean = face.reduce((sum, v) => sum + v, 0) / face.length;
    expect(mean).toBeGreaterThan(60);
    expect(mean).toBeLessThan(245);
    expect(Math.max(...face) - Math.min(...face)).toBeGreaterThan(6);
  }
});

test('other imprints replace pairs, with unknown traits', async () => {
  const others = await cropRenderer({ ...plain, count: 4, otherShare: 1 }).draw(0);
  expect([...others.face]).toEqual([2, 2, 2, 2]);
  expect([...others.counterfeit]).toEqual([0, 0, 0, 0]);
  expect(others.traits.every(Number.isNaN)).toBe(true);
});
