import { expect, test } from 'vitest';
import type { Ellipse } from '../../../core/imaging/ellipse.ts';
import { ellipseNorm } from '../../../core/locate/ellipse-code.ts';
import { Random } from '../../simulate/random.ts';
import type { LocatorSample } from './locator-data.ts';
import { placeSample } from './place-sample.ts';

const [WIDTH, HEIGHT] = [128, 96];

/** A dark frame with one bright, long, slanted tablet. */
function sampleOf(width: number, height: number): LocatorSample {
  const ellipse: Ellipse = { cx: 0.4 * width, cy: 0.55 * height, rx: 44, ry: 24, angle: 30 };
  const data = new Uint8Array(width * height * 3);
  for (let p = 0; p < width * height; p++) {
    const inside = ellipseNorm(ellipse, (p % width) + 0.5, Math.floor(p / width) + 0.5) < 1;
    data.fill(inside ? 200 : 20, p * 3, p * 3 + 3);
  }
  return { frame: { width, height, data }, targets: [{ ellipse, visible: 1, known: 'ellipse' }] };
}

test.each([
  ['lying', 256, 192],
  ['tall', 192, 256],
  ['square', 256, 256],
])('a %s frame and its tablet are moved alike, however they are placed', (_, width, height) => {
  const pixels = new Float32Array(WIDTH * HEIGHT * 3);
  let supervised = 0;
  const collected = { inside: [] as number[], around: [] as number[] };
  const angles = new Set<number>();
  for (let n = 0; n < 60; n++) {
    const targets = placeSample(
      [sampleOf(width, height)],
      { width: WIDTH, height: HEIGHT, pixels },
      new Random(`${n}`),
    );
    for (const { ellipse, visible } of targets) {
      if (visible === 0) continue;
      supervised++;
      angles.add(Math.round(ellipse.angle));
      for (let y = 0; y < HEIGHT; y++) {
        for (let x = 0; x < WIDTH; x++) {
          const norm = ellipseNorm(ellipse, x + 0.5, y + 0.5);
          const value = pixels[(y * WIDTH + x) * 3]!;
          if (norm < 0.6) collected.inside.push(value);
          // Outside the frame it is grey.
          if (norm > 1.7 && norm < 2.2 && value !== 0.5) collected.around.push(value);
        }
      }
    }
  }
  // If four photos share a canvas, a tablet may reach into its neighbour's quarter.
  const share = (values: number[], holds: (value: number) => boolean): number =>
    values.filter(holds).length / values.length;
  expect(share(collected.inside, (value) => value > 0.4)).toBeGreaterThan(0.97);
  expect(share(collected.around, (value) => value < 0.2)).toBeGreaterThan(0.97);
  expect(supervised).toBeGreaterThan(40);
  expect(angles.size).toBeGreaterThan(15);
});

test('a tablet whose centre is cut off has no loss, and one that is gone is no target', () => {
  const pixels = new Float32Array(WIDTH * HEIGHT * 3);
  const collected = { supervised: 0, silent: 0, gone: 0 };
  for (let n = 0; n < 200; n++) {
    const targets = placeSample([sampleOf(256, 192)], { width: WIDTH, height: HEIGHT, pixels }, new Random(`${n}`));
    if (targets.length === 0) collected.gone++;
    for (const { ellipse, visible } of targets) {
      const { cx, cy } = ellipse;
      const inside = cx >= 0 && cy >= 0 && cx < WIDTH && cy < HEIGHT;
      if (targets.length === 1) expect(visible).toBe(inside ? 1 : 0);
      collected[visible > 0 ? 'supervised' : 'silent']++;
    }
  }
  expect(Math.min(collected.supervised, collected.silent, collected.gone)).toBeGreaterThan(0);
});

test('the same step draws the same batch', () => {
  const draw = (): Float32Array => {
    const pixels = new Float32Array(WIDTH * HEIGHT * 3);
    placeSample([sampleOf(256, 192)], { width: WIDTH, height: HEIGHT, pixels }, new Random('same'));
    return pixels;
  };
  expect(draw()).toEqual(draw());
});
