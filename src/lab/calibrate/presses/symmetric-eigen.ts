/** Sweeps over all pairs of rows; a few are enough for matrices of a few dozen rows. */
const SWEEPS = 60;
const SETTLED = 1e-22;

/** An eigenvector (of length 1) and its eigenvalue. */
export interface Eigen {
  readonly value: number;
  readonly vector: readonly number[];
}

/** Eigenvectors of a symmetric matrix, the largest eigenvalue first (cyclic Jacobi: Golub and Van Loan 2013, 8.5). */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen[] {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => Number(i === j)));
  for (let sweep = 0; sweep < SWEEPS && !isDiagonal(a); sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
  }
  return a
    .map((row, i) => ({ value: row[i]!, vector: vectors.map((line) => line[i]!) }))
    .sort((x, y) => y.value - x.value);
}

function isDiagonal(a: readonly (readonly number[])[]): boolean {
  let [off, diagonal] = [0, 0];
  for (const [i, row] of a.entries()) {
    for (const [j, value] of row.entries()) {
      if (i === j) diagonal += value * value;
      else off += value * value;
    }
  }
  return off <= SETTLED * diagonal;
}

/** Makes the element at `p`, `q` zero. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const apq = a[p]![q]!;
  if (apq === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  const [rowP, rowQ] = [a[p]!, a[q]!];
  for (let j = 0; j < a.length; j++) [rowP[j], rowQ[j]] = [c * rowP[j]! - s * rowQ[j]!, s * rowP[j]! + c * rowQ[j]!];
  for (const row of vectors) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
}
