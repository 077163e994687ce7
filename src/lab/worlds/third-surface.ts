import { linearOf } from '../simulate/colour.ts';
import type { Random } from '../simulate/random.ts';
import { bodyHeight, pressedDepth } from '../simulate/tablet/relief.ts';
import { REACH } from '../simulate/tablet/relief-grid.ts';
import { SPECK_RATIO, type TabletDesign } from '../simulate/tablet/tablet.ts';
import { normalize, type Vector } from '../simulate/vector.ts';
import { shadeThird, sheenThird, type ThirdLight } from './third-light.ts';

/** Points of a surface along each side, over [-REACH, REACH]², row 0 at y = -REACH, the imprint's lower end. */
export const SURFACE_SIDE = 240;
const POINTS = SURFACE_SIDE * SURFACE_SIDE;
const STEP = (2 * REACH) / SURFACE_SIDE;
/** Azimuths of the horizons around each point, and their range, in points. */
const AZIMUTHS = 8;
const HORIZON_POINTS = [2, 4, 8, 16];

/** A lit face: linear rgb, height over the rim and share of the die's depth pressed in, point by point. */
export interface ThirdSurface {
  readonly light: Float32Array;
  readonly height: Float32Array;
  readonly pressed: Float32Array;
}

const coordinate = (i: number): number => (((i + 0.5) / SURFACE_SIDE) * 2 - 1) * REACH;

