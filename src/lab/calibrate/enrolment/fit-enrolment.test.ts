import { describe, expect, test } from 'vitest';
import { settings } from '../../../../test/contract/examples.ts';
import { departures, distanceOf, learnedLookOf } from '../../../core/decide/judged-logit.ts';
import { enrol } from '../../../learn/enrol.ts';
import { judgeLook } from '../../../learn/judge-look.ts';
import { Random } from '../../simulate/random.ts';
import type { CalibrationRow } from '../calibrate.ts';
import { fitEnrolment } from './fit-enrolment.ts';
import type { ReferenceRow } from './reference-rows.ts';

const random = new Random('enrolment');

/** A tablet whose logit is `logit`, whose colour is `a`, and whose other numbers are noise. */
function row(
  face: 'M' | '30',
  label: 'reference' | 'counterfeit',
  pair: number,
  logit: number,
  a: number,
): CalibrationRow {
  const angle = random.normal(0.2);
  return {
    truth: {
      photo: `${face} ${pair}.jpg`,
      face,
      label,
      severity: label === 'counterfeit' ? 0.5 : 0,
      aspects: [false, false, false, false],
      up: 0,
      visible: 1,
      press: `lot-${pair >> 2}${label === 'counterfeit' ? '/counterfeit' : ''}`,
      rim: null,
      traits: [],
      faceMaps: '',
    },
    quality: { diameterPx: 200, sharpness: 1, glare: 0, visible: 1 },
    colour: [60, a, -15 + random.normal()],
    evidence: {
      faceProbability: { M: face === 'M' ? 0.98 : 0.01, '30': face === '30' ? 0.98 : 0.01, other: 0 },
      upAngle: 0,
      counterfeitLogit: logit,
      aspectProbability: {
        imprint: 0.5 + random.normal(0.05),
        colour: 0.5 + random.normal(0.05),
        surface: 0.5 + random.normal(0.05),
        edge: 0.5 + random.normal(0.05),
      },
      embedding: [Math.cos(angle), Math.sin(angle)],
    },
  };
}

/** Photos differ by a deviation of 2 in the logit, tablets of one photo by 0.5; counterfeits depart upwards by 2. */
function matchedPairs(face: 'M' | '30'): CalibrationRow[] {
  return Array.from({ length: 120 }, (_, pair) => pair).flatMap((pair) => {
    const light = random.normal(2);
    return [
      row(face, 'reference', pair, light + random.normal(0.5), random.normal()),
      row(face, 'counterfeit', pair, light + 2 + random.normal(1), random.normal()),
    ];
  });
}

function references(face: 'M' | '30'): ReferenceRow[] {
  return Array.from({ length: 40 }, (_, photo) => photo).flatMap((photo) => {
    const light = random.normal(2);
    return Array.from({ length: 8 }, (): ReferenceRow => {
      const tablet = row(face, 'reference', 0, light + random.normal(0.5), random.normal());
      return { photo: `${photo}`, lot: photo >> 1, face, look: learnedLookOf(tablet)! };
    });
  });
}

const rows = [...matchedPairs('M'), ...matchedPairs('30')];
const several = [...references('M'), ...references('30')];
const enrolment = fitEnrolment(several, rows, { ...settings.gates, minDiameterPx: 10 }, 'test');

describe('fitEnrolment', () => {
  test('axes make the spread of reference tablets in one photo about 1', () => {
    const face = enrolment.M;
    const photo = several.filter((one) => one.face === 'M' && one.photo === '3');
    const mean = photo[0]!.look.map((_, i) => photo.reduce((sum, { look }) => sum + look[i]!, 0) / photo.length);
    const squares = photo.flatMap(({ look }) => departures(look, { mean, axes: face.axes }).map((one) => one ** 2));
    const meanSquare = squares.reduce((sum, one) => sum + one, 0) / squares.length;
    expect(meanSquare).toBeGreaterThan(0.4);
    expect(meanSquare).toBeLessThan(1.8);
  });

  test('finds that photos differ more than the tablets in one', () => {
    expect(Math.max(...enrolment.M.between)).toBeGreaterThan(5);
  });

  test('weighs distance from the reference as a sign of a counterfeit, never against one', () => {
    for (const { weights, foreign } of [enrolment.M, enrolment['30']]) {
      expect(weights.distance).toBeGreaterThanOrEqual(0);
      expect(foreign.distance).toBeGreaterThan(0);
      expect(foreign.constant + foreign.distance * distanceOf([0])).toBeLessThan(0);
    }
  });

  test('enrolling ten tablets tells a departure under their light from their own look', () => {
    const light = 5;
    const tablets = Array.from({ length: 10 }, (_, i) => {
      const tablet = row('M', 'reference', 0, light + random.normal(0.5), random.normal());
      return { photo: `${i >> 1}`, number: i, face: 'M' as const, look: learnedLookOf(tablet)! };
    });
    const { settings: enrolled } = enrol(tablets, { ...settings, enrolment });
    const log10 = (logit: number) =>
      judgeLook({ face: 'M', look: learnedLookOf(row('M', 'reference', 0, logit, 0))! }, enrolled).log10;
    expect(log10(light)).toBeLessThan(0);
    expect(log10(light + 4)).toBeGreaterThan(log10(light) + 0.5);
  });
});
