import type { Relief } from '../tablet/relief.ts';
import { REACH } from '../tablet/relief-grid.ts';
import type { TabletDesign } from '../tablet/tablet.ts';
import { cross, perpendicular, type Vector } from '../vector.ts';
import type { Solid, Surface } from './solid.ts';

/** Whether rays from below pass through a tablet's lower face: on a table none of them comes from a light. */
export type LowerFace = 'open' | 'closed';

/** A tablet in the scene: a cylinder with the relief as its upper face. */
export class TabletSolid implements Solid {
  readonly centre: Vector;
  readonly bound: number;
  readonly design: TabletDesign;
  readonly relief: Relief;
  readonly #half: number;
  readonly #size: number;
  readonly #ex: Vector;
  readonly #ey: Vector;
  readonly #ez: Vector;
  readonly #closed: boolean;
  // The last requested point, in the tablet's own frame: cached, because a photo needs half a million.
  #lx = 0;
  #ly = 0;
  #lz = 0;

  /** `up` is the unit normal of the upper face; `turn` (radians, counter-clockwise about it) where its y axis points. */
  constructor(
    design: TabletDesign,
    relief: Relief,
    centre: Vector,
    up: Vector,
    turn: number,
    lowerFace: LowerFace = 'open',
  ) {
    this.#closed = lowerFace === 'closed';
    this.design = design;
    this.relief = relief;
    this.centre = centre;
    this.#size = design.size;
    this.#half = design.halfThickness;
    this.bound = design.size * Math.hypot(1, design.halfThickness + design.dome);
    this.#ez = up;
    const a = perpendicular(up);
    const b = cross(up, a);
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    this.#ex = [a[0] * c + b[0] * s, a[1] * c + b[1] * s, a[2] * c + b[2] * s];
    this.#ey = cross(up, this.#ex);
  }

  /** A point given in the tablet's own frame (radii), in the world. */
  toWorld(x: number, y: number, z: number): Vector {
    const at = (i: 0 | 1 | 2): number =>
      this.centre[i] + this.#size * (this.#ex[i] * x + this.#ey[i] * y + this.#ez[i] * z);
    return [at(0), at(1), at(2)];
  }

