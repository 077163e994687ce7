import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import type { TabletDesign } from '../tablet/tablet.ts';
import { drawCloseUps } from './draw-close-ups.ts';
import { PLAIN_WORLD, type World } from './scene.ts';

const designs = (world: World): TabletDesign[] =>
  Array.from({ length: 12 }, (_, n) => drawCloseUps(new Random(`${n}`), new Random(`press ${n}`), world))
    .flat()
    .map(({ tablets }) => tablets[0]?.design as TabletDesign);

const isStudy = ({ defects }: TabletDesign): boolean => defects.length >= 5;

test('every scene shows one tablet, first a reference tablet and its counterfeit', () => {
  for (let n = 0; n < 6; n++) {
    const scenes = drawCloseUps(new Random(`${n}`), new Random(`press ${n}`), PLAIN_WORLD);
    const [reference, counterfeit] = scenes.map(({ tablets }) => tablets[0]?.design);
    expect([reference?.label, counterfeit?.label]).toEqual(['reference', 'counterfeit']);
    expect(scenes.every(({ tablets }) => tablets.length === 1)).toBe(true);
  }
});

test('studies appear on request only', () => {
  expect(designs({ ...PLAIN_WORLD, studies: true }).filter(isStudy).length).toBeGreaterThan(0);
  expect(designs(PLAIN_WORLD).filter(isStudy)).toEqual([]);
});
