import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { drawScene, PLAIN_WORLD } from '../scene/scene.ts';
import { setStage, shade } from './shade.ts';
import type { Surface } from './solid.ts';

const LEVEL: Surface = { nx: 0, ny: 0, nz: 1, red: 0.5, green: 0.5, blue: 0.5, gloss: 0, metal: false, openness: 1 };

const SCENE = drawScene(new Random('scene'), PLAIN_WORLD);

/** Red light from a level place `x` tablet radii off the middle, under one lamp straight above at that distance. */
function lightAt(x: number, distance: number): number {
  const lamp = { direction: [0, 0, 1], radius: 0.1, distance, colour: [1, 1, 1] } as const;
  const lighting = { lights: [lamp], ambient: [0, 0, 0], white: [1, 1, 1] } as const;
  const stage = setStage({ ...SCENE, lighting }, []);
  const out = new Float32Array(3);
  shade(stage, undefined, LEVEL, x, 0, 0, Float64Array.of(0, 0, -1), Float64Array.of(Number.NaN), out, 0, 1);
  return out[0]!;
}

test.each([
  [12, 6],
  [30, 10],
  [1e6, 10],
])('a lamp %d radii above lights a place %d off the middle less, by the square of the distance', (distance, x) => {
  expect(lightAt(x, distance) / lightAt(0, distance)).toBeCloseTo(1 / (1 + (x / distance) ** 2), 5);
});
