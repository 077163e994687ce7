/** Upright sRGB pixels: `data` is `[height, width, 3]` row by row, each 0..255. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** An axis-aligned part of the upright photo, in its pixels; may reach beyond the photo's edges. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