  /** Rim point of the upper face at an angle. */
  rim(angle: number): Vector {
    return this.toWorld(Math.cos(angle), Math.sin(angle), this.#half);
  }

  /** Centre of the upper face, and a point slightly up the imprint from it. */
  upArrow(): [Vector, Vector] {
    return [this.toWorld(0, 0, this.#half), this.toWorld(0, 0.05, this.#half)];
  }

  distance(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number): number {
    const { centre: c } = this;
    const k = 1 / this.#size;
    const px = (ox - c[0]) * k;
    const py = (oy - c[1]) * k;
    const pz = (oz - c[2]) * k;
    const ex = this.#ex;
    const ey = this.#ey;
    const ez = this.#ez;
    const lx = px * ex[0] + py * ex[1] + pz * ex[2];
    const ly = px * ey[0] + py * ey[1] + pz * ey[2];
    const lz = px * ez[0] + py * ez[1] + pz * ez[2];
    const mx = (dx * ex[0] + dy * ex[1] + dz * ex[2]) * k;
    const my = (dx * ey[0] + dy * ey[1] + dz * ey[2]) * k;
    const mz = (dx * ez[0] + dy * ez[1] + dz * ez[2]) * k;
    const top = mz < 0 ? this.#topDistance(lx, ly, lz, mx, my, mz) : Number.POSITIVE_INFINITY;
    const bottom = this.#closed && mz > 0 ? this.#bottomDistance(lx, ly, lz, mx, my, mz) : Number.POSITIVE_INFINITY;
    return Math.min(top, bottom, this.#wallDistance(lx, ly, lz, mx, my, mz));
  }

  #bottomDistance(lx: number, ly: number, lz: number, mx: number, my: number, mz: number): number {
    const t = (-this.#half - lz) / mz;
    return t > 1e-6 && (lx + t * mx) ** 2 + (ly + t * my) ** 2 <= 1 ? t : Number.POSITIVE_INFINITY;
  }

  /**
   * The ray is intersected with the relief by walking to where it is as high as the surface below it: three steps
   * suffice for a relief this flat.
   */
  #topDistance(lx: number, ly: number, lz: number, mx: number, my: number, mz: number): number {
    let t = (this.#half + this.design.dome * 0.6 - lz) / mz;
    for (let i = 0; i < 3; i++) {
      const x = lx + t * mx;
      const y = ly + t * my;
      if (x * x + y * y > 1.06) break;
      t = (this.#half + this.#heightAt(x, y) - lz) / mz;
    }
    const r2 = (lx + t * mx) ** 2 + (ly + t * my) ** 2;
    return t > 1e-6 && r2 <= 1 ? t : Number.POSITIVE_INFINITY;
  }

  #wallDistance(lx: number, ly: number, lz: number, mx: number, my: number, mz: number): number {
    const a = mx * mx + my * my;
    if (a < 1e-12) return Number.POSITIVE_INFINITY;
    const b = lx * mx + ly * my;
    const disc = b * b - a * (lx * lx + ly * ly - 1);
    if (disc < 0) return Number.POSITIVE_INFINITY;
    const t = (-b - Math.sqrt(disc)) / a;
    const z = lz + t * mz;
    if (t <= 1e-6 || Math.abs(z) > this.#half) return Number.POSITIVE_INFINITY;
    if (this.design.chips.length > 0 || z > this.#half * 0.6) {
      const rimHeight = this.#half + this.#heightAt((lx + t * mx) * 0.985, (ly + t * my) * 0.985);
      if (z > rimHeight + 0.01) return Number.POSITIVE_INFINITY;
    }
    return t;
  }

  #index(x: number, y: number): number {
    const { side } = this.relief;
    const i = Math.min(side - 2, Math.max(0, Math.floor(((x / REACH + 1) / 2) * side)));
    const j = Math.min(side - 2, Math.max(0, Math.floor(((y / REACH + 1) / 2) * side)));
    return j * side + i;
  }

  #heightAt(x: number, y: number): number {
    return this.relief.height[this.#index(x, y)]!;
  }

  /** The point in the tablet's own frame, in #local. */
  #toLocal(x: number, y: number, z: number): void {
    const k = 1 / this.#size;
    const px = (x - this.centre[0]) * k;
    const py = (y - this.centre[1]) * k;
    const pz = (z - this.centre[2]) * k;
    this.#lx = px * this.#ex[0] + py * this.#ex[1] + pz * this.#ex[2];
    this.#ly = px * this.#ey[0] + py * this.#ey[1] + pz * this.#ey[2];
    this.#lz = px * this.#ez[0] + py * this.#ez[1] + pz * this.#ez[2];
  }

  #isBottom(lz: number): boolean {
    return lz < 0.002 - this.#half;
  }

  #isTop(lx: number, ly: number, lz: number): boolean {
    return (lx * lx + ly * ly < 0.9985 && !this.#isBottom(lz)) || lz > this.#half - 0.002;
  }

  surface(x: number, y: number, z: number, out: Surface): void {
    this.#toLocal(x, y, z);
    const lx = this.#lx;
    const ly = this.#ly;
    const lz = this.#lz;
    let nx = lx;
    let ny = ly;
    let nz = 0;
    out.gloss = this.design.gloss;
    out.metal = false;
    if (this.#isTop(lx, ly, lz)) {
      const { side, normal, albedo, openness } = this.relief;
      // Bilinear over the maps.
      const u = ((lx / REACH + 1) / 2) * side - 0.5;
      const v = ((ly / REACH + 1) / 2) * side - 0.5;
      const i = Math.min(side - 2, Math.max(0, Math.floor(u)));
      const j = Math.min(side - 2, Math.max(0, Math.floor(v)));
      const fu = u - i;
      const fv = v - j;
      nx = 0;
      ny = 0;
      out.red = 0;
      out.green = 0;
      out.blue = 0;
      out.openness = 0;
      for (let q = 0; q < 4; q++) {
        const k = (j + (q >> 1)) * side + i + (q & 1);
        const share = (q & 1 ? fu : 1 - fu) * (q >> 1 ? fv : 1 - fv);
        nx += share * normal[k * 2]!;
        ny += share * normal[k * 2 + 1]!;
        out.red += share * albedo[k * 3]!;
        out.green += share * albedo[k * 3 + 1]!;
        out.blue += share * albedo[k * 3 + 2]!;
        out.openness += share * openness[k]!;
      }
      nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
    } else {
      if (this.#isBottom(lz) && lx * lx + ly * ly < 0.9985) [nx, ny, nz] = [0, 0, -1];
      out.red = this.relief.wall[0];
      out.green = this.relief.wall[1];
      out.blue = this.relief.wall[2];
      const down = Math.max(0, (this.#half - lz) / (2 * this.#half));
      out.openness = 1 - 0.45 * down;
    }
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
    const ex = this.#ex;
    const ey = this.#ey;
    const ez = this.#ez;
    out.nx = (nx * ex[0] + ny * ey[0] + nz * ez[0]) / length;
    out.ny = (nx * ex[1] + ny * ey[1] + nz * ez[1]) / length;
    out.nz = (nx * ex[2] + ny * ey[2] + nz * ez[2]) / length;
  }

  /** Walks from the point towards the light over the relief and computes the visible share of the light's disc. */
  ownShadow(x: number, y: number, z: number, light: Vector, lightRadius: number): number {
    this.#toLocal(x, y, z);
    const lx = this.#lx;
    const ly = this.#ly;
    if (!this.#isTop(lx, ly, this.#lz)) return 1;
    const ax = light[0] * this.#ex[0] + light[1] * this.#ex[1] + light[2] * this.#ex[2];
    const ay = light[0] * this.#ey[0] + light[1] * this.#ey[1] + light[2] * this.#ey[2];
    const az = light[0] * this.#ez[0] + light[1] * this.#ez[1] + light[2] * this.#ez[2];
    const flat = Math.sqrt(ax * ax + ay * ay);
    if (az <= 0) return 0;
    if (flat < 1e-3 || az / flat > 3) return 1;
    const slope = az / flat;
    const from = this.#heightAt(lx, ly);
    let steepest = -9;
    for (let s = 0.012; s < 0.2; s *= 1.45) {
      const px = lx + (ax / flat) * s;
      const py = ly + (ay / flat) * s;
      if (px * px + py * py > 1) break;
      steepest = Math.max(steepest, (this.#heightAt(px, py) - from) / s);
    }
    const softness = Math.max(0.06, lightRadius * (1 + slope * slope));
    const t = 0.5 + (slope - steepest) / (2 * softness);
    return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
  }
}
