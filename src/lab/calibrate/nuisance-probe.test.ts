import { describe, expect, test } from 'vitest';
import type { Nuisances } from '../../evaluate/nuisances.ts';
import { Random } from '../simulate/random.ts';
import { type ProbedTablet, probeNuisances } from './nuisance-probe.ts';

/** Photos of matched pairs, a reference and a counterfeit; `add` changes the counterfeit's picture. */
function matchedPairs(add: (nuisances: Nuisances, random: Random) => Partial<Nuisances>): ProbedTablet[] {
  const random = new Random('twins');
  return Array.from({ length: 300 }, (_, i) => {
    const shared = {
      redCast: random.normal(0.2),
      blueCast: random.normal(0.2),
      groundBrightness: random.range(20, 230),
      groundContrast: random.range(2, 60),
      sharpness: random.range(0.1, 1.2),
      diameterPx: random.range(60, 200),
      glare: 0,
      tilt: random.range(0, 0.3),
    };
    const of = (counterfeit: boolean): ProbedTablet => ({
      photo: `${i}`,
      counterfeit,
      nuisances: counterfeit ? { ...shared, ...add(shared, random) } : shared,
    });
    return [of(false), of(true)];
  }).flat();
}

describe('probeNuisances', () => {
  test('matched pairs with the same picture are at chance', () => {
    const { area, interval, tablets } = probeNuisances(matchedPairs(() => ({})));
    expect(tablets).toBe(600);
    expect(area).toBeCloseTo(0.5, 2);
    expect(interval[0]).toBeLessThanOrEqual(0.5);
    expect(interval[1]).toBeGreaterThanOrEqual(0.5);
  });

  test('finds a shortcut that is a sum', () => {
    const { area, interval } = probeNuisances(
      matchedPairs(({ sharpness, glare }, random) => ({
        sharpness: sharpness - 0.4,
        glare: glare + random.range(0, 0.02),
      })),
    );
    expect(area).toBeGreaterThan(0.75);
    expect(interval[0]).toBeGreaterThan(0.65);
  });

  test('finds one that is a square: counterfeits neither very red nor very pale', () => {
    const { area } = probeNuisances(matchedPairs(({ redCast }) => ({ redCast: redCast / 4 })));
    expect(area).toBeGreaterThan(0.7);
  });
});
