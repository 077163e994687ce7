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
  withoutColour,
} from '../../../test/contract/examples.ts';
import type { Lab } from '../crop/mean-colour.ts';
import { decide } from '../decide/decide.ts';
import { formatFinding } from '../decide/finding.ts';
import type { Evidence } from '../evidence.ts';
import type { Quality } from '../examination.ts';
import type { FacePairSettings } from '../exhibit-settings.ts';
import type { ModelSettings } from '../model.ts';
import { CARD } from '../words/notice.ts';
import { judgeTablet, type PhotoOfTablet } from './judge-tablet.ts';

const BLUE: Lab = [75, -5, -15];
const thirty: Evidence = { ...plainM, faceProbability: { M: 0.04, '30': 0.95, other: 0.01 } };

/** A photo of one tablet, 800 pixels wide. */
function photoOf(evidence: Evidence, colour = BLUE, quality: Quality = goodQuality, rx = 60): PhotoOfTablet {
  const found = decide({ ...tablet, ellipse: { ...tablet.ellipse, rx }, quality, evidence }, settings, policy);
  const photo = { name: 'a.jpg', width: 800, height: 600 };
  return { examination: { status: 'ok', tablets: [formatFinding(found, 'en')], photo }, colours: [colour] };
}

/** M has slope 0.4, 30 has slope 0.5 and intercept -0.1: see the settings. */
const faceM = (counterfeitLogit: number) => ({ ...plainM, counterfeitLogit });
const face30 = (counterfeitLogit: number) => ({ ...thirty, counterfeitLogit });

const PINK: Lab = [70, 24, 2];

/** The same, of a pink tablet. */
function pinkPhotoOf(evidence: Evidence): PhotoOfTablet {
  const found = decide({ ...tablet, colour: PINK, quality: goodQuality, evidence }, settings, policy);
  const photo = { name: 'a.jpg', width: 800, height: 600 };
  return { examination: { status: 'ok', tablets: [formatFinding(found, 'en')], photo }, colours: [PINK] };
}

function combined(photos: readonly PhotoOfTablet[], pair?: FacePairSettings) {
  const withPair: ModelSettings = pair === undefined ? settings : { ...settings, pair };
  const { reasons, ...rest } = judgeTablet(photos, withPair, 'simulated', policy);
  return { ...rest, codes: reasons.map(({ code }) => code) };
}

const PAIR: FacePairSettings = {
  M: 0.7,
  '30': 0.7,
  intercept: 0,
  replicas: [{ M: 0.7, '30': 0.7, intercept: 0 }],
  log10Bounds: [-1, 1.2],
  maxNoDifference: { M: -0.2, '30': -0.2 },
  maxColourDifference: 10,
  maxDiameterRatio: 1.3,
};

const HEEDLESS = { maxNoDifference: { M: 9, '30': 9 } };

describe('no difference is said', () => {
  test('only if both faces were compared and neither exceeds its threshold', () => {
    const both = combined([photoOf(faceM(-2)), photoOf(face30(-2))]);
    expect(both).toMatchObject({ verdict: 'no_difference_seen', faces: ['M', '30'] });
    expect(both.codes).toEqual(['difference_not_found', 'combined_uncalibrated', 'warning']);
    expect(combined([photoOf(faceM(-2)), photoOf(face30(0.2))]).verdict).toBe('inconclusive');
  });

  test('not for one face: the other is requested', () => {
    const one = combined([photoOf(faceM(-2)), photoOf(faceM(-2))]);
    expect(one).toMatchObject({ verdict: 'inconclusive', faces: ['M'] });
    expect(one.codes).toEqual(['combined_face_missing', 'warning']);
    const unread = combined([photoOf(faceM(-2)), photoOf(face30(-2), BLUE, { ...goodQuality, sharpness: 0 })]);
    expect(unread).toMatchObject({ verdict: 'inconclusive', faces: ['M'] });
  });

  test('not if an aspect of one face stands out', () => {
    const aspects = { ...plainM.aspectProbability, colour: 0.9 };
    const result = combined([photoOf(faceM(-2)), photoOf({ ...face30(-2), aspectProbability: aspects })]);
    expect(result.verdict).toBe('inconclusive');
    expect(result.codes).toEqual(['evidence_conflicting', 'colour_stands_out', 'combined_uncalibrated', 'warning']);
  });

  test('not for faces that do not match', () => {
    const colour = combined([photoOf(faceM(-2)), photoOf(face30(-2), [50, 5, 5])]);
    expect([colour.verdict, colour.codes]).toEqual([
      'inconclusive',
      ['combined_colour_differs', 'combined_uncalibrated', 'warning'],
    ]);
    const size = combined([photoOf(faceM(-2)), photoOf(face30(-2), BLUE, goodQuality, 150)]);
    expect([size.verdict, size.codes[0]]).toEqual(['inconclusive', 'combined_size_differs']);
    const other = combined([photoOf(faceM(-2)), photoOf(face30(-2)), photoOf(otherImprint)]);
    expect([other.verdict, other.codes[0]]).toEqual(['inconclusive', 'combined_other_face']);
  });

  test('whose light differs may match: each photo has its own exposure', () => {
    expect(combined([photoOf(faceM(-2)), photoOf(face30(-2), [45, -5, -15])]).verdict).toBe('no_difference_seen');
  });

  test('within limits set by the model', () => {
    const photos = [photoOf(faceM(-2)), photoOf(face30(-2), [75, 7, -15])];
    expect(combined(photos).verdict).toBe('no_difference_seen');
    expect(combined(photos, PAIR).codes).toContain('combined_colour_differs');
  });
});

