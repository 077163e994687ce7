import { describe, expect, test } from 'vitest';
import { exampleExhibit } from '../../test/contract/example-exhibit.ts';
import { goodQuality, plainM, policy, settings, tablet } from '../../test/contract/examples.ts';
import { decide } from './decide/decide.ts';
import { formatFinding } from './decide/finding.ts';
import { describeExhibit, describeExhibited, type ExhibitPhoto } from './describe-exhibit.ts';
import type { Evidence } from './evidence.ts';
import type { TabletFinding } from './examination.ts';
import { judgeTablet } from './exhibit/judge-tablet.ts';
import { asOneTablet } from './one-tablet.ts';
import { notice } from './words/notice.ts';

const calibrated = { ...settings, exhibit: exampleExhibit };

const finding = (evidence: Evidence): TabletFinding =>
  formatFinding(decide({ ...tablet, quality: goodQuality, evidence }, settings, policy), 'en');
/** An M with this log10 likelihood ratio: its slope is 0.4. */
const m = (log10: number): TabletFinding => finding({ ...plainM, counterfeitLogit: log10 / 0.4 });
const photoOf = (sha256: string, ...tablets: TabletFinding[]): ExhibitPhoto => ({ photo: { sha256 }, tablets });

describe('describeExhibit', () => {
  test('gives nothing for a model without a calibration of exhibits', () => {
    expect(describeExhibit([photoOf('a', m(1), m(1))], settings, policy)).toBeUndefined();
    expect(describeExhibited([photoOf('a', m(1))], settings, 'simulated', policy)).toBeUndefined();
  });

  test('gives the finding in the language of the caller, with the warning, and the card where it stands alone', () => {
    const exhibit = describeExhibited([photoOf('a', m(0.6), m(0.6))], calibrated, 'simulated', {
      ...policy,
      language: 'es',
    });
    expect(exhibit).toMatchObject({ tablets: 2, assessed: 2, sources: 'one', notice: notice('simulated', 'es') });
    expect(exhibit?.reasons.at(-1)).toEqual({ code: 'warning', message: expect.stringMatching(/no demuestra/) });
  });

  test('counts a photo with the same bytes once, and keeps the places of the others', () => {
    const [a, b] = [photoOf('a', m(0.6), m(0.5)), photoOf('b', m(0.4))];
    const exhibit = describeExhibit([a, a, b], calibrated, policy);
    expect(exhibit).toMatchObject({ ...describeExhibit([a, b], calibrated, policy), groups: expect.anything() });
    expect(exhibit?.groups[0]?.tablets).toEqual([
      { photo: 0, tablet: 0 },
      { photo: 0, tablet: 1 },
      { photo: 2, tablet: 0 },
    ]);
  });

  test('photos whose bytes are unknown are no copies of each other', () => {
    const unknown = { photo: {}, tablets: [m(0.6)] };
    expect(describeExhibit([unknown, unknown], calibrated, policy)?.tablets).toBe(2);
  });
});

describe('both faces of one tablet', () => {
  const thirty: Evidence = { ...plainM, faceProbability: { M: 0.04, '30': 0.95, other: 0.01 } };
  const faces = (logit: number, more: Partial<TabletFinding> = {}) =>
    [plainM, thirty].map((evidence) => ({
      colours: [],
      examination: {
        status: 'ok' as const,
        photo: { name: 'a.jpg' },
        tablets: [{ ...finding({ ...evidence, counterfeitLogit: logit }), ...more }],
      },
    }));
  const together = (photographed: ReturnType<typeof faces>) => {
    const combined = judgeTablet(photographed, settings, 'simulated', policy);
    const photos = photographed.map(({ examination }) => examination);
    return { combined, shown: asOneTablet(photos, combined) };
  };

  test.each([-3, 0, 3])('are one tablet, with what was found of both: logit %d', (logit) => {
    const { combined, shown } = together(faces(logit));
    const exhibit = describeExhibit([shown], calibrated, policy);
    expect(exhibit).toMatchObject({ tablets: 1, assessed: 1, sources: 'not_told', verdict: combined.verdict });
    expect(exhibit?.counterfeit).toEqual(combined.counterfeit);
    expect(exhibit?.reasons).toEqual(combined.reasons);
  });

  test('keep the aspect that stands out on either of them, and a missing colour', () => {
    const [first, second] = faces(0);
    const aspects = { imprint: 0.1, colour: 0.9, surface: null, edge: 0.2 };
    const reasons = [{ code: 'colour_not_compared', message: '' }];
    const [odd] = faces(0, { aspects, reasons });
    const { shown } = together([first!, { ...second!, examination: odd!.examination }]);
    expect(shown.tablets[0]?.aspects).toMatchObject({ imprint: 0.1, colour: 0.9, edge: 0.2 });
    expect(shown.tablets[0]?.reasons.map(({ code }) => code)).toContain('colour_not_compared');
  });

  test('without any tablet are none', () => {
    const none = [{ colours: [], examination: { status: 'ok' as const, photo: { name: 'a.jpg' }, tablets: [] } }];
    const { shown } = together(none);
    expect(describeExhibit([shown], calibrated, policy)).toMatchObject({ tablets: 0, verdict: 'cannot_assess' });
  });
});
