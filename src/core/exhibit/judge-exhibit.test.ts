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
import type { ExhibitSettings } from '../exhibit-settings.ts';
import type { ModelSettings } from '../model.ts';
import { formatExhibit } from './exhibit.ts';
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

/** The exhibit, with the codes of its reasons, the warning left out. */
function judge(photos: readonly (readonly TabletFinding[])[], by: ModelSettings = calibrated) {
  const { reasons, ...judged } = judgeExhibit(photos, by, policy.prior)!;
  const codes = reasons.map(({ code }) => code);
  expect(codes.at(-1)).toBe('warning');
  expect(codes.length).toBeGreaterThan(1);
  return { ...judged, codes: codes.slice(0, -1) };
}

function finding(evidence: Evidence, quality: Quality = goodQuality): TabletFinding {
  return formatFinding(decide({ ...tablet, quality, evidence }, settings, policy), 'en');
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
        const { verdict, counterfeit, sources } = judgeExhibit([[one]], calibrated, policy.prior)!;
        expect(verdict).toBe(one.verdict);
        expect(counterfeit).toEqual(one.counterfeit);
        expect(sources).toBe('not_told');
      }),
    );
  });
});

describe('several tablets', () => {
  test('none of which is flagged may flag the exhibit together', () => {
    const decision = judge([repeated(8, m(0.6)), repeated(8, m(0.6))]);
    expect(decision).toMatchObject({
      tablets: 16,
      assessed: 16,
      sources: 'one',
      verdict: 'likely_counterfeit',
      codes: ['exhibit_together'],
    });
    expect(decision.groups).toHaveLength(1);
    expect(decision.counterfeit).toEqual(decision.groups[0]?.counterfeit);
  });

  test('show no difference only if none of them shows one', () => {
    const verdictWith = (...more: TabletFinding[]) => judge([[...repeated(9, m(-0.5)), ...more]]).verdict;
    expect(verdictWith()).toBe('no_difference_seen');
    expect(verdictWith(other)).toBe('inconclusive');
    expect(verdictWith(m(1.1))).toBe('inconclusive');
    const coloured = finding({
      ...plainM,
      counterfeitLogit: -0.5 / 0.4,
      aspectProbability: { ...plainM.aspectProbability, colour: 0.9 },
    });
    expect(verdictWith(coloured)).toBe('inconclusive');
    // A refused tablet is counted and changes nothing.
    expect(verdictWith(blurred)).toBe('no_difference_seen');
  });

  test('without colour never show no difference, and are not weighed by a calibration in colour', () => {
    const grey = { ...m(-0.5), reasons: [{ code: 'colour_not_compared', message: '' }] };
    const decision = judge([[...repeated(5, m(-0.5)), grey]]);
    expect(decision).toMatchObject({
      verdict: 'inconclusive',
      sources: 'not_told',
      codes: ['evidence_weak', 'exhibit_without_colour'],
    });
    expect(decision.counterfeit?.log10LikelihoodRatio).toBe(-0.5);
  });

  test('of a model without a calibration of exhibits are no exhibit', () => {
    expect(judgeExhibit([repeated(16, m(0.6))], settings, policy.prior)).toBeUndefined();
  });
});

describe('an M on a tablet of another colour', () => {
  const pink = (evidence: Evidence): TabletFinding =>
    formatFinding(decide({ ...tablet, colour: [70, 24, 2], quality: goodQuality, evidence }, settings, policy), 'en');
  const pinkM = pink({ ...plainM, counterfeitLogit: 5 });
  const pink30 = pink({
    ...plainM,
    faceProbability: { M: 0.04, '30': 0.95, other: 0.01 },
    counterfeitLogit: 5,
  });

  test('is never flagged alone, however many there are', () => {
    expect(judge([repeated(20, pinkM)])).toMatchObject({ verdict: 'inconclusive', codes: ['m_names_no_product'] });
  });

  test('does not count beside blue tablets that show an M too', () => {
    const decision = judge([[...repeated(9, m(-0.5)), pinkM]]);
    expect(decision).toMatchObject({ tablets: 10, assessed: 9, codes: ['difference_not_found', 'exhibit_not_all'] });
  });

  test('counts beside a 30 of the same source', () => {
    const decision = judge([[...repeated(4, pinkM), pink30]]);
    expect(decision).toMatchObject({ assessed: 5, verdict: 'likely_counterfeit' });
  });
});

