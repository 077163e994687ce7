import { expect, test } from 'vitest';
import type { Examination, TabletFinding, Verdict } from '../examination.ts';
import { Differences } from './differences.ts';

const finding = (cx: number, verdict: Verdict, log10?: number): TabletFinding => ({
  ellipse: { cx, cy: 100, rx: 20, ry: 18, angle: 0 },
  face: 'M',
  verdict,
  ...(log10 === undefined
    ? {}
    : { counterfeit: { probability: 0.5, log10LikelihoodRatio: log10, interval: [log10, log10], prior: 0.5 } }),
  reasons: [],
});

const examination = (tablets: readonly TabletFinding[], status: Examination['status'] = 'ok'): Examination => ({
  schema: 'telltale.examination/1',
  photo: { name: 'a.jpg' },
  model: { name: 'm30', version: '1', sha256: 'a'.repeat(64), evidence: 'simulated' },
  status,
  tablets,
  notice: { card: [], calibratedOn: '' },
});

test('tablets are paired by place, whatever their order, and only what both compared has a difference', () => {
  const differences = new Differences();
  const before = [
    finding(50, 'inconclusive', 0.2),
    finding(150, 'likely_counterfeit', 1.1),
    finding(300, 'cannot_assess'),
  ];
  const after = [
    finding(152, 'inconclusive', 0.7),
    finding(49, 'likely_counterfeit', 0.8),
    finding(305, 'inconclusive', 0.1),
    finding(500, 'inconclusive', 0),
  ];
  differences.add(examination(before), examination(after));
  const { log10, ...counts } = differences.read();
  expect(counts).toEqual({
    photos: 1,
    failed: 0,
    tablets: 3,
    unpaired: 1,
    verdicts: [
      { before: 'likely_counterfeit', after: 'inconclusive', count: 1 },
      { before: 'inconclusive', after: 'likely_counterfeit', count: 1 },
      { before: 'cannot_assess', after: 'inconclusive', count: 1 },
    ],
  });
  // 0.8 - 0.2 and 0.7 - 1.1.
  expect([log10.count, log10.quantiles[0], log10.quantiles[4]]).toEqual([2, -0.4, 0.6]);
  expect(log10.mean).toBeCloseTo(0.1, 9);
});

test('quantiles are those of all differences, to the nearest bin', () => {
  const differences = new Differences();
  for (let i = 1; i <= 100; i++) {
    differences.add(examination([finding(50, 'inconclusive', 0)]), examination([finding(50, 'inconclusive', i / 100)]));
  }
  const { quantiles } = differences.read().log10;
  for (const [i, expected] of [0.05, 0.25, 0.5, 0.75, 0.95].entries()) {
    expect(Math.abs(quantiles[i]! - expected)).toBeLessThanOrEqual(0.02);
  }
});

test('a photo that one of the two could not examine is counted and not compared', () => {
  const differences = new Differences();
  differences.add(examination([finding(50, 'inconclusive', 0)]), examination([], 'error'));
  const { photos, failed, tablets, log10 } = differences.read();
  expect([photos, failed, tablets, log10.count, log10.mean]).toEqual([0, 1, 0, 0, Number.NaN]);
});
