import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyEvidence,
  anyPrior,
  anyQuality,
  faceCalibration,
  goodQuality,
  otherImprint,
  plainM,
  policy,
  settings,
  tablet,
  withoutColour,
} from '../../../test/contract/examples.ts';
import type { Evidence } from '../evidence.ts';
import type { Quality } from '../examination.ts';
import { decide } from './decide.ts';
import { type Finding, formatFinding } from './finding.ts';

const found = (evidence: Partial<Evidence>, quality: Partial<Quality> = {}, model = settings, prior = 0.5) =>
  decide({ ...tablet, quality: { ...goodQuality, ...quality }, evidence: { ...plainM, ...evidence } }, model, {
    ...policy,
    prior,
  });
const codes = (finding: Finding) => finding.reasons.map(({ code }) => code);
const COMPARED = ['likely_counterfeit', 'inconclusive', 'no_difference_seen'];

describe('decide', () => {
  test('a counterfeit look: the verdict, its score, the aspects that stand out, the warning', () => {
    const aspectProbability = { imprint: 0.6, colour: 0.9, surface: 0.2, edge: 0.49 };
    expect(found({ counterfeitLogit: 3, aspectProbability })).toEqual({
      ellipse: { cx: 400, cy: 300, rx: 60, ry: 55, angle: 12 },
      face: 'M',
      faceProbability: 0.95,
      upAngle: 30,
      verdict: 'likely_counterfeit',
      counterfeit: { probability: 0.941, log10LikelihoodRatio: 1.2, interval: [1.155, 1.245], prior: 0.5 },
      aspects: aspectProbability,
      quality: goodQuality,
      reasons: [{ code: 'colour_stands_out' }, { code: 'imprint_stands_out' }, { code: 'warning' }],
    });
  });

  test.each([
    ['no single aspect', { counterfeitLogit: 3 }, 'likely_counterfeit', ['no_single_aspect', 'warning']],
    ['weak evidence', { counterfeitLogit: 1 }, 'inconclusive', ['evidence_weak', 'warning']],
    ['no difference', { counterfeitLogit: -2 }, 'no_difference_seen', ['difference_not_found', 'warning']],
    [
      'an aspect that does not agree',
      { counterfeitLogit: -2, aspectProbability: { imprint: 0.1, colour: 0.1, surface: 0.1, edge: 0.5 } },
      'inconclusive',
      ['evidence_conflicting', 'edge_stands_out', 'warning'],
    ],
    ['another imprint', otherImprint, 'other_imprint', ['other_imprint_seen', 'warning']],
    [
      'M and 30 alike',
      { faceProbability: { M: 0.5, '30': 0.49, other: 0.01 } },
      'cannot_assess',
      ['imprint_unreadable', 'warning'],
    ],
    [
      'something foreign',
      { faceProbability: { M: 0.3, '30': 0.2, other: 0.5 } },
      'cannot_assess',
      ['unfamiliar', 'warning'],
    ],
    [
      'probably no tablet',
      { faceProbability: { M: 0.05, '30': 0.02, other: 0.01 } },
      'cannot_assess',
      ['unfamiliar', 'warning'],
    ],
    ['no number from the network', { counterfeitLogit: Number.NaN }, 'cannot_assess', ['unfamiliar', 'warning']],
  ])('%s', (_, evidence, verdict, reasons) => {
    const finding = found(evidence);
    expect([finding.verdict, codes(finding)]).toEqual([verdict, reasons]);
  });

  test('an aspect that the picture cannot show is null and counts for neither side', () => {
    const aspectProbability = { imprint: 0.1, colour: 0.9, surface: 0.9, edge: 0.9 };
    const none = { minDiameterPx: 0, minSharpness: 0 };
    const limits = {
      imprint: none,
      colour: none,
      surface: { ...none, minDiameterPx: 121 },
      edge: { ...none, minSharpness: 0.91 },
    };
    const finding = found({ counterfeitLogit: 3, aspectProbability }, {}, { ...settings, aspectLimits: limits });
    expect(finding.aspects).toEqual({ imprint: 0.1, colour: 0.9, surface: null, edge: null });
    expect(codes(finding)).toEqual(['colour_stands_out', 'warning']);
    const blind = { ...limits, colour: { ...none, minDiameterPx: 500 } };
    const passed = found({ counterfeitLogit: -2, aspectProbability }, {}, { ...settings, aspectLimits: blind });
    expect(passed.verdict).toBe('no_difference_seen');
  });

  test('an aspect at its limits is shown', () => {
    const at = { minDiameterPx: goodQuality.diameterPx, minSharpness: goodQuality.sharpness };
    const model = { ...settings, aspectLimits: { imprint: at, colour: at, surface: at, edge: at } };
    expect(found({}, {}, model).aspects).toEqual({ imprint: 0.1, colour: 0.1, surface: 0.1, edge: 0.1 });
    expect(found({}, { diameterPx: goodQuality.diameterPx - 0.1 }, model).aspects?.imprint).toBeNull();
  });

  test('a high likelihood ratio with a wide interval is not flagged', () => {
    const wide = faceCalibration({ slope: 0.4, intercept: 0 }, 2);
    const model = { ...settings, calibration: { ...settings.calibration, M: wide } };
    const finding = found({ counterfeitLogit: 3 }, {}, model);
    expect([finding.verdict, codes(finding)]).toEqual(['inconclusive', ['evidence_uncertain', 'warning']]);
  });

  test.each([
    ['too_small', { diameterPx: 31.6 }],
    ['too_blurred', { sharpness: 0.1 }],
    ['too_much_glare', { glare: 0.5 }],
    ['partly_hidden', { visible: 0.5 }],
  ])('%s: not assessed, whatever was seen, and the face is told all the same', (code, quality) => {
    const finding = found({ counterfeitLogit: 9 }, quality);
    expect(finding).toMatchObject({ verdict: 'cannot_assess', face: 'M', upAngle: 30 });
    expect(finding.aspects).toEqual({ imprint: null, colour: null, surface: null, edge: null });
    expect(codes(finding)).toEqual([code, 'warning']);
  });

  test.each([
    ['too_much_glare', { glare: 0.5 }],
    ['partly_hidden', { visible: 0.5 }],
    ['too_small', { diameterPx: 19 }],
  ])('%s: nor is another imprint, which has limits of its own', (code, quality) => {
    expect(codes(found(otherImprint, quality))).toEqual([code, 'warning']);
    expect(found(otherImprint, { diameterPx: 21, sharpness: 0.11 }).verdict).toBe('other_imprint');
  });

  test('a tablet just too small is never printed as large enough', () => {
    const [reason] = formatFinding(found({}, { diameterPx: 31.6 }), 'en').reasons;
    expect(reason?.message).toMatch(/only 31 pixels .* at least 32/);
    expect(found({}, { diameterPx: 31.96 }).verdict).not.toBe('cannot_assess');
  });

  test('unreadable tablets and other imprints have no up direction', () => {
    expect(found({ faceProbability: { M: 0.4, '30': 0.3, other: 0.3 } })).not.toHaveProperty('upAngle');
    expect(found(otherImprint)).not.toHaveProperty('upAngle');
    expect(found(otherImprint)).toHaveProperty('faceProbability', 0.8);
  });

  test('the score is present exactly where a tablet was compared', () => {
    fc.assert(
      fc.property(anyQuality, anyEvidence, anyPrior, (quality, evidence, prior) => {
        const finding = found(evidence, quality, settings, prior);
        expect(finding.counterfeit !== undefined).toBe(COMPARED.includes(finding.verdict));
      }),
    );
  });

  test('each face has its own calibration', () => {
    const thirty = found({ counterfeitLogit: 3, faceProbability: { M: 0.02, '30': 0.97, other: 0.01 } });
    expect(thirty).toMatchObject({ face: '30', counterfeit: { log10LikelihoodRatio: 1.4 } });
  });

  test('the probability is under the requested prior, which is printed beside it', () => {
    // A likelihood ratio of 10 ** 1.2 on odds of 1 to 9.
    const { counterfeit } = found({ counterfeitLogit: 3 }, {}, settings, 0.1);
    expect(counterfeit).toMatchObject({ probability: 0.638, prior: 0.1 });
  });

  test('the prior moves the probability and nothing else', () => {
    fc.assert(
      fc.property(anyQuality, anyEvidence, anyPrior, anyPrior, (quality, evidence, a, b) => {
        const { counterfeit: one, ...rest } = found(evidence, quality, settings, a);
        const { counterfeit: two, ...same } = found(evidence, quality, settings, b);
        expect(same).toEqual(rest);
        expect(two?.log10LikelihoodRatio).toBe(one?.log10LikelihoodRatio);
        expect(two?.interval).toEqual(one?.interval);
      }),
    );
  });

  test('every finding ends with the same warning, after a reason of its own', () => {
    const [warning] = found({}).reasons.slice(-1);
    fc.assert(
      fc.property(anyQuality, anyEvidence, (quality, evidence) => {
        const { reasons } = found(evidence, quality);
        expect(reasons.at(-1)).toEqual(warning);
        expect(reasons.length).toBeGreaterThan(1);
      }),
    );
  });
});

