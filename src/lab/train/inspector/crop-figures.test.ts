import { expect, test } from 'vitest';
import { emptyCropSet, KINDS } from '../../dataset/crop-set.ts';
import { cropFiguresOf, formatCropFigures } from './crop-figures.ts';

/** Four references and four counterfeits, of both faces and of severities 0.2, 0.5 and 0.9, and one other tablet. */
function someCrops() {
  const set = emptyCropSet(9);
  set.face.set([0, 0, 1, 1, 0, 0, 1, 1, 2]);
  set.counterfeit.set([0, 0, 0, 0, 1, 1, 1, 1, 0]);
  set.severity.set([0, 0, 0, 0, 0.2, 0.5, 0.9, 0.9, 0]);
  const kind = (row: number, name: string): void => set.kinds.set([1], row * KINDS.length + KINDS.indexOf(name));
  for (const row of [4, 5]) kind(row, 'colour');
  for (const row of [6, 7]) kind(row, 'strokes');
  const face = new Float32Array(36);
  for (let i = 0; i < 9; i++) face[i * 4 + set.face[i]!] = 1;
  face.set([0, 9, 0, 0], 0);
  const counterfeit = Float32Array.of(0, 1, 0, 1, 0.5, 2, 3, -1, 99);
  const aspects = new Float32Array(36);
  for (const row of [4, 5]) aspects[row * 4 + 1] = 1;
  return { set, answers: { face, counterfeit, aspects, kinds: new Float32Array(9 * KINDS.length) } };
}

test('counterfeits are ranked against all references, by severity and by face', () => {
  const { set, answers } = someCrops();
  const figures = cropFiguresOf(set, answers);
  expect(figures.auc).toEqual({ all: (0.5 + 1 + 1 + 0) / 4, strong: 0.5, middle: 1, mild: 0.5 });
  expect(figures.M.all).toBe(0.75);
  expect(figures['30'].all).toBe(0.5);
  expect(figures.faceAccuracy).toBeCloseTo(8 / 9, 6);
});

test('an aspect stands out where a counterfeit departs in it, and nowhere else', () => {
  const { set, answers } = someCrops();
  expect(cropFiguresOf(set, answers).aspects['colour']).toEqual({ own: 1, others: 0.5 });
});

test('figures are one line, with a dash where there are none', () => {
  const { set, answers } = someCrops();
  const line = formatCropFigures(cropFiguresOf(set, answers));
  expect(line).toContain('AUC .625 .500 1.000 .500 | M .750 | 30 .500 | faces .889');
  expect(line).toContain('edge -/');
});
