/**
 * Whether the bytes contain a run of at least this many zeros: a failed copy or a failed disk leaves such holes.
 * Compressed pictures have few such runs, except for large flat areas.
 */
export function hasHole(bytes: Uint8Array, length: number): boolean {
  // A run of this length covers a multiple of it.
  for (let at = length - 1; at < bytes.length; at += length) {
    if (bytes[at] !== 0) continue;
    let [from, to] = [at, at + 1];
    while (from > 0 && bytes[from - 1] === 0) from--;
    while (to < bytes.length && bytes[to] === 0 && to - from < length) to++;
    if (to - from >= length) return true;
  }
  return false;
}