describe('a tablet of another colour', () => {
  const thirty: Evidence = { ...plainM, faceProbability: { M: 0.04, '30': 0.95, other: 0.01 } };
  const pink = (evidence: Partial<Evidence>, face = plainM): Finding =>
    decide(
      { ...tablet, colour: [70, 24, 2], quality: goodQuality, evidence: { ...face, ...evidence } },
      settings,
      policy,
    );

  test('keeps its face: another imprint rests on the imprint alone', () => {
    expect(pink({}).face).toBe('M');
    expect(pink({}, thirty).face).toBe('30');
  });

  test.each([-3, 0, 5])('with an M alone names no product, whatever the logit (%d)', (counterfeitLogit) => {
    const finding = pink({ counterfeitLogit });
    expect(finding.verdict).toBe('inconclusive');
    expect(finding.counterfeit).toEqual(found({ counterfeitLogit }).counterfeit);
    expect(codes(finding)).toEqual(['m_names_no_product', 'warning']);
  });

  test('with a 30 is judged by the likelihood ratio, and the colour is told', () => {
    expect(pink({ counterfeitLogit: 5 }, thirty).verdict).toBe('likely_counterfeit');
    expect(codes(pink({ counterfeitLogit: 5 }, thirty))).toEqual(['other_colour', 'no_single_aspect', 'warning']);
  });

  test('never shows no difference', () => {
    expect(found({ ...thirty, counterfeitLogit: -5 }).verdict).toBe('no_difference_seen');
    expect(pink({ counterfeitLogit: -5 }, thirty).verdict).toBe('inconclusive');
  });

  test('in a photo without colour is not told', () => {
    const grey = { ...tablet, colour: [70, 24, 2] as const, tint: [1, 1, 1] as const, quality: goodQuality };
    expect(codes(decide({ ...grey, evidence: plainM }, withoutColour, policy))).not.toContain('m_names_no_product');
  });
});

