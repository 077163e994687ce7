import { expect, it } from 'vitest';
import type { Lab } from '../../core/crop/mean-colour.ts';
import { colourDistance, isOtherColour } from '../../core/decide/other-colour.ts';
import { Random } from '../simulate/random.ts';
import { fitColourRange } from './fit-colour-range.ts';

const random = new Random('colours');
const blues = Array.from({ length: 400 }, (): Lab => {
  const cast = random.normal(4);
  return [60, -3 + random.normal(3), -20 + cast];
});

it('takes mean and covariance of the colours, and a limit that one in fifty exceeds', () => {
  const range = fitColourRange(blues);
  expect(range.mean[0]).toBeCloseTo(-3, 0);
  expect(range.mean[1]).toBeCloseTo(-20, 0);
  expect(Math.sqrt(range.covariance[0])).toBeCloseTo(3, 0);
  expect(Math.sqrt(range.covariance[2])).toBeCloseTo(4, 0);
  const beyond = blues.filter((colour) => colourDistance(colour, range) > range.maxDistance).length / blues.length;
  expect(beyond).toBeGreaterThan(0.01);
  expect(beyond).toBeLessThanOrEqual(0.02);
  expect(isOtherColour([70, 24, 2], range)).toBe(true);
  expect(isOtherColour([90, 0, 1], range)).toBe(true);
});

it('refuses colours that are all on one line', () => {
  const line = Array.from({ length: 9 }, (_, i): Lab => [60, i, 2 * i]);
  expect(() => fitColourRange(line)).toThrow('The colours of 9 reference tablets do not vary in both directions.');
});
