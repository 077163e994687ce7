import { brightnessAt, linearOf, type Rgb } from '../colour.ts';
import { noiseAt, noiseField } from '../noise-tiles.ts';
import type { Random } from '../random.ts';
import { coordinate, REACH } from './relief-grid.ts';
import { SPECK_RATIO, type TabletDesign } from './tablet.ts';

/** Colour, uneven colour, specks, and the powder on a handled tablet, as linear-light albedo `[side, side, 3]`. */
export function paint(
  design: TabletDesign,
  side: number,
  pressed: Float32Array,
  seed: number,
  random: Random,
): Float32Array {
  const albedo = new Float32Array(side * side * 3);
  const ground = linearOf(design.colour);
  const { mottle, mottleSize, patchy, patchySize, chips } = design;
  const contrast = design.speck.contrast;
  const specks = contrast > 0.02 ? drawSpecks(design, side, seed, random) : undefined;
  const [lostRed, lostGreen, lostBlue] = speckRatios(design.speck.greyness).map((ratio) => 1 - ratio) as [
    number,
    number,
    number,
  ];
  const tint = random.normal(0.5) * 0.5;
  const [uneven, fine, patches] = [noiseField(3, seed + 6), noiseField(1, seed + 9), noiseField(3, seed + 10)];
  for (let j = 0; j < side; j++) {
    const y = coordinate(j, side);
    for (let i = 0; i < side; i++) {
      const x = coordinate(i, side);
      if (x * x + y * y > 1.08) continue;
      const k = j * side + i;
      const clouds = mottle * 1.6 * noiseAt(uneven, x / mottleSize, y / mottleSize);
      const even =
        1 + 0.012 * noiseAt(fine, x * 45, y * 45) + patchy * 1.6 * noiseAt(patches, x / patchySize, y / patchySize);
      const dark = specks ? specks[k]! * contrast : 0;
      albedo[k * 3] = ground[0] * Math.max(0.08, 1 - dark * lostRed) * (even + clouds * (1 - tint));
      albedo[k * 3 + 1] = ground[1] * Math.max(0.08, 1 - dark * lostGreen) * (even + clouds);
      albedo[k * 3 + 2] = ground[2] * Math.max(0.08, 1 - dark * lostBlue) * (even + clouds * (1 + tint));
    }
  }
  for (const [angle, radius] of chips) lighten(albedo, side, Math.cos(angle) * 1.01, Math.sin(angle) * 1.01, radius);
  if (design.wear > 0) dust(design.wear, side, pressed, albedo, seed);
  return albedo;
}

/** A chip shows fresh powder. */
function lighten(albedo: Float32Array, side: number, cx: number, cy: number, radius: number): void {
  for (let j = 0; j < side; j++) {
    const dy = coordinate(j, side) - cy;
    if (Math.abs(dy) >= radius) continue;
    for (let i = 0; i < side; i++) {
      const dx = coordinate(i, side) - cx;
      if (dx * dx + dy * dy >= radius * radius) continue;
      const k = (j * side + i) * 3;
      for (let c = k; c < k + 3; c++) albedo[c] = albedo[c]! * 1.04 + 0.01;
    }
  }
}

/** Remaining share of each colour under a speck. */
function speckRatios(greyness: number): Rgb {
  const [red, green, blue] = SPECK_RATIO;
  const grey = brightnessAt(SPECK_RATIO, 0);
  const mixed = (own: number): number => own + (grey - own) * greyness;
  return [mixed(red), mixed(green), mixed(blue)];
}

/** Share of speck in each texel, 0..1: either single blots of the drawing's sizes, or ragged islands of noise. */
function drawSpecks(design: TabletDesign, side: number, seed: number, random: Random): Float32Array {
  return design.speck.blobs ? drawBlots(design, side, random) : drawIslands(design, side, seed);
}

