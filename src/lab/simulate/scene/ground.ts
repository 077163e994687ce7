import { fromHsv, linearOf, type Rgb } from '../colour.ts';
import { cellNoise, fractalNoise, valueNoise } from '../noise.ts';
import type { Random } from '../random.ts';
import { type GroundTexture, photoGround } from './photo-ground.ts';

/** The surface below the tablets: colour and unevenness at a point of the plane, in tablet radii. */
export interface Ground {
  readonly name: string;
  readonly gloss: number;
  /** Writes linear albedo and the slopes of the surface into `out`: red, green, blue, dz/dx, dz/dy. */
  at(x: number, y: number, out: Float64Array): void;
  /** Mean linear albedo, for the light that the ground reflects. */
  readonly mean: Rgb;
}

const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** A pattern at a point: the mixture of first and second colour (0..1), and the change of brightness. */
type Pattern = (x: number, y: number, seed: number) => readonly [number, number];

const PATTERNS: Readonly<Record<string, Pattern>> = {
  plain: (x, y, seed) => [0.5 + 0.5 * fractalNoise(x / 6, y / 6, seed, 2), 0],
  paper: (x, y, seed) => [0, 0.05 * fractalNoise(x * 3, y * 3, seed, 3)],
  cloth: (x, y, seed) => {
    const warp = Math.sin(x * 14 + 2 * valueNoise(x, y, seed)) * Math.sin(y * 14 + 2 * valueNoise(y, x, seed));
    return [0.5 + 0.5 * fractalNoise(x * 0.6, y * 0.6, seed, 2), 0.16 * warp];
  },
  wood: (x, y, seed) => {
    const rings = x * 1.4 + 2.2 * fractalNoise(x * 0.25, y * 0.04, seed, 3);
    return [0.5 + 0.5 * Math.sin(rings * 4), 0.12 * fractalNoise(x * 9, y * 0.5, seed, 2)];
  },
  stone: (x, y, seed) => [0.5 + 0.9 * fractalNoise(x * 0.8, y * 0.8, seed, 4), 0.1 * valueNoise(x * 9, y * 9, seed)],
  skin: (x, y, seed) => {
    const [first, second] = cellNoise(x * 4, y * 2.6, seed);
    const lines = Math.min(1, (second - first) * 5);
    return [0.5 + 0.7 * fractalNoise(x * 0.3, y * 0.3, seed, 3), 0.08 * (lines - 1)];
  },
  cells: (x, y, seed) => {
    const [first, second] = cellNoise(x * 0.9, y * 0.9, seed);
    return [Math.min(1, (second - first) * 2), -0.1 * first];
  },
  waves: (x, y, seed) => [0.5 + 0.5 * Math.sin(3.2 * (x + 0.9 * valueNoise(x * 0.7, y * 0.7, seed))), 0],
  stripes: (x) => [Math.sin(x * 2.4) > 0 ? 1 : 0, 0],
  checks: (x, y) => [Math.sin(x * 2) * Math.sin(y * 2) > 0 ? 1 : 0, 0],
  dots: (x, y) => [Math.hypot(x - Math.round(x), y - Math.round(y)) < 0.33 ? 1 : 0, 0],
  print: (x, y, seed) => {
    const line = Math.abs(y * 1.6 - Math.round(y * 1.6)) < 0.24;
    return [line && valueNoise(x * 5, Math.round(y * 1.6) * 9.7, seed) > 0.05 ? 1 : 0, 0];
  },
};

/** Share of real surfaces among the grounds, if there are any. */
const PHOTO_SHARE = 0.2;

/**
 * A ground of a random kind, at a random scale and rotation: a real surface, or a drawn one in everyday or in loud
 * colours.
 */
export function drawGround(random: Random, textures: readonly GroundTexture[]): Ground {
  if (textures.length > 0 && random.chance(PHOTO_SHARE)) return photoGround(random.pick(textures), random);
  const name = random.pick(Object.keys(PATTERNS));
  const pattern = PATTERNS[name] as Pattern;
  const [first, second] = coloursFor(name, random);
  const seed = random.integer(1, 1e9);
  const size = random.logRange(0.5, 2.2);
  const turn = random.range(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(turn) / size, Math.sin(turn) / size];
  const rough = random.chance(0.7) ? random.logRange(0.02, 0.35) : 0;
  const roughSize = random.logRange(0.08, 0.8);
  const shade = random.range(0.5, 1.2);
  return {
    name,
    gloss: random.chance(0.25) ? random.range(0.05, 0.3) : 0,
    mean: mix(first, second, 0.45),
    at(x, y, out) {
      const u = x * cos + y * sin;
      const v = -x * sin + y * cos;
      const [t, light] = pattern(u, v, seed);
      const share = t < 0 ? 0 : t > 1 ? 1 : t;
      const k = 1 + shade * light;
      for (let c = 0; c < 3; c++) {
        const a = first[c as 0 | 1 | 2];
        out[c] = Math.max(0.004, (a + (second[c as 0 | 1 | 2] - a) * share) * k);
      }
      if (rough > 0) {
        const e = roughSize * 0.5;
        const h = fractalNoise(u / roughSize, v / roughSize, seed + 5, 2);
        out[3] = (rough * (fractalNoise((u + e) / roughSize, v / roughSize, seed + 5, 2) - h)) / 0.5;
        out[4] = (rough * (fractalNoise(u / roughSize, (v + e) / roughSize, seed + 5, 2) - h)) / 0.5;
      } else {
        out[3] = 0;
        out[4] = 0;
      }
    },
  };
}

function coloursFor(name: string, random: Random): [Rgb, Rgb] {
  const loud = random.chance(0.4);
  if (loud) {
    const any = (): Rgb => linearOf(fromHsv(random.range(0, 360), random.range(0.3, 0.95), random.range(0.2, 0.95)));
    return [any(), any()];
  }
  const near = (h: number, s: number, v: number): Rgb =>
    linearOf(fromHsv(h + random.normal(8), s * random.factor(0.25), v * random.factor(0.12)));
  switch (name) {
    case 'paper':
    case 'print': {
      const paper = near(45, random.range(0.01, 0.12), random.range(0.8, 0.97));
      return [paper, name === 'print' ? near(230, 0.2, 0.2) : paper];
    }
    case 'wood':
      return [near(28, 0.55, random.range(0.35, 0.75)), near(24, 0.6, random.range(0.2, 0.6))];
    case 'skin': {
      const v = random.range(0.3, 0.9);
      return [near(20, 0.45, v), near(14, 0.5, v * 0.88)];
    }
    case 'stone':
      return [near(40, 0.08, random.range(0.3, 0.75)), near(210, 0.08, random.range(0.15, 0.6))];
    default: {
      const hue = random.range(0, 360);
      const v = random.range(0.12, 0.95);
      const s = random.range(0, 0.35);
      return [near(hue, s, v), near(hue + random.normal(30), s, v * random.range(0.6, 1))];
    }
  }
}
