import { fieldOf, type ShapeField } from '../../core/registration/imprint.ts';
import { brightnessAt, linearOf, type Rgb } from './colour.ts';
import { fractalNoise, valueNoise } from './noise.ts';
import type { Random } from './random.ts';
import { SPECK_RATIO, type TabletDesign } from './tablet.ts';

/** The upper face as maps of `side` x `side` over [-REACH, REACH]², row 0 at y = -REACH. */
export interface Relief {
  readonly side: number;
  /** Height over the rim's plane, tablet radii. */
  readonly height: Float32Array;
  /** Of it, what is the imprint's: 0 or less. */
  readonly pressed: Float32Array;
  /** x and y of the unit normal. */
  readonly normal: Float32Array;
  /** Linear-light albedo, three a texel. */
  readonly albedo: Float32Array;
  /** Share of the sky seen from inside the imprint, 0..1. */
  readonly openness: Float32Array;
  /** Mean linear albedo: of the side wall. */
  readonly wall: readonly [number, number, number];
}

/** Half the width of the maps, in tablet radii: a little beyond the rim. */
export const REACH = 1.03;

/** Draws a design at `side` texels across; one texel a pixel of the photo is the least that serves. */
export function drawRelief(design: TabletDesign, side: number, random: Random): Relief {
  const seed = random.integer(1, 1e9);
  const pressed = pressedDepth(design, side, seed);
  const height = Float32Array.from(pressed);
  addBody(design, side, height, seed);
  const albedo = paint(design, side, seed, random);
  if (design.wear > 0) dust(design, side, pressed, albedo, seed);
  const wallBase = linearOf(design.colour);
  return {
    side,
    height,
    pressed,
    normal: normalsOf(height, side),
    albedo,
    openness: opennessOf(pressed, side),
    wall: [wallBase[0] * 0.96, wallBase[1] * 0.96, wallBase[2] * 0.96],
  };
}

const coordinate = (i: number, side: number): number => (((i + 0.5) / side) * 2 - 1) * REACH;

/** The imprint's depth, negative, with all flanks, turned, moved, scaled and warped as the design says. */
export function pressedDepth(design: TabletDesign, side: number, seed: number): Float32Array {
  const height = new Float32Array(side * side);
  const fields = design.shapes.map((shape) => fieldOf(shape, design.strokeFactor));
  const cos = Math.cos(design.imprintRotation) / design.imprintScale;
  const sin = Math.sin(design.imprintRotation) / design.imprintScale;
  const wear = design.wear;
  for (let j = 0; j < side; j++) {
    const py = coordinate(j, side);
    for (let i = 0; i < side; i++) {
      const px = coordinate(i, side);
      if (px * px + py * py > 1.05) continue;
      let x = px - design.imprintOffset[0];
      let y = py - design.imprintOffset[1];
      if (design.warp > 0) {
        x += design.warp * valueNoise(px * 2.2 + 40, py * 2.2, seed);
        y += design.warp * valueNoise(px * 2.2, py * 2.2 + 40, seed + 1);
      }
      const depth = depthAt(fields, design, x * cos + y * sin, -x * sin + y * cos);
      if (depth > 0) {
        const worn = wear > 0 ? 1 - 0.25 * wear * (0.5 + 0.5 * valueNoise(px * 3, py * 3, seed + 2)) : 1;
        height[j * side + i] = -depth * worn;
      }
    }
  }
  return height;
}

/** Where shapes overlap the deeper one counts. */
function depthAt(fields: readonly ShapeField[], design: TabletDesign, x: number, y: number): number {
  const soft = design.edgeSoftness;
  let deepest = 0;
  for (const field of fields) {
    const { box, shape } = field;
    const margin = soft + 0.01 + (shape.kind === 'polyline' ? shape.stroke : 0);
    if (x < box[0] - margin || y < box[1] - margin || x > box[2] + margin || y > box[3] + margin) continue;
    const distance = field.distance(x, y);
    let share: number;
    if (shape.kind === 'polyline' && shape.profile === 'v') {
      const reach = (shape.stroke * design.strokeFactor) / 2 + soft / 2;
      share = distance < reach ? 1 - distance / reach : 0;
    } else {
      const t = 0.5 - distance / soft;
      share = t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
    }
    deepest = Math.max(deepest, share * shape.depth);
  }
  return deepest * design.debossDepth;
}

/** Dome and rounded rim at a distance from the middle, tablet radii. */
export function bodyHeight(
  { bevel, dome, domePower }: Pick<TabletDesign, 'bevel' | 'dome' | 'domePower'>,
  r: number,
): number {
  const h = dome * (1 - r ** domePower);
  const t = Math.min(1, (r - (1 - bevel)) / bevel);
  return t > 0 ? h - 0.6 * bevel * (1 - Math.sqrt(1 - t * t)) : h;
}

