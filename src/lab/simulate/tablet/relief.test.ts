import { expect, test } from 'vitest';
import { linearOf } from '../colour.ts';
import { Random } from '../random.ts';
import { DRAWING } from './drawing.ts';
import { drawRelief } from './relief.ts';
import { designReference, drawLot, SPECK_RATIO, type TabletDesign } from './tablet.ts';

const SIDE = 240;
const { speckle } = DRAWING.colour;

function speckled(seed: string, speck: Partial<TabletDesign['speck']>): TabletDesign {
  const reference = designReference(new Random(seed), drawLot(new Random(seed), 'lot', 0), 'M');
  const plain = { contrast: 1, size: 1, coverage: speckle.coverage, softness: 0.2, clustering: 0, greyness: 0 };
  return { ...reference, wear: 0, mottle: 0, patchy: 0, speck: { ...reference.speck, ...plain, ...speck } };
}

/** Ratio of each texel's `channel` to that of an even face. */
function kept(design: TabletDesign, channel: number): number[] {
  const { albedo } = drawRelief(design, SIDE, new Random('relief'));
  const even = linearOf(design.colour)[channel]!;
  const middle = Array.from({ length: SIDE * SIDE }, (_, k) => k).filter((k) => {
    const [x, y] = [(k % SIDE) - SIDE / 2, Math.floor(k / SIDE) - SIDE / 2];
    return Math.hypot(x, y) < 0.4 * SIDE;
  });
  return middle.map((k) => albedo[k * 3 + channel]! / even);
}

test.each([true, false])('specks cover the share of a face that the drawing says (single blots: %s)', (blobs) => {
  const halfway = (1 + SPECK_RATIO[0]) / 2;
  const shares = ['a', 'b', 'c', 'd'].map((seed) => {
    const texels = kept(speckled(seed, { blobs }), 0);
    return texels.filter((share) => share < halfway).length / texels.length;
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  expect(mean).toBeGreaterThan(0.75 * speckle.coverage);
  expect(mean).toBeLessThan(1.25 * speckle.coverage);
});

test('grey specks take as much of every colour', () => {
  const darkest = (greyness: number, channel: number): number =>
    Math.min(...kept(speckled('a', { blobs: false, greyness }), channel));
  expect(darkest(0, 2) - darkest(0, 0)).toBeGreaterThan(0.08);
  expect(Math.abs(darkest(1, 2) - darkest(1, 0))).toBeLessThan(0.01);
});
