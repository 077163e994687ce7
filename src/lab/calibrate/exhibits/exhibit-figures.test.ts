import { describe, expect, test } from 'vitest';
import { settings } from '../../../../test/contract/examples.ts';
import { describeExhibits } from '../../card/exhibit-card.ts';
import { Random } from '../../simulate/random.ts';
import { exhibitFigures, figuresBySize, judgeHeldOut, mixedCalledSeveral } from './exhibit-figures.ts';
import type { ExhibitPhotoRow, ExhibitTabletRow } from './exhibit-rows.ts';
import { makeTablets } from './exhibit-tablets.fixture.ts';
import { grouped, type SourceTablet } from './exhibit-tablets.ts';
import { fitExhibits } from './fit-exhibits.ts';

const COMPONENTS = { source: 0.05, photo: 0.03, tablet: 0.05 };
const MADE = makeTablets({ lots: 30, photos: 4, tabletsAPhoto: 8, components: COMPONENTS }, new Random('figures')).map(
  (tablet, i) => (tablet.counterfeit && Math.floor(i / 64) % 2 === 0 ? { ...tablet, severity: 0.8 } : tablet),
);

function rowOf({ log10, interval, source, counterfeit, severity }: SourceTablet): ExhibitTabletRow {
  return {
    finding: {
      ellipse: { cx: 0, cy: 0, rx: 40, ry: 40, angle: 0 },
      face: 'M',
      verdict: 'inconclusive',
      counterfeit: { probability: 0.5, log10LikelihoodRatio: log10, interval, prior: 0.5 },
      reasons: [],
    },
    source: { label: counterfeit ? 'counterfeit' : 'reference', press: source, severity },
  };
}

function photoOf(tablets: readonly SourceTablet[], photo: string): ExhibitPhotoRow {
  const rows = tablets.map(rowOf);
  const sources = [...new Map(rows.map(({ source }) => [source!.press, source!])).values()];
  return { photo, lot: Number(tablets[0]!.lot.slice(4)), sources, tablets: rows };
}

const ROWS = grouped(MADE, ({ photo }) => photo).map((some) => photoOf(some, some[0]!.photo));
/** Half of a lot and half of its counterfeiter in one photo, far apart. */
const MIXED = grouped(MADE, ({ lot }) => lot).map((some, i) =>
  photoOf(
    [...some.slice(0, 6), ...some.slice(-6).map((tablet) => ({ ...tablet, log10: tablet.log10 + 2 }))],
    `mixed ${i}`,
  ),
);

describe('judged by settings that were fitted on other lots', () => {
  const judged = judgeHeldOut({ rows: [...ROWS, ...MIXED], closeUps: [] }, settings, 'seed');
  const photos = judged.filter(({ size }) => size === undefined);

  test('every photo is judged once, and sources are drawn for each number of tablets that they have', () => {
    expect(photos).toHaveLength(ROWS.length + MIXED.length);
    expect(figuresBySize(judged).map(({ size }) => size)).toEqual([1, 3, 10, 30]);
  });

  test('more tablets tell more', () => {
    const curve = figuresBySize(judged).map(({ figures }) => figures.auc);
    expect(curve.at(-1)).toBeGreaterThan(curve[0]! + 0.03);
    expect(exhibitFigures(photos).cllr).toBeLessThan(1);
  });

  test('sources that lie far apart are several, and one source seldom is', () => {
    expect(mixedCalledSeveral(photos).share).toBeGreaterThan(0.9);
    expect(exhibitFigures(photos).oneCalledSeveral.share).toBeLessThan(0.15);
  });

  test('the model card has the curve and its intervals', () => {
    const exhibit = fitExhibits({ photos: MADE, closeUps: [] }, settings, 'seed');
    const card = describeExhibits({
      exhibit,
      lots: 30,
      photos: ROWS.length,
      closeUpLots: 0,
      heldOut: judged,
      coverage: 0.9,
    });
    for (const size of [1, 3, 10, 30]) expect(card).toContain(`| ${size} | `);
    expect(card).toContain('| each photo as it is | ');
    expect(card).toContain('90 %');
    expect(card).not.toContain('NaN');
  });
});
