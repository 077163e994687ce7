import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { focus } from '../render/depth-of-field.ts';
import { coverWithFilm, type Film } from '../render/film.ts';
import { type Rendering, render } from '../render/render.ts';
import { designReference, drawLot } from '../tablet/tablet.ts';
import { drawFingers } from './draw-fingers.ts';
import { drawScene, PLAIN_WORLD, type Scene } from './scene.ts';

/** The first scene of one tablet that `wanted` accepts. */
function sceneWith(wanted: (scene: Scene) => boolean): Scene {
  const lot = drawLot(new Random('lot'), 'lot', 0);
  const tablets = { wanted: 1, draw: (random: Random) => designReference(random, lot, 'M') };
  for (let i = 0; ; i++) {
    const order = { kind: 'single', radiusShare: 0.1, tablets } as const;
    const scene = drawScene(new Random(`surroundings ${i}`), PLAIN_WORLD, order);
    if (wanted(scene)) return scene;
  }
}

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('clear plastic reflects lamps, lightens what is below and never darkens a dark scene', () => {
  const scene = sceneWith(({ film }) => !film);
  const film: Film = { kind: 'bag', seed: 7, creaseSize: 1, slope: 0.3, haze: 0.05, gloss: 0.8 };
  const bare = render(scene);
  const dark: Rendering = { ...bare, light: new Float32Array(bare.light.length) };
  coverWithFilm(dark, film, scene);
  expect(Math.min(...dark.light.subarray(0, 3000))).toBeGreaterThan(0);
  const covered: Rendering = { ...bare, light: Float32Array.from(bare.light) };
  coverWithFilm(covered, film, scene);
  expect(covered.light).not.toEqual(bare.light);
  expect(covered.light.every(Number.isFinite)).toBe(true);
});

test('fingers are visible beside a tablet or on its edge only', () => {
  const scene = sceneWith(({ distractors, film }) => !film && distractors.some(({ what }) => what === 'finger'));
  const { solidAt } = render(scene);
  const first = scene.tablets.length + scene.distractors.findIndex(({ what }) => what === 'finger');
  expect(solidAt.filter((index) => index >= first).length).toBeGreaterThan(50);
  expect(solidAt.some((index) => index === 0)).toBe(true);
  expect(drawFingers(scene.camera, [], new Random('none'))).toEqual([]);
});

test('depth of field keeps the light and blurs what is out of focus; most lenses have none', () => {
  const side = 60;
  const light = Float32Array.from({ length: side * side * 3 }, (_, k) => Math.floor(k / 3) % 2);
  // Deeper and deeper from top to bottom.
  const depth = Float32Array.from({ length: side * side }, (_, k) => 5 + Math.floor(k / side) / 3);
  const picture: Rendering = { width: side, height: side, light, depth, solidAt: new Int16Array(side * side) };
  const shown = Array.from({ length: 60 }, (_, i) => focus(picture, new Random(`focus ${i}`)));
  const soft = shown.filter((focused) => focused !== light);
  expect(soft.length).toBeGreaterThan(3);
  expect(soft.length).toBeLessThan(30);
  const contrast = (rows: Float32Array): number => mean(rows.map((value) => Math.abs(value - 0.5)));
  for (const focused of soft) {
    expect(mean(focused)).toBeCloseTo(0.5, 1);
    const row = (j: number): Float32Array => focused.subarray(j * side * 3, (j + 1) * side * 3);
    const contrasts = Array.from({ length: side }, (_, j) => contrast(row(j)));
    expect(Math.min(...contrasts)).toBeLessThan(Math.max(...contrasts));
  }
});
