import { expect, test } from 'vitest';
import { intervalOverPhotos } from './interval-over-photos.ts';

/** `photos` photos of `each` tablets, the values of a photo all alike. */
const rowsOf = (photos: number, each: number) =>
  Array.from({ length: photos * each }, (_, i) => {
    const photo = Math.floor(i / each);
    return { file: `${photo}.jpg`, value: photo % 2 };
  });

const meanValue = (rows: readonly { value: number }[]) => rows.reduce((sum, { value }) => sum + value, 0) / rows.length;
const width = ([low, high]: readonly [number, number]) => high - low;

test('holds the statistic, and is about as wide as theory says', () => {
  const interval = intervalOverPhotos(rowsOf(100, 1), meanValue);
  expect(interval[0]).toBeLessThan(0.5);
  expect(interval[1]).toBeGreaterThan(0.5);
  // 2 x 1.96 x sqrt(0.25 / 100)
  expect(width(interval)).toBeGreaterThan(0.15);
  expect(width(interval)).toBeLessThan(0.25);
});

test('ten equal tablets of one photo count as one', () => {
  const one = intervalOverPhotos(rowsOf(40, 1), meanValue);
  expect(intervalOverPhotos(rowsOf(40, 10), meanValue)).toEqual(one);
});

test('is the same every time', () => {
  expect(intervalOverPhotos(rowsOf(30, 2), meanValue)).toEqual(intervalOverPhotos(rowsOf(30, 2), meanValue));
});

test('there is none without data, nor if most replicas give no number', () => {
  expect(intervalOverPhotos([], meanValue)).toEqual([Number.NaN, Number.NaN]);
  let calls = 0;
  const seldom = () => (calls++ % 3 === 0 ? 1 : Number.NaN);
  expect(intervalOverPhotos(rowsOf(9, 1), seldom)).toEqual([Number.NaN, Number.NaN]);
});
