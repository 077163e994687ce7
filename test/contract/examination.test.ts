import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, describe as group, test } from 'vitest';
import { decide } from '../../src/core/decide/decide.ts';
import { describe, describeError } from '../../src/core/describe.ts';
import { describeExhibit } from '../../src/core/describe-exhibit.ts';
import { TelltaleError } from '../../src/core/errors.ts';
import type { Evidence } from '../../src/core/evidence.ts';
import { type Examination, type Quality, VERDICTS } from '../../src/core/examination.ts';
import { ERRORS, type ErrorCode } from '../../src/core/words/codes.ts';
import { exampleExhibit } from './example-exhibit.ts';
import {
  anyEvidence,
  anyPrior,
  anyQuality,
  goodQuality,
  identity,
  otherImprint,
  plainM,
  policy,
  settings,
  tablet,
} from './examples.ts';
import { schemaText, validateExamination } from './validate-examination.ts';

const photo = { name: 'a.jpg', sha256: 'b'.repeat(64), format: 'jpeg', width: 800, height: 600 };

function examined(evidence: Evidence, quality: Quality = goodQuality, prior = 0.5): Examination {
  return describe(photo, identity, [decide({ ...tablet, quality, evidence }, settings, { ...policy, prior })], policy);
}

/** One examination for every verdict. */
const byVerdict = {
  likely_counterfeit: examined({ ...plainM, counterfeitLogit: 3 }),
  inconclusive: examined(plainM),
  no_difference_seen: examined({ ...plainM, counterfeitLogit: -3 }),
  other_imprint: examined(otherImprint),
  cannot_assess: examined(plainM, { ...goodQuality, sharpness: 0 }),
};

group('the contract', () => {
  test('is the agreed text; another text needs another schema number', () => {
    const sha256 = createHash('sha256').update(schemaText).digest('hex');
    expect(sha256).toBe('a63d7a77fbdf675c2d4f18b6a8c477cb658ff9952716087e4b675f2b079c78a2');
  });

  test('holds for a photo of many tablets, which begins with a summary', () => {
    const findings = Array.from({ length: 13 }, () =>
      decide({ ...tablet, quality: goodQuality, evidence: plainM }, settings, policy),
    );
    const many = describe(photo, identity, findings, policy);
    expect(Object.keys(many).indexOf('summary')).toBe(Object.keys(many).indexOf('tablets') - 1);
    expect(many.summary?.values).toMatchObject({ tablets: 13, compared: 13, inconclusive: 13 });
    expect(validateExamination(many)).toEqual([]);
    expect(validateExamination({ ...many, summary: { ...many.summary, values: {} } })).not.toEqual([]);
  });

  test('holds for a photo whose tablets are one exhibit', () => {
    const examination = byVerdict.inconclusive;
    const exhibit = describeExhibit([examination], { ...settings, exhibit: exampleExhibit }, policy);
    expect(exhibit?.groups).toHaveLength(1);
    expect(validateExamination({ ...examination, exhibit })).toEqual([]);
    expect(validateExamination({ ...examination, exhibit: { ...exhibit, counterfeit: undefined } })).not.toEqual([]);
    const { groups: _, ...without } = exhibit ?? {};
    expect(validateExamination({ ...examination, exhibit: without })).not.toEqual([]);
  });

  test.each(VERDICTS)('holds for %s', (verdict) => {
    expect(byVerdict[verdict].tablets[0]?.verdict).toBe(verdict);
    expect(validateExamination(byVerdict[verdict])).toEqual([]);
  });

  test('holds for a photo without tablets', () => {
    expect(validateExamination(describe(photo, identity, [], policy))).toEqual([]);
  });

  test.each(Object.keys(ERRORS) as ErrorCode[])('holds for the error %s, with as little known as can be', (code) => {
    const error = new TelltaleError(code, {});
    expect(validateExamination(describeError({ name: 'a.jpg' }, identity, error, policy))).toEqual([]);
    expect(validateExamination(describeError(photo, identity, error, policy))).toEqual([]);
  });

  test('holds for any output of the networks and any quality', () => {
    fc.assert(
      fc.property(anyEvidence, anyQuality, anyPrior, (evidence, quality, prior) => {
        expect(validateExamination(examined(evidence, quality, prior))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('holds for NaN from networks or measures', () => {
    const none = Number.NaN;
    const nothing = { imprint: none, colour: none, surface: none, edge: none };
    expect(validateExamination(examined({ ...plainM, upAngle: none, aspectProbability: nothing }))).toEqual([]);
    expect(validateExamination(examined({ ...plainM, counterfeitLogit: none }))).toEqual([]);
    expect(validateExamination(examined(plainM, { ...goodQuality, sharpness: none }))).toEqual([]);
  });
});

group('the validator sees', () => {
  const [compared] = byVerdict.likely_counterfeit.tablets;
  const { counterfeit, ...withoutScore } = compared ?? {};
  const [refused] = byVerdict.cannot_assess.tablets;
  const whole = byVerdict.likely_counterfeit;

  test.each([
    ['a compared tablet without a score', { ...whole, tablets: [withoutScore] }],
    ['a refused tablet with a score', { ...whole, tablets: [{ ...refused, counterfeit }] }],
    ['an unknown verdict', { ...whole, tablets: [{ ...refused, verdict: 'fine' }] }],
    ['a result without the card', { ...whole, notice: { ...whole.notice, card: [] } }],
    ['an error without its sentence', { ...whole, status: 'error', tablets: [] }],
    ['a photo without its hash', { ...whole, photo: { name: 'a.jpg' } }],
    ['a hash that is none', { ...whole, photo: { ...photo, sha256: 'x' } }],
  ])('%s', (_, broken) => {
    expect(validateExamination(broken)).not.toEqual([]);
  });
});
