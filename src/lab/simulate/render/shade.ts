import type { Light } from '../scene/light.ts';
import type { Scene } from '../scene/scene.ts';
import { cross, perpendicular, type Vector } from '../vector.ts';
import type { Solid, Surface } from './solid.ts';

interface Lamp {
  readonly lamp: Light;
  readonly u: Vector;
  readonly v: Vector;
}

/** A scene prepared for lighting. */
export interface Stage {
  readonly scene: Scene;
  readonly solids: readonly Solid[];
  readonly lamps: readonly Lamp[];
  /** In a heap: the solids that may hide a part of the sky from each. */
  readonly neighbours: ReadonlyMap<Solid, readonly Solid[]> | undefined;
}

export function setStage(scene: Scene, solids: readonly Solid[]): Stage {
  const lamps = scene.lighting.lights.map((lamp) => {
    const u = perpendicular(lamp.direction);
    return { lamp, u, v: cross(lamp.direction, u) };
  });
  return { scene, solids, lamps, neighbours: scene.kind === 'heap' ? neighboursOf(solids) : undefined };
}

/** Beyond this many radii a tablet hides hardly any sky. */
const HIDING_REACH = 2.5;

function neighboursOf(solids: readonly Solid[]): Map<Solid, Solid[]> {
  const apart = (a: Solid, b: Solid): number =>
    Math.hypot(a.centre[0] - b.centre[0], a.centre[1] - b.centre[1], a.centre[2] - b.centre[2]);
  return new Map(
    solids.map((solid) => [
      solid,
      solids.filter((other) => other !== solid && apart(solid, other) < solid.bound + other.bound + HIDING_REACH),
    ]),
  );
}

/** Radius of the sphere that hides as much sky as a tablet on average, of the sphere around it. */
const SPHERE_SHARE = 0.72;
const MOST_HIDDEN = 0.8;

/**
 * Share of the sky that the tablets around leave visible from a point of a solid in a heap, each taken as a sphere
 * (Quilez, "sphere - ambient occlusion").
 */
export function skyBetween(
  { neighbours }: Stage,
  self: Solid,
  { nx, ny, nz }: Surface,
  x: number,
  y: number,
  z: number,
): number {
  let hidden = 0;
  for (const { centre, bound } of neighbours?.get(self) ?? []) {
    const dx = centre[0] - x;
    const dy = centre[1] - y;
    const dz = centre[2] - z;
    const d2 = dx * dx + dy * dy + dz * dz;
    const cosine = (nx * dx + ny * dy + nz * dz) / Math.sqrt(d2);
    if (cosine > 0) hidden += cosine * Math.min(1, (SPHERE_SHARE * bound) ** 2 / d2);
  }
  return 1 - Math.min(MOST_HIDDEN, hidden);
}

/** Red, green, blue and slopes of the last ground point: one array for half a million of them. */
const groundOut = new Float64Array(5);

/** Directions over a light's disc, to be scaled by its radius: two rings. */
const DISC_POINTS = 8;
const DISC = Float64Array.from({ length: 2 * DISC_POINTS }, (_, k) => {
  const i = k >> 1;
  const r = i < 3 ? 0.45 : 0.88;
  const turn = i < 3 ? (i / 3) * 2 * Math.PI : ((i - 3) / 5) * 2 * Math.PI + 0.4;
  return r * (k % 2 === 0 ? Math.cos(turn) : Math.sin(turn));
});

/** The ground at a point: its pattern, its unevenness, and how nearby solids hide the sky. */
export function groundSurface({ scene, solids }: Stage, x: number, y: number, surface: Surface): void {
  const out = groundOut;
  scene.ground.at(x, y, out);
  const sx = out[3]!;
  const sy = out[4]!;
  const length = Math.sqrt(sx * sx + sy * sy + 1);
  surface.nx = -sx / length;
  surface.ny = -sy / length;
  surface.nz = 1 / length;
  surface.red = out[0]!;
  surface.green = out[1]!;
  surface.blue = out[2]!;
  surface.gloss = scene.ground.gloss;
  surface.metal = false;
  let openness = 1;
  for (const s of solids) {
    const dx = s.centre[0] - x;
    const dy = s.centre[1] - y;
    const d2 = dx * dx + dy * dy;
    if (d2 > (s.bound + 1.2) ** 2) continue;
    const gap = s.gap ? s.gap(x, y) : Math.sqrt(d2) - s.bound * 0.96;
    openness *= 1 - 0.5 * Math.exp(-Math.max(0, gap) / 0.3);
  }
  surface.openness = openness;
}

/**
 * Adds `share` of the light that a surface point sends along `view` to `out`. `cast` holds, for every lamp, how much of
 * it other solids let through to here, or NaN if unknown: then it is computed and stored.
 */