/** Smooth noise of deviation 1 with features of `size` radii: normal numbers on a grid under cubic B-splines. */
function smoothField(random: Random, size: number): (x: number, y: number) => number {
  const cells = Math.ceil(2.4 / size) + 4;
  const grid = Float32Array.from({ length: cells * cells }, () => random.normal());
  const weights = (t: number): number[] => [
    (1 - t) ** 3 / 6,
    (3 * t ** 3 - 6 * t ** 2 + 4) / 6,
    (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6,
    t ** 3 / 6,
  ];
  return (x, y) => {
    const [u, v] = [(x + 1.2) / size, (y + 1.2) / size];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [across, down] = [weights(u - i), weights(v - j)];
    let sum = 0;
    for (let q = 0; q < 4; q++)
      for (let p = 0; p < 4; p++) sum += across[p]! * down[q]! * grid[((j + q) % cells) * cells + ((i + p) % cells)]!;
    // The splines' own deviation, averaged over a cell.
    return sum / 0.48;
  };
}

/** The face of a design under a light; `random` draws the properties of this tablet alone. */
export function lightSurface(design: TabletDesign, light: ThirdLight, random: Random): ThirdSurface {
  const depths = pressedDepth(design, SURFACE_SIDE, random.integer(1, 1e9));
  const height = drawHeight(design, depths, random.fork('height'));
  const albedo = drawAlbedo(design, random.fork('albedo'));
  const out = new Float32Array(POINTS * 3);
  const exponent = 8 + 60 * design.gloss;
  for (let k = 0; k < POINTS; k++) {
    const normal = normalAt(height, k);
    const lit = shadeThird(light, normal, openAt(height, k), (direction, width) =>
      visibleAt(height, k, direction, width),
    );
    const sheen = sheenThird(light, normal, exponent);
    for (let c = 0; c < 3; c++) out[3 * k + c] = albedo[3 * k + c]! * lit[c]! + design.gloss * sheen[c]!;
  }
  return { light: out, height, pressed: depths.map((depth) => -depth / design.debossDepth) };
}

function drawHeight(design: TabletDesign, depths: Float32Array, random: Random): Float32Array {
  const rough = smoothField(random, design.grainSize);
  const ragged = smoothField(random, 0.08);
  return depths.map((depth, k) => {
    const [x, y] = [coordinate(k % SURFACE_SIDE), coordinate(Math.floor(k / SURFACE_SIDE))];
    let h = depth + bodyHeight(design, Math.min(1, Math.hypot(x, y))) + 0.45 * design.grain * rough(x, y);
    for (const [angle, radius, deep] of design.chips) {
      const from = Math.hypot(x - Math.cos(angle), y - Math.sin(angle)) / (radius * (1 + 0.2 * ragged(x, y)));
      if (from < 1) h -= deep * Math.sqrt(1 - from * from);
    }
    return h;
  });
}

/** Linear albedo: ground colour, uneven colour and brightness, and specks, one per cell of a jittered grid. */
function drawAlbedo(design: TabletDesign, random: Random): Float32Array {
  const ground = linearOf(design.colour);
  const mottle = smoothField(random, design.mottleSize);
  const patchy = smoothField(random, design.patchySize);
  const tint = random.normal(0.5);
  const specks = drawSpecks(design, random);
  const grey = SPECK_RATIO.reduce((sum, ratio) => sum + ratio / 3, 0);
  const { greyness, contrast } = design.speck;
  const ratios = SPECK_RATIO.map((ratio) => ratio + (grey - ratio) * greyness);
  const albedo = new Float32Array(POINTS * 3);
  for (let k = 0; k < POINTS; k++) {
    const [x, y] = [coordinate(k % SURFACE_SIDE), coordinate(Math.floor(k / SURFACE_SIDE))];
    const uneven = 0.5 * design.mottle * mottle(x, y);
    const even = 1 + 0.5 * design.patchy * patchy(x, y);
    for (let c = 0; c < 3; c++) {
      const speck = Math.max(0.08, 1 - specks[k]! * contrast * (1 - ratios[c]!));
      albedo[3 * k + c] = ground[c]! * speck * (even + uneven * (1 + tint * (c - 1) * 0.5));
    }
  }
  return albedo;
}

/** Share of speck at each point, 0..1: no two centres are close together, sizes are log-normal. */
function drawSpecks({ speck }: TabletDesign, random: Random): Float32Array {
  const specks = new Float32Array(POINTS);
  const radius = 0.019 * speck.size;
  const cell = Math.sqrt((Math.PI * radius * radius * 1.3) / Math.min(0.6, Math.max(0.01, speck.coverage)));
  for (let cy = -1; cy < 1; cy += cell) {
    for (let cx = -1; cx < 1; cx += cell) {
      const [x, y] = [cx + cell * random.range(0.1, 0.9), cy + cell * random.range(0.1, 0.9)];
      blot(specks, x, y, radius * random.factor(0.4), random.range(0.55, 1), random.range(0.55, 1));
    }
  }
  return specks;
}

/** A soft spot, wider than high by `squeeze`. */
function blot(specks: Float32Array, x: number, y: number, radius: number, strength: number, squeeze: number): void {
  const place = (v: number): number => Math.round(((v / REACH + 1) / 2) * SURFACE_SIDE - 0.5);
  const reach = Math.ceil((1.6 * radius) / STEP);
  const [column, row] = [place(x), place(y)];
  for (let j = Math.max(0, row - reach); j <= Math.min(SURFACE_SIDE - 1, row + reach); j++) {
    for (let i = Math.max(0, column - reach); i <= Math.min(SURFACE_SIDE - 1, column + reach); i++) {
      const r = Math.hypot(coordinate(i) - x, (coordinate(j) - y) / squeeze) / radius;
      const k = j * SURFACE_SIDE + i;
      specks[k] = Math.max(specks[k]!, strength * Math.exp(-(r ** 4)));
    }
  }
}

/** Height at a point some steps away; beyond the border, that of the border. */
function heightAt(height: Float32Array, k: number, across: number, down: number): number {
  const column = within((k % SURFACE_SIDE) + Math.round(across));
  return height[within(Math.floor(k / SURFACE_SIDE) + Math.round(down)) * SURFACE_SIDE + column]!;
}

/** The nearest row or column of the map. A function of its own, since it runs millions of times a surface. */
function within(v: number): number {
  return Math.max(0, Math.min(SURFACE_SIDE - 1, v));
}

function normalAt(height: Float32Array, k: number): Vector {
  return normalize([-slopeAt(height, k, 1, 0), -slopeAt(height, k, 0, 1), 1]);
}

function slopeAt(height: Float32Array, k: number, across: number, down: number): number {
  return (heightAt(height, k, across, down) - heightAt(height, k, -across, -down)) / (2 * STEP);
}

/** Tangent of the horizon's elevation in a direction, 0 or more. */
function horizonAt(height: Float32Array, k: number, cos: number, sin: number): number {
  const here = height[k]!;
  let steepest = 0;
  for (const points of HORIZON_POINTS)
    steepest = Math.max(steepest, (heightAt(height, k, points * cos, points * sin) - here) / (points * STEP));
  return steepest;
}

/** Share of a uniform sky's light that reaches a point between its horizons (Sloan and Cohen 2000). */
function openAt(height: Float32Array, k: number): number {
  let open = 0;
  for (let a = 0; a < AZIMUTHS; a++) {
    const azimuth = (2 * Math.PI * a) / AZIMUTHS;
    const tangent = horizonAt(height, k, Math.cos(azimuth), Math.sin(azimuth));
    open += 1 / (1 + tangent * tangent) / AZIMUTHS;
  }
  return open;
}

/** Share of a source with that half width above the horizon. */
function visibleAt(height: Float32Array, k: number, [x, y, z]: Vector, width: number): number {
  const flat = Math.hypot(x, y) || 1;
  const over = Math.atan2(z, flat) - Math.atan(horizonAt(height, k, x / flat, y / flat));
  const t = Math.min(1, Math.max(0, 0.5 + over / (2 * width)));
  return t * t * (3 - 2 * t);
}