/** Islands above a threshold of noise with features about as wide as the drawing's specks. */
function drawIslands({ speck }: TabletDesign, side: number, seed: number): Float32Array {
  const map = new Float32Array(side * side);
  const { size, coverage, softness, clustering } = speck;
  const scale = 1 / (0.04 * size);
  const threshold = thresholdFor(coverage);
  const [islands, clusters] = [noiseField(2, seed + 7), noiseField(1, seed + 8)];
  for (let j = 0; j < side; j++) {
    const y = coordinate(j, side) * scale;
    for (let i = 0; i < side; i++) {
      const x = coordinate(i, side) * scale;
      const n = noiseAt(islands, x, y) + clustering * noiseAt(clusters, x / 6, y / 6);
      const share = (n - threshold) / softness + 0.5;
      map[j * side + i] = share < 0 ? 0 : share > 1 ? 1 : share;
    }
  }
  return map;
}

/** The longer radii of single blots, tablet radii: the drawing's diameters. */
const BLOT_RADII = [0.0075, 0.03] as const;
/** Their mean area: of the square of a uniformly distributed radius, and of a shape from half as wide to round. */
const MEAN_BLOT = Math.PI * 0.75 * ((BLOT_RADII[0] ** 2 + BLOT_RADII[0] * BLOT_RADII[1] + BLOT_RADII[1] ** 2) / 3);

function drawBlots({ speck: { size, coverage } }: TabletDesign, side: number, random: Random): Float32Array {
  const map = new Float32Array(side * side);
  const texel = (2 * REACH) / side;
  // Including overlaps: the area that n blots per unit leave bare falls exponentially.
  const count = Math.round((-Math.log(1 - Math.min(0.9, coverage)) * 4) / (MEAN_BLOT * size * size));
  const first = (v: number): number => Math.max(0, Math.floor(((v + REACH) / (2 * REACH)) * side));
  const last = (v: number): number => Math.min(side - 1, Math.ceil(((v + REACH) / (2 * REACH)) * side));
  for (let n = 0; n < count; n++) {
    const [cx, cy] = [random.range(-1, 1), random.range(-1, 1)];
    const a = random.range(...BLOT_RADII) * size;
    const b = a * random.range(0.5, 1);
    const turn = random.range(0, Math.PI);
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const strength = random.range(0.6, 1);
    for (let j = first(cy - a); j <= last(cy + a); j++) {
      const dy = coordinate(j, side) - cy;
      for (let i = first(cx - a); i <= last(cx + a); i++) {
        const dx = coordinate(i, side) - cx;
        const [u, v] = [(dx * cos + dy * sin) / a, (-dx * sin + dy * cos) / b];
        const share = Math.min(1, ((1 - Math.sqrt(u * u + v * v)) * b) / texel + 0.5) * strength;
        const k = j * side + i;
        if (share > map[k]!) map[k] = share;
      }
    }
  }
  return map;
}

/** Level of the speck noise that this share of the plane exceeds: its values are near normal with deviation 0.28. */
function thresholdFor(coverage: number): number {
  // Upper quantile of the standard normal, accurate to 0.0045 (Abramowitz and Stegun 26.2.23).
  const t = Math.sqrt(-2 * Math.log(Math.min(0.45, Math.max(0.004, coverage))));
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return 0.28 * z;
}

/** Powder in the imprint and worn high places of a handled tablet. */
function dust(wear: number, side: number, pressed: Float32Array, albedo: Float32Array, seed: number): void {
  const clouds = noiseField(1, seed + 11);
  for (let j = 0, k = 0; j < side; j++) {
    const y = coordinate(j, side);
    for (let i = 0; i < side; i++, k++) {
      const cloud = noiseAt(clouds, coordinate(i, side) * 4, y * 4) * wear;
      if (cloud <= 0) continue;
      const inside = Math.min(1, -pressed[k]! / 0.04);
      const lighter = 0.1 * inside * cloud + 0.04 * cloud;
      for (let c = k * 3; c < k * 3 + 3; c++) albedo[c] = albedo[c]! * (1 - lighter) + 0.75 * lighter;
    }
  }
}