describe('a heap', () => {
  const tilted = (log10: number, ratio: number): TabletFinding => ({
    ...m(log10),
    ellipse: { ...tablet.ellipse, ry: ratio * tablet.ellipse.rx },
  });
  const heap = [0.98, 0.95, 0.9, 0.85, 0.7, 0.65, 0.6, 0.55].map((ratio, i) => tilted(i % 2 === 0 ? -0.5 : 1.2, ratio));

  test('is not divided, and no part of it is flagged for being the worst', () => {
    const flat = heap.map((finding) => ({ ...finding, ellipse: tablet.ellipse }));
    expect(judge([flat])).toMatchObject({ sources: 'several' });
    const decision = judge([heap]);
    expect(decision).toMatchObject({ sources: 'not_told', assessed: 8 });
    expect(decision.groups).toHaveLength(1);
    expect(decision.codes).toContain('exhibit_heap');
  });

  test('in one photo leaves all photos together', () => {
    expect(judge([heap, repeated(9, m(-0.5))])).toMatchObject({ sources: 'not_told' });
  });
});

describe('several sources', () => {
  test('the worst group speaks, and is no average', () => {
    const decision = judge([[...repeated(30, m(-0.5)), m(1.6), m(1.5)]]);
    expect(decision).toMatchObject({ sources: 'several', verdict: 'likely_counterfeit' });
    expect(decision.codes).toEqual(['exhibit_flagged', 'exhibit_several_sources']);
    const [worst, rest] = decision.groups;
    expect(worst?.tablets).toEqual([
      { photo: 0, tablet: 30 },
      { photo: 0, tablet: 31 },
    ]);
    expect(rest?.verdict).toBe('no_difference_seen');
    expect(decision.counterfeit).toEqual(worst?.counterfeit);
  });

  test('never show no difference', () => {
    const variance = { photo: 0.03, tablet: 0.005 };
    const apart = { ...exhibit, variance, separationLimits: [{ tablets: 2, limit: 3 }] };
    const decision = judge([[m(-0.3), m(-0.69), m(-0.3), m(-0.69)]], { ...settings, exhibit: apart });
    expect(decision).toMatchObject({ sources: 'several', verdict: 'inconclusive' });
  });

  test('a tablet that was picked as the worst of many needs the threshold of exhibits', () => {
    const tablets = [...repeated(30, m(-0.5)), m(1.1)];
    const decision = judge([tablets]);
    expect(m(1.1).verdict).toBe('likely_counterfeit');
    expect(decision).toMatchObject({ sources: 'several', verdict: 'inconclusive' });
    expect(decision.codes).toEqual(['exhibit_tablet_flagged', 'exhibit_several_sources']);
    const { reasons } = judgeExhibit([tablets], calibrated, policy.prior)!;
    expect(reasons[0]?.values).toEqual({ flagged: 1, assessed: 31 });
  });

  test('more reference-like tablets never take the flag from a group', () => {
    for (const count of [1, 5, 40, 200]) {
      const decision = judge([[...repeated(4, m(1.5)), ...repeated(count, m(-0.5))]]);
      expect(decision.verdict).toBe('likely_counterfeit');
    }
  });
});

describe('nothing assessed', () => {
  test('another imprint only if all show one', () => {
    expect(judge([[other, other]])).toMatchObject({
      verdict: 'other_imprint',
      codes: ['other_imprint_seen'],
      groups: [],
    });
    const unclear = judge([[other, blurred]]);
    expect(unclear).toMatchObject({
      verdict: 'cannot_assess',
      codes: ['exhibit_none_assessed', 'exhibit_other_imprint'],
    });
    expect(unclear.counterfeit).toBeUndefined();
    expect(judge([[], []])).toMatchObject({ tablets: 0, verdict: 'cannot_assess', codes: ['exhibit_none_assessed'] });
  });
});

describe('what a reader must know besides', () => {
  test('says how many could be compared', () => {
    const { reasons } = judgeExhibit([[m(-0.5), m(-0.5), blurred]], calibrated, policy.prior)!;
    expect(reasons).toContainEqual({ code: 'exhibit_not_all', values: { assessed: 2, tablets: 3 } });
  });

  test('is in the language of the reader', () => {
    const { reasons } = formatExhibit(judgeExhibit([[m(-0.5), blurred]], calibrated, policy.prior)!, 'es');
    expect(reasons.map(({ message }) => message)).toContain(
      'Comprimidos que se pudieron comparar: 1 de 2. Nada se dice de los demás.',
    );
  });

  test('is always something', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEvidence, anyQuality), { minLength: 1, maxLength: 6 }), (tablets) => {
        judge([tablets.map(([evidence, quality]) => finding(evidence, quality))]);
      }),
    );
  });
});
