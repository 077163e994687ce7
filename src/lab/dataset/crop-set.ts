import { DEFECTS } from '../simulate/tablet/defects.ts';
import { TRAIT_COUNT } from '../simulate/tablet/traits.ts';

/** Side of a training crop, pixels. */
export const CROP_SIZE = 128;
/** Half of a crop's side in tablet radii: a narrow ring of ground is visible around the rim. */
export const CROP_REACH = 1.08;
/** Cells along a side of `pressed`. */
export const PRESSED_CELLS = 16;

/** Order of the columns of `kinds`. */
export const KINDS: readonly string[] = Object.keys(DEFECTS);
/** Classes in the order of the inspector's `face` logits, as `CropSet.face` numbers them. */
export const CROP_FACES = ['M', '30', 'other', 'background'] as const;

/**
 * How a crop is misplaced: a point (u right, v up, in read radii) shows the tablet's point (across u + diagonal v +
 * right, diagonal u + down v + up) in its own radii; `across` and `down` minus 1, and `turn` in radians. In these
 * units, a bad error is near 1.
 */
export const PLACING = { right: 0.02, up: 0.02, across: 0.02, down: 0.02, diagonal: 0.02, turn: 0.04 } as const;
export const PLACING_COUNT = Object.keys(PLACING).length;

/**
 * Upright crops with their truth, one flat array per attribute. The two tablets of a matched pair (reference first,
 * then its counterfeit under the same light and camera) are adjacent and share their `photo` number.
 */
export interface CropSet {
  readonly count: number;
  /**
   * `[count, 128, 128, 3]`, sRGB, 0..255, upright, the tablet's radius `64 / CROP_REACH` pixels; ground still visible.
   */
  readonly pixels: Uint8Array;
  /** Index into `CROP_FACES`. */
  readonly face: Uint8Array;
  /** 1 for a counterfeit, 0 for a reference tablet, of M and 30 only; `LABEL_UNKNOWN` where it is neither. */
  readonly counterfeit: Uint8Array;
  /** 0..1; 0 for a reference tablet. */
  readonly severity: Float32Array;
  /** `[count, KINDS.length]`, 1 if the tablet departs in that way; `LABEL_UNKNOWN` if it is not known how it was made. */
  readonly kinds: Uint8Array;
  /** `[count, TRAIT_COUNT]`, see simulate/traits.ts; NaN if unknown. */
  readonly traits: Float32Array;
  /** `[count, 16, 16]`, mean depth of the imprint in each cell, 1 at full depth; NaN if unknown. */
  readonly pressed: Float32Array;
  /** `[count, 6]`, see PLACING, in its units; NaN if unknown. */
  readonly placing: Float32Array;
  /** Number of the photo, or of the light and camera, of a crop. */
  readonly photo: Int32Array;
  /** Number of the lot or counterfeit press. */
  readonly press: Int32Array;
}

/** Of a tablet shown in a colour that the reference does not have: its face is known, and nothing else may be learned from it. */
export const LABEL_UNKNOWN = 2;

/** A set of `count` crops, all attributes zero, to be filled. */
export function emptyCropSet(count: number): CropSet {
  return {
    count,
    pixels: new Uint8Array(count * CROP_SIZE * CROP_SIZE * 3),
    face: new Uint8Array(count),
    counterfeit: new Uint8Array(count),
    severity: new Float32Array(count),
    kinds: new Uint8Array(count * KINDS.length),
    traits: new Float32Array(count * TRAIT_COUNT),
    pressed: new Float32Array(count * PRESSED_CELLS * PRESSED_CELLS),
    placing: new Float32Array(count * PLACING_COUNT).fill(Number.NaN),
    photo: new Int32Array(count),
    press: new Int32Array(count),
  };
}

/** An endless source of sets of crops; the same `index` always gives the same set. */
export interface CropSource {
  draw(index: number): Promise<CropSet>;
}
