import { CROP_REACH, CROP_SIZE } from '../../dataset/crop-set.ts';
import type { Rgb } from '../colour.ts';
import { noiseAt, noiseField } from '../noise-tiles.ts';
import type { Relief } from '../tablet/relief.ts';
import { REACH } from '../tablet/relief-grid.ts';
import type { TabletDesign } from '../tablet/tablet.ts';
import type { CropLight, CropLighting, CropScene } from './crop-scene.ts';

const N = CROP_SIZE;
const PIXEL = (2 * CROP_REACH) / N;
/** How far along the light an occluder is searched, tablet radii. */
const SHADE_STEPS = [0.025, 0.05, 0.1] as const;
/** Minimum height of an occluder above the line to the light: less is the relief's own grid. */
const SHADE_LEAST = 0.003;
/** Beyond this the ground begins, whatever the rim's chips are. */
const RIM = 1;

/** A light with precomputed values for all pixels. */
interface ReadyLight {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Half the width of the soft border between lit and unlit. */
  readonly soft: number;
  readonly nearness: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** Half way between light and camera. */
  readonly hx: number;
  readonly hy: number;
  readonly hz: number;
  readonly shine: number;
  /** Steps towards the light in texels, and how much higher it is at each; none if it is too high to cast a shadow. */
  readonly steps: readonly { readonly i: number; readonly j: number; readonly along: number }[];
  readonly height: number;
  readonly blur: number;
}

/**
 * The linear light of an upright crop, `[128, 128, 3]` into `out`, directly from the relief: no photo around it, one
 * pass, one shading per pixel. `seed` positions the ground's texture. `pressed` `[16, 16]` gets the mean depth of the
 * imprint in each cell, in depths of its die.
 */
export function shadeCrop(
  relief: Relief,
  design: TabletDesign,
  scene: CropScene,
  seed: number,
  out: Float32Array,
  pressed: Float32Array,
): void {
  const { view, lighting } = scene;
  const { side, height, normal, albedo, openness } = relief;
  const [slopeX, slopeY] = view.slope;
  const slope = Math.hypot(slopeX, slopeY);
  const lights = lighting.lights.map((light) => makeReady(light, scene, side));
  const level = levelLight(lighting);
  const contrast = lighting.reliefContrast;
  const sheen = sheenOf(scene.glossPower);
  const texture = noiseField(2, seed);
  const [unevenX, unevenY] = lighting.uneven;
  const [tintX, tintY] = lighting.unevenColour;
  // As the orienter reads it: the imprint upright, whatever its turn on the body.
  const turn = design.imprintRotation + view.turn;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const toTexel = side / (2 * REACH);
  const last = side - 1.001;
  pressed.fill(0);
  for (let j = 0; j < N; j++) {
    const v0 = CROP_REACH - (j + 0.5) * PIXEL;
    for (let i = 0; i < N; i++) {
      const u0 = (i + 0.5) * PIXEL - CROP_REACH;
      const p = u0 * view.across + v0 * view.diagonal + view.offset[0];
      const q = u0 * view.diagonal + v0 * view.down + view.offset[1];
      const u = p * cos - q * sin;
      const v = p * sin + q * cos;
      const at = (j * N + i) * 3;
      // The rim lies below the plane of the crop's circle, and is displaced as all that does.
      const rimU = u + view.plane * slopeX;
      const rimV = v + view.plane * slopeY;
      const r = Math.sqrt(rimU * rimU + rimV * rimV);
      const covered = (RIM - r) / PIXEL + 0.5;
      const share = covered < 0 ? 0 : covered > 1 ? 1 : covered;
      let red = 0;
      let green = 0;
      let blue = 0;
      if (share > 0) {
        // A higher point is displaced against the tilt; done twice, because the found point has a height of its own.
        let x = u;
        let y = v;
        if (slope > 0.02) {
          for (let pass = 0; pass < 2; pass++) {
            const h = height[texel(y, toTexel, last) * side + texel(x, toTexel, last)]! - view.plane;
            x = u - h * slopeX;
            y = v - h * slopeY;
          }
        }
        let tu = (x + REACH) * toTexel - 0.5;
        let tv = (y + REACH) * toTexel - 0.5;
        tu = tu < 0 ? 0 : tu > last ? last : tu;
        tv = tv < 0 ? 0 : tv > last ? last : tv;
        const column = tu | 0;
        const row = tv | 0;
        const fx = tu - column;
        const fy = tv - row;
        const w11 = fx * fy;
        const w10 = fx - w11;
        const w01 = fy - w11;
        const w00 = 1 - fx - fy + w11;
        const k00 = row * side + column;
        const k01 = k00 + side;
        const n00 = 2 * k00;
        const n01 = 2 * k01;
        const nx =
          contrast * (normal[n00]! * w00 + normal[n00 + 2]! * w10 + normal[n01]! * w01 + normal[n01 + 2]! * w11);
        const ny =
          contrast *
          (normal[n00 + 1]! * w00 + normal[n00 + 3]! * w10 + normal[n01 + 1]! * w01 + normal[n01 + 3]! * w11);
        const nz = Math.sqrt(Math.max(0.04, 1 - nx * nx - ny * ny));
        const open = openness[k00]! * w00 + openness[k00 + 1]! * w10 + openness[k01]! * w01 + openness[k01 + 1]! * w11;
        const here = height[k00]!;
        const room = 1 - lighting.bounce * (1 - nz) + unevenX * nx + unevenY * ny;
        const a00 = 3 * k00;
        const a01 = 3 * k01;
        const ownRed = albedo[a00]! * w00 + albedo[a00 + 3]! * w10 + albedo[a01]! * w01 + albedo[a01 + 3]! * w11;
        const ownGreen =
          albedo[a00 + 1]! * w00 + albedo[a00 + 4]! * w10 + albedo[a01 + 1]! * w01 + albedo[a01 + 4]! * w11;
        const ownBlue =
          albedo[a00 + 2]! * w00 + albedo[a00 + 5]! * w10 + albedo[a01 + 2]! * w01 + albedo[a01 + 5]! * w11;
        // A hollow lights itself, more so in the colour that its walls reflect (as in shade.ts).
        const closed = lighting.selfLit * (1 - open);
        const base = lighting.ambient * open * (room > 0.05 ? room : 0.05);
        // The face itself is not level: its dome and the light's own fall-off make colours differ from side to side.
        const hue = tintX * (nx + 0.3 * u) + tintY * (ny + 0.3 * v);
        // A flank is also lit by the opposite wall, in proportion to the light on a level place.
        const walls = lighting.selfLit * (1 - open + 0.5 * (1 - nz));
        let lr = (base * (1 + hue)) / (1 - ownRed * closed) + level[0] * walls * ownRed;
        let lg = base / (1 - ownGreen * closed) + level[1] * walls * ownGreen;
        let lb = (base * (1 - hue)) / (1 - ownBlue * closed) + level[2] * walls * ownBlue;
        let shine = 0;
        for (let l = 0; l < lights.length; l++) {
          const light = lights[l]!;
          let facing = nx * light.x + ny * light.y + nz * light.z;
          const soft = light.soft;
          if (facing < soft) facing = facing < -soft ? 0 : ((facing + soft) * (facing + soft)) / (4 * soft);
          if (facing > 0 && light.steps.length > 0) {
            let worst = -9;
            for (let s = 0; s < 3; s++) {
              const step = light.steps[s]!;
              const si = column + step.i;
              const sj = row + step.j;
              if (si < 0 || sj < 0 || si >= side || sj >= side) continue;
              const rise = (height[sj * side + si]! - here - SHADE_LEAST) * step.along - light.height;
              if (rise > worst) worst = rise;
            }
            facing *= 1 - smooth(worst * light.blur + 0.5);
          }
          const falling = facing * (1 + light.nearness * (u * light.x + v * light.y));
          lr += light.red * falling;
          lg += light.green * falling;
          lb += light.blue * falling;
          const half = nx * light.hx + ny * light.hy + nz * light.hz;
          if (half > 0) shine += light.shine * sheen[(half * SHEEN_STEPS) | 0]!;
        }
        red = ownRed * lr + shine;
        green = ownGreen * lg + shine;
        blue = ownBlue * lb + shine;
        pressed[(j >> 3) * (N >> 3) + (i >> 3)]! -= relief.pressed[k00]! * share;
      }
      if (share < 1) {
        // On the side that leans towards the camera the wall is visible, elsewhere the ground.
        const along = u * slopeX + v * slopeY;
        const leaning = slope > 0.04 && along < 0 && Math.abs(u * slopeY - v * slopeX) < slope;
        const rest = 1 - share;
        const shade = leaning ? scene.wall : 1 + scene.texture * 2 * noiseAt(texture, u * 6, v * 6);
        const around = leaning ? relief.wall : scene.ground;
        const weight = rest * (shade > 0.05 ? shade : 0.05);
        red = red * share + around[0] * weight;
        green = green * share + around[1] * weight;
        blue = blue * share + around[2] * weight;
      }
      out[at] = red;
      out[at + 1] = green;
      out[at + 2] = blue;
    }
  }
  for (let k = 0; k < pressed.length; k++) pressed[k] = pressed[k]! / (64 * design.debossDepth);
}

