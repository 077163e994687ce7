import type { OrientedCrop } from '../evidence.ts';

/**
 * A crop at the height of its face's middle, once for each side to which the tablet may lean. The middle of a domed face
 * stands above its rim by `height` radii, so in the picture of a tilted tablet it lies off the ellipse's centre, along the
 * shorter axis, by `height` times the sine of the tilt. A level tablet has no such parallax.
 *
 * @example
 * const [one, other] = raisedViews(crop, 0.1);
 */
export function raisedViews<Oriented extends OrientedCrop>(crop: Oriented, height: number): readonly Oriented[] {
  const { ellipse } = crop;
  const angle = (ellipse.angle * Math.PI) / 180;
  // The sine of the tilt times the radius, from the cosine `ry / rx`.
  const parallax = height * Math.sqrt(Math.max(0, ellipse.rx ** 2 - ellipse.ry ** 2));
  return [parallax, -parallax].map((by) => ({
    ...crop,
    ellipse: { ...ellipse, cx: ellipse.cx - by * Math.sin(angle), cy: ellipse.cy + by * Math.cos(angle) },
  }));
}
