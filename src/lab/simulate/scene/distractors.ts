import type { Rgb } from '../colour.ts';
import { valueNoise } from '../noise.ts';
import type { Solid, Surface } from '../render/solid.ts';
import type { Vector } from '../vector.ts';

const MISS = Number.POSITIVE_INFINITY;

interface Look {
  /** Linear light. */
  readonly colour: Rgb;
  readonly gloss: number;
  readonly metal: boolean;
}

function fill(out: Surface, look: Look, nx: number, ny: number, nz: number, openness: number): void {
  const length = Math.hypot(nx, ny, nz) || 1;
  out.nx = nx / length;
  out.ny = ny / length;
  out.nz = nz / length;
  [out.red, out.green, out.blue] = look.colour;
  out.gloss = look.gloss;
  out.metal = look.metal;
  out.openness = openness;
}

/** A ball, or with `stretch` a two-coloured capsule along an axis. */
export class Capsule implements Solid {
  readonly centre: Vector;
  readonly bound: number;
  readonly axis: Vector;
  readonly radius: number;
  readonly half: number;
  readonly #look: Look;
  readonly #second: Look;

  /** `half` is half the length of the straight part, 0 for a ball; `axis` a unit vector. */
  constructor(centre: Vector, axis: Vector, radius: number, half: number, look: Look, second: Look = look) {
    this.centre = centre;
    this.axis = axis;
    this.radius = radius;
    this.half = half;
    this.bound = radius + half;
    this.#look = look;
    this.#second = second;
  }

  /** Ray against a capsule (Quilez, "capsule intersection"). */
  distance(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number): number {
    const { centre: c, axis: a, half: h, radius: r } = this;
    const [bx, by, bz] = [2 * h * a[0], 2 * h * a[1], 2 * h * a[2]];
    const [px, py, pz] = [ox - c[0] + h * a[0], oy - c[1] + h * a[1], oz - c[2] + h * a[2]];
    const dd = dx * dx + dy * dy + dz * dz;
    const bb = bx * bx + by * by + bz * bz;
    const bd = bx * dx + by * dy + bz * dz;
    const bo = bx * px + by * py + bz * pz;
    const od = dx * px + dy * py + dz * pz;
    const oo = px * px + py * py + pz * pz;
    let y = -1;
    if (bb > 0) {
      const qa = bb * dd - bd * bd;
      const qb = bb * od - bo * bd;
      const disc = qb * qb - qa * (bb * oo - bo * bo - r * r * bb);
      if (disc < 0) return MISS;
      const t = (-qb - Math.sqrt(disc)) / qa;
      y = bo + t * bd;
      if (y > 0 && y < bb) return t > 1e-6 ? t : MISS;
    }
    const [ex, ey, ez] = y <= 0 ? [px, py, pz] : [px - bx, py - by, pz - bz];
    const eb = dx * ex + dy * ey + dz * ez;
    const disc = eb * eb - dd * (ex * ex + ey * ey + ez * ez - r * r);
    if (disc < 0) return MISS;
    const t = (-eb - Math.sqrt(disc)) / dd;
    return t > 1e-6 ? t : MISS;
  }

  gap(x: number, y: number): number {
    const [dx, dy] = [x - this.centre[0], y - this.centre[1]];
    const along = Math.min(this.half, Math.max(-this.half, dx * this.axis[0] + dy * this.axis[1]));
    return Math.hypot(dx - along * this.axis[0], dy - along * this.axis[1]) - this.radius;
  }

  surface(x: number, y: number, z: number, out: Surface): void {
    const { centre: c, axis: a, half } = this;
    const along = (x - c[0]) * a[0] + (y - c[1]) * a[1] + (z - c[2]) * a[2];
    const k = Math.min(half, Math.max(-half, along));
    const look = along > 0 ? this.#second : this.#look;
    const [nx, ny, nz] = [x - c[0] - k * a[0], y - c[1] - k * a[1], z - c[2] - k * a[2]];
    fill(out, look, nx, ny, nz, 0.55 + 0.45 * Math.min(1, z / (2 * this.radius)));
  }
}

/** A block on the ground, rotated about the vertical. */
export class Block implements Solid {
  readonly centre: Vector;
  readonly bound: number;
  readonly #half: Vector;
  readonly #cos: number;
  readonly #sin: number;
  readonly #look: Look;

  constructor(centre: Vector, half: Vector, turn: number, look: Look) {
    this.centre = centre;
    this.#half = half;
    this.bound = Math.hypot(...half);
    this.#cos = Math.cos(turn);
    this.#sin = Math.sin(turn);
    this.#look = look;
  }