/** Dome, rounded rim, rough surface and bites out of the edge. */
function addBody(design: TabletDesign, side: number, height: Float32Array, seed: number): void {
  const { grain, grainSize, chips } = design;
  for (let j = 0; j < side; j++) {
    const y = coordinate(j, side);
    for (let i = 0; i < side; i++) {
      const x = coordinate(i, side);
      const r2 = x * x + y * y;
      if (r2 > 1.1) continue;
      let h = bodyHeight(design, Math.sqrt(r2));
      if (grain > 0) h += grain * fractalNoise(x / grainSize, y / grainSize, seed + 3, 2);
      for (const [angle, radius, depth] of chips) {
        const dx = x - Math.cos(angle) * 1.01;
        const dy = y - Math.sin(angle) * 1.01;
        const ragged = radius * (1 + 0.35 * valueNoise(x * 14, y * 14, seed + 4));
        const d = Math.hypot(dx, dy);
        if (d < ragged) h -= depth * (1 - (d / ragged) ** 2) * (1 + 0.3 * valueNoise(x * 40, y * 40, seed + 5));
      }
      const k = j * side + i;
      height[k] = (height[k] as number) + h;
    }
  }
}

function normalsOf(height: Float32Array, side: number): Float32Array {
  const normal = new Float32Array(side * side * 2);
  const step = (2 * (2 * REACH)) / side;
  for (let j = 1; j < side - 1; j++) {
    for (let i = 1; i < side - 1; i++) {
      const k = j * side + i;
      const dx = ((height[k + 1] as number) - (height[k - 1] as number)) / step;
      const dy = ((height[k + side] as number) - (height[k - side] as number)) / step;
      const length = Math.sqrt(dx * dx + dy * dy + 1);
      normal[k * 2] = -dx / length;
      normal[k * 2 + 1] = -dy / length;
    }
  }
  return normal;
}

/**
 * Depth below the surroundings' mean at which half of the sky is hidden, tablet radii. A long groove whose walls rise 0.04
 * at 0.05 from its middle, as the drawing's strokes do, leaves its floor the sine of 51 degrees, 0.78 of an even sky's
 * light; such a floor lies 0.016 below the mean here, which alone would make this 0.057. Pressed powder lets light through
 * its walls, too, by how much was not measured: at 0.08 hollows were half as dark again as a path tracer has them.
 */
const HALF_HIDDEN = 0.12;

/** How open the sky is over each texel: darker where it lies below its surroundings. */
function opennessOf(pressed: Float32Array, side: number): Float32Array {
  const reach = Math.max(1, Math.round((0.05 / (2 * REACH)) * side));
  const mean = boxBlur(boxBlur(pressed, side, reach), side, reach);
  return mean.map((m, k) => {
    const below = Math.max(0, m - (pressed[k] as number));
    return 1 / (1 + below / HALF_HIDDEN);
  });
}

function boxBlur(map: Float32Array, side: number, reach: number): Float32Array {
  const pass = (from: Float32Array, stride: number, line: number): Float32Array => {
    const to = new Float32Array(from.length);
    for (let row = 0; row < side; row++) {
      let sum = 0;
      const at = (i: number): number => from[row * line + Math.min(side - 1, Math.max(0, i)) * stride] as number;
      for (let i = -reach; i <= reach; i++) sum += at(i);
      for (let i = 0; i < side; i++) {
        to[row * line + i * stride] = sum / (2 * reach + 1);
        sum += at(i + reach + 1) - at(i - reach);
      }
    }
    return to;
  };
  return pass(pass(map, 1, side), side, 1);
}

/** Colour, uneven colour and specks. */
function paint(design: TabletDesign, side: number, seed: number, random: Random): Float32Array {
  const albedo = new Float32Array(side * side * 3);
  const ground = linearOf(design.colour);
  const specks = design.speck.contrast > 0.02 ? drawSpecks(design, side, seed, random) : undefined;
  const ratios = speckRatios(design.speck.greyness);
  const tint = random.normal(0.5);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      const k = j * side + i;
      const x = coordinate(i, side);
      const y = coordinate(j, side);
      if (x * x + y * y > 1.08) continue;
      const uneven = design.mottle * fractalNoise(x / design.mottleSize, y / design.mottleSize, seed + 6, 3) * 1.6;
      const fine = 0.012 * valueNoise(x * 45, y * 45, seed + 9);
      const patchy = design.patchy * fractalNoise(x / design.patchySize, y / design.patchySize, seed + 10, 3) * 1.6;
      const dark = (specks?.[k] ?? 0) * design.speck.contrast;
      for (let c = 0; c < 3; c++) {
        const ratio = ratios[c] as number;
        const speck = Math.max(0.08, 1 - dark * (1 - ratio));
        albedo[k * 3 + c] = (ground[c] as number) * speck * (1 + fine + patchy + uneven * (1 + tint * (c - 1) * 0.5));
      }
      for (const [angle, radius] of design.chips) {
        const d = Math.hypot(x - Math.cos(angle) * 1.01, y - Math.sin(angle) * 1.01);
        if (d < radius) for (let c = 0; c < 3; c++) albedo[k * 3 + c] = (albedo[k * 3 + c] as number) * 1.04 + 0.01;
      }
    }
  }
  return albedo;
}

