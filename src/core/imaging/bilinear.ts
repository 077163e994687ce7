/** Between the values at the corners of a unit square, `right` and `down` of the way, each 0..1. */
export function bilinear(
  topLeft: number,
  topRight: number,
  bottomLeft: number,
  bottomRight: number,
  right: number,
  down: number,
): number {
  const top = topLeft * (1 - right) + topRight * right;
  const bottom = bottomLeft * (1 - right) + bottomRight * right;
  return top * (1 - down) + bottom * down;
}
