/** The colour description of a picture by code points (ITU-T H.273, tables 2 and 3). */
export interface ColourCodePoints {
  readonly primaries: number;
  readonly transfer: number;
}

/** Conversion of a picture's colours to sRGB; null if they are sRGB already. */
export type Conversion = {
  /** From 8-bit values to light, 0 to 1. */
  readonly toLight: Float64Array;
  /** From the picture's linear red, green and blue to those of sRGB, row by row. */
  readonly matrix: readonly number[];
} | null;

type Point = readonly [x: number, y: number];
type Primaries = readonly [red: Point, green: Point, blue: Point];

const D65: Point = [0.3127, 0.329];
const BT709: Primaries = [
  [0.64, 0.33],
  [0.3, 0.6],
  [0.15, 0.06],
];
const SMPTE170: Primaries = [
  [0.63, 0.34],
  [0.31, 0.595],
  [0.155, 0.07],
];
/** Primaries with D65 as their white, by code point: the ones that cameras, phones and converters write. */
const PRIMARIES: Readonly<Record<number, Primaries>> = {
  1: BT709,
  // BT.470 BG, of 625-line television
  5: [
    [0.64, 0.33],
    [0.29, 0.6],
    [0.15, 0.06],
  ],
  6: SMPTE170,
  7: SMPTE170,
  // BT.2020
  9: [
    [0.708, 0.292],
    [0.17, 0.797],
    [0.131, 0.046],
  ],
  // Display P3
  12: [
    [0.68, 0.32],
    [0.265, 0.69],
    [0.15, 0.06],
  ],
  // EBU 3213
  22: [
    [0.63, 0.34],
    [0.295, 0.605],
    [0.155, 0.077],
  ],
};

/** Primaries or a transfer that a file does not specify. */
export const UNSPECIFIED = 2;
const [GAMMA_22, GAMMA_28, LINEAR, PQ, HLG] = [4, 5, 8, 16, 18] as const;
/** sRGB, and the camera curves of television (BT.709, 601, 2020), which screens show with nearly the same curve. */
const SRGB_LIKE: readonly number[] = [1, UNSPECIFIED, 6, 13, 14, 15];

function curveOf(transfer: number): ((value: number) => number) | null {
  if (SRGB_LIKE.includes(transfer))
    return (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  if (transfer === GAMMA_22) return (value) => value ** 2.2;
  if (transfer === GAMMA_28) return (value) => value ** 2.8;
  return transfer === LINEAR ? (value) => value : null;
}

/**
 * The name, the same in every language, of colours that cannot be converted without guessing; null for others. PQ and
 * HLG do not define how bright white is on a standard screen, and every maker tone-maps them differently.
 */
export function unreadableColours({ primaries, transfer }: ColourCodePoints): string | null {
  if (transfer === PQ) return 'HDR, PQ';
  if (transfer === HLG) return 'HDR, HLG';
  if (curveOf(transfer) === null) return `colour transfer ${transfer}`;
  if (primaries !== UNSPECIFIED && !(primaries in PRIMARIES)) return `colour primaries ${primaries}`;
  return null;
}

/** The conversion to sRGB. Throws RangeError for the colours that `unreadableColours` names. */
export function conversionOf({ primaries, transfer }: ColourCodePoints): Conversion {
  const curve = curveOf(transfer);
  const from = PRIMARIES[primaries === UNSPECIFIED ? 1 : primaries];
  if (curve === null || from === undefined)
    throw new RangeError(`no conversion to sRGB from ${primaries}, ${transfer}`);
  if (from === BT709 && SRGB_LIKE.includes(transfer)) return null;
  const toLight = Float64Array.from({ length: 256 }, (_, value) => curve(value / 255));
  return { toLight, matrix: multiply(inverse(toXyz(BT709)), toXyz(from)) };
}

/** Linear red, green and blue to XYZ: columns are the primaries, scaled so that their sum is white (SMPTE RP 177). */
function toXyz(primaries: Primaries): readonly number[] {
  const columns = primaries.map(xyzOf);
  const unscaled = [0, 1, 2].flatMap((row) => columns.map((column) => column[row]!));
  const white = xyzOf(D65);
  const scale = [0, 1, 2].map((row) => {
    const inverted = inverse(unscaled);
    return inverted[3 * row]! * white[0]! + inverted[3 * row + 1]! * white[1]! + inverted[3 * row + 2]! * white[2]!;
  });
  return unscaled.map((value, i) => value * scale[i % 3]!);
}

const xyzOf = ([x, y]: Point): readonly number[] => [x / y, 1, (1 - x - y) / y];

function multiply(a: readonly number[], b: readonly number[]): readonly number[] {
  return Array.from({ length: 9 }, (_, i) => {
    const row = i - (i % 3);
    return a[row]! * b[i % 3]! + a[row + 1]! * b[3 + (i % 3)]! + a[row + 2]! * b[6 + (i % 3)]!;
  });
}

/** Inverse of a 3 x 3 matrix, by its cofactors. */
function inverse(matrix: readonly number[]): readonly number[] {
  const [a, b, c, d, e, f, g, h, i] = matrix as [
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
  const cofactors = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  const determinant = a * cofactors[0]! + b * cofactors[3]! + c * cofactors[6]!;
  return cofactors.map((value) => value / determinant);
}
