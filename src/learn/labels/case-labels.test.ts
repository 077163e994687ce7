import { expect, test } from 'vitest';
import { goodQuality, plainM, policy, settings, tablet } from '../../../test/contract/examples.ts';
import { decide } from '../../core/decide/decide.ts';
import type { ExaminedTablet } from '../../core/examine.ts';
import { type CaseResult, caseLabels } from './case-labels.ts';

function at(cx: number): ExaminedTablet {
  const seen = {
    ...tablet,
    ellipse: { cx, cy: 50, rx: 20, ry: 20, angle: 0 },
    quality: goodQuality,
    evidence: { ...plainM, embedding: [0.6, 0.8] },
  };
  return { ...seen, finding: decide(seen, settings, policy) } as unknown as ExaminedTablet;
}

const photos = new Map([['id-1', { name: 'matter/a.jpg', sha256: 'a', tablets: [at(200), at(50)] }]]);
const numbered = [at(52), at(199), at(400)].map(({ finding }) => finding);
const row = (line: number, change: Partial<CaseResult> = {}): CaseResult => ({
  line,
  photo: 'id-1',
  tablet: 1,
  numbered,
  result: 'counterfeit',
  laboratory: 'Lab',
  exhibit: 'bag 1',
  ...change,
});

test('a number means the tablet that had it when the result was entered; one that is gone is refused', () => {
  const { labels, refused } = caseLabels(
    [row(2), row(3, { tablet: 2, result: 'reference' }), row(4, { tablet: 3 })],
    photos,
  );
  expect(labels).toEqual([
    { line: 2, photo: 'id-1', tablet: 2, counterfeit: true, laboratory: 'Lab', exhibit: 'bag 1' },
    { line: 3, photo: 'id-1', tablet: 1, counterfeit: false, laboratory: 'Lab', exhibit: 'bag 1' },
  ]);
  expect(refused).toEqual([{ code: 'label_tablet_absent', line: 4, number: 3, count: 2 }]);
});

test('the same result twice counts once, another one stays; results that teach nothing are named', () => {
  const results = [row(2), row(3), row(4, { result: 'reference' }), row(5, { result: 'not_determined' })];
  const { labels, notLearned } = caseLabels(results, photos);
  expect(labels.map(({ line }) => line)).toEqual([2, 4]);
  expect(notLearned).toEqual([{ code: 'label_not_learned', line: 5, result: 'not_determined' }]);
});
