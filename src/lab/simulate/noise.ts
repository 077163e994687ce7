/** Smooth value noise in -1..1 over the plane, repeatable for a seed; one feature per unit. */
export function valueNoise(x: number, y: number, seed: number): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = x - xi;
  const fy = y - yi;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const a = lattice(xi, yi, seed);
  const b = lattice(xi + 1, yi, seed);
  const c = lattice(xi, yi + 1, seed);
  const d = lattice(xi + 1, yi + 1, seed);
  return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
}

/** Sum of octaves of value noise, each half as large at twice the frequency; roughly -1..1. */
export function fractalNoise(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let size = 0.55;
  for (let i = 0; i < octaves; i++) {
    sum += size * valueNoise(x * 2 ** i, y * 2 ** i, seed + i * 101);
    size *= 0.5;
  }
  return sum;
}

/** Distances to the nearest and second nearest of scattered points, one per unit square (Worley 1996). */
export function cellNoise(x: number, y: number, seed: number): [number, number] {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  let first = 9;
  let second = 9;
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const px = xi + i + 0.5 + 0.45 * lattice(xi + i, yi + j, seed);
      const py = yi + j + 0.5 + 0.45 * lattice(xi + i, yi + j, seed + 7919);
      const d = Math.hypot(px - x, py - y);
      if (d < first) {
        second = first;
        first = d;
      } else if (d < second) second = d;
    }
  }
  return [first, second];
}

/** A repeatable number in -1..1 for a lattice point (integer hash of Wang's kind). */
function lattice(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 1274126177);
  h = Math.imul(h ^ (h >>> 13), 1103515245);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h ^ (h >>> 15)) >>> 0) / 2147483648 - 1;
}
