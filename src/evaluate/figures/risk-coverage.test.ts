import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riskCoverage } from './risk-coverage.ts';

test('the most certain answers come first, equally certain ones together', () => {
  const answers = [
    { certainty: 1, wrong: true },
    { certainty: 3, wrong: false },
    { certainty: 2, wrong: true },
    { certainty: 2, wrong: false },
  ];
  expect(riskCoverage(answers)).toEqual([
    { coverage: 0.25, risk: 0 },
    { coverage: 0.75, risk: 1 / 3 },
    { coverage: 1, risk: 0.5 },
  ]);
  expect(riskCoverage([])).toEqual([]);
});

test('ends with everything answered', () => {
  const answer = fc.record({ certainty: fc.integer({ min: 0, max: 5 }), wrong: fc.boolean() });
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1 }), (answers) => {
      const share = answers.filter(({ wrong }) => wrong).length / answers.length;
      expect(riskCoverage(answers).at(-1)).toEqual({ coverage: 1, risk: share });
    }),
  );
});
