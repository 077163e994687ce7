import { expect, test } from 'vitest';
import type { TabletFinding } from '../../../core/examination.ts';
import type { ExhibitPhotoRow, TabletSource } from './exhibit-rows.ts';
import { bySource, sourceTablets } from './exhibit-tablets.ts';

const LOT: TabletSource = { label: 'reference', press: 'lot', severity: 0 };
const PRESS: TabletSource = { label: 'counterfeit', press: 'lot/press', severity: 0.7 };

function compared(log10: number): TabletFinding {
  return {
    ellipse: { cx: 0, cy: 0, rx: 40, ry: 40, angle: 0 },
    face: 'M',
    verdict: 'inconclusive',
    counterfeit: { probability: 0.5, log10LikelihoodRatio: log10, interval: [log10 - 0.1, log10 + 0.1], prior: 0.5 },
    reasons: [],
  };
}

const { counterfeit: _, ...refused } = compared(0);
const row: ExhibitPhotoRow = {
  photo: 'a.jpg',
  lot: 7,
  sources: [LOT, PRESS],
  tablets: [
    { finding: compared(0.5), source: PRESS },
    { finding: compared(-0.2), source: LOT },
    { finding: compared(0.4), source: PRESS },
    { finding: { ...refused, verdict: 'cannot_assess' }, source: LOT },
    { finding: compared(0.3) },
  ],
};

test('compared tablets have the answers of the shipped path, and their source and lot', () => {
  const tablets = sourceTablets([row]);
  expect(tablets[0]).toEqual({
    photo: 'a.jpg',
    finding: compared(0.5),
    face: 'M',
    look: 0.5,
    log10: 0.5,
    interval: [0.4, 0.6],
    source: 'lot/press',
    lot: '7',
    counterfeit: true,
    severity: 0.7,
  });
  expect(bySource(tablets).map(({ length }) => length)).toEqual([2, 1]);
});

test('tablets that were not compared, and findings of unknown source, are left out', () => {
  expect(sourceTablets([row])).toHaveLength(3);
});
