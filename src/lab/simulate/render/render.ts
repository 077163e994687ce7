import type { Scene } from '../scene/scene.ts';
import { groundSurface, type Stage, setStage, shade, skyBetween } from './shade.ts';
import type { Solid, Surface } from './solid.ts';
import { trace } from './trace.ts';

/**
 * Linear light `[height, width, 3]`, and for every pixel the index of the visible solid (-1: the ground) and its depth,
 * tablet radii.
 */
export interface Rendering {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
  readonly solidAt: Int16Array;
  readonly depth: Float32Array;
}

/** Positions of an outline's rays in a pixel: a rotated square, which suits every direction of edge. */
const OUTLINE_RAYS: readonly number[] = [0.375, 0.125, 0.875, 0.375, 0.625, 0.875, 0.125, 0.625];
/** Inside one solid its relief is as smooth as its maps, and two rays suffice. */
const INNER_RAYS: readonly number[] = [0.3, 0.25, 0.7, 0.75];

/**
 * Casts rays at the scene: nearest solid or ground, direct light of every lamp with soft cast shadows and the relief's
 * own shadow, ambient light dimmed in hollows and at contacts, light reflected by the ground, and a highlight. One ray
 * per pixel on plain ground, two inside a solid, four at outlines, so that imprints and rims are as smooth as through a
 * lens.
 */
export function render(scene: Scene): Rendering {
  const { width, height } = scene.camera;
  const solids: Solid[] = [...scene.tablets, ...scene.distractors.map((t) => t.solid)];
  const { solidAt, depth } = trace(scene, solids);
  const light = new Float32Array(width * height * 3);
  const painter = new Painter(setStage(scene, solids), light);
  const near: number[] = [];
  for (let j = 0, k = 0; j < height; j++) {
    for (let i = 0; i < width; i++, k++) {
      const outline = neighbours(solidAt, width, height, i, j, near);
      if (near.length === 0) painter.ground(i, j, k, depth[k]!);
      else painter.solids(i, j, k, near, outline ? OUTLINE_RAYS : INNER_RAYS);
    }
  }
  return { width, height, light, solidAt, depth };
}

/**
 * Writes the indices of the solids at a pixel and the eight around it into `out`; returns whether more than one is
 * visible there.
 */
function neighbours(solidAt: Int16Array, width: number, height: number, i: number, j: number, out: number[]): boolean {
  out.length = 0;
  let ground = false;
  for (let v = Math.max(0, j - 1); v <= Math.min(height - 1, j + 1); v++) {
    for (let u = Math.max(0, i - 1); u <= Math.min(width - 1, i + 1); u++) {
      const index = solidAt[v * width + u]!;
      if (index < 0) ground = true;
      else if (!out.includes(index)) out.push(index);
    }
  }
  return ground || out.length > 1;
}

/** Fills pixels of a picture; caches what every ray uses. */
class Painter {
  readonly #stage: Stage;
  readonly #light: Float32Array;
  readonly #view = new Float64Array(3);
  readonly #cast: Float64Array;
  readonly #surface: Surface = { nx: 0, ny: 0, nz: 1, red: 0, green: 0, blue: 0, openness: 1, gloss: 0, metal: false };

  constructor(stage: Stage, light: Float32Array) {
    this.#stage = stage;
    this.#light = light;
    this.#cast = new Float64Array(stage.lamps.length);
  }

  ground(i: number, j: number, k: number, t: number): void {
    this.#cast.fill(Number.NaN);
    this.#stage.scene.camera.direction(i + 0.5, j + 0.5, this.#view);
    this.#paint(undefined, t, k, 1);
  }

  /**
   * `near` are the solids that the pixel may show. Their cast shadows are computed once per pixel, not once per ray.
   */
  solids(i: number, j: number, k: number, near: readonly number[], rays: readonly number[]): void {
    const { camera } = this.#stage.scene;
    const o = camera.position;
    const d = this.#view;
    let last: Solid | undefined;
    this.#cast.fill(Number.NaN);
    for (let q = 0; q < rays.length; q += 2) {
      camera.direction(i + rays[q]!, j + rays[q + 1]!, d);
      const [dx, dy, dz] = [d[0]!, d[1]!, d[2]!];
      let nearest = dz < -1e-3 ? -o[2] / dz : 1e4;
      let hit: Solid | undefined;
      for (let n = 0; n < near.length; n++) {
        const solid = this.#stage.solids[near[n]!] as Solid;
        const t = solid.distance(o[0], o[1], o[2], dx, dy, dz);
        if (t < nearest) {
          nearest = t;
          hit = solid;
        }
      }
      if (hit !== last) this.#cast.fill(Number.NaN);
      last = hit;
      this.#paint(hit, nearest, k, 2 / rays.length);
    }
  }

  #paint(solid: Solid | undefined, t: number, k: number, share: number): void {
    const o = this.#stage.scene.camera.position;
    const d = this.#view;
    const x = o[0] + t * d[0]!;
    const y = o[1] + t * d[1]!;
    const z = o[2] + t * d[2]!;
    if (solid) {
      solid.surface(x, y, z, this.#surface);
      if (this.#stage.neighbours) this.#surface.openness *= skyBetween(this.#stage, solid, this.#surface, x, y, z);
    } else groundSurface(this.#stage, x, y, this.#surface);
    shade(this.#stage, solid, this.#surface, x, y, z, d, this.#cast, this.#light, k * 3, share);
  }
}
