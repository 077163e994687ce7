import { expect, test } from 'vitest';
import type { OrientedCrop, RegisteredCrop } from '../../core/evidence.ts';
import { normalizedCropOf } from '../../core/rectify.ts';
import { drawHeight, type Pose } from '../../core/registration/draw-height.ts';
import { type DrawingMap, mapDrawing } from '../../core/registration/drawing-map.ts';
import { faceGrid, localMean } from '../../core/registration/face-grid.ts';
import { register } from '../../core/registration/register.ts';
import { noMaps, shadeMaps, shadingMaps } from '../../core/registration/shading.ts';
import { DRAWING } from './drawing.ts';
import { Random } from './random.ts';

const drawing = { M: DRAWING.faces.M.shapes, '30': DRAWING.faces['30'].shapes };
const SETTINGS = { size: 144, radiusShare: 0.88 };
const SIDE = 224;
const RADIUS = SIDE / 3.4;

/** A round tablet lit from one side whose imprint lies as `pose` says, with some noise; its face is read as upright. */
function pressed(face: 'M' | '30', pose: Pose, map = mapDrawing(drawing[face])): OrientedCrop {
  const grid = faceGrid({ size: SIDE, radiusShare: (2 * RADIUS) / SIDE });
  const depth = new Float32Array(SIDE * SIDE);
  drawHeight(grid, map, pose, depth);
  const maps = noMaps(grid);
  shadingMaps(grid, depth, localMean(grid, depth), maps);
  const contrast = new Float32Array(grid.count);
  shadeMaps(maps, [0.12, 0.2, -0.05, -0.03], contrast);
  const random = new Random(`${face} ${pose}`);
  const data = new Uint8Array(SIDE * SIDE * 3).fill(90);
  for (const [p, k] of grid.pixels.entries()) {
    for (let c = 0; c < 3; c++) data[3 * k + c] = Math.round(140 * (1 + (contrast[p] as number) + random.normal(0.02)));
  }
  return {
    ellipse: { cx: 300, cy: 300, rx: RADIUS, ry: RADIUS, angle: 0 },
    quality: { diameterPx: 2 * RADIUS, sharpness: 1, glare: 0, visible: 1 },
    patch: { width: SIDE, height: SIDE, data },
    middle: [300, 300],
    patchScale: 1,
    turn: 0,
  };
}

const laid = (crop: OrientedCrop): Required<RegisteredCrop> =>
  register([crop], { drawing, measures: 'face', inspector: SETTINGS })[0] as Required<RegisteredCrop>;

const CASES = [
  ['M', 0, 0, 0, 0, 0],
  ['30', 0, 0, 0, 0, 0],
  ['M', 0.05, -0.03, 6, 0.04, 0.2],
  ['30', -0.04, 0.04, -7, -0.03, -0.2],
  ['30', 0.02, 0.05, 11, 0.02, 0],
] as const;

test.each(CASES)(
  'the %s face is known, and where its imprint lies: right %d, up %d, turned %d',
  (face, right, up, turn, size, stroke) => {
    const crop = pressed(face, [right, up, (turn * Math.PI) / 180, size, stroke, 0]);
    const { registration, turn: read } = laid(crop);
    expect(registration.face).toBe(face);
    expect(registration.explained).toBeGreaterThan(0.6);
    // Counter-clockwise on the tablet is a turn to the left.
    expect(Math.abs(read + turn)).toBeLessThan(1);
    const [, , , r, u, s, w] = registration.numbers as [number, number, number, number, number, number, number];
    // Seen from the turned crop the offset turns with it.
    const t = (turn * Math.PI) / 180;
    expect(r * 0.05).toBeCloseTo(right * Math.cos(t) + up * Math.sin(t), 1.9);
    expect(u * 0.05).toBeCloseTo(up * Math.cos(t) - right * Math.sin(t), 1.9);
    expect(s * 0.04).toBeCloseTo(size, 1.8);
    expect(Math.abs(w * 0.3 - stroke)).toBeLessThan(0.12);
  },
);

test('a tablet that lies upside down is turned round', () => {
  const { turn, registration } = laid({ ...pressed('M', [0, 0, 0, 0, 0, 0]), turn: 180 });
  expect(Math.abs(turn)).toBeLessThan(2);
  expect(registration.explained).toBeGreaterThan(0.6);
});

test('neither drawing explains a face that bears neither', () => {
  const crop = pressed('M', [0, 0, 0, 0, 0, 0]);
  const data = crop.patch.data.map((_, k) => 140 + ((k * 7919) % 23));
  expect(laid({ ...crop, patch: { ...crop.patch, data } }).registration.explained).toBeLessThan(0.1);
});

test('a part that was pressed elsewhere stands out most', () => {
  const zero = (shape: (typeof drawing)['30'][number]): boolean => shape.part === '0' && shape.kind === 'ellipse';
  const there = mapDrawing(drawing['30'].map((shape) => (zero(shape) ? { ...shape, center: [0.285, 0.538] } : shape)));
  const rightOf = (map: DrawingMap): number[] => {
    const numbers = laid(pressed('30', [0, 0, 0, 0, 0, 0], map)).registration.numbers.slice(21 + 32);
    return drawing['30'].map((_, part) =>
      [0, 1, 2, 3].reduce((sum, quarter) => sum + (numbers[(part * 4 + quarter) * 4] as number) / 4, 0),
    );
  };
  const [before, after] = [rightOf(mapDrawing(drawing['30'])), rightOf(there)];
  // The whole drawing follows in part, so the others seem to lie too far to the left.
  const moved = after.map((value, part) => value - (before[part] as number));
  expect(moved.indexOf(Math.max(...moved))).toBe(drawing['30'].findIndex(zero));
  expect(Math.max(...moved)).toBeGreaterThan(0.4);
});

test('a mirror of an M face tells the mirrored numbers', async () => {
  const { mirrorNumbers } = await import('../train/mirror-numbers.ts');
  const crop = pressed('M', [0.04, 0.02, 0, 0.02, 0.1, 0]);
  const { width, data } = crop.patch;
  const mirrored = data.map((_, k) => {
    const [pixel, c] = [Math.floor(k / 3), k % 3];
    return data[(Math.floor(pixel / width) * width + (width - 1 - (pixel % width))) * 3 + c] as number;
  });
  const there = laid(crop).registration.numbers;
  const back = mirrorNumbers(laid({ ...crop, patch: { ...crop.patch, data: mirrored } }).registration.numbers);
  for (const [i, value] of there.entries()) expect(Math.abs(value - (back[i] as number))).toBeLessThan(0.35);
});

test('where a model has no drawing a crop is drawn as the inspector sees it, and else stays as it is', () => {
  const crops = [pressed('M', [0, 0, 0, 0, 0, 0])];
  const [aligned] = register(crops, { inspector: SETTINGS });
  expect(aligned).toEqual({ ...crops[0], normalizedCrop: normalizedCropOf(crops[0]!, SETTINGS) });
});
