import { linearOf } from '../colour.ts';
import { noiseAt, noiseField } from '../noise-tiles.ts';
import type { Random } from '../random.ts';
import { drawImprint, imprintDepth } from './imprint-map.ts';
import { paint } from './paint.ts';
import { coordinate, REACH } from './relief-grid.ts';
import type { TabletDesign } from './tablet.ts';

/** The upper face as maps of `side` x `side` over [-REACH, REACH]², row 0 at y = -REACH. */
export interface Relief {
  readonly side: number;
  /** Height over the rim's plane, tablet radii. */
  readonly height: Float32Array;
  /** The imprint's part of it: 0 or less. */
  readonly pressed: Float32Array;
  /** x and y of the unit normal. */
  readonly normal: Float32Array;
  /** Linear-light albedo, three values per texel. */
  readonly albedo: Float32Array;
  /** Share of the sky that is visible from inside the imprint, 0..1. */
  readonly openness: Float32Array;
  /** Mean linear albedo: that of the side wall. */
  readonly wall: readonly [number, number, number];
}

/**
 * Depth below the surroundings' mean at which half of the sky is hidden, tablet radii. A long groove whose walls rise
 * 0.04 at 0.05 from its centre, like the drawing's strokes, leaves its floor the sine of 51 degrees, 0.78, of a uniform
 * sky's light; such a floor is 0.016 below the mean here, which alone would make this 0.057. Pressed powder also lets
 * light through its walls, by an unmeasured amount: at 0.08, hollows were half as dark again as in a path tracer.
 */
const HALF_HIDDEN = 0.12;

/** How the sky over a hollow is computed. */
export interface HollowShade {
  /** Depth below the blurred surroundings at which half of the sky is hidden, tablet radii; see HALF_HIDDEN. */
  readonly halfHidden: number;
  /**
   * How much of the openness, 0..1, comes from the horizons around each place instead: a groove's flank sees more sky
   * than its floor.
   */
  readonly byHorizons: number;
  /** Power of the openness by horizons: below 1 light passes through the walls, above 1 they block more of it. */
  readonly horizonPower: number;
}

const USUAL_SHADE: HollowShade = { halfHidden: HALF_HIDDEN, byHorizons: 0, horizonPower: 1 };

/** Draws a design at `side` texels across; at least one texel per pixel of the photo is needed. */
export function drawRelief(design: TabletDesign, side: number, random: Random, hollows = USUAL_SHADE): Relief {
  const seed = random.integer(1, 1e9);
  const pressed = pressedDepth(design, side, seed);
  const height = Float32Array.from(pressed);
  addBody(design, side, height, seed);
  const wallBase = linearOf(design.colour);
  return {
    side,
    height,
    pressed,
    normal: normalsOf(height, side),
    albedo: paint(design, side, pressed, seed, random),
    openness: opennessOf(pressed, side, hollows),
    wall: [wallBase[0] * 0.96, wallBase[1] * 0.96, wallBase[2] * 0.96],
  };
}

/** The imprint's depth, negative, with all flanks, rotated, moved, scaled and warped as in the design. */
export function pressedDepth(design: TabletDesign, side: number, seed: number): Float32Array {
  const depths = new Float32Array(side * side);
  const { imprintScale, warp, wear, debossDepth } = design;
  const imprint = drawImprint(design.shapes, design.strokeFactor, design.edgeSoftness);
  const cos = Math.cos(design.imprintRotation) / imprintScale;
  const sin = Math.sin(design.imprintRotation) / imprintScale;
  const [offsetX, offsetY] = design.imprintOffset;
  const [warpX, warpY, worn] = [noiseField(1, seed), noiseField(1, seed + 1), noiseField(1, seed + 2)];
  for (let j = 0; j < side; j++) {
    const py = coordinate(j, side);
    for (let i = 0; i < side; i++) {
      const px = coordinate(i, side);
      if (px * px + py * py > 1.05) continue;
      let x = px - offsetX;
      let y = py - offsetY;
      if (warp > 0) {
        x += warp * noiseAt(warpX, px * 2.2, py * 2.2);
        y += warp * noiseAt(warpY, px * 2.2, py * 2.2);
      }
      const depth = imprintDepth(imprint, x * cos + y * sin, -x * sin + y * cos) * debossDepth;
      if (depth <= 0) continue;
      const kept = wear > 0 ? 1 - 0.25 * wear * (0.5 + 0.5 * noiseAt(worn, px * 3, py * 3)) : 1;
      depths[j * side + i] = -depth * kept;
    }
  }
  return depths;
}

