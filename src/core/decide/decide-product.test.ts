import { expect, test } from 'vitest';
import { goodQuality, plainM, policy, settings, tablet } from '../../../test/contract/examples.ts';
import { validateExamination } from '../../../test/contract/validate-examination.ts';
import { describe } from '../describe.ts';
import type { ModelSettings } from '../model.ts';
import { pressLookOf } from '../press/press-look.ts';
import { decide } from './decide.ts';

const seen = { ...tablet, quality: goodQuality, evidence: { ...plainM, embedding: [0.6, 0.8] } };
const look = pressLookOf(seen)!;
const product: ModelSettings = {
  ...settings,
  product: { name: 'x', mean: look, deviation: look.map(() => 1), limit: 2, heldOut: { tablets: 20, alike: 19 } },
};
const codes = (one: Partial<typeof seen>, of = product) =>
  decide({ ...seen, ...one }, of, policy).reasons.map(({ code }) => code);

test('a bundle of another product says alike or unlike, never a verdict on counterfeits, a face or an aspect', () => {
  const finding = decide(seen, product, policy);
  expect(finding).toMatchObject({
    verdict: 'cannot_assess',
    face: 'unreadable',
    aspects: { imprint: null, colour: null },
  });
  for (const field of ['counterfeit', 'faceProbability', 'upAngle', 'sourceLook'])
    expect(finding).not.toHaveProperty(field);
  expect(finding.reasons).toEqual([
    { code: 'product_alike', values: { product: 'x', alike: 19, count: 20 } },
    { code: 'product_others_unknown' },
    { code: 'product_not_judged' },
    { code: 'warning' },
  ]);
  expect(codes({ colour: [60, 30, 40] })[0]).toBe('product_unlike');
  const others = { ...product, product: { ...product.product!, others: { tablets: 30, alike: 2, upTo: 0.21 } } };
  expect(codes({}, others)[1]).toBe('product_others');
  const photo = { name: 'a.jpg', sha256: 'b'.repeat(64), format: 'jpeg', width: 800, height: 600 };
  const model = { name: 'x', version: '1', sha256: 'c'.repeat(64), evidence: 'reference_photos' } as const;
  expect(validateExamination(describe(photo, model, [finding], policy))).toEqual([]);
});

test('a picture that is not good enough, or has no colour, is refused as ever', () => {
  expect(codes({ quality: { ...goodQuality, glare: 1 } })).toEqual(['too_much_glare', 'warning']);
  const colourless = { ...seen, tint: [1, 1, 1] as const };
  expect(decide(colourless, product, policy).reasons[0]).toEqual({ code: 'colour_needed' });
  expect(codes({ evidence: plainM as typeof seen.evidence })).toEqual(['unfamiliar', 'warning']);
});