  distance(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number): number {
    const [px, py, pz] = [ox - this.centre[0], oy - this.centre[1], oz - this.centre[2]];
    const o = [px * this.#cos + py * this.#sin, -px * this.#sin + py * this.#cos, pz];
    const d = [dx * this.#cos + dy * this.#sin, -dx * this.#sin + dy * this.#cos, dz];
    let near = -MISS;
    let far = MISS;
    for (let i = 0; i < 3; i++) {
      const inverse = 1 / d[i]!;
      const a = (-this.#half[i]! - o[i]!) * inverse;
      const b = (this.#half[i]! - o[i]!) * inverse;
      near = Math.max(near, Math.min(a, b));
      far = Math.min(far, Math.max(a, b));
    }
    return near <= far && near > 1e-6 ? near : MISS;
  }

  surface(x: number, y: number, z: number, out: Surface): void {
    const [px, py, pz] = [x - this.centre[0], y - this.centre[1], z - this.centre[2]];
    const l = [px * this.#cos + py * this.#sin, -px * this.#sin + py * this.#cos, pz];
    const share = l.map((v, i) => Math.abs(v) / this.#half[i]!);
    const side = share.indexOf(Math.max(...share));
    const sign = Math.sign(l[side]!);
    const n = [0, 0, 0];
    n[side] = sign;
    const [nx, ny, nz] = n as [number, number, number];
    const openness = 0.6 + 0.4 * Math.min(1, z / (2 * this.#half[2]));
    fill(out, this.#look, nx * this.#cos - ny * this.#sin, nx * this.#sin + ny * this.#cos, nz, openness);
  }
}

/** A coin or a button: a flat disc with a raised rim, some relief, and holes for a button. */
export class Disc implements Solid {
  readonly centre: Vector;
  readonly bound: number;
  readonly radius: number;
  readonly #half: number;
  readonly #look: Look;
  readonly #holes: number;
  readonly #seed: number;

  constructor(centre: Vector, radius: number, half: number, look: Look, holes: number, seed: number) {
    this.centre = centre;
    this.radius = radius;
    this.#half = half;
    this.bound = Math.hypot(radius, half);
    this.#look = look;
    this.#holes = holes;
    this.#seed = seed;
  }

  distance(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number): number {
    const [px, py, pz] = [ox - this.centre[0], oy - this.centre[1], oz - this.centre[2]];
    let best = MISS;
    if (dz < 0) {
      const t = (this.#half - pz) / dz;
      if (t > 1e-6 && Math.hypot(px + t * dx, py + t * dy) <= this.radius) best = t;
    }
    const a = dx * dx + dy * dy;
    const b = px * dx + py * dy;
    const disc = b * b - a * (px * px + py * py - this.radius ** 2);
    if (a > 1e-12 && disc >= 0) {
      const t = (-b - Math.sqrt(disc)) / a;
      if (t > 1e-6 && t < best && Math.abs(pz + t * dz) <= this.#half) best = t;
    }
    return best;
  }

  surface(x: number, y: number, z: number, out: Surface): void {
    const [lx, ly] = [(x - this.centre[0]) / this.radius, (y - this.centre[1]) / this.radius];
    const r = Math.hypot(lx, ly);
    if (z < this.centre[2] + this.#half - 1e-4) {
      fill(out, this.#look, lx, ly, 0, 0.7);
      return;
    }
    const rim = r > 0.88 && r < 0.93 ? -3.5 : r > 0.95 ? 1.5 : 0;
    const bump = this.#look.metal && r < 0.85 ? 0.5 : 0.04;
    const tiltX = bump * valueNoise(lx * 7, ly * 7, this.#seed) + rim * 0.25 * lx;
    const tiltY = bump * valueNoise(lx * 7, ly * 7, this.#seed + 1) + rim * 0.25 * ly;
    let hole = 1;
    for (let i = 0; i < this.#holes; i++) {
      const turn = (i / this.#holes) * 2 * Math.PI;
      if (Math.hypot(lx - 0.28 * Math.cos(turn), ly - 0.28 * Math.sin(turn)) < 0.12) hole = 0.12;
    }
    fill(out, this.#look, tiltX, tiltY, 1, hole);
    if (hole < 1) [out.red, out.green, out.blue] = [out.red * 0.2, out.green * 0.2, out.blue * 0.2];
  }
}
