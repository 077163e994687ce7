import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { DEFECTS, makeStudy } from './defects.ts';
import { drawRelief, type Relief } from './relief.ts';
import { designReference, drawLot, type TabletDesign } from './tablet.ts';

const SIDE = 96;
const lot = drawLot(new Random('lot'), 'lot', 0);
const reference = (): TabletDesign => ({ ...designReference(new Random('design'), lot, 'M'), wear: 0, chips: [] });

function withDefect(kind: string, severity: number, draw: number): TabletDesign {
  const design = reference();
  const copy: TabletDesign = {
    ...design,
    imprintOffset: [...design.imprintOffset],
    speck: { ...design.speck },
    chips: [],
  };
  DEFECTS[kind]?.apply(copy, severity, new Random(`${kind}/${draw}`));
  return copy;
}

/** Root mean square difference of two faces in height (in hundredths of a radius) and colour. */
function difference(a: Relief, b: Relief): number {
  let sum = 0;
  for (let k = 0; k < a.height.length; k++) sum += (100 * (a.height[k]! - b.height[k]!)) ** 2;
  for (let k = 0; k < a.albedo.length; k++) sum += (10 * (a.albedo[k]! - b.albedo[k]!)) ** 2;
  return Math.sqrt(sum / a.height.length);
}

test.each(Object.keys(DEFECTS))('%s changes what is seen, and more so when severe', (kind) => {
  const plain = drawRelief(reference(), SIDE, new Random('relief'));
  const mean = (severity: number): number => {
    const draws = Array.from({ length: 8 }, (_, i) => withDefect(kind, severity, i));
    const thick = draws.map((d) => 30 * Math.abs(d.halfThickness - reference().halfThickness));
    const differences = draws.map((d) => difference(plain, drawRelief(d, SIDE, new Random('relief'))));
    return differences.reduce((sum, v, i) => sum + v + thick[i]!, 0) / draws.length;
  };
  const [mild, strong] = [mean(0.1), mean(0.95)];
  expect(mild).toBeGreaterThan(0);
  // Specks that moved differ wholly even when mild, so their difference grows less than others'.
  expect(strong).toBeGreaterThan((kind === 'specks' ? 1.2 : 1.5) * mild);
});

test('a defect does not change the design it starts from', () => {
  const before = reference();
  for (const kind of Object.keys(DEFECTS)) withDefect(kind, 0.9, 0);
  expect(reference()).toEqual(before);
});

test('a study is a counterfeit of a press of its own that departs in many ways, and leaves the reference alone', () => {
  const before = reference();
  const design = reference();
  const study = makeStudy(design, new Random('study'));
  expect(study.label).toBe('counterfeit');
  expect(study.press).not.toBe(design.press);
  expect(study.defects.length).toBeGreaterThanOrEqual(5);
  expect(new Set(study.defects).size).toBe(study.defects.length);
  expect(design).toEqual(before);
});
