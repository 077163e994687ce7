import { expect, test } from 'vitest';
import { exampleRows } from '../../../test/calibrate/example-rows.ts';
import { Random } from '../simulate/random.ts';
import type { CalibrationRow } from './calibrate.ts';
import { chooseAspectLimits } from './choose-aspect-limits.ts';

/** Surface is informative from 100 pixels on, colour always, edge from a sharpness of 0.3, imprint never. */
function rows(): CalibrationRow[] {
  const random = new Random('aspects');
  return exampleRows(6000, 0, random).map((row) => {
    const quality = { ...row.quality, diameterPx: random.range(50, 250), sharpness: random.range(0, 1) };
    const fake = row.truth.label === 'counterfeit';
    const score = (shows: boolean): number => random.uniform() * 0.5 + (fake && shows ? 0.3 : 0);
    const aspectProbability = {
      imprint: score(false),
      colour: score(true),
      surface: score(quality.diameterPx >= 100),
      edge: score(quality.sharpness >= 0.3),
    };
    const truth = { ...row.truth, aspects: [fake, fake, fake, fake] };
    return { ...row, truth, quality, evidence: { ...row.evidence, aspectProbability } };
  });
}

test('each aspect gets the limits from which it is visible', () => {
  const { imprint, colour, surface, edge } = chooseAspectLimits(rows());
  expect(colour).toEqual({ minDiameterPx: 0, minSharpness: 0 });
  expect(surface.minDiameterPx).toBeGreaterThan(85);
  expect(surface.minDiameterPx).toBeLessThan(120);
  expect(surface.minSharpness).toBe(0);
  expect(edge.minDiameterPx).toBe(0);
  expect(edge.minSharpness).toBeGreaterThan(0.22);
  expect(edge.minSharpness).toBeLessThan(0.4);
  // An aspect that is never informative keeps its better half: size does not matter to it.
  expect(imprint.minDiameterPx).toBeLessThan(140);
});

test('counterfeits with defects of other aspects only do not count', () => {
  const all = rows();
  const others = all
    .filter(({ truth }) => truth.label === 'counterfeit')
    .map((row) => ({
      ...row,
      truth: { ...row.truth, aspects: [false, false, false, false] },
      evidence: { ...row.evidence, aspectProbability: { imprint: 0, colour: 0, surface: 0, edge: 0 } },
    }));
  expect(chooseAspectLimits([...all, ...others])).toEqual(chooseAspectLimits(all));
});
