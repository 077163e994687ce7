import { describe, expect, test } from 'vitest';
import { plainM, settings } from '../../../test/contract/examples.ts';
import { readFace } from './read-face.ts';

const read = (M: number, thirty: number, other: number) =>
  readFace({ ...plainM, faceProbability: { M, '30': thirty, other } }, settings.gates);

describe('readFace', () => {
  test('reads the most probable face if it is probable enough', () => {
    expect(read(0.6, 0.3, 0.1)).toEqual({ face: 'M', mostProbable: 'M', probability: 0.6 });
    expect(read(0.1, 0.8, 0.1).face).toBe('30');
    expect(read(0.1, 0.2, 0.7).face).toBe('other');
  });

  test('each face has its own limit', () => {
    expect(read(0.59, 0.3, 0.11)).toEqual({ face: 'unreadable', mostProbable: 'M', probability: 0.59 });
    expect(read(0.2, 0.11, 0.69)).toEqual({ face: 'unreadable', mostProbable: 'other', probability: 0.69 });
  });

  test('is never another imprint if M is more probable, however low the limit', () => {
    const gates = { ...settings.gates, minOtherProbability: 0.2 };
    const evidence = { ...plainM, faceProbability: { M: 0.5, '30': 0.1, other: 0.4 } };
    expect(readFace(evidence, gates).face).toBe('unreadable');
  });

  test('another imprint is as probable as M and 30 are excluded, whether or not this is a tablet', () => {
    expect(read(0.05, 0, 0.5)).toEqual({ face: 'other', mostProbable: 'other', probability: expect.closeTo(0.909, 3) });
    expect(read(0.3, 0, 0.5)).toMatchObject({ face: 'unreadable', mostProbable: 'other' });
  });

  test('is never another imprint if background is more probable', () => {
    expect(read(0.01, 0.01, 0.45)).toMatchObject({ face: 'unreadable', mostProbable: 'background' });
  });

  test('M and 30 are not read on probable background', () => {
    expect(read(0.2, 0.1, 0.1)).toMatchObject({ face: 'unreadable', mostProbable: 'background' });
    const gates = { ...settings.gates, minFaceProbability: 0.1 };
    const evidence = { ...plainM, faceProbability: { M: 0.4, '30': 0, other: 0 } };
    expect(readFace(evidence, gates).face).toBe('unreadable');
  });

  test('NaN is unreadable', () => {
    expect(read(Number.NaN, Number.NaN, Number.NaN).face).toBe('unreadable');
  });
});
