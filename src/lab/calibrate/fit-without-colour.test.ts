import { expect, test } from 'vitest';
import { exampleRows } from '../../../test/calibrate/example-rows.ts';
import { describeWithoutColour } from '../card/without-colour-card.ts';
import { bareTruth } from '../dataset/crop-store.ts';
import { Random } from '../simulate/random.ts';
import { GATE_LIMITS } from './calibrate.ts';
import { fitWithoutColour, meanTint } from './fit-without-colour.ts';

const TINT = [0.8, 1, 1.2] as const;
const rowsOf = (d: number) => [...exampleRows(600, d, new Random('M')), ...exampleRows(600, d, new Random('30'), '30')];

test('calibrates if tablets are distinguished without colour, and states how well', () => {
  const fitted = fitWithoutColour(rowsOf(1.5), GATE_LIMITS, TINT, 'seed');
  expect(fitted.settings).toMatchObject({ tint: TINT, gates: { minSmallOtherProbability: 1 } });
  expect(fitted.settings?.calibration.M.slope).toBeGreaterThan(0);
  expect(fitted.figures).toMatchObject({ tablets: 1200, compared: 1200, reference: 800 });
  expect(fitted.figures.flagged).toBeLessThanOrEqual(16);
  const card = describeWithoutColour(fitted, fitted.figures);
  expect(card).toMatch(/^## Photos without colour\n/);
  expect(card).toContain(`| reference tablets flagged | ${fitted.figures.flagged} of 800 |`);
});

test('leaves the calibration out if they are not, and says so', () => {
  const fitted = fitWithoutColour(rowsOf(0.1), GATE_LIMITS, TINT, 'seed');
  expect(fitted.settings).toBeUndefined();
  expect(describeWithoutColour(fitted, fitted.figures)).toContain('refuses tablets in photos without colour');
});

test('the tint is the mean colour of the reference tablets, as bright as grey', () => {
  const crop = (rgb: readonly number[], label: 'reference' | 'counterfeit') => ({
    truth: { ...bareTruth('a.jpg', 'other'), label },
    crop: {
      ellipse: { cx: 5, cy: 5, rx: 3, ry: 3, angle: 0 },
      quality: { diameterPx: 6, sharpness: 1, glare: 0, visible: 1 },
      patch: { width: 10, height: 10, data: Uint8Array.from({ length: 300 }, (_, k) => rgb[k % 3]!) },
      middle: [5, 5] as const,
      patchScale: 1,
    },
  });
  const tint = meanTint([
    crop([100, 120, 140], 'reference'),
    crop([50, 60, 70], 'reference'),
    crop([200, 0, 0], 'counterfeit'),
  ]);
  expect(tint[0] / tint[1]).toBeCloseTo(100 / 120, 2);
  expect(tint[2] / tint[1]).toBeCloseTo(140 / 120, 2);
  expect(0.3 * tint[0] + 0.59 * tint[1] + 0.11 * tint[2]).toBeCloseTo(1, 2);
});
