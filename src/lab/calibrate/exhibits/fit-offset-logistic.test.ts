import { expect, test } from 'vitest';
import { Random } from '../../simulate/random.ts';
import { fitOffsetLogistic, type OffsetExample } from './fit-offset-logistic.ts';

/** Examples whose logit is `offset + 0.5 + 2 * x`. */
function examples(count: number, random: Random): OffsetExample[] {
  return Array.from({ length: count }, () => {
    const [x, offset] = [random.normal(), random.normal()];
    const hit = random.chance(1 / (1 + Math.exp(-(offset + 0.5 + 2 * x))));
    return { features: [1, x], offset, hit, weight: 1 / count };
  });
}

test('finds the weights of the features beside the offset', () => {
  const [constant, slope] = fitOffsetLogistic(examples(20_000, new Random('offset')), 2);
  expect(Math.abs(constant! - 0.5)).toBeLessThan(0.08);
  expect(Math.abs(slope! - 2)).toBeLessThan(0.12);
});

test('separable classes and large offsets give finite weights', () => {
  const apart = [-2, -1, 1, 2].map((x) => ({ features: [x], offset: 40 * x, hit: x < 0, weight: 0.25 }));
  const [slope] = fitOffsetLogistic(apart, 1);
  expect(Number.isFinite(slope)).toBe(true);
  expect(slope).toBeLessThan(-40);
});

test('an example of weight 0 does not count', () => {
  const some = examples(500, new Random('weights'));
  const more = [...some, { features: [1, 9], offset: 0, hit: false, weight: 0 }];
  expect(fitOffsetLogistic(more, 2)).toEqual(fitOffsetLogistic(some, 2));
});
