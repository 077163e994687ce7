/** A closed line, lengths in tablet radii. */
export type Outline = readonly (readonly [number, number])[];

export type Point = readonly [number, number];

interface ShapeBase {
  /** The part of the imprint: box, M, 3, 0, score, text, outline. */
  readonly part: string;
  /** Multiplies the tablet's deboss depth. */
  readonly depth: number;
}

/** A pressed shape of an imprint; lengths in tablet radii, x right, y up. `stroke` is the full width at half depth. */
export type ImprintShape =
  | (ShapeBase & { kind: 'rounded_rect'; center: Point; half: Point; radius: number; stroke: number })
  | (ShapeBase & { kind: 'polygon'; points: readonly Point[]; bolder?: number })
  | (ShapeBase & { kind: 'polyline'; points: readonly Point[]; stroke: number; profile: 'flat' | 'v' })
  | (ShapeBase & { kind: 'ellipse'; center: Point; radii: Point; stroke: number })
  | (ShapeBase & { kind: 'outlines'; outlines: readonly Outline[]; bolder: number });
