import type { Light } from './light.ts';
import type { Scene } from './scene.ts';
import type { Solid, Surface } from './solid.ts';
import { cross, perpendicular, type Vector } from './vector.ts';

/** Linear light `[height, width, 3]`, and for every pixel the index of the solid seen there (-1: the ground). */
export interface Rendering {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
  readonly seen: Int16Array;
}

/** Directions over a light's disc, to be scaled by its radius: two rings. */
const DISC_POINTS = 8;
const DISC = Float64Array.from({ length: 2 * DISC_POINTS }, (_, k) => {
  const i = k >> 1;
  const r = i < 3 ? 0.45 : 0.88;
  const turn = i < 3 ? (i / 3) * 2 * Math.PI : ((i - 3) / 5) * 2 * Math.PI + 0.4;
  return r * (k % 2 === 0 ? Math.cos(turn) : Math.sin(turn));
});

/**
 * Casts one ray a pixel: nearest solid or ground, direct light of every lamp with soft cast shadows and the relief's own
 * shadow, light of the room dimmed in hollows and at contacts, light thrown back by the ground, and a highlight.
 */
export function render(scene: Scene): Rendering {
  const { camera } = scene;
  const solids: Solid[] = [...scene.tablets, ...scene.things.map((t) => t.solid)];
  const { seen, depth } = trace(scene, solids);
  const light = new Float32Array(camera.width * camera.height * 3);
  const lamps = scene.lighting.lights.map((lamp) => ({ lamp, ...basis(lamp.direction) }));
  const surface: Surface = { nx: 0, ny: 0, nz: 1, red: 0, green: 0, blue: 0, openness: 1, gloss: 0, metal: false };
  const groundOut = new Float64Array(5);
  const d = new Float64Array(3);
  const near = solids.map((s) => ({ x: s.centre[0], y: s.centre[1], bound: s.bound }));
  for (let j = 0, k = 0; j < camera.height; j++) {
    for (let i = 0; i < camera.width; i++, k++) {
      camera.direction(i + 0.5, j + 0.5, d);
      const t = depth[k] as number;
      const x = camera.position[0] + t * (d[0] as number);
      const y = camera.position[1] + t * (d[1] as number);
      const z = camera.position[2] + t * (d[2] as number);
      const hit = seen[k] as number;
      const solid = hit >= 0 ? solids[hit] : undefined;
      if (solid) solid.surface(x, y, z, surface);
      else groundSurface(scene, x, y, groundOut, near, surface);
      shade(scene, solids, solid, lamps, surface, x, y, z, d, light, k * 3);
    }
  }
  return { width: camera.width, height: camera.height, light, seen };
}

/** For every pixel the nearest solid and how far it is; each solid only where its bounding sphere may be seen. */
function trace(scene: Scene, solids: readonly Solid[]): { seen: Int16Array; depth: Float32Array } {
  const { camera } = scene;
  const { width, height, position: o } = camera;
  const seen = new Int16Array(width * height).fill(-1);
  const depth = new Float32Array(width * height);
  const d = new Float64Array(3);
  for (let j = 0, k = 0; j < height; j++) {
    for (let i = 0; i < width; i++, k++) {
      camera.direction(i + 0.5, j + 0.5, d);
      const dz = d[2] as number;
      depth[k] = dz < -1e-3 ? -o[2] / dz : 1e4;
    }
  }
  for (const [index, solid] of solids.entries()) {
    const [cx, cy] = camera.project(solid.centre);
    const c = solid.centre;
    const far =
      (c[0] - o[0]) * camera.forward[0] + (c[1] - o[1]) * camera.forward[1] + (c[2] - o[2]) * camera.forward[2];
    if (far < solid.bound * 1.2) continue;
    const r = ((solid.bound * camera.focalPx) / (far - solid.bound)) * 1.15 + 2;
    for (let j = Math.max(0, Math.floor(cy - r)); j < Math.min(height, cy + r); j++) {
      for (let i = Math.max(0, Math.floor(cx - r)); i < Math.min(width, cx + r); i++) {
        camera.direction(i + 0.5, j + 0.5, d);
        const t = solid.distance(o[0], o[1], o[2], d[0] as number, d[1] as number, d[2] as number);
        const k = j * width + i;
        if (t < (depth[k] as number)) {
          depth[k] = t;
          seen[k] = index;
        }
      }
    }
  }
  return { seen, depth };
}