export function shade(
  stage: Stage,
  self: Solid | undefined,
  s: Surface,
  x: number,
  y: number,
  z: number,
  view: Float64Array,
  cast: Float64Array,
  out: Float32Array,
  at: number,
  share: number,
): void {
  const { scene, solids, lamps } = stage;
  const { ambient } = scene.lighting;
  const back = scene.ground.mean;
  const sky = s.openness * (0.62 + 0.38 * s.nz);
  const below = self ? 0.5 * (1 - s.nz) * s.openness : 0;
  // A hollow lights itself: its own walls give back part of the skylight that its floor misses, in their colour.
  const closed = 1 - s.openness;
  let red = (ambient[0] * (sky + below * back[0])) / (1 - s.red * closed);
  let green = (ambient[1] * (sky + below * back[1])) / (1 - s.green * closed);
  let blue = (ambient[2] * (sky + below * back[2])) / (1 - s.blue * closed);
  let shine = s.gloss * 0.25 * sky;
  const vx = view[0]!;
  const vy = view[1]!;
  const vz = view[2]!;
  const length = Math.sqrt(vx * vx + vy * vy + vz * vz);
  for (let q = 0; q < lamps.length; q++) {
    const { lamp, u, v } = lamps[q] as Lamp;
    const l = lamp.direction;
    // Some light passes through the tablet's skin: the edge of its own shadow is soft.
    const raw = s.nx * l[0] + s.ny * l[1] + s.nz * l[2];
    const cosine = self ? (raw + 0.06) / 1.06 : raw;
    // The ground reflects the lamp's light back up to walls and undersides.
    const bounce = below * l[2] * 0.8;
    let open = 0;
    if (cosine > 0) {
      open = self?.ownShadow ? self.ownShadow(x, y, z, l, lamp.radius) : 1;
      if (open > 0) {
        if (Number.isNaN(cast[q])) cast[q] = castShadow(solids, self, lamp, u, v, x, y, z);
        open *= cast[q]!;
      }
    }
    const near = nearness(lamp, x, y, z);
    const direct = Math.max(0, cosine) * open * near;
    red += lamp.colour[0] * (direct + bounce * back[0]);
    green += lamp.colour[1] * (direct + bounce * back[1]);
    blue += lamp.colour[2] * (direct + bounce * back[2]);
    if (s.gloss > 0 && open > 0) {
      const hx = l[0] - vx / length;
      const hy = l[1] - vy / length;
      const hz = l[2] - vz / length;
      const h = Math.max(0, (s.nx * hx + s.ny * hy + s.nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz));
      const width = s.metal ? 40 : 30 / (1 + 8 * lamp.radius);
      shine += s.gloss * 1.6 * h ** width * open * near * lamp.colour[1];
    }
  }
  const dull = s.metal ? 0.6 : 1;
  out[at]! += share * (s.red * red * dull + shine * (s.metal ? s.red : 1));
  out[at + 1]! += share * (s.green * green * dull + shine * (s.metal ? s.green : 1));
  out[at + 2]! += share * (s.blue * blue * dull + shine * (s.metal ? s.blue : 1));
}

/** Minimum of a lamp's squared distance: nothing in a scene touches it. */
const LEAST_DISTANCE2 = 0.25;

/** Brightness of a lamp here relative to the centre of the scene: by the inverse square of the distance. */
function nearness({ direction: l, distance }: Light, x: number, y: number, z: number): number {
  const along = (l[0] * x + l[1] * y + l[2] * z) / distance;
  const apart = (x * x + y * y + z * z) / (distance * distance);
  return 1 / Math.max(LEAST_DISTANCE2, 1 - 2 * along + apart);
}

/** Share of a lamp's disc that no other solid hides. */
function castShadow(
  solids: readonly Solid[],
  self: Solid | undefined,
  lamp: Light,
  u: Vector,
  v: Vector,
  x: number,
  y: number,
  z: number,
): number {
  const l = lamp.direction;
  let hidden = 0;
  for (const solid of solids) {
    if (solid === self) continue;
    const px = solid.centre[0] - x;
    const py = solid.centre[1] - y;
    const pz = solid.centre[2] - z;
    const along = px * l[0] + py * l[1] + pz * l[2];
    if (along < -solid.bound) continue;
    const miss2 = px * px + py * py + pz * pz - along * along;
    const reach = solid.bound + lamp.radius * Math.max(0, along + solid.bound);
    if (miss2 > reach * reach) continue;
    let blocked = 0;
    const r = lamp.radius;
    for (let q = 0; q < DISC_POINTS; q++) {
      const a = DISC[2 * q]!;
      const b = DISC[2 * q + 1]!;
      const dx = l[0] + r * (u[0] * a + v[0] * b);
      const dy = l[1] + r * (u[1] * a + v[1] * b);
      const dz = l[2] + r * (u[2] * a + v[2] * b);
      if (solid.distance(x + l[0] * 1e-3, y + l[1] * 1e-3, z + l[2] * 1e-3, dx, dy, dz) < Number.POSITIVE_INFINITY)
        blocked++;
    }
    hidden = Math.max(hidden, blocked / DISC_POINTS) + (blocked > 0 ? hidden * 0.2 : 0);
  }
  return 1 - Math.min(1, hidden);
}
