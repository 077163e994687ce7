/** Ellipse in pixels, y down. `rx` >= `ry` are half axes; `angle` is degrees from the x axis to the major axis, y pointing down. */
export interface Ellipse {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  readonly angle: number;
}
