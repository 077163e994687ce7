import { CROP_REACH, CROP_SIZE, PRESSED_CELLS } from '../../dataset/crop-set.ts';
import type { Random } from '../random.ts';
import { WIDE } from './wide-nuisances.ts';

const N = CROP_SIZE;
const PIXEL = (2 * CROP_REACH) / N;
/** Of a cell of `pressed`, beyond which what lies below is unknown. */
const MOSTLY = 0.5;

/** Another tablet that lies over the rim of the crop's own, in radii of the crop. */
export interface Neighbour {
  readonly centre: readonly [number, number];
  readonly radius: number;
  /** Angle by which its own picture is turned, radians. */
  readonly turn: number;
  /** Remaining light in its shadow, and the shadow's width. */
  readonly shadow: number;
  readonly reach: number;
}

/** None, one or two neighbours, see `WIDE.neighbours`. */
export function drawNeighbours(random: Random): Neighbour[] {
  const { firstShare, secondShare, distance, radius, shadow, reach } = WIDE.neighbours;
  const count = random.chance(firstShare) ? (random.chance(secondShare) ? 2 : 1) : 0;
  return Array.from({ length: count }, () => {
    const towards = random.range(0, 2 * Math.PI);
    const far = random.range(...distance);
    return {
      centre: [far * Math.cos(towards), far * Math.sin(towards)],
      radius: random.range(...radius),
      turn: random.range(0, 2 * Math.PI),
      shadow: random.range(...shadow),
      reach: random.range(...reach),
    };
  });
}

/**
 * Lays neighbours over a crop's linear light `[128, 128, 3]`, in place, with their shadows. `picture` is the crop of
 * another tablet, which all of them look like, as bright as this one. Cells of `pressed` `[16, 16]` that are mostly
 * covered become NaN: nobody can tell what is pressed there.
 */
export function coverCrop(
  light: Float32Array,
  picture: Float32Array,
  neighbours: readonly Neighbour[],
  pressed: Float32Array,
): void {
  const gain = brightness(light) / Math.max(1e-6, brightness(picture));
  for (const neighbour of neighbours) coverBy(light, picture, gain, neighbour, pressed);
}

function coverBy(
  light: Float32Array,
  picture: Float32Array,
  gain: number,
  { centre, radius, turn, shadow, reach }: Neighbour,
  pressed: Float32Array,
): void {
  const cells = new Float32Array(PRESSED_CELLS * PRESSED_CELLS);
  const cos = Math.cos(turn) / radius;
  const sin = Math.sin(turn) / radius;
  for (let j = 0, at = 0; j < N; j++) {
    const y = CROP_REACH - (j + 0.5) * PIXEL - centre[1];
    for (let i = 0; i < N; i++, at += 3) {
      const x = (i + 0.5) * PIXEL - CROP_REACH - centre[0];
      const r = Math.hypot(x, y);
      if (r > radius + reach) continue;
      const inside = (radius - r) / PIXEL + 0.5;
      const share = inside < 0 ? 0 : inside > 1 ? 1 : inside;
      const dark = 1 - (1 - shadow) * Math.min(1, Math.max(0, 1 - (r - radius) / reach));
      const from = share > 0 ? texel(x * cos - y * sin, x * sin + y * cos) : 0;
      for (let c = 0; c < 3; c++) {
        const own = light[at + c]! * dark;
        light[at + c] = share > 0 ? own * (1 - share) + picture[from + c]! * gain * share : own;
      }
      cells[(j >> 3) * PRESSED_CELLS + (i >> 3)]! += share / 64;
    }
  }
  for (const [k, share] of cells.entries()) if (share > MOSTLY) pressed[k] = Number.NaN;
}

/** Offset in a crop's picture of the pixel at (u right, v up). */
function texel(u: number, v: number): number {
  const column = Math.floor((u + CROP_REACH) / PIXEL);
  const row = Math.floor((CROP_REACH - v) / PIXEL);
  return 3 * (Math.min(N - 1, Math.max(0, row)) * N + Math.min(N - 1, Math.max(0, column)));
}

/** Mean light of the middle half of the face. */
function brightness(light: Float32Array): number {
  let sum = 0;
  for (let j = N / 4; j < (3 * N) / 4; j++)
    for (let k = 3 * (j * N + N / 4); k < 3 * (j * N + (3 * N) / 4); k++) sum += light[k]!;
  return sum / (3 * (N / 2) ** 2);
}
