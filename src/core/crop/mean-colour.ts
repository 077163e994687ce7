/** CIE 1976 L*a*b* under D65. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** A D65 white in XYZ, for sRGB (IEC 61966-2-1). */
const WHITE = [0.95047, 1, 1.08883] as const;

/** Share of the tablet's radius in a crop. The rim is excluded, because light falls off there. */
const INNER_SHARE = 0.8;

/**
 * Mean colour of the tablet in an upright crop, `[size, size, 3]`, each 0..1 in sRGB; `radiusShare` as in the crop's
 * settings. Averaged in linear light.
 */
export function meanColour(pixels: Float32Array, size: number, radiusShare: number): Lab {
  const [middle, radius] = [size / 2, (size / 2) * radiusShare * INNER_SHARE];
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < size; y++) {
    const down = (y + 0.5 - middle) ** 2;
    for (let x = 0; x < size; x++) {
      if ((x + 0.5 - middle) ** 2 + down > radius ** 2) continue;
      count++;
      for (let c = 0; c < 3; c++) sum[c]! += linear(pixels[(y * size + x) * 3 + c]!);
    }
  }
  return labOf(sum.map((value) => value / count) as [number, number, number]);
}

/**
 * Distance of two colours without lightness, because a phone chooses the exposure of each photo anew. About 2 is just
 * visible side by side.
 */
export function chromaDifference(a: Lab, b: Lab): number {
  return Math.hypot(a[1] - b[1], a[2] - b[2]);
}

/** Steps of the table of sRGB's curve. Between them it is interpolated, with an error below 1e-6. */
const STEPS = 1024;
const TABLE = Float64Array.from({ length: STEPS + 1 }, (_, i) => linearOf(i / STEPS));

/**
 * Linear light of an sRGB value. Crops in even light have some values beyond 1, for which the table has no entry; a power
 * for each of the 20,000 values of a tablet would take milliseconds.
 */
function linear(value: number): number {
  if (!(value >= 0 && value < 1)) return linearOf(value);
  const place = value * STEPS;
  const i = Math.floor(place);
  const low = TABLE[i]!;
  return low + (place - i) * (TABLE[i + 1]! - low);
}

function linearOf(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function labOf([r, g, b]: readonly [number, number, number]): Lab {
  const x = fold((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE[0]);
  const y = fold((0.2126729 * r + 0.7151522 * g + 0.072175 * b) / WHITE[1]);
  const z = fold((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function fold(t: number): number {
  return t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29;
}
