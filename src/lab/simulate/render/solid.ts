import type { Vector } from '../vector.ts';

/** Surface properties for lighting: unit normal, linear albedo, openness to the sky, mirrored share. */
export interface Surface {
  nx: number;
  ny: number;
  nz: number;
  red: number;
  green: number;
  blue: number;
  openness: number;
  gloss: number;
  /** Metals tint their mirrored light. */
  metal: boolean;
}

/** An object in the scene that rays can hit. */
export interface Solid {
  /** Sphere around all of it. */
  readonly centre: Vector;
  readonly bound: number;
  /** Smallest positive t with o + t d on the surface; Infinity if the ray misses. */
  distance(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number): number;
  /** Distance along the ground from the object's footprint, if its bounding sphere would be far too large. */
  gap?(x: number, y: number): number;
  /** Surface at a point found by `distance`. */
  surface(x: number, y: number, z: number, out: Surface): void;
  /** Share of a light's light that the surface's own relief lets through at a point, 0..1. */
  ownShadow?(x: number, y: number, z: number, light: Vector, lightRadius: number): number;
}
