import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyEvidence,
  anyQuality,
  goodQuality,
  otherImprint,
  plainM,
  policy,
  settings,
  tablet,
} from '../../../test/contract/examples.ts';
import { decide } from '../decide/decide.ts';
import { formatFinding } from '../decide/finding.ts';
import type { Evidence } from '../evidence.ts';
import type { Quality, TabletFinding } from '../examination.ts';
import type { ExhibitSettings, ModelSettings } from '../model.ts';
import { judgeExhibit } from './judge-exhibit.ts';

const exhibit: ExhibitSettings = {
  variance: { photo: 0.03, tablet: 0.06 },
  shift: 0.3,
  gain: 2,
  replicas: [{ shift: 0.3, gain: 2 }],
  log10Bounds: [-1.5, 1.8],
  separationLimits: [{ tablets: 2, limit: 3 }],
  verdicts: { likelyCounterfeit: 1.2, noDifferenceSeen: -0.3 },
};
const calibrated: ModelSettings = { ...settings, exhibit };

function finding(evidence: Evidence, quality: Quality = goodQuality): TabletFinding {
  return formatFinding(decide({ ellipse: tablet.ellipse, quality, evidence }, settings, policy), 'en');
}
/** An M with this log10 likelihood ratio: its slope is 0.4. */
const m = (log10: number): TabletFinding => finding({ ...plainM, counterfeitLogit: log10 / 0.4 });
const other = finding(otherImprint);
const blurred = finding(plainM, { ...goodQuality, sharpness: 0 });
const repeated = (count: number, one: TabletFinding): TabletFinding[] => new Array<TabletFinding>(count).fill(one);

describe('one tablet', () => {
  test('keeps its own answer', () => {
    fc.assert(
      fc.property(anyEvidence, anyQuality, (evidence, quality) => {
        const one = finding(evidence, quality);
        const { verdict, likelihoodRatio, sources } = judgeExhibit([[one]], calibrated);
        expect(verdict).toBe(one.verdict);
        expect(likelihoodRatio?.log10).toBe(one.counterfeit?.log10LikelihoodRatio);
        expect(likelihoodRatio?.interval).toEqual(one.counterfeit?.interval);
        expect(sources).toBe('not_told');
      }),
    );
  });
});

describe('several tablets', () => {
  test('none of which is flagged may flag the exhibit together', () => {
    const decision = judgeExhibit([repeated(8, m(0.6)), repeated(8, m(0.6))], calibrated);
    expect(decision).toMatchObject({
      tablets: 16,
      assessed: 16,
      sources: 'one',
      verdict: 'likely_counterfeit',
      facts: [],
    });
    expect(decision.groups).toHaveLength(1);
  });

  test('show no difference only if none of them shows one', () => {
    const verdictWith = (...more: TabletFinding[]) =>
      judgeExhibit([[...repeated(9, m(-0.5)), ...more]], calibrated).verdict;
    expect(verdictWith()).toBe('no_difference_seen');
    expect(verdictWith(other)).toBe('inconclusive');
    expect(verdictWith(m(1.1))).toBe('inconclusive');
    const coloured = finding({
      ...plainM,
      counterfeitLogit: -0.5 / 0.4,
      aspectProbability: { ...plainM.aspectProbability, colour: 0.9 },
    });
    expect(verdictWith(coloured)).toBe('inconclusive');
    // What could not be assessed is counted and changes nothing.
    expect(verdictWith(blurred)).toBe('no_difference_seen');
  });

  test('without colour never show no difference, and are not weighed by a calibration in colour', () => {
    const grey = { ...m(-0.5), reasons: [{ code: 'colour_not_compared', message: '' }] };
    const decision = judgeExhibit([[...repeated(5, m(-0.5)), grey]], calibrated);
    expect(decision).toMatchObject({ verdict: 'inconclusive', sources: 'not_told', facts: ['colour_not_compared'] });
    expect(decision.likelihoodRatio?.log10).toBe(-0.5);
  });

  test('of a model without exhibits are as good as one of them', () => {
    const decision = judgeExhibit([repeated(16, m(0.6))], settings);
    expect(decision).toMatchObject({ verdict: 'inconclusive', sources: 'not_told', facts: ['uncalibrated'] });
    expect(decision.likelihoodRatio?.log10).toBe(0.6);
  });
});

describe('several sources', () => {
  test('the worst group speaks, and is no average', () => {
    const decision = judgeExhibit([[...repeated(30, m(-0.5)), m(1.6), m(1.5)]], calibrated);
    expect(decision).toMatchObject({ sources: 'several', verdict: 'likely_counterfeit' });
    expect(decision.facts).toEqual(['several_sources', 'tablet_flagged']);
    const [worst, rest] = decision.groups;
    expect(worst?.tablets).toEqual([
      { photo: 0, tablet: 30 },
      { photo: 0, tablet: 31 },
    ]);
    expect(rest?.verdict).toBe('no_difference_seen');
    expect(decision.likelihoodRatio).toEqual(worst?.likelihoodRatio);
  });

  test('never show no difference', () => {
    const variance = { photo: 0.03, tablet: 0.005 };
    const apart = { ...exhibit, variance, separationLimits: [{ tablets: 2, limit: 3 }] };
    const decision = judgeExhibit([[m(-0.3), m(-0.69), m(-0.3), m(-0.69)]], { ...settings, exhibit: apart });
    expect(decision).toMatchObject({ sources: 'several', verdict: 'inconclusive' });
  });

  test('a tablet that was picked as the worst of many needs the threshold of exhibits', () => {
    const decision = judgeExhibit([[...repeated(30, m(-0.5)), m(1.1)]], calibrated);
    expect(m(1.1).verdict).toBe('likely_counterfeit');
    expect(decision).toMatchObject({ sources: 'several', verdict: 'inconclusive' });
    expect(decision.facts).toContain('tablet_flagged');
  });

  test('more reference-like tablets never take the flag from a group', () => {
    for (const count of [1, 5, 40, 200]) {
      const decision = judgeExhibit([[...repeated(4, m(1.5)), ...repeated(count, m(-0.5))]], calibrated);
      expect(decision.verdict).toBe('likely_counterfeit');
    }
  });
});

describe('nothing assessed', () => {
  test('another imprint only if all show one', () => {
    expect(judgeExhibit([[other, other]], calibrated)).toMatchObject({
      verdict: 'other_imprint',
      facts: [],
      groups: [],
    });
    expect(judgeExhibit([[other, blurred]], calibrated)).toMatchObject({
      verdict: 'cannot_assess',
      facts: ['other_imprint_among_them', 'not_all_assessed'],
    });
    expect(judgeExhibit([[], []], calibrated)).toMatchObject({ tablets: 0, verdict: 'cannot_assess', facts: [] });
  });
});
