import { describe, expect, test } from 'vitest';
import { areaUnderRoc } from '../../../evaluate/figures/area-under-roc.ts';
import { describePresses } from '../../card/press-card.ts';
import { Random } from '../../simulate/random.ts';
import { fitPressSpace } from './fit-press-space.ts';
import { fitPresses } from './fit-presses.ts';
import { drawPressPairs } from './press-pairs.ts';
import type { PressRow } from './press-rows.ts';

/** Variances along two looks: of presses, of photos, of tablets. */
const KNOWN = { press: [4, 1], photo: [0.5, 0.2], tablet: [0.5, 1.8] } as const;

/** Presses whose looks have these variances along axes that are turned by 30 degrees. */
function makeRows(presses: number, seed: string, photos = 3, each = 3): PressRow[] {
  const random = new Random(seed);
  const normals = (variances: readonly number[]) => variances.map((variance) => random.normal(Math.sqrt(variance)));
  const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  return Array.from({ length: presses }, (_, press) => press).flatMap((press) => {
    const ofPress = normals(KNOWN.press);
    return Array.from({ length: photos * each }, (_, i) => i % photos)
      .sort()
      .map((photo, i, all) => ({ photo, first: all.indexOf(photo) === i }))
      .reduce<{ shared: number[]; rows: PressRow[] }>(
        ({ shared, rows }, { photo, first }, i) => {
          const ofPhoto = first ? normals(KNOWN.photo) : shared;
          const [x, y] = normals(KNOWN.tablet).map((own, k) => ofPress[k]! + ofPhoto[k]! + own) as [number, number];
          const look = [10 + c * x - s * y, s * x + c * y];
          const face = i % 2 === 0 ? 'M' : '30';
          return {
            shared: ofPhoto,
            rows: [
              ...rows,
              { photo: `${press}/${photo}`, face, look, press: String(press), severity: press / presses },
            ],
          };
        },
        { shared: [], rows: [] },
      ).rows;
  });
}

const rows = makeRows(300, 'presses', 3, 4);

test('the space finds variances that are known, along their axes', () => {
  const { mean, axes, between, photo } = fitPressSpace(makeRows(1500, 'space').map((row) => ({ ...row, face: 'M' })));
  expect(Math.abs(mean[0]! - 10)).toBeLessThan(0.2);
  // The simulator's normals are cut at 2.5 deviations, which changes no ratio of variances.
  const [first, second] = [4 / 1, 1 / 2];
  expect(Math.abs(between[0]! / first - 1)).toBeLessThan(0.15);
  expect(Math.abs(between[1]! / second - 1)).toBeLessThan(0.2);
  expect(Math.abs(photo[0]! - 0.5)).toBeLessThan(0.1);
  expect(Math.abs(photo[1]! - 0.1)).toBeLessThan(0.1);
  expect(Math.abs(axes[0]![1]! / axes[0]![0]!)).toBeCloseTo(Math.tan(Math.PI / 6), 0);
});

test('presses without several photos, or photos without several tablets, fit nothing', () => {
  const faceM = rows.map((row) => ({ ...row, face: 'M' as const }));
  expect(() => fitPressSpace(faceM.filter(({ photo }) => photo.endsWith('/0')))).toThrow(RangeError);
  expect(() => fitPressSpace(faceM.filter((_, i) => i % 4 === 0))).toThrow(RangeError);
});

describe('fitPresses', () => {
  const { settings, pairs } = fitPresses(rows, 'seed');

  test('its scores are nearly calibrated where the model holds, and more tablets tell more', () => {
    expect(settings.slope).toBeGreaterThan(0.7);
    expect(settings.slope).toBeLessThan(1.3);
    expect(Math.abs(settings.intercept)).toBeLessThan(0.15);
    const other = makeRows(80, 'other presses', 12, 1);
    const auc = [1, 6].map((size) => {
      const drawn = drawPressPairs(other, { size, grouping: 'apart' }, settings, new Random('pairs'));
      const scores = (one: boolean) => drawn.filter((pair) => pair.one === one).map(({ score }) => score);
      return areaUnderRoc(scores(true), scores(false));
    });
    expect(auc[0]).toBeGreaterThan(0.7);
    expect(auc[1]).toBeGreaterThan(auc[0]! + 0.05);
  });

  test('no pair shares a photo, and the bounds are those of the presses', () => {
    expect(pairs.some(({ one }) => one)).toBe(true);
    expect(settings.log10Bounds).toEqual([-2, 2]);
    expect(settings.replicas).toHaveLength(100);
  });

  test('the card says how often two presses are linked', () => {
    const card = describePresses({ press: settings, presses: 300, together: pairs, apart: [], apartPresses: 0 });
    expect(card).toContain('A lead, no proof');
    expect(card).toMatch(/\| 3 in one photo \| \d+, \d+ \| 0\.\d+ /);
  });
});
