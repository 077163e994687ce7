import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examplePress as settings } from '../../../test/contract/example-press.ts';
import { LEAST_LINK, type PressTablet, pressLinkRatio, pressMeansOf } from './press-link.ts';

const at = (x: number, photo = 'a', face: PressTablet['face'] = 'M'): PressTablet => ({ photo, face, look: [x, 0] });
const link = (a: readonly PressTablet[], b: readonly PressTablet[]) =>
  pressLinkRatio(pressMeansOf(a, settings), pressMeansOf(b, settings), settings);
const log10 = (a: readonly PressTablet[], b: readonly PressTablet[]) => link(a, b)!.log10;

describe('pressLinkRatio', () => {
  test('is above one for looks that agree and are rare, and below for looks that differ', () => {
    expect(log10([at(5)], [at(5, 'b')])).toBeGreaterThan(LEAST_LINK);
    expect(log10([at(5)], [at(-5, 'b')])).toBeLessThan(-LEAST_LINK);
    expect(log10([at(0)], [at(0, 'b')])).toBeLessThan(log10([at(5)], [at(5, 'b')]));
  });

  test('one axis alone has the closed form of the two-covariance model', () => {
    const one = { ...settings.M, axes: [[1, 0]], between: [9], photo: [0.5] };
    const plain = { ...settings, M: one, slope: 1, intercept: 0, log10Bounds: [-9, 9] as const };
    const means = (x: number) => pressMeansOf([at(x)], plain);
    // Bivariate normals of variance 10, with a covariance of 9 for one press.
    const expected = (4 / 10 + 9 / 10 - (10 * 4 - 2 * 9 * 6 + 10 * 9) / 19 + Math.log(100 / 19)) / 2;
    const ratio = Math.exp(expected);
    // One group in a hundred is not described by it.
    const tempered = Math.log10((ratio + 0.01) / (1 + 0.01 * ratio));
    expect(pressLinkRatio(means(2), means(3), plain)?.log10).toBeCloseTo(tempered, 3);
  });

  test('more tablets, and more photos of them, say more', () => {
    const some = (photos: number, each: number, of: string) =>
      Array.from({ length: photos * each }, (_, i) => at(3, `${of}${i % photos}`));
    const [one, many, photos] = [
      [1, 1],
      [1, 8],
      [8, 1],
    ].map(([count, each]) => log10(some(count!, each!, 'a'), some(count!, each!, 'b'))) as [number, number, number];
    expect(many).toBeGreaterThan(one);
    expect(photos).toBeGreaterThan(many);
  });

  test('compares faces that both groups show, and nothing else', () => {
    expect(link([at(5)], [at(5, 'b', '30')])).toBeUndefined();
    expect(log10([at(5), at(-5, 'a', '30')], [at(5, 'b')])).toBe(log10([at(5)], [at(5, 'b')]));
  });

  test('is symmetric, bounded, and within its interval', () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(value, value, (x, y) => {
        const ratio = link([at(x)], [at(y, 'b')])!;
        expect(ratio).toEqual(link([at(y)], [at(x, 'b')]));
        expect(Math.abs(ratio.log10)).toBeLessThanOrEqual(1.5);
        expect(ratio.interval[0] <= ratio.log10 && ratio.log10 <= ratio.interval[1]).toBe(true);
      }),
    );
  });
});
