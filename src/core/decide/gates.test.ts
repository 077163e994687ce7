import { describe, expect, test } from 'vitest';
import { goodQuality, settings } from '../../../test/contract/examples.ts';
import { failedGates } from './gates.ts';

const failed = (change: object) => failedGates({ ...goodQuality, ...change }, settings.gates);

describe('failedGates', () => {
  test('a good picture fails none, and a measure at its limit passes', () => {
    expect(failed({})).toEqual([]);
    expect(failed({ diameterPx: 32, sharpness: 0.25, glare: 0.2, visible: 0.85 })).toEqual([]);
  });

  test.each([
    ['too_small', { diameterPx: 31.9 }],
    ['too_blurred', { sharpness: 0.249 }],
    ['too_much_glare', { glare: 0.201 }],
    ['partly_hidden', { visible: 0.849 }],
  ])('%s is seen to fail', (gate, change) => {
    expect(failed(change)).toEqual([gate]);
  });

  test.each([
    ['too_small', { diameterPx: Number.NaN }],
    ['too_blurred', { sharpness: Number.NaN }],
    ['too_much_glare', { glare: Number.NaN }],
    ['partly_hidden', { visible: Number.NaN }],
  ])('%s fails where nothing could be measured', (gate, change) => {
    expect(failed(change)).toEqual([gate]);
  });

  test('names every gate that fails', () => {
    expect(failed({ diameterPx: 1, sharpness: 0, glare: 1, visible: 0 })).toHaveLength(4);
  });
});