describe('a tablet in a photo without colour', () => {
  const GREY = { tint: [1, 1, 1] as const };
  const grey = (evidence: Partial<Evidence>, model = withoutColour, quality: Partial<Quality> = {}) =>
    decide(
      { ...tablet, ...GREY, quality: { ...goodQuality, ...quality }, evidence: { ...plainM, ...evidence } },
      model,
      policy,
    );

  test('has the likelihood ratio of its own calibration and no evidence from colour', () => {
    const aspectProbability = { imprint: 0.6, colour: 0.9, surface: 0.2, edge: 0.49 };
    const finding = grey({ counterfeitLogit: 3, aspectProbability });
    expect(finding.counterfeit?.log10LikelihoodRatio).toBe(0.6);
    expect(finding.aspects).toEqual({ ...aspectProbability, colour: null });
    expect(codes(finding)).toEqual(['evidence_weak', 'imprint_stands_out', 'colour_not_compared', 'warning']);
    expect(found({ counterfeitLogit: 3, aspectProbability }, {}, withoutColour).counterfeit?.log10LikelihoodRatio).toBe(
      1.2,
    );
  });

  test('is flagged by that calibration’s threshold', () => {
    expect(grey({ counterfeitLogit: 5.4 }).verdict).toBe('inconclusive');
    expect(grey({ counterfeitLogit: 5.5 }).verdict).toBe('likely_counterfeit');
  });

  test('is never no_difference_seen: one aspect was not examined', () => {
    expect(found({ counterfeitLogit: -5 }).verdict).toBe('no_difference_seen');
    fc.assert(
      fc.property(anyQuality, anyEvidence, (quality, evidence) => {
        expect(grey(evidence, withoutColour, quality).verdict).not.toBe('no_difference_seen');
      }),
    );
  });

  test('is another imprint only with a higher probability than in colour', () => {
    expect(grey(otherImprint)).toMatchObject({ verdict: 'cannot_assess', face: 'unreadable' });
    const sure = grey({ faceProbability: { M: 0.02, '30': 0.03, other: 0.95 } });
    expect([sure.verdict, codes(sure)]).toEqual(['other_imprint', ['other_imprint_seen', 'warning']]);
  });

  test('is refused by a model without such a calibration', () => {
    for (const evidence of [{ counterfeitLogit: 9 }, otherImprint]) {
      const finding = grey(evidence, settings);
      expect([finding.verdict, codes(finding)]).toEqual(['cannot_assess', ['colour_needed', 'warning']]);
    }
  });

  test('has both reasons if its picture fails a gate too', () => {
    expect(codes(grey({}, withoutColour, { diameterPx: 31 }))).toEqual(['too_small', 'colour_not_compared', 'warning']);
  });
});
