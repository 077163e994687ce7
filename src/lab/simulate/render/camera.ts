import { add, cross, dot, normalize, scale, type Vector } from '../vector.ts';

/** A pinhole camera over the ground z = 0; lengths in reference-tablet radii. */
export class Camera {
  readonly width: number;
  readonly height: number;
  /** Focal length, pixels. */
  readonly focalPx: number;
  readonly position: Vector;
  readonly right: Vector;
  readonly down: Vector;
  readonly forward: Vector;

  /**
   * Looks at `target` from `distance`, tilted by `tilt` radians from straight down towards `azimuth`, and rotated by
   * `roll` about its own axis.
   */
  constructor(options: {
    width: number;
    height: number;
    focalPx: number;
    target: Vector;
    distance: number;
    tilt: number;
    azimuth: number;
    roll: number;
  }) {
    const { tilt, azimuth, roll } = options;
    this.width = options.width;
    this.height = options.height;
    this.focalPx = options.focalPx;
    const away: Vector = [Math.sin(tilt) * Math.cos(azimuth), Math.sin(tilt) * Math.sin(azimuth), Math.cos(tilt)];
    this.position = add(options.target, scale(away, options.distance));
    this.forward = scale(away, -1);
    const level = normalize(cross(this.forward, [-Math.sin(azimuth), Math.cos(azimuth), 0]));
    const side = cross(this.forward, level);
    this.right = add(scale(level, Math.cos(roll)), scale(side, Math.sin(roll)));
    this.down = cross(this.forward, this.right);
  }

  /** Pixel of a point in the world; pixel centres are at halves. */
  project(point: Vector): [number, number] {
    const d: Vector = [point[0] - this.position[0], point[1] - this.position[1], point[2] - this.position[2]];
    const depth = dot(d, this.forward);
    return [
      this.width / 2 + (this.focalPx * dot(d, this.right)) / depth,
      this.height / 2 + (this.focalPx * dot(d, this.down)) / depth,
    ];
  }

  /**
   * Direction (not normalised: of unit depth) through a pixel, written into `out`, because a photo has half a million
   * of them.
   */
  direction(x: number, y: number, out: Float64Array): void {
    const u = (x - this.width / 2) / this.focalPx;
    const v = (y - this.height / 2) / this.focalPx;
    out[0] = this.forward[0] + this.right[0] * u + this.down[0] * v;
    out[1] = this.forward[1] + this.right[1] * u + this.down[1] * v;
    out[2] = this.forward[2] + this.right[2] * u + this.down[2] * v;
  }

  /** Where a pixel's ray meets the ground; undefined above the horizon. */
  groundPoint(x: number, y: number): [number, number] | undefined {
    const d = new Float64Array(3);
    this.direction(x, y, d);
    const [dx, dy, dz] = d as unknown as [number, number, number];
    if (dz >= -1e-6) return undefined;
    const t = -this.position[2] / dz;
    return [this.position[0] + t * dx, this.position[1] + t * dy];
  }
}
