import { describe, expect, it } from 'vitest';
import { CROP_SIZE } from '../../dataset/crop-set.ts';
import { Random } from '../random.ts';
import { coverCrop, drawNeighbours, type Neighbour } from './cover-crop.ts';

const even = (value: number): Float32Array => new Float32Array(CROP_SIZE * CROP_SIZE * 3).fill(value);
const at = (light: Float32Array, column: number, row: number): number => light[3 * (row * CROP_SIZE + column)]!;
/** Its rim is 0.6 to the right of the crop's centre. */
const right: Neighbour = { centre: [1.6, 0], radius: 1, turn: 0, shadow: 0.5, reach: 0.2 };

describe('coverCrop', () => {
  it('shows the other tablet, as bright as this one, inside its rim, and its shadow around it', () => {
    const light = even(0.4);
    coverCrop(light, even(0.1), [right], new Float32Array(256));
    expect(at(light, 126, 64)).toBeCloseTo(0.4);
    // Nearly the whole shadow just outside the rim, and none far from it.
    expect(at(light, 97, 64)).toBeLessThan(0.25);
    expect(at(light, 64, 64)).toBeCloseTo(0.4);
  });

  it('makes what is pressed below it unknown, there alone', () => {
    const pressed = new Float32Array(256).fill(1);
    coverCrop(even(0.4), even(0.4), [right], pressed);
    expect(pressed[8 * 16 + 15]).toBeNaN();
    expect(pressed[8 * 16 + 8]).toBe(1);
  });

  it('changes nothing without neighbours', () => {
    const light = even(0.4);
    coverCrop(light, even(0.1), [], new Float32Array(256));
    expect(light).toEqual(even(0.4));
  });
});

it('draws neighbours over a share of the crops, never over more than a seventh of the face', () => {
  const random = new Random('neighbours');
  const drawn = Array.from({ length: 400 }, () => drawNeighbours(random));
  const share = drawn.filter(({ length }) => length > 0).length / drawn.length;
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.4);
  for (const { centre } of drawn.flat()) expect(Math.hypot(...centre)).toBeGreaterThanOrEqual(1.5);
});
