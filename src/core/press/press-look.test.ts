import { expect, test } from 'vitest';
import { plainM } from '../../../test/contract/examples.ts';
import { pressLookOf } from './press-look.ts';

const tablet = { evidence: { ...plainM, embedding: [0.6, 0.8] }, colour: [70, -5, -15] as const };

test('a look holds the embedding, the logits of the aspects and the colour', () => {
  const aspectProbability = { imprint: 0.5, colour: 1, surface: 0, edge: 0.731 };
  const look = pressLookOf({ ...tablet, evidence: { ...tablet.evidence, aspectProbability } });
  const limit = Math.log(0.995 / 0.005);
  const expected = [0.6, 0.8, 0, limit, -limit, 1, -5, -15];
  expect(look).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(look?.[i]).toBeCloseTo(value, 3);
});

test('without an embedding or without colour there is none', () => {
  const { embedding: _, ...evidence } = tablet.evidence;
  expect(pressLookOf({ ...tablet, evidence })).toBeUndefined();
  expect(pressLookOf({ ...tablet, tint: [1, 1, 1] })).toBeUndefined();
  expect(pressLookOf({ ...tablet, colour: [70, Number.NaN, 0] })).toBeUndefined();
});
