import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faceCalibration, settings } from '../../../test/contract/examples.ts';
import { calibrate, supportedRange } from './calibrate.ts';

const { calibration } = settings;
const anyLogit = fc.double({ min: -50, max: 50, noNaN: true });
const anyFace = fc.constantFrom('M' as const, '30' as const);

/** Calibrations with any rising maps, spreads, bounds and shares. */
const anyCalibration = fc
  .record({
    slope: fc.double({ min: 0.01, max: 3, noNaN: true }),
    intercept: fc.double({ min: -2, max: 2, noNaN: true }),
    spread: fc.double({ min: 0, max: 3, noNaN: true }),
    low: fc.double({ min: -4, max: -0.1, noNaN: true }),
    high: fc.double({ min: 0.1, max: 4, noNaN: true }),
    indistinguishableShare: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
  })
  .map(({ slope, intercept, spread, low, high, indistinguishableShare }) => {
    const face = faceCalibration({ slope, intercept }, spread);
    return { M: face, '30': face, log10Bounds: [low, high] as const, indistinguishableShare };
  });

describe('calibrate', () => {
  test('applies the map of its face: slope times logit plus intercept is log10', () => {
    expect(calibrate(3, 'M', calibration).log10).toBe(1.2);
    expect(calibrate(3, '30', calibration).log10).toBe(1.4);
  });

  test('reports the 5th and the 95th percentile of the replicas', () => {
    // 21 even shifts of -0.05..0.05: the second and the last but one are the percentiles.
    expect(calibrate(3, 'M', calibration).interval).toEqual([1.155, 1.245]);
  });

  test('without replicas the interval is as wide as the data’s bounds', () => {
    const bare = { ...calibration, M: { slope: 0.4, intercept: 0, replicas: [] } };
    expect(calibrate(3, 'M', bare)).toEqual({ log10: 1.2, interval: [-0.698, 2] });
  });

  test('never falls below the share of counterfeits that no picture can distinguish', () => {
    expect(calibrate(-50, 'M', calibration)).toEqual({ log10: -0.698, interval: [-0.698, -0.698] });
    expect(10 ** supportedRange(calibration)[0]).toBeGreaterThanOrEqual(0.2);
    fc.assert(
      fc.property(anyLogit, anyFace, anyCalibration, (logit, face, any) => {
        const { log10, interval } = calibrate(logit, face, any);
        // Compared in log10, because 10 to the power of a logarithm may round below the original number.
        expect(Math.min(log10, ...interval)).toBeGreaterThanOrEqual(Math.log10(any.indistinguishableShare));
      }),
    );
  });

  test('never leaves the bounds that the calibration data support', () => {
    expect(calibrate(50, 'M', calibration).log10).toBe(2);
    fc.assert(
      fc.property(anyLogit, anyFace, anyCalibration, (logit, face, any) => {
        const { log10, interval } = calibrate(logit, face, any);
        expect(Math.min(log10, ...interval)).toBeGreaterThanOrEqual(any.log10Bounds[0]);
        expect(Math.max(log10, ...interval)).toBeLessThanOrEqual(any.log10Bounds[1]);
      }),
    );
  });

  test('rises with the logit', () => {
    fc.assert(
      fc.property(anyLogit, anyLogit, anyFace, anyCalibration, (a, b, face, any) => {
        const [lower, higher] = [calibrate(Math.min(a, b), face, any), calibrate(Math.max(a, b), face, any)];
        expect(higher.log10).toBeGreaterThanOrEqual(lower.log10);
        expect(higher.interval[0]).toBeGreaterThanOrEqual(lower.interval[0]);
        expect(higher.interval[1]).toBeGreaterThanOrEqual(lower.interval[1]);
      }),
    );
  });

  test('the interval contains the likelihood ratio, even if the replicas do not', () => {
    const beside = { ...calibration, M: { slope: 0.4, intercept: 0, replicas: [{ slope: 0.4, intercept: 0.5 }] } };
    expect(calibrate(1, 'M', beside)).toEqual({ log10: 0.4, interval: [0.4, 0.9] });
    fc.assert(
      fc.property(anyLogit, anyFace, anyCalibration, (logit, face, any) => {
        const { log10, interval } = calibrate(logit, face, any);
        expect(interval[0]).toBeLessThanOrEqual(log10);
        expect(interval[1]).toBeGreaterThanOrEqual(log10);
      }),
    );
  });
});