/** Light of all lamps on a level place. */
function levelLight({ lights }: CropLighting): Rgb {
  const sum = (c: 0 | 1 | 2): number => lights.reduce((all, { share, colour }) => all + share * colour[c], 0);
  return [sum(0), sum(1), sum(2)];
}

/** Steps of the cosine in which the sheen is computed. */
const SHEEN_STEPS = 512;

/**
 * The cosine between a normal and the half-way vector of light and camera, raised to a power, from a table: computing
 * the power for every pixel would cost as much as all the rest.
 */
function sheenOf(power: number): Float32Array {
  return Float32Array.from({ length: SHEEN_STEPS + 2 }, (_, i) => ((i + 0.5) / SHEEN_STEPS) ** power);
}

function texel(x: number, toTexel: number, last: number): number {
  const t = (x + REACH) * toTexel - 0.5;
  return (t < 0 ? 0 : t > last ? last : t) | 0;
}

function smooth(t: number): number {
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** A higher light casts no shadow into an imprint. */
const HIGHEST_SHADING = 0.92;

function makeReady(
  { direction, share, radius, nearness, colour }: CropLight,
  scene: CropScene,
  side: number,
): ReadyLight {
  const [x, y, z] = direction;
  const strength = share / z;
  const [slopeX, slopeY] = scene.view.slope;
  const [hx, hy, hz] = [x - slopeX * 0.7, y - slopeY * 0.7, z + 1];
  const half = Math.hypot(hx, hy, hz);
  const level = Math.hypot(x, y);
  const toTexel = side / (2 * REACH);
  const steps = SHADE_STEPS.map((step) => ({
    i: Math.round((x / level) * step * toTexel),
    j: Math.round((y / level) * step * toTexel),
    along: 1 / step,
  }));
  return {
    x,
    y,
    z,
    soft: radius * 0.5,
    nearness,
    red: strength * colour[0],
    green: strength * colour[1],
    blue: strength * colour[2],
    hx: hx / half,
    hy: hy / half,
    hz: hz / half,
    shine: scene.gloss * share * (scene.glossPower + 2) * 0.25,
    steps: z < HIGHEST_SHADING ? steps : [],
    height: z / level,
    blur: 1 / (radius + 0.12),
  };
}
