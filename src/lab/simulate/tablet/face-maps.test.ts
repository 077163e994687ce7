import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { DEFECTS } from './defects.ts';
import { FACE_MAPS, faceMapsOf, MAP_SIDE, readFaceMaps } from './face-maps.ts';
import { drawRelief } from './relief.ts';
import { designReference, drawLot, type TabletDesign } from './tablet.ts';

/** A tablet as drawn, unworn, with this kind of defect; the same draws every time. */
function design(face: 'M' | '30', kind?: string): TabletDesign {
  const random = new Random('tablet');
  const tablet = { ...designReference(random, drawLot(random, 'lot', 0), face), wear: 0, chips: [] };
  if (kind) DEFECTS[kind]?.apply(tablet, 0.8, random);
  return tablet;
}

/** Root mean square of each map, by its name. */
function sizes(tablet: TabletDesign): Record<string, number> {
  const maps = readFaceMaps(faceMapsOf(tablet, drawRelief(tablet, 160, new Random('relief'))));
  expect(maps.length).toBe(MAP_SIDE * MAP_SIDE * FACE_MAPS.length);
  return Object.fromEntries(
    FACE_MAPS.map((name, c) => {
      const of = maps.filter((_, k) => k % FACE_MAPS.length === c);
      return [name, Math.sqrt(of.reduce((sum, value) => sum + value * value, 0) / of.length)];
    }),
  );
}

test.each([
  ['offcentre', 'departure'],
  ['typeface', 'departure'],
  ['edge', 'lost'],
  ['mottle', 'shade'],
  ['grain', 'rough'],
])('%s shows in the map of what it changes, %s', (kind, map) => {
  for (const face of ['M', '30'] as const) {
    const [plain, changed] = [sizes(design(face)), sizes(design(face, kind))];
    expect(changed[map]).toBeGreaterThan(1.3 * plain[map]! + 0.05);
  }
});

test('a tablet as drawn departs little from the drawing', () => {
  for (const face of ['M', '30'] as const) {
    const { pressed, departure, lost } = sizes(design(face)) as Record<string, number>;
    expect(pressed).toBeGreaterThan(0.2);
    expect(departure).toBeLessThan(0.3);
    expect(lost).toBeLessThan(0.02);
  }
});

test('the first row is at the upper end: the 30 stands over its score', () => {
  const maps = readFaceMaps(faceMapsOf(design('30'), drawRelief(design('30'), 160, new Random('relief'))));
  const pressedIn = (from: number, to: number): number =>
    [...Array(to - from).keys()].reduce((sum, j) => {
      const row = maps.subarray((from + j) * MAP_SIDE * FACE_MAPS.length, (from + j + 1) * MAP_SIDE * FACE_MAPS.length);
      return sum + row.reduce((s, value, k) => s + (k % FACE_MAPS.length === 0 ? value : 0), 0);
    }, 0);
  expect(pressedIn(0, MAP_SIDE / 2 - 3)).toBeGreaterThan(10);
  expect(pressedIn(MAP_SIDE / 2 + 3, MAP_SIDE)).toBe(0);
});
