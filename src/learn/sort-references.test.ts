import { describe, expect, test } from 'vitest';
import { goodQuality, plainM, policy, settings, tablet } from '../../test/contract/examples.ts';
import { enrolmentFace, normals } from '../../test/learn/example-learning.ts';
import { decide } from '../core/decide/decide.ts';
import { learnedLookOf } from '../core/decide/judged-logit.ts';
import type { Evidence } from '../core/evidence.ts';
import type { ExaminedTablet } from '../core/examine.ts';
import type { EnrolmentFace, EnrolmentSettings } from '../core/learning-settings.ts';
import { type ConfirmedPhoto, sortReferences } from './sort-references.ts';

const evidence: Evidence = { ...plainM, embedding: [0.6, 0.8] };
const size = learnedLookOf({ ...tablet, evidence })!.length;
const face: EnrolmentFace = {
  ...enrolmentFace,
  mean: learnedLookOf({ ...tablet, evidence })!,
  axes: Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j))),
  between: new Array<number>(size).fill(1),
  weights: { ...enrolmentFace.weights, axes: new Array<number>(size).fill(0) },
};
const enrolment: EnrolmentSettings = { M: face, '30': face, halfway: 2 };

function examined(change: Partial<Evidence> = {}, quality = goodQuality): ExaminedTablet {
  const seen = { ...tablet, quality, evidence: { ...evidence, ...change } };
  return { ...seen, finding: decide(seen, settings, policy) } as ExaminedTablet;
}

const normal = normals(5);
const photo = (
  name: string,
  tablets: readonly ExaminedTablet[],
  other: Partial<ConfirmedPhoto> = {},
): ConfirmedPhoto => ({
  name,
  sha256: name,
  tablets,
  ...other,
});
const some = (count: number) => Array.from({ length: count }, () => examined({ counterfeitLogit: normal() }));

describe('sortReferences', () => {
  test('uses every compared tablet, numbered as in the overlay', () => {
    const { usable, unused } = sortReferences([photo('a.jpg', some(3)), photo('b.jpg', some(2))], enrolment);
    expect(unused).toEqual([]);
    expect(usable.map((one) => `${one.photo} ${one.number} ${one.face}`)).toEqual([
      'a.jpg 1 M',
      'a.jpg 2 M',
      'a.jpg 3 M',
      'b.jpg 1 M',
      'b.jpg 2 M',
    ]);
  });

  test.each([
    ['the same bytes', { sha256: 'a.jpg' }],
    ['a near hash', { hash: '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0e' }],
  ])('a photo with %s as another is not used twice', (_, other) => {
    const hash = '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f';
    const { usable, unused } = sortReferences(
      [photo('a.jpg', some(1), { hash }), photo('b.jpg', some(1), other)],
      enrolment,
    );
    expect(usable).toHaveLength(1);
    expect(unused).toEqual([{ code: 'learn_photo_repeated', photo: 'b.jpg', other: 'a.jpg' }]);
  });

  test('says why a photo or a tablet is not used', () => {
    const other = { faceProbability: { M: 0.02, '30': 0.03, other: 0.95 } };
    const { usable, unused } = sortReferences(
      [
        photo('broken.jpg', [], { failed: 'It is damaged.' }),
        photo('empty.jpg', []),
        photo('mixed.jpg', [examined(other), examined({}, { ...goodQuality, diameterPx: 10 })]),
      ],
      enrolment,
    );
    expect(usable).toEqual([]);
    expect(unused).toMatchObject([
      { code: 'learn_photo_failed', photo: 'broken.jpg', problem: 'It is damaged.' },
      { code: 'learn_photo_empty', photo: 'empty.jpg' },
      { code: 'learn_tablet_other_imprint', photo: 'mixed.jpg', number: 1 },
      { code: 'learn_tablet_refused', photo: 'mixed.jpg', number: 2, reason: 'too_small' },
    ]);
  });

  test('a tablet unlike all others is not used', () => {
    const odd = examined({ counterfeitLogit: 60 });
    const { usable, unused } = sortReferences([photo('a.jpg', [...some(8), odd])], enrolment);
    expect(usable).toHaveLength(8);
    expect(unused).toEqual([{ code: 'learn_tablet_unlike', photo: 'a.jpg', number: 9 }]);
  });
});
