import { describe, expect, test } from 'vitest';
import { referenceTablet, tabletRow, truthTablet } from '../../../test/evaluation/example-rows.ts';
import { probeFiguresOf, readArea } from './probe-figures.ts';

/** 200 photos, half of the tablets counterfeits; glare predicts them, and sharpness is its opposite. */
const rows = Array.from({ length: 200 }, (_, i) => {
  const row = tabletRow(0, i % 2 === 0 ? truthTablet() : referenceTablet(), { file: `${i}.jpg` });
  const [fake, scattered] = [i % 2 === 0 ? 0.3 : 0, (i * 0.618) % 1];
  return {
    ...row,
    nuisances: { ...row.nuisances, glare: scattered + fake, sharpness: -scattered - fake, redCast: scattered },
  };
});

describe('probeFiguresOf', () => {
  const of = (name: string) => probeFiguresOf(rows).find(({ nuisance }) => nuisance === name);

  test('an informative property is found, whatever its direction', () => {
    const [glare, sharpness] = [of('glare'), of('sharpness')];
    expect(glare?.auc.value).toBeGreaterThan(0.6);
    expect(glare?.reading).toBe('tells');
    expect(sharpness).toMatchObject({ reading: 'tells', offChance: expect.closeTo(glare!.offChance, 9) });
  });

  test('an uninformative one is at chance', () => {
    expect(of('redCast')?.reading).toBe('chance');
    expect(of('groundContrast')).toMatchObject({ offChance: 0, reading: 'chance' });
  });

  test('is unknown without tablets', () => {
    expect(probeFiguresOf([]).map(({ reading }) => reading)).toEqual(Array(8).fill('unknown'));
  });
});

test.each([
  [[0.44, 0.56], 'chance'],
  [[0.501, 0.522], 'negligible'],
  [[0.48, 0.499], 'negligible'],
  [[0.501, 0.54], 'tells'],
  [[0.4, 0.46], 'tells'],
] as const)('an interval of %j reads as %s', (interval, reading) => {
  expect(readArea({ interval })).toBe(reading);
});
