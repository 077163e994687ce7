import { describe, expect, test } from 'vitest';
import { areaUnderRoc } from './area-under-roc.ts';
import { type PressedTablet, samePressFigure } from './same-press.ts';

/** An embedding in the direction of an angle in degrees. */
const towards = (angle: number): number[] => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
const tablet = (file: string, press: string, angle: number, face = 'M'): PressedTablet => ({
  file,
  press,
  face,
  embedding: towards(angle),
});

/** Twelve presses, three photos of each, whose directions scatter by `spread` degrees about their press. */
function presses(spread: number): PressedTablet[] {
  return Array.from({ length: 36 }, (_, i) => {
    const press = i % 12;
    return tablet(`${i}.jpg`, `p${press}`, press * 15 + spread * (((i * 0.618) % 1) - 0.5));
  });
}

describe('samePressFigure', () => {
  test('is 1 where every pair of one press is closer than every other', () => {
    expect(samePressFigure(presses(5))).toEqual({ value: 1, interval: [1, 1], near: 36, far: 594 });
  });

  test('is the area under ROC of the cosines', () => {
    const tablets = presses(90);
    const cosines: [number[], number[]] = [[], []];
    for (const [i, one] of tablets.entries()) {
      for (const two of tablets.slice(i + 1)) {
        const cosine = one.embedding.reduce((sum, v, k) => sum + v * two.embedding[k]!, 0);
        cosines[one.press === two.press ? 0 : 1].push(cosine);
      }
    }
    const { value, interval } = samePressFigure(tablets);
    expect(value).toBeCloseTo(areaUnderRoc(...cosines), 9);
    expect(value).toBeGreaterThan(interval[0]);
    expect(value).toBeLessThan(interval[1]);
  });

  test('compares no M with a 30, and counts no pair of one press from the same photo', () => {
    const tablets = [
      tablet('a', 'p', 0),
      tablet('a', 'p', 1),
      tablet('b', 'p', 2),
      tablet('b', 'q', 90),
      tablet('c', 'p', 0, '30'),
    ];
    expect(samePressFigure(tablets)).toMatchObject({ value: 1, near: 2, far: 3 });
  });

  test('is not known without pairs of either kind', () => {
    const { value, interval } = samePressFigure([tablet('a', 'p', 0), tablet('b', 'q', 90)]);
    expect([value, ...interval]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
