import type { Vector } from '../vector.ts';

/** What light meets: unit normal, linear albedo, openness to the sky, mirrored share. */
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

/** A thing in the scene that rays can meet. */
export interface Solid {
  /** Sphere around all of it. */
  readonly centre: Vector;
  readonly bound: number;
  /** Smallest positive t with o + t d on the surface; Infinity where the ray misses. */
  distance(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number): number;
  /** Distance along the ground from what stands over it, where the sphere around it would say far too little. */
  gap?(x: number, y: number): number;
  /** Surface at a point that `distance` found. */
  surface(x: number, y: number, z: number, out: Surface): void;
  /** Share of a light's light that the surface's own relief lets through at a point, 0..1. */
  ownShadow?(x: number, y: number, z: number, light: Vector, lightRadius: number): number;
}
