import { hasHole } from './has-hole.ts';

/** Chunks that hold coded pictures: lossy, lossless, transparency, a frame of an animation. */
const CODED: readonly string[] = ['VP8 ', 'VP8L', 'ALPH', 'ANMF'];
/** Many times as long as the runs of large flat areas; see HOLE_BYTES of AVIF. */
const HOLE_BYTES = 512;

/** Whether a failed copy left a hole in the coded picture of a WebP, which its decoder ignores (RIFF chunks). */
export function webpHasHole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 12;
  while (at + 8 <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    if (CODED.includes(type) && hasHole(bytes.subarray(at + 8, at + 8 + size), HOLE_BYTES)) return true;
    at += 8 + size + (size % 2);
  }
  return false;
}
