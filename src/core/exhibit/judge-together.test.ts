import { describe, expect, test } from 'vitest';
import type { TabletFinding } from '../examination.ts';
import { reasonsTogether, type Together, verdictTogether, verdictWithoutComparison } from './judge-together.ts';

const FINDING: TabletFinding = {
  ellipse: { cx: 0, cy: 0, rx: 40, ry: 40, angle: 0 },
  face: 'M',
  verdict: 'inconclusive',
  reasons: [],
};
const together = (log10: number, more: Partial<Together> = {}): Together => ({
  findings: [FINDING],
  ratio: { log10, interval: [log10 - 0.1, log10 + 0.1] },
  thresholds: { likelyCounterfeit: 1, noDifferenceSeen: -0.4 },
  unnamed: false,
  ...more,
});

describe('verdictTogether', () => {
  test('is that of the likelihood ratio', () => {
    expect([1.2, 0, -0.6].map((log10) => verdictTogether(together(log10)))).toEqual([
      'likely_counterfeit',
      'inconclusive',
      'no_difference_seen',
    ]);
  });

  test.each<[string, Partial<Together>]>([
    ['a flagged finding', { findings: [FINDING, { ...FINDING, verdict: 'likely_counterfeit' }] }],
    [
      'an aspect that stands out',
      { findings: [{ ...FINDING, aspects: { imprint: 0.9, colour: 0, surface: 0, edge: 0 } }] },
    ],
    ['a photo without colour', { findings: [{ ...FINDING, reasons: [{ code: 'colour_not_compared', message: '' }] }] }],
    ['any other doubt', { doubtful: true }],
  ])('%s rules out no difference, and makes nothing worse', (_, more) => {
    expect(verdictTogether(together(-0.6, more))).toBe('inconclusive');
    expect(verdictTogether(together(0.9, more))).toBe('inconclusive');
  });

  test('what names no product is never flagged', () => {
    expect(verdictTogether(together(1.5, { unnamed: true }))).toBe('inconclusive');
  });
});

test('without a comparison it is another imprint only if nothing else was seen', () => {
  const other = { ...FINDING, verdict: 'other_imprint' } as const;
  expect(verdictWithoutComparison([other, other])).toBe('other_imprint');
  expect(verdictWithoutComparison([other, { ...FINDING, verdict: 'cannot_assess' }])).toBe('cannot_assess');
  expect(verdictWithoutComparison([])).toBe('cannot_assess');
});

test('an inconclusive verdict names the flagged finding first, then how strong the evidence is', () => {
  const kind = {
    likely: [],
    flaggedAlone: { code: 'exhibit_tablet_flagged' },
    aspects: [{ code: 'exhibit_aspect' }],
    conflicting: [],
    saidElsewhere: false,
  } as const;
  const codes = (some: Together) => reasonsTogether('inconclusive', some, kind).map(({ code }) => code);
  const flagged = { findings: [{ ...FINDING, verdict: 'likely_counterfeit' }] } as const;
  expect(codes(together(0, flagged))).toEqual(['exhibit_tablet_flagged', 'exhibit_aspect']);
  expect(codes(together(1.2))).toEqual(['evidence_uncertain', 'exhibit_aspect']);
  expect(codes(together(0))).toEqual(['evidence_weak', 'exhibit_aspect']);
  expect(codes(together(-0.5))).toEqual(['exhibit_aspect']);
});
