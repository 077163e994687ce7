import { describe, expect, test } from 'vitest';
import { goodQuality, settings } from '../../../test/contract/examples.ts';
import type { Face } from '../examination.ts';
import { failedGates, gatesFor } from './gates.ts';

const failed = (change: object) => failedGates({ ...goodQuality, ...change }, settings.gates);

describe('failedGates', () => {
  test('a good picture fails no gate, and a measure at its limit passes', () => {
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

  const reading = (face: Face, probability = 0.9) => ({ face, probability });

  test('another imprint may be smaller and softer, but not more hidden or glaring than others', () => {
    const small = { ...goodQuality, diameterPx: 25, sharpness: 0.15 };
    expect(failedGates(small, gatesFor(reading('other'), settings.gates))).toEqual([]);
    expect(failedGates(small, gatesFor(reading('M'), settings.gates))).toEqual(['too_small', 'too_blurred']);
    expect(failedGates(small, gatesFor(reading('unreadable'), settings.gates))).toEqual(['too_small', 'too_blurred']);
    const hidden = { ...goodQuality, glare: 0.9, visible: 0.1 };
    expect(failedGates(hidden, gatesFor(reading('other'), settings.gates))).toEqual([
      'too_much_glare',
      'partly_hidden',
    ]);
  });

  test('another imprint may be smaller only if it is probable enough', () => {
    const gates = { ...settings.gates, minSmallOtherProbability: 0.8 };
    const small = { ...goodQuality, diameterPx: 25 };
    expect(failedGates(small, gatesFor(reading('other', 0.8), gates))).toEqual([]);
    expect(failedGates(small, gatesFor(reading('other', 0.79), gates))).toEqual(['too_small']);
    expect(failedGates(goodQuality, gatesFor(reading('other', 0.79), gates))).toEqual([]);
  });

  test('another imprint may be softer only if it is probable enough', () => {
    const gates = { ...settings.gates, minSmallOtherProbability: 0.8, minOtherSharpness: 0.1 };
    const soft = { ...goodQuality, sharpness: 0.09 };
    expect(failedGates(soft, gatesFor(reading('other', 0.8), gates))).toEqual([]);
    expect(failedGates(soft, gatesFor(reading('other', 0.79), gates))).toEqual(['too_blurred']);
    expect(failedGates({ ...soft, sharpness: 0.1 }, gatesFor(reading('other', 0.79), gates))).toEqual([]);
  });

  test('names every gate that fails', () => {
    expect(failed({ diameterPx: 1, sharpness: 0, glare: 1, visible: 0 })).toHaveLength(4);
  });
});