describe('a face that is likely counterfeit', () => {
  test('decides for the tablet if pairs were not calibrated', () => {
    const { verdict, counterfeit } = combined([photoOf(faceM(4)), photoOf(face30(-3))]);
    expect([verdict, counterfeit?.log10LikelihoodRatio]).toEqual(['likely_counterfeit', 1.6]);
  });

  test('is never lowered below inconclusive by the other, with any fusion', () => {
    // A manifest that allows one face any value and weighs only the other one.
    const pair = { ...PAIR, ...HEEDLESS, M: 0, '30': 1, replicas: [{ M: 0, '30': 1, intercept: 0 }] };
    const { verdict, codes } = combined([photoOf(faceM(4)), photoOf(face30(-3))], pair);
    expect([verdict, codes[0]]).toEqual(['inconclusive', 'combined_faces_disagree']);
  });

  test('is never lowered below inconclusive by any photo of any quality', () => {
    const weight = fc.double({ min: 0, max: 2, noNaN: true });
    const map = fc.record({ M: weight, '30': weight, intercept: fc.double({ min: -2, max: 2, noNaN: true }) });
    const others = fc.array(fc.tuple(anyEvidence, anyQuality), { maxLength: 4 });
    fc.assert(
      fc.property(others, fc.option(map, { nil: undefined }), (photos, fusion) => {
        const pair = fusion && { ...PAIR, ...HEEDLESS, ...fusion, replicas: [fusion] };
        const rest = photos.map(([evidence, quality]) => photoOf(evidence, BLUE, quality));
        const { verdict, faces } = combined([photoOf(faceM(4)), ...rest], pair);
        expect(['likely_counterfeit', 'inconclusive']).toContain(verdict);
        expect(faces).toContain('M');
      }),
    );
  });
});

describe('the likelihood ratio', () => {
  test('of both faces follows the fusion, within the bounds of the data', () => {
    const fused = combined([photoOf(faceM(2)), photoOf(face30(1))], PAIR);
    // 0.7 * 0.8 + 0.7 * 0.4
    expect(fused.counterfeit?.log10LikelihoodRatio).toBe(0.84);
    expect(fused.codes).not.toContain('combined_uncalibrated');
    // The number of pairs supports no more than this, and no photo supports less than -0.698.
    expect(combined([photoOf(faceM(4)), photoOf(face30(4))], PAIR).counterfeit?.log10LikelihoodRatio).toBe(1.2);
    expect(combined([photoOf(faceM(-9)), photoOf(face30(-9))], PAIR).counterfeit?.log10LikelihoodRatio).toBe(-0.698);
  });

  test('of several photos of one face is their mean: more photos are no more evidence', () => {
    const twice = combined([photoOf(faceM(1)), photoOf(faceM(2))]);
    const often = combined([photoOf(faceM(1)), photoOf(faceM(2)), photoOf(faceM(1)), photoOf(faceM(2))]);
    expect(twice.counterfeit?.log10LikelihoodRatio).toBe(0.6);
    expect(often.counterfeit).toEqual(twice.counterfeit);
  });

  test('lies in its interval', () => {
    fc.assert(
      fc.property(anyEvidence, anyEvidence, fc.boolean(), (a, b, calibrated) => {
        const { counterfeit } = combined([photoOf(a), photoOf(b)], calibrated ? PAIR : undefined);
        const [low, high] = counterfeit?.interval ?? [0, 0];
        const value = counterfeit?.log10LikelihoodRatio ?? 0;
        expect(low <= value && value <= high).toBe(true);
      }),
    );
  });

  test('does not depend on the prior, and neither does the verdict', () => {
    const photos = [photoOf(faceM(1)), photoOf(face30(1))];
    const at = (prior: number) => judgeTablet(photos, settings, 'simulated', { ...policy, prior });
    const [low, high] = [at(0.05), at(0.95)];
    expect(low.verdict).toBe(high.verdict);
    expect(low.counterfeit?.log10LikelihoodRatio).toBe(high.counterfeit?.log10LikelihoodRatio);
    expect(low.counterfeit?.probability).toBeLessThan(high.counterfeit?.probability ?? 0);
  });
});

