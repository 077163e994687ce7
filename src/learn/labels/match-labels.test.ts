import { describe, expect, test } from 'vitest';
import { goodQuality, plainM, policy, settings, tablet } from '../../../test/contract/examples.ts';
import { decide } from '../../core/decide/decide.ts';
import type { Evidence } from '../../core/evidence.ts';
import type { Quality } from '../../core/examination.ts';
import type { ExaminedTablet } from '../../core/examine.ts';
import type { ConfirmedPhoto } from '../sort-references.ts';
import { matchLabels } from './match-labels.ts';
import type { Label } from './read-labels.ts';

function examined(diameterPx = 120): ExaminedTablet {
  const evidence: Evidence = { ...plainM, embedding: [0.6, 0.8] };
  const quality: Quality = { ...goodQuality, diameterPx };
  const seen = { ...tablet, quality, evidence };
  return { ...seen, finding: decide(seen, settings, policy) } as ExaminedTablet;
}

const photo = (name: string, tablets: readonly ExaminedTablet[]): [string, ConfirmedPhoto] => [
  name,
  { name, sha256: name, tablets },
];
const photos = new Map([
  photo('two.jpg', [examined(), examined()]),
  photo('small.jpg', [examined(), examined(10)]),
  photo('none.jpg', [examined(10)]),
]);
const label = (line: number, name: string, tablets: Label['tablet'], counterfeit = false): Label => ({
  line,
  photo: name,
  tablet: tablets,
  counterfeit,
  laboratory: 'Lab',
  exhibit: name,
});

describe('matchLabels', () => {
  test('a label of one tablet, and of all', () => {
    const { tablets, refused } = matchLabels([label(2, 'two.jpg', 'all', true), label(3, 'small.jpg', 1)], photos);
    expect(refused).toEqual([]);
    expect(tablets.map((one) => `${one.photo} ${one.number} ${one.counterfeit} ${one.group}`)).toEqual([
      'two.jpg 1 true two.jpg',
      'two.jpg 2 true two.jpg',
      'small.jpg 1 false small.jpg',
    ]);
  });

  test('with all, tablets that could not be compared are named and the others taken', () => {
    const { tablets, refused, unused } = matchLabels([label(2, 'small.jpg', 'all')], photos);
    expect([tablets.length, refused]).toEqual([1, []]);
    expect(unused).toMatchObject([{ code: 'learn_tablet_refused', number: 2, reason: 'too_small' }]);
  });

  test.each([
    [label(2, 'gone.jpg', 1), { code: 'label_photo_missing', photo: 'gone.jpg' }],
    [label(2, 'two.jpg', 3), { code: 'label_tablet_absent', number: 3, count: 2 }],
    [label(2, 'small.jpg', 2), { code: 'label_tablet_refused', number: 2, reason: 'too_small' }],
    [label(2, 'none.jpg', 'all'), { code: 'label_none_compared' }],
  ])('refuses %o', (one, expected) => {
    const { tablets, refused } = matchLabels([one], photos);
    expect([tablets, refused]).toMatchObject([[], [{ line: 2, ...expected }]]);
  });

  test('of two labels of one tablet that agree the second is refused, of two that contradict both', () => {
    const agreeing = matchLabels([label(2, 'two.jpg', 1), label(3, 'two.jpg', 1)], photos);
    expect(agreeing.refused).toEqual([{ code: 'label_repeated', line: 3, other: 2 }]);
    expect(agreeing.tablets).toHaveLength(1);
    const contradicting = matchLabels([label(2, 'two.jpg', 'all'), label(3, 'two.jpg', 1, true)], photos);
    expect(contradicting.refused).toEqual([
      { code: 'label_contradicts', line: 2, other: 3 },
      { code: 'label_contradicts', line: 3, other: 2 },
    ]);
    expect(contradicting.tablets).toEqual([]);
  });
});
