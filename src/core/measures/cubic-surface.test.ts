import { expect, test } from 'vitest';
import { takeSurfaceAway } from './cubic-surface.ts';

const SETTINGS = { size: 32, radiusShare: 0.9 };
const RADIUS = (SETTINGS.radiusShare * SETTINGS.size) / 2;
const place = (k: number): [number, number] => [
  ((k % SETTINGS.size) + 0.5 - SETTINGS.size / 2) / RADIUS,
  (Math.floor(k / SETTINGS.size) + 0.5 - SETTINGS.size / 2) / RADIUS,
];
const face = Float32Array.from({ length: SETTINGS.size ** 2 }, (_, k) => (Math.hypot(...place(k)) < 0.9 ? 1 : 0));

test('a cubic is taken away whole, and only from the face', () => {
  const cubic = (k: number): number => {
    const [x, y] = place(k);
    return 0.3 + 0.2 * x - 0.1 * y + 0.05 * x * y - 0.2 * y * y + 0.1 * x * x * y;
  };
  const plane = Float32Array.from(face, (_, k) => cubic(k));
  const { means, slope } = takeSurfaceAway([plane], face, SETTINGS);
  for (const [k, value] of plane.entries()) expect(value).toBeCloseTo(face[k] === 1 ? 0 : cubic(k), 4);
  const inside = [...face.keys()].filter((k) => face[k] === 1);
  expect(means[0]).toBeCloseTo(inside.reduce((sum, k) => sum + cubic(k), 0) / inside.length, 5);
  expect(slope).toBeCloseTo(Math.hypot(0.2, 0.1, 0.05, 0.2, 0.1), 3);
});

test('what is no cubic stays', () => {
  const waves = face.map((_, k) => 0.1 * Math.sin(9 * place(k)[0]) * Math.sin(9 * place(k)[1]));
  const plane = waves.slice();
  takeSurfaceAway([plane], face, SETTINGS);
  const energy = (values: Float32Array): number => values.reduce((sum, v, k) => sum + (face[k] as number) * v * v, 0);
  expect(energy(plane)).toBeGreaterThan(0.85 * energy(waves));
});

test('a face of no pixels has no surface', () => {
  const plane = new Float32Array(face.length).fill(0.4);
  expect(takeSurfaceAway([plane], new Float32Array(face.length), SETTINGS)).toEqual({ means: [0], slope: 0 });
  expect(plane.every((value) => value === Math.fround(0.4))).toBe(true);
});
