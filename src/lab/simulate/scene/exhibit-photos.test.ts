import { expect, test } from 'vitest';
import type { TabletDesign } from '../tablet/tablet.ts';
import { drawExhibitPhotos } from './exhibit-photos.ts';
import { PLAIN_WORLD } from './scene.ts';

const LOTS = [0, 1].map((lot) =>
  drawExhibitPhotos(`exhibit-test/${lot}`, { ...PLAIN_WORLD, lotShare: 1 }).map(({ name, scene }) => ({
    name,
    designs: scene.tablets.map(({ design }) => design),
  })),
);

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const pressesOf = (designs: readonly TabletDesign[]): string[] => distinct(designs.map(({ press }) => press));

/** The designs in all photos whose names have this prefix. */
function designsOf(photos: (typeof LOTS)[number], name: string): TabletDesign[] {
  return photos.filter((photo) => photo.name.startsWith(name)).flatMap(({ designs }) => designs);
}

test('a photo shows one source, or two', () => {
  for (const photos of LOTS) {
    for (const { name, designs } of photos) {
      expect(pressesOf(designs)).toHaveLength(['lot-and-press', 'two-presses'].includes(name) ? 2 : 1);
    }
  }
});

test('the two photos of a lot show one lot, and those of a press one press with the same defects', () => {
  for (const photos of LOTS) {
    const lot = designsOf(photos, 'lot-0').concat(designsOf(photos, 'lot-1'));
    expect(distinct(lot.map(({ label }) => label))).toEqual(['reference']);
    const press = designsOf(photos, 'press-');
    expect(pressesOf(press)).toHaveLength(1);
    expect(distinct(press.map(({ severity, defects }) => `${severity} ${defects}`))).toHaveLength(1);
    expect(press[0]?.press.startsWith(`${lot[0]?.press}/`)).toBe(true);
    expect(pressesOf(designsOf(photos, 'other-press'))).not.toEqual(pressesOf(press));
  }
});

test('tablets of one press are alike, but not the same', () => {
  const [press] = LOTS.map((photos) => designsOf(photos, 'press-1')) as [TabletDesign[]];
  expect(distinct(press.map(({ face }) => face)).sort()).toEqual(['30', 'M']);
  expect(distinct(press.map(({ debossDepth }) => debossDepth))).toHaveLength(press.length);
});

test('the same seed draws the same photos, and another seed draws other ones', () => {
  const again = drawExhibitPhotos('exhibit-test/0', { ...PLAIN_WORLD, lotShare: 1 });
  expect(again.map(({ scene }) => scene.tablets.map(({ design }) => design))).toEqual(
    LOTS[0]!.map(({ designs }) => designs),
  );
  expect(LOTS[1]!.flatMap(({ designs }) => designs)).not.toEqual(LOTS[0]!.flatMap(({ designs }) => designs));
});