/** Dome and rounded rim at a distance from the centre, tablet radii. */
export function bodyHeight(
  { bevel, dome, domePower }: Pick<TabletDesign, 'bevel' | 'dome' | 'domePower'>,
  r: number,
): number {
  const h = dome * (1 - r ** domePower);
  const t = Math.min(1, (r - (1 - bevel)) / bevel);
  return t > 0 ? h - 0.6 * bevel * (1 - Math.sqrt(1 - t * t)) : h;
}

/** Steps of the distance from the centre in which `bodyHeight` is computed. */
const PROFILE_STEPS = 1024;
const PROFILE_REACH = 1.06;

/** Dome, rounded rim, rough surface and chips in the edge. */
function addBody(design: TabletDesign, side: number, height: Float32Array, seed: number): void {
  const { grain, grainSize, chips } = design;
  const profile = Float32Array.from({ length: PROFILE_STEPS + 2 }, (_, i) =>
    bodyHeight(design, (i / PROFILE_STEPS) * PROFILE_REACH),
  );
  const bites = chips.map(([angle, radius, depth]) => ({
    cx: Math.cos(angle) * 1.01,
    cy: Math.sin(angle) * 1.01,
    radius,
    depth,
  }));
  const [rough, ragged, deep] = [noiseField(2, seed + 3), noiseField(1, seed + 4), noiseField(1, seed + 5)];
  for (let j = 0; j < side; j++) {
    const y = coordinate(j, side);
    for (let i = 0; i < side; i++) {
      const x = coordinate(i, side);
      const r2 = x * x + y * y;
      if (r2 > 1.1) continue;
      const at = (Math.sqrt(r2) / PROFILE_REACH) * PROFILE_STEPS;
      const step = at | 0;
      let h = profile[step]! + (profile[step + 1]! - profile[step]!) * (at - step);
      if (grain > 0) h += grain * noiseAt(rough, x / grainSize, y / grainSize);
      for (let c = 0; c < bites.length && r2 > 0.3; c++) {
        const { cx, cy, radius, depth } = bites[c]!;
        const dx = x - cx;
        const dy = y - cy;
        const d2 = dx * dx + dy * dy;
        if (d2 > 2 * radius * radius) continue;
        const edge = radius * (1 + 0.35 * noiseAt(ragged, x * 14, y * 14));
        if (d2 < edge * edge) h -= depth * (1 - d2 / (edge * edge)) * (1 + 0.3 * noiseAt(deep, x * 40, y * 40));
      }
      const k = j * side + i;
      height[k] = height[k]! + h;
    }
  }
}

function normalsOf(height: Float32Array, side: number): Float32Array {
  const normal = new Float32Array(side * side * 2);
  const step = side / (2 * (2 * REACH));
  for (let j = 1; j < side - 1; j++) {
    for (let i = 1; i < side - 1; i++) {
      const k = j * side + i;
      const dx = (height[k + 1]! - height[k - 1]!) * step;
      const dy = (height[k + side]! - height[k - side]!) * step;
      const scale = -1 / Math.sqrt(dx * dx + dy * dy + 1);
      normal[k * 2] = dx * scale;
      normal[k * 2 + 1] = dy * scale;
    }
  }
  return normal;
}

/** Openness of the sky over each texel: a mixture of the two rules of `HollowShade`. */
function opennessOf(pressed: Float32Array, side: number, hollows: HollowShade): Float32Array {
  const { byHorizons, horizonPower } = hollows;
  if (byHorizons >= 1) return opennessByHorizons(pressed, side, horizonPower);
  const openness = opennessByDepth(pressed, side, hollows.halfHidden);
  if (byHorizons <= 0) return openness;
  const exact = opennessByHorizons(pressed, side, horizonPower);
  for (let k = 0; k < exact.length; k++) openness[k] = openness[k]! + (exact[k]! - openness[k]!) * byHorizons;
  return openness;
}

/** Darker where a texel lies below its surroundings. */
function opennessByDepth(pressed: Float32Array, side: number, halfHidden: number): Float32Array {
  const reach = Math.max(1, Math.round((0.05 / (2 * REACH)) * side));
  const mean = boxBlur(boxBlur(pressed, side, reach), side, reach);
  for (let k = 0; k < mean.length; k++) {
    const below = mean[k]! - pressed[k]!;
    mean[k] = below > 0 ? 1 / (1 + below / halfHidden) : 1;
  }
  return mean;
}