describe('without a compared face', () => {
  test('is another imprint if only that was seen', () => {
    expect(combined([photoOf(otherImprint), photoOf(otherImprint)])).toMatchObject({
      verdict: 'other_imprint',
      faces: [],
      codes: ['other_imprint_seen', 'warning'],
    });
  });

  test.each([
    ['nothing could be assessed', [photoOf(plainM, BLUE, { ...goodQuality, glare: 1 })], ['combined_no_face']],
    [
      'photos show no tablet, or several',
      [
        { examination: { status: 'no_tablet' as const, tablets: [], photo: { name: 'a' } }, colours: [] },
        { ...photoOf(faceM(4)), examination: twoTablets() },
      ],
      ['combined_no_face', 'combined_one_tablet'],
    ],
  ])('nothing is concluded: %s', (_, photos, codes) => {
    const { counterfeit, ...rest } = combined(photos);
    expect(rest).toMatchObject({ verdict: 'cannot_assess', faces: [], codes: [...codes, 'warning'] });
    expect(counterfeit).toBeUndefined();
  });

  function twoTablets(): PhotoOfTablet['examination'] {
    const { examination } = photoOf(faceM(4));
    return { ...examination, tablets: [...examination.tablets, ...examination.tablets] };
  }
});

test('every combined result carries the whole card and the warning', () => {
  for (const photos of [[], [photoOf(faceM(4))], [photoOf(faceM(-2)), photoOf(face30(-2))]]) {
    const { notice, codes } = combined(photos);
    expect(notice.card).toHaveLength(CARD.length);
    expect(codes.at(-1)).toBe('warning');
  }
});

describe('a tablet of another colour', () => {
  test('is not decided by an M alone', () => {
    const { verdict, codes } = combined([pinkPhotoOf(faceM(5)), pinkPhotoOf(faceM(6))]);
    expect(verdict).toBe('inconclusive');
    expect(codes).toEqual(['m_names_no_product', 'combined_face_missing', 'warning']);
  });

  test('is judged as any other once a 30 is seen', () => {
    const { verdict, codes } = combined([pinkPhotoOf(faceM(5)), pinkPhotoOf(face30(5))]);
    expect(verdict).toBe('likely_counterfeit');
    expect(codes).not.toContain('m_names_no_product');
  });
});

describe('photos without colour', () => {
  /** As `photoOf`, but grey: the colour of its tablet is unknown. */
  const greyPhotoOf = (evidence: Evidence): PhotoOfTablet => {
    const found = decide({ ...tablet, quality: goodQuality, tint: [1, 1, 1], evidence }, withoutColour, policy);
    const photo = { name: 'a.jpg', width: 800, height: 600 };
    return { examination: { status: 'ok', tablets: [formatFinding(found, 'en')], photo }, colours: [] };
  };
  const together = (photos: readonly PhotoOfTablet[]) => {
    const { reasons, ...rest } = judgeTablet(
      photos,
      { ...withoutColour, pair: { ...PAIR, ...HEEDLESS } },
      'simulated',
      policy,
    );
    return { ...rest, codes: reasons.map(({ code }) => code) };
  };

  test('are not fused by a calibration for colour: the face with the stronger evidence decides', () => {
    const both = together([greyPhotoOf(faceM(3)), greyPhotoOf(face30(1))]);
    expect(both).toMatchObject({ verdict: 'inconclusive', counterfeit: { log10LikelihoodRatio: 0.6 } });
    expect(both.codes).toEqual(['evidence_weak', 'combined_without_colour', 'warning']);
  });

  test('are never no_difference_seen, alone or beside one in colour; their colour is no mismatch', () => {
    for (const thirtyPhoto of [greyPhotoOf(face30(-9)), photoOf(face30(-9))]) {
      const both = together([greyPhotoOf(faceM(-9)), thirtyPhoto]);
      expect(both.verdict).toBe('inconclusive');
      expect(both.codes).not.toContain('combined_colour_differs');
    }
    expect(together([photoOf(faceM(-9)), photoOf(face30(-9))]).verdict).toBe('no_difference_seen');
  });
});