function basis(direction: Vector): { u: Vector; v: Vector } {
  const u = perpendicular(direction);
  return { u, v: cross(direction, u) };
}

function groundSurface(
  scene: Scene,
  x: number,
  y: number,
  out: Float64Array,
  near: readonly { x: number; y: number; bound: number }[],
  surface: Surface,
): void {
  scene.ground.at(x, y, out);
  const sx = out[3] as number;
  const sy = out[4] as number;
  const length = Math.sqrt(sx * sx + sy * sy + 1);
  surface.nx = -sx / length;
  surface.ny = -sy / length;
  surface.nz = 1 / length;
  surface.red = out[0] as number;
  surface.green = out[1] as number;
  surface.blue = out[2] as number;
  surface.gloss = scene.ground.gloss;
  surface.metal = false;
  let openness = 1;
  for (const s of near) {
    const dx = s.x - x;
    const dy = s.y - y;
    const d2 = dx * dx + dy * dy;
    if (d2 > (s.bound + 1.2) ** 2) continue;
    openness *= 1 - 0.5 * Math.exp(-Math.max(0, Math.sqrt(d2) - s.bound * 0.96) / 0.3);
  }
  surface.openness = openness;
}

interface Lamp {
  readonly lamp: Light;
  readonly u: Vector;
  readonly v: Vector;
}

function shade(
  scene: Scene,
  solids: readonly Solid[],
  self: Solid | undefined,
  lamps: readonly Lamp[],
  s: Surface,
  x: number,
  y: number,
  z: number,
  view: Float64Array,
  out: Float32Array,
  at: number,
): void {
  const { ambient } = scene.lighting;
  const back = scene.ground.mean;
  const sky = s.openness * (0.62 + 0.38 * s.nz);
  const below = self ? 0.5 * (1 - s.nz) * s.openness : 0;
  // A hollow lights itself: what its floor misses of the sky it gets in part back from its own walls, in their colour.
  const closed = 1 - s.openness;
  let red = (ambient[0] * (sky + below * back[0])) / (1 - s.red * closed);
  let green = (ambient[1] * (sky + below * back[1])) / (1 - s.green * closed);
  let blue = (ambient[2] * (sky + below * back[2])) / (1 - s.blue * closed);
  let shine = s.gloss * 0.25 * sky;
  const vx = view[0] as number;
  const vy = view[1] as number;
  const vz = view[2] as number;
  const length = Math.sqrt(vx * vx + vy * vy + vz * vz);
  for (const { lamp, u, v } of lamps) {
    const l = lamp.direction;
    // A little light passes through the tablet's skin: the edge of its own shade is soft.
    const raw = s.nx * l[0] + s.ny * l[1] + s.nz * l[2];
    const cosine = self ? (raw + 0.06) / 1.06 : raw;
    // What the lamp lights on the ground comes back up to walls and undersides.
    const bounce = below * l[2] * 0.8;
    let open = 0;
    if (cosine > 0) {
      open = self?.ownShadow ? self.ownShadow(x, y, z, l, lamp.radius) : 1;
      if (open > 0) open *= castShadow(solids, self, lamp, u, v, x, y, z);
    }
    const direct = Math.max(0, cosine) * open;
    red += lamp.colour[0] * (direct + bounce * back[0]);
    green += lamp.colour[1] * (direct + bounce * back[1]);
    blue += lamp.colour[2] * (direct + bounce * back[2]);
    if (s.gloss > 0 && open > 0) {
      const hx = l[0] - vx / length;
      const hy = l[1] - vy / length;
      const hz = l[2] - vz / length;
      const h = Math.max(0, (s.nx * hx + s.ny * hy + s.nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz));
      const width = s.metal ? 40 : 30 / (1 + 8 * lamp.radius);
      shine += s.gloss * 1.6 * h ** width * open * lamp.colour[1];
    }
  }
  const dull = s.metal ? 0.6 : 1;
  out[at] = s.red * red * dull + shine * (s.metal ? s.red : 1);
  out[at + 1] = s.green * green * dull + shine * (s.metal ? s.green : 1);
  out[at + 2] = s.blue * blue * dull + shine * (s.metal ? s.blue : 1);
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
      const a = DISC[2 * q] as number;
      const b = DISC[2 * q + 1] as number;
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