/** Distances at which horizons are sampled, tablet radii: from within a stroke to beyond its far wall. */
const HORIZON_STEPS = [0.02, 0.045, 0.075, 0.12] as const;
const HORIZON_DIRECTIONS = 8;

/**
 * Light of a uniform sky between horizons, relative to a free plane of the same tilt: over each azimuth the integral of
 * the normal's cosine above the horizon's elevation (Max 1988, "Horizon mapping"; the slices are those of Jimenez et
 * al. 2016, "Practical real-time strategies for accurate indirect occlusion", here about the level's normal).
 */
function opennessByHorizons(pressed: Float32Array, side: number, power: number): Float32Array {
  const directions = horizonSteps(side);
  const openness = new Float32Array(side * side).fill(1);
  const border = Math.ceil(HORIZON_STEPS.at(-1)! * (side / (2 * REACH))) + 1;
  const step = side / (4 * REACH);
  for (let j = border; j < side - border; j++) {
    for (let i = border; i < side - border; i++) {
      const k = j * side + i;
      const here = pressed[k]!;
      // Nothing is higher than the unpressed surface.
      if (here === 0) continue;
      const slopeX = (pressed[k + 1]! - pressed[k - 1]!) * step;
      const slopeY = (pressed[k + side]! - pressed[k - side]!) * step;
      let sum = 0;
      for (let d = 0; d < HORIZON_DIRECTIONS; d++) {
        const { x, y, offsets, perDistance } = directions[d]!;
        // The surface itself hides everything below its own plane.
        const rising = slopeX * x + slopeY * y;
        let slope = rising > 0 ? rising : 0;
        for (let s = 0; s < offsets.length; s++) {
          const rise = (pressed[k + offsets[s]!]! - here) * perDistance[s]!;
          if (rise > slope) slope = rise;
        }
        const cosine2 = 1 / (1 + slope * slope);
        sum += cosine2 - rising * (Math.PI / 2 - Math.atan(slope) - slope * cosine2);
      }
      const nz = 1 / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
      const share = ((sum / HORIZON_DIRECTIONS) * nz) / (0.5 + 0.5 * nz);
      openness[k] = share >= 1 ? 1 : share ** power;
    }
  }
  return openness;
}

interface HorizonSteps {
  /** Direction, of length 1. */
  readonly x: number;
  readonly y: number;
  /** Offset of the texel at each step, and the reciprocal of its distance in tablet radii. */
  readonly offsets: Int32Array;
  readonly perDistance: Float32Array;
}

function horizonSteps(side: number): HorizonSteps[] {
  const toTexels = side / (2 * REACH);
  return Array.from({ length: HORIZON_DIRECTIONS }, (_, d) => {
    const turn = ((d + 0.5) / HORIZON_DIRECTIONS) * 2 * Math.PI;
    const steps = HORIZON_STEPS.map((step) => [
      Math.round(step * toTexels * Math.cos(turn)),
      Math.round(step * toTexels * Math.sin(turn)),
    ]).filter(([x, y]) => x !== 0 || y !== 0) as [number, number][];
    return {
      x: Math.cos(turn),
      y: Math.sin(turn),
      offsets: Int32Array.from(steps, ([x, y]) => y * side + x),
      perDistance: Float32Array.from(steps, ([x, y]) => toTexels / Math.hypot(x, y)),
    };
  });
}

function boxBlur(map: Float32Array, side: number, reach: number): Float32Array {
  return blurLines(blurLines(map, side, 1, side, reach), side, side, 1, reach);
}

/** Mean of `2 reach + 1` neighbours along every line; the ends repeat. */
function blurLines(from: Float32Array, side: number, stride: number, line: number, reach: number): Float32Array {
  const to = new Float32Array(from.length);
  const scale = 1 / (2 * reach + 1);
  for (let row = 0; row < side; row++) {
    const first = row * line;
    const last = first + (side - 1) * stride;
    let sum = from[first]! * (reach + 1);
    for (let i = 1; i <= reach; i++) sum += from[first + i * stride]!;
    for (let i = 0; i < side; i++) {
      to[first + i * stride] = sum * scale;
      sum +=
        from[Math.min(last, first + (i + reach + 1) * stride)]! - from[Math.max(first, first + (i - reach) * stride)]!;
    }
  }
  return to;
}