/** What a speck leaves of each colour. */
function speckRatios(greyness: number): Rgb {
  const [red, green, blue] = SPECK_RATIO;
  const grey = brightnessAt(SPECK_RATIO, 0);
  const mixed = (own: number): number => own + (grey - own) * greyness;
  return [mixed(red), mixed(green), mixed(blue)];
}

/** The longer radii of single blots, tablet radii: the drawing's diameters. */
const BLOT_RADII = [0.0075, 0.03] as const;
/** Their mean area: of the square of a radius, even between these, and of a shape from half as wide to round. */
const MEAN_BLOT = Math.PI * 0.75 * ((BLOT_RADII[0] ** 2 + BLOT_RADII[0] * BLOT_RADII[1] + BLOT_RADII[1] ** 2) / 3);

/** Share of each texel that is speck, 0..1: either single blots of the drawing's sizes, or the ragged islands of noise. */
function drawSpecks(design: TabletDesign, side: number, seed: number, random: Random): Float32Array {
  const map = new Float32Array(side * side);
  const texel = (2 * REACH) / side;
  const { size, coverage, blobs, softness, clustering } = design.speck;
  if (!blobs) {
    // Islands over a threshold of noise whose features are about as wide as the drawing's specks.
    const scale = 1 / (0.04 * size);
    const threshold = thresholdFor(coverage);
    for (let k = 0; k < map.length; k++) {
      const x = coordinate(k % side, side) * scale;
      const y = coordinate(Math.floor(k / side), side) * scale;
      const n = fractalNoise(x, y, seed + 7, 2) + clustering * valueNoise(x / 6, y / 6, seed + 8);
      map[k] = Math.min(1, Math.max(0, (n - threshold) / softness + 0.5));
    }
    return map;
  }
  // Overlaps counted: what n blots a unit leave bare falls exponentially.
  const count = Math.round((-Math.log(1 - Math.min(0.9, coverage)) * 4) / (MEAN_BLOT * size * size));
  for (let n = 0; n < count; n++) {
    const [cx, cy] = [random.range(-1, 1), random.range(-1, 1)];
    const a = random.range(...BLOT_RADII) * size;
    const b = a * random.range(0.5, 1);
    const turn = random.range(0, Math.PI);
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const strength = random.range(0.6, 1);
    const first = (v: number): number => Math.max(0, Math.floor(((v - a + REACH) / (2 * REACH)) * side));
    const last = (v: number): number => Math.min(side - 1, Math.ceil(((v + a + REACH) / (2 * REACH)) * side));
    for (let j = first(cy); j <= last(cy); j++) {
      for (let i = first(cx); i <= last(cx); i++) {
        const dx = coordinate(i, side) - cx;
        const dy = coordinate(j, side) - cy;
        const r = Math.hypot((dx * cos + dy * sin) / a, (-dx * sin + dy * cos) / b);
        const share = Math.min(1, Math.max(0, ((1 - r) * b) / texel + 0.5)) * strength;
        const k = j * side + i;
        map[k] = Math.max(map[k] as number, share);
      }
    }
  }
  return map;
}

/** Level of the speck noise that this share of the plane exceeds: its values are near normal with deviation 0.28. */
function thresholdFor(coverage: number): number {
  // Upper quantile of the standard normal, good to 0.0045 (Abramowitz and Stegun 26.2.23).
  const t = Math.sqrt(-2 * Math.log(Math.min(0.45, Math.max(0.004, coverage))));
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return 0.28 * z;
}

/** Powder in the imprint and rubbed high places of a handled tablet. */
function dust(design: TabletDesign, side: number, pressed: Float32Array, albedo: Float32Array, seed: number): void {
  for (let k = 0; k < pressed.length; k++) {
    const x = coordinate(k % side, side);
    const y = coordinate(Math.floor(k / side), side);
    const inside = Math.min(1, -(pressed[k] as number) / 0.04);
    const cloud = Math.max(0, valueNoise(x * 4, y * 4, seed + 11)) * design.wear;
    const lighter = 0.1 * inside * cloud + 0.04 * cloud;
    for (let c = 0; c < 3; c++) albedo[k * 3 + c] = (albedo[k * 3 + c] as number) * (1 - lighter) + 0.75 * lighter;
  }
}
