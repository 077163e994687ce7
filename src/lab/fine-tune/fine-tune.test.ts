import { expect, test } from 'vitest';
import { settings, withoutColour } from '../../../test/contract/examples.ts';
import { normals } from '../../../test/learn/example-learning.ts';
import { judge } from '../../learn/compare.ts';
import { calibrateTuned, type HeldOutLogit } from './calibrate-tuned.ts';
import { enoughToTune } from './enough-to-tune.ts';
import { rateAt } from './tune-inspector.ts';

const labels = (references: number, counterfeits: number) =>
  Array.from({ length: references + counterfeits }, (_, i) => ({ photo: `${i}`, counterfeit: i >= references }));

test('too few photos, or too few of a class, are refused with what was received; tablets of one photo count once', () => {
  expect(() => enoughToTune(labels(100, 100))).not.toThrow();
  expect(() => enoughToTune(labels(100, 99))).toThrow(/at least 200 photos.*received 199, 100 and 99.*telltale adapt/);
  expect(() => enoughToTune(labels(200, 39))).toThrow(/received 239, 200 and 39/);
  const one = [...labels(100, 99), { photo: '0', counterfeit: false }];
  expect(() => enoughToTune(one)).toThrow(/received 199/);
});

/** Logits of two normal classes with these means and a deviation of 1: their natural log likelihood ratio is known. */
function rows(count: number, reference: number, counterfeit: number): HeldOutLogit[] {
  const normal = normals(11);
  return Array.from({ length: 2 * count }, (_, i) => ({
    face: i % 4 < 2 ? 'M' : '30',
    group: `${i >> 1}`,
    counterfeit: i % 2 === 1,
    logit: (i % 2 === 1 ? counterfeit : reference) + normal(),
  }));
}

test('held out logits are calibrated as they are distributed, within what so many tablets support', () => {
  const tuned = calibrateTuned(rows(600, -1, 1), withoutColour);
  // The ratio of two such normals is twice the logit.
  for (const face of ['M', '30'] as const) expect(tuned.calibration[face].slope).toBeCloseTo(2 / Math.LN10, 0.5);
  expect(tuned.calibration.M.replicas).toHaveLength(40);
  expect(calibrateTuned(rows(15, -1, 1), settings).calibration.log10Bounds).toEqual([-0.699, 0.699]);
  expect(tuned.verdicts.likelyCounterfeit).toBeGreaterThanOrEqual(settings.verdicts.likelyCounterfeit);
  // Of the old network's calibrations none is left.
  expect([tuned.withoutColour, tuned.pair, tuned.exhibit, tuned.press, tuned.enrolment]).toEqual(
    new Array(5).fill(undefined),
  );
});

test('a network whose order is wrong says nothing, rather than the opposite', () => {
  const tuned = calibrateTuned(rows(100, 1, -1), settings);
  const judged = judge({ photo: 'a', number: 1, face: 'M', look: [9], counterfeit: true, group: 'a' }, tuned);
  expect(judged).toMatchObject({ log10: 0, flagged: false });
});

test('the rate rises, and falls to nothing', () => {
  expect([rateAt(1, 0), rateAt(1, 0.1), rateAt(1, 1)]).toEqual([expect.closeTo(0.01, 2), expect.closeTo(1, 2), 0]);
});
