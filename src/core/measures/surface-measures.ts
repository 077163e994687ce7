import type { CropSettings } from '../model.ts';
import { takeSurfaceAway } from './cubic-surface.ts';
import { brightnessOf, type FaceColours } from './face-colours.ts';
import { type Band, bandsOf, levelsOf } from './weighted-picture.ts';

/** Octaves of sizes beside single pixels and the rest: up to a sixth of the face. */
const OCTAVES = 4;
const MEASURES_A_BAND = 11;
/** How many numbers `surfaceMeasures` tells. */
export const SURFACE_MEASURES = 3 + (OCTAVES + 2) * MEASURES_A_BAND;

/** A face of which less than this share lies beside its imprint is looked at whole. */
const LEAST_BESIDE = 0.15;

/**
 * What a face shows beside its imprint: its mean colour, how unevenly it is lit, and in every band of sizes how much each
 * colour varies, how they vary together (noise does not, specks and mottling do, relief does alike in all), and whether
 * what varies is dark spots. Each near -1..1 for most tablets.
 */
export function surfaceMeasures({ logs, face, strokes }: FaceColours, settings: CropSettings): number[] {
  const mask = beside(face, strokes);
  const planes = logs.map((plane) => plane.slice());
  const { means, slope } = takeSurfaceAway(planes, mask, settings);
  const [red, green, blue] = means as [number, number, number];
  const weighted = planes.map((plane) => plane.map((value, k) => value * (mask[k] as number)));
  const bands = bandsOf(levelsOf({ size: settings.size, weights: mask, planes: weighted }, OCTAVES));
  return [(red - green + 0.18) / 0.07, (blue - green - 0.15) / 0.07, slope / 0.3 - 0.5, ...bands.flatMap(tellBand)];
}

/** 1 on the face beside its imprint, where enough of it is left. */
function beside(face: Float32Array, strokes: Float32Array): Float32Array {
  const left = face.map((value, k) => value * (1 - (strokes[k] as number)));
  const area = (mask: Float32Array): number => mask.reduce((sum, value) => sum + value, 0);
  return area(left) >= LEAST_BESIDE * area(face) ? left : face;
}

const LEAST_PIXELS = 4;

/**
 * Spread of each colour, what they share, skewness and peakedness of their brightness, and how far and with what brightness
 * blue and red part.
 */
function tellBand({ weights, planes }: Band): number[] {
  const [reds, greens, blues] = planes as [Float32Array, Float32Array, Float32Array];
  let [count, rr, gg, bb, rg, rb, gb, m1, m2, m3, m4] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < weights.length; k++) {
    const w = weights[k] as number;
    if (w < 0.05) continue;
    const r = reds[k] as number;
    const g = greens[k] as number;
    const b = blues[k] as number;
    const l = brightnessOf(r, g, b);
    const l2 = w * l * l;
    count += w;
    rr += w * r * r;
    gg += w * g * g;
    bb += w * b * b;
    rg += w * r * g;
    rb += w * r * b;
    gb += w * g * b;
    m1 += w * l;
    m2 += l2;
    m3 += l2 * l;
    m4 += l2 * l * l;
  }
  if (count < LEAST_PIXELS) return new Array<number>(MEASURES_A_BAND).fill(0);
  const spread = (squares: number): number => 0.5 * Math.log(squares / count + TINY) + 5;
  const shared = (products: number, a: number, b: number): number =>
    2 * (products / Math.sqrt(a * b + TINY * count)) - 1.4;
  // Of brightness with blue and with red: light is the same in all colours, so what differs is pigment.
  const lb = 0.3 * rb + 0.59 * gb + 0.11 * bb;
  const lr = 0.3 * rr + 0.59 * rg + 0.11 * rb;
  const [skewness, kurtosis] = shapeOf(m1 / count, m2 / count, m3 / count, m4 / count);
  return [
    spread(rr),
    spread(gg),
    spread(bb),
    shared(rg, rr, gg),
    shared(rb, rr, bb),
    shared(gb, gg, bb),
    skewness + 0.6,
    (kurtosis - 3) / 3 - 0.5,
    2 * (rb / (gg + TINY * count)) - 1.4,
    spread(Math.max(0, rr + bb - 2 * rb)),
    shared(lb - lr, m2, Math.max(0, rr + bb - 2 * rb)) + 1.4,
  ];
}

const TINY = 1e-9;

/** Skewness and kurtosis from the first four moments about zero. */
function shapeOf(m1: number, m2: number, m3: number, m4: number): [number, number] {
  const variance = Math.max(TINY, m2 - m1 * m1);
  const third = m3 - 3 * m1 * m2 + 2 * m1 ** 3;
  const fourth = m4 - 4 * m1 * m3 + 6 * m1 * m1 * m2 - 3 * m1 ** 4;
  return [third / variance ** 1.5, fourth / variance ** 2];
}
