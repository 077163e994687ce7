import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { DEFECTS } from './defects.ts';
import { designReference, drawLot, type TabletDesign } from './tablet.ts';
import { mirrorTraits, TRAIT_COUNT, traitsOf } from './traits.ts';

const LOT = drawLot(new Random('lot'), 'lot', 0);

function reference(face: 'M' | '30'): TabletDesign {
  return designReference(new Random('reference'), LOT, face);
}

test('a reference tablet departs little', () => {
  for (const face of ['M', '30'] as const) {
    const traits = traitsOf(reference(face));
    expect(traits).toHaveLength(TRAIT_COUNT);
    const departing = traits.filter((value) => Math.abs(value) > 1);
    expect(departing.length).toBeLessThanOrEqual(1);
  }
});

test.each(Object.entries(DEFECTS))(
  '%s shows in at least one trait, and the more the more severe it is',
  (name, kind) => {
    const departure = (severity: number): number => {
      const design = reference('M');
      const before = traitsOf(design);
      kind.apply(Object.assign(design, { defects: [name], severity }), severity, new Random(name));
      return Math.max(...traitsOf(design).map((value, i) => Math.abs(value - before[i]!)));
    };
    expect(departure(1)).toBeGreaterThan(0.5);
    expect(departure(1)).toBeGreaterThan(departure(0.1));
  },
);

test('a mirrored tablet moves and turns the other way and is otherwise the same', () => {
  const design = { ...reference('M'), imprintOffset: [0.03, 0.01] as [number, number], imprintRotation: 0.05 };
  const there = { ...design, imprintOffset: [-0.03, 0.01] as [number, number], imprintRotation: -0.05 };
  expect(mirrorTraits(traitsOf(design))).toEqual(traitsOf(there));
  expect(mirrorTraits(mirrorTraits(traitsOf(design)))).toEqual(traitsOf(design));
});
