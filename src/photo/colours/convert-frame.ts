import type { Frame } from '../../core/imaging/frame.ts';
import type { Conversion } from './colour-code-points.ts';

/** Steps of light in the table of sRGB values: fine enough for the darkest 8-bit values. */
const STEPS = 8192;

let ready: Uint8Array | undefined;

/** sRGB value, 0 to 255, for light in `STEPS` steps (IEC 61966-2-1). */
function srgbTable(): Uint8Array {
  ready ??= Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
    const light = step / STEPS;
    return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
  });
  return ready;
}

/** A frame in sRGB; out-of-gamut colours are clipped in each channel. */
export function convertFrame(frame: Frame, conversion: Conversion): Frame {
  if (conversion === null) return frame;
  const { toLight, matrix } = conversion;
  const [rr, rg, rb, gr, gg, gb, br, bg, bb] = matrix.map((value) => value * STEPS) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const table = srgbTable();
  const data = new Uint8Array(frame.data.length);
  const step = (light: number) => Math.min(STEPS, Math.max(0, Math.round(light)));
  for (let at = 0; at < data.length; at += 3) {
    const red = toLight[frame.data[at]!]!;
    const green = toLight[frame.data[at + 1]!]!;
    const blue = toLight[frame.data[at + 2]!]!;
    data[at] = table[step(rr * red + rg * green + rb * blue)]!;
    data[at + 1] = table[step(gr * red + gg * green + gb * blue)]!;
    data[at + 2] = table[step(br * red + bg * green + bb * blue)]!;
  }
  return { width: frame.width, height: frame.height, data };
}
