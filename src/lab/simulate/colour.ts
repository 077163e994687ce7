import { luma } from '../../core/imaging/luma.ts';

/** Red, green, blue; each use says whether they are linear light or sRGB. */
export type Rgb = readonly [number, number, number];

/** sRGB 0..255 to linear light 0..1 (IEC 61966-2-1). */
export function linearOf(srgb: Rgb): Rgb {
  return srgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;
}

/** Linear light 0..1 to sRGB 0..1 (IEC 61966-2-1). */
export function encodeSrgb(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

/** Brightness of the pixel that begins at `k`, or of any three values per colour. */
export function brightnessAt(pixels: ArrayLike<number>, k: number): number {
  return luma(pixels[k]!, pixels[k + 1]!, pixels[k + 2]!);
}

/** Hue in degrees, saturation and value 0..1, of sRGB 0..255. */
export function hsvOf([r, g, b]: Rgb): [number, number, number] {
  const max = Math.max(r, g, b);
  const range = max - Math.min(r, g, b);
  if (range === 0) return [0, 0, max / 255];
  const sector = max === r ? ((g - b) / range + 6) % 6 : max === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return [sector * 60, range / max, max / 255];
}

/** sRGB 0..255 of hue in degrees (any turn), saturation and value (clamped to 0..1). */
export function fromHsv(hue: number, saturation: number, value: number): Rgb {
  const s = Math.min(1, Math.max(0, saturation));
  const v = Math.min(1, Math.max(0, value));
  const channel = (n: number): number => {
    const k = (n + (((hue % 360) + 360) % 360) / 60) % 6;
    return 255 * v * (1 - s * Math.max(0, Math.min(k, 4 - k, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}

/**
 * Linear light of a black body, green at 1, by a curve fitted to the Planck locus; accurate to a few per cent for
 * 2,500..10,000 K.
 */
export function lightColour(kelvin: number): Rgb {
  const t = kelvin / 100;
  const red = t <= 66 ? 255 : 329.7 * (t - 60) ** -0.1332;
  const green = t <= 66 ? 99.47 * Math.log(t) - 161.12 : 288.12 * (t - 60) ** -0.0755;
  const blue = t >= 66 ? 255 : 138.52 * Math.log(Math.max(t - 10, 1)) - 305.04;
  const [r, g, b] = linearOf([red, green, Math.max(blue, 20)]);
  return [r / g, 1, b / g];
}
