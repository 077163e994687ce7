import type { CropSettings } from '../model.ts';

type Plane = Float32Array;

/** An evenly lit face in logarithms of its colours, and where on it its imprint lies. */
export interface FaceColours {
  /** Red, green and blue, `[size, size]` each. */
  readonly logs: readonly [Float32Array, Float32Array, Float32Array];
  /** `[size, size]`: 1 on the face, its rounded rim left out. */
  readonly face: Float32Array;
  /** `[size, size]`: 1 on the face where a stroke was drawn or is a pixel away. */
  readonly strokes: Float32Array;
}

/** Share of the radius within which the face is looked at: further out it is rounded. */
const REACH = 0.86;
/** Where the drawing departs this much from an even face, in its steps, there is a stroke. */
const STROKE = 6;
/** Keeps the logarithm of black away from minus infinity: noise there says nothing. */
const DARKEST = 0.03;

/** From an upright crop `[size, size, 3]`, 0..1.5, and the drawing that was laid on it, `[size, size]` in its steps. */
export function faceColours(rgb: Float32Array, drawn: ArrayLike<number>, settings: CropSettings): FaceColours {
  const { size, radiusShare } = settings;
  const limit = ((REACH * radiusShare * size) / 2) ** 2;
  const planes = Array.from({ length: 5 }, () => new Float32Array(size * size));
  const [red, green, blue, face, strokes] = planes as [Plane, Plane, Plane, Plane, Plane];
  const drawing = Uint8Array.from({ length: size * size }, (_, k) => (Math.abs(drawn[k] as number) > STROKE ? 1 : 0));
  for (let k = 0; k < face.length; k++) {
    red[k] = Math.log((rgb[3 * k] as number) + DARKEST);
    green[k] = Math.log((rgb[3 * k + 1] as number) + DARKEST);
    blue[k] = Math.log((rgb[3 * k + 2] as number) + DARKEST);
    const x = (k % size) + 0.5 - size / 2;
    const y = Math.floor(k / size) + 0.5 - size / 2;
    if (x * x + y * y > limit) continue;
    face[k] = 1;
    // The face lies a few pixels within the crop: its neighbours exist.
    if (drawing[k] || drawing[k - 1] || drawing[k + 1] || drawing[k - size] || drawing[k + size]) strokes[k] = 1;
  }
  return { logs: [red, green, blue], face, strokes };
}

/** Brightness from logarithms of red, green and blue (weights of Rec. 601). */
export function brightnessOf(red: number, green: number, blue: number): number {
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}
