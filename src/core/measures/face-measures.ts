import type { CropSettings } from '../model.ts';
import { faceColours } from './face-colours.ts';
import { RIM_MEASURES, rimMeasures } from './rim-measures.ts';
import { STROKE_MEASURES, strokeMeasures } from './stroke-measures.ts';
import { SURFACE_MEASURES, surfaceMeasures } from './surface-measures.ts';

/** How many numbers `measureFace` tells. */
export const FACE_MEASURES = SURFACE_MEASURES + STROKE_MEASURES + RIM_MEASURES;

/**
 * What arithmetic reads of a face's surface, strokes and rim, in this order, from an upright crop in even light
 * (`[size, size, 3]`, 0..1.5) and the drawing that was laid on it (`[size, size]`, in its steps). Each number is near -1..1
 * for most tablets and never beyond -3..3; none changes where the crop is mirrored. It measures; nothing is decided.
 */
export function measureFace(rgb: Float32Array, drawn: ArrayLike<number>, settings: CropSettings): number[] {
  const colours = faceColours(rgb, drawn, settings);
  return [
    ...surfaceMeasures(colours, settings),
    ...strokeMeasures(colours, drawn, settings),
    ...rimMeasures(colours, settings),
  ].map((value) => (Number.isFinite(value) ? Math.max(-3, Math.min(3, value)) : 0));
}
