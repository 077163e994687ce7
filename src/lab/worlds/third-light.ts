import type { Random } from '../simulate/random.ts';
import { normalize, type Vector } from '../simulate/vector.ts';

/**
 * One light source as wide as a window or as narrow as a lamp: direction to it, linear rgb, and the sine of its half
 * width.
 */
interface Source {
  readonly direction: Vector;
  readonly colour: Vector;
  readonly width: number;
}

/** Light from all sides: a sky that is brighter in one direction, light from the ground, and one to three sources. */
export interface ThirdLight {
  readonly sky: Vector;
  readonly brightest: Vector;
  readonly bias: number;
  readonly ground: Vector;
  readonly sources: readonly Source[];
}

/** Total of the sources relative to the sky. */
const SOURCE_SHARE = [0.1, 0.75] as const;

export function drawThirdLight(random: Random): ThirdLight {
  const share = random.range(...SOURCE_SHARE);
  const count = random.pick([1, 1, 2, 3]);
  const sources = Array.from({ length: count }, () => ({
    direction: drawDirection(random, 18, 80),
    colour: tint(random, (share / count) * random.range(0.6, 1.4)),
    width: random.logRange(0.08, 0.8),
  }));
  return {
    sky: tint(random, 1 - share),
    brightest: drawDirection(random, 5, 70),
    bias: random.range(0, 0.7),
    ground: tint(random, random.range(0.02, 0.25)),
    sources,
  };
}

/** The same light, turned counter-clockwise about the vertical by `turn` radians. */
export function turnedLight(light: ThirdLight, turn: number): ThirdLight {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const turned = ([x, y, z]: Vector): Vector => [x * cos - y * sin, x * sin + y * cos, z];
  return {
    ...light,
    brightest: turned(light.brightest),
    sources: light.sources.map((source) => ({ ...source, direction: turned(source.direction) })),
  };
}

/** A direction above the ground between two elevations, degrees. */
function drawDirection(random: Random, low: number, high: number): Vector {
  const elevation = (random.range(low, high) * Math.PI) / 180;
  const azimuth = random.range(0, 2 * Math.PI);
  return [Math.cos(elevation) * Math.cos(azimuth), Math.cos(elevation) * Math.sin(azimuth), Math.sin(elevation)];
}

/** Nearly white light of this brightness, warm or cold. */
function tint(random: Random, brightness: number): Vector {
  const warmth = random.normal(0.1);
  const green = random.normal(0.03);
  return [brightness * (1 + warmth), brightness * (1 + green), brightness * (1 - warmth)];
}

/**
 * Reflected light of a matt surface with this unit normal, linear rgb, without albedo. `visible` returns the share of a
 * source above the horizon in its direction, and `open` is the share of the sky.
 *
 * Sources are wrapped by their width: a wide one also lights slightly averted surfaces.
 */
export function shadeThird(
  { sky, brightest, bias, ground, sources }: ThirdLight,
  normal: Vector,
  open: number,
  visible: (source: Vector, width: number) => number,
): [number, number, number] {
  const along = normal[0] * brightest[0] + normal[1] * brightest[1] + normal[2] * brightest[2];
  const fromSky = open * (0.5 + 0.5 * normal[2]) * (1 + bias * (along - brightest[2]));
  const fromGround = 0.5 - 0.5 * normal[2] + 0.3 * (1 - open);
  const lit: [number, number, number] = [0, 0, 0];
  for (let c = 0; c < 3; c++) lit[c] = fromSky * sky[c]! + fromGround * ground[c]!;
  for (const { direction, colour, width } of sources) {
    const cosine = normal[0] * direction[0] + normal[1] * direction[1] + normal[2] * direction[2];
    const wrapped = Math.max(0, (cosine + width * 0.5) / (1 + width * 0.5));
    if (wrapped === 0) continue;
    const share = wrapped * visible(direction, width);
    for (let c = 0; c < 3; c++) lit[c]! += (share * colour[c]!) / direction[2] ** 0.5;
  }
  return lit;
}

/** Blinn and Phong's highlight of the sources, seen from straight above; rgb. */
export function sheenThird({ sources }: ThirdLight, normal: Vector, exponent: number): [number, number, number] {
  const sheen: [number, number, number] = [0, 0, 0];
  for (const { direction, colour, width } of sources) {
    const half = normalize([direction[0], direction[1], direction[2] + 1]);
    const cosine = Math.max(0, normal[0] * half[0] + normal[1] * half[1] + normal[2] * half[2]);
    // A wide source has a wide highlight.
    const power = cosine ** (exponent / (1 + 6 * width));
    for (let c = 0; c < 3; c++) sheen[c]! += power * colour[c]!;
  }
  return sheen;
}
