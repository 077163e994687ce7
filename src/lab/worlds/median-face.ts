import { type FacePicture, finePicture, PIXELS, RADIUS } from './face-picture.ts';

/** The median face of a set, and the pattern of its strokes. */
export interface MedianFace {
  /** Medians over the crops, pixel by pixel. */
  readonly brightness: Float32Array;
  readonly colours: readonly [Float32Array, Float32Array];
  /** The fine picture of `brightness`. */
  readonly strokes: Float32Array;
}

/** Beyond this many radii the rim shows, not the imprint. */
const IMPRINT_REACH = 0.85;
export const ON_FACE: readonly number[] = Array.from(RADIUS.keys()).filter((k) => RADIUS[k]! <= IMPRINT_REACH);

export function medianFace(pictures: readonly FacePicture[]): MedianFace {
  const brightness = medianOf(pictures.map((picture) => picture.brightness));
  return {
    brightness,
    colours: [medianOf(pictures.map(({ colours }) => colours[0])), medianOf(pictures.map(({ colours }) => colours[1]))],
    strokes: finePicture(brightness),
  };
}

function medianOf(pictures: readonly Float32Array[]): Float32Array {
  const values = new Float32Array(pictures.length);
  return Float32Array.from({ length: PIXELS }, (_, k) => {
    for (const [i, picture] of pictures.entries()) values[i] = picture[k]!;
    values.sort();
    return values[values.length >> 1]!;
  });
}

/** The strokes of a face, from all sets together: crops of each are measured with it. */
export interface StrokePattern {
  /** Of deviation 1 over the face. */
  readonly pattern: Float32Array;
  /** Pixels where the pattern is darkest, where it is strongest in either direction, and where it is close to zero. */
  readonly hollows: readonly number[];
  readonly strokes: readonly number[];
  readonly plain: readonly number[];
}

export function strokePattern(faces: readonly MedianFace[]): StrokePattern {
  const mean = Float32Array.from({ length: PIXELS }, (_, k) =>
    faces.reduce((sum, { strokes }) => sum + strokes[k]! / faces.length, 0),
  );
  const deviation = Math.sqrt(ON_FACE.reduce((sum, k) => sum + mean[k]! ** 2, 0) / ON_FACE.length);
  const pattern = mean.map((value) => value / (deviation || 1));
  const byDarkness = [...ON_FACE].sort((a, b) => pattern[a]! - pattern[b]!);
  const byStrength = [...ON_FACE].sort((a, b) => Math.abs(pattern[a]!) - Math.abs(pattern[b]!));
  const tenth = Math.floor(ON_FACE.length / 10);
  return {
    pattern,
    hollows: byDarkness.slice(0, tenth),
    strokes: byStrength.slice(-2 * tenth),
    plain: byStrength.slice(0, 6 * tenth),
  };
}

/** Similarity of the strokes of two sets' median faces. */
export interface MedianDifference {
  readonly correlation: number;
  /** Root mean square of their difference, in shares of the face's brightness. */
  readonly difference: number;
}

export function medianDifference(a: MedianFace, b: MedianFace): MedianDifference {
  let [aa, bb, ab, dd] = [0, 0, 0, 0];
  for (const k of ON_FACE) {
    const [x, y] = [a.strokes[k]!, b.strokes[k]!];
    aa += x * x;
    bb += y * y;
    ab += x * y;
    dd += (x - y) ** 2;
  }
  return { correlation: ab / Math.sqrt(aa * bb || 1), difference: Math.sqrt(dd / ON_FACE.length) };
}
