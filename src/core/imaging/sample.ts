import { bilinear } from './bilinear.ts';
import type { Frame } from './frame.ts';

/** An affine map: x' = a x + b y + c, y' = d x + e y + f. */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/**
 * Samples a square picture from a frame, bilinearly and with repeated edges, into `out` from `offset` on as 0..1
 * (`[size, size, 3]`). `map` takes crop coordinates in [-1, 1]² (x right, y down) to the frame's pixels.
 */
export function sampleSquare(frame: Frame, map: Affine, size: number, out: Float32Array, offset = 0): void {
  for (let j = 0, k = offset; j < size; j++) {
    const v = ((j + 0.5) / size) * 2 - 1;
    for (let i = 0; i < size; i++, k += 3) samplePoint(frame, map, ((i + 0.5) / size) * 2 - 1, v, out, k);
  }
}

/**
 * Samples around the origin of `map`: row j is direction 2 pi j / `angles`, clockwise from up, column i is at (i + 0.5)
 * / `radii` of `reach`. Writes `[angles, radii, 3]`, 0..1, into `out` from `offset` on.
 */
export function samplePolar(
  frame: Frame,
  map: Affine,
  { angles, radii, reach }: { readonly angles: number; readonly radii: number; readonly reach: number },
  out: Float32Array,
  offset = 0,
): void {
  for (let j = 0, k = offset; j < angles; j++) {
    const turn = (2 * Math.PI * j) / angles;
    const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
    for (let i = 0; i < radii; i++, k += 3) {
      const radius = (reach * (i + 0.5)) / radii;
      samplePoint(frame, map, radius * sin, -radius * cos, out, k);
    }
  }
}

/** One point in the map's own coordinates, bilinearly and with repeated edges: three values into `out` at `k`. */
function samplePoint(frame: Frame, map: Affine, u: number, v: number, out: Float32Array, k: number): void {
  const { width, height, data } = frame;
  const x = clamp(map.a * u + map.b * v + map.c - 0.5, width - 1);
  const y = clamp(map.d * u + map.e * v + map.f - 0.5, height - 1);
  const x0 = Math.min(Math.floor(x), width - 2);
  const y0 = Math.min(Math.floor(y), height - 2);
  const fx = x - x0;
  const fy = y - y0;
  const at = (y0 * width + x0) * 3;
  const below = at + width * 3;
  out[k] = bilinear(data[at]!, data[at + 3]!, data[below]!, data[below + 3]!, fx, fy) / 255;
  out[k + 1] = bilinear(data[at + 1]!, data[at + 4]!, data[below + 1]!, data[below + 4]!, fx, fy) / 255;
  out[k + 2] = bilinear(data[at + 2]!, data[at + 5]!, data[below + 2]!, data[below + 5]!, fx, fy) / 255;
}

const clamp = (value: number, most: number): number => (value < 0 ? 0 : value > most ? most : value);
