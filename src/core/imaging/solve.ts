/**
 * Solves `matrix` x = `vector`, a square system, by Gauss-Jordan elimination with partial pivoting; undefined if the
 * matrix is singular. Neither argument is changed.
 */
export function solve(matrix: readonly ArrayLike<number>[], vector: ArrayLike<number>): number[] | undefined {
  const n = vector.length;
  const rows = matrix.map((row, i) => Float64Array.from([...Array.from(row), vector[i]!]));
  const at = (r: number, c: number): number => (rows[r] as Float64Array)[c]!;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(at(r, i)) > Math.abs(at(pivot, i))) pivot = r;
    if (!(Math.abs(at(pivot, i)) > 1e-12)) return undefined;
    const row = rows[pivot] as Float64Array<ArrayBuffer>;
    rows[pivot] = rows[i] as Float64Array<ArrayBuffer>;
    rows[i] = row;
    const factor = 1 / at(i, i);
    for (let c = i; c <= n; c++) row[c]! *= factor;
    for (let r = 0; r < n; r++) {
      const share = r === i ? 0 : at(r, i);
      if (share === 0) continue;
      const other = rows[r] as Float64Array;
      for (let c = i; c <= n; c++) other[c]! -= share * row[c]!;
    }
  }
  return rows.map((row) => row[n]!);
}
