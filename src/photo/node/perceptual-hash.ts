import type { Frame } from '../../core/imaging/frame.ts';
import { reduceFrame } from './decode-pixels.ts';

/** Cells on each side of the compared picture; neighbours give a bit each, across and down. */
const CELLS = 8;
/** Of 255. Below this difference between the lightest and the darkest cell there is only noise to compare. */
const MIN_CONTRAST = 6;

/**
 * 128 bits in hex that hardly change when a photo is resized, compressed again or brightened: whether each cell of an
 * 8x8 picture is lighter than its neighbour to the right, and below. A difference hash (N. Krawetz, "Kind of Like
 * That", 2013) in both directions. `thumbnail` is the whole photo at any size; undefined for one without contrast.
 */
export async function perceptualHash(thumbnail: Frame): Promise<string | undefined> {
  const luma = lumaOf(await reduceFrame(thumbnail, 'png', CELLS + 1, CELLS + 1));
  if (Math.max(...luma) - Math.min(...luma) < MIN_CONTRAST) return undefined;
  const at = (x: number, y: number) => luma[y * (CELLS + 1) + x]!;
  let bits = '';
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
  ] as const) {
    for (let cell = 0; cell < CELLS * CELLS; cell++) {
      const [x, y] = [cell % CELLS, Math.floor(cell / CELLS)];
      bits += at(x, y) > at(x + dx, y + dy) ? '1' : '0';
    }
  }
  return BigInt(`0b${bits}`).toString(16).padStart(32, '0');
}

/** Rec. 601 to three digits, unlike the core's `luma`: records of earlier scans hold hashes that were made with it. */
function lumaOf({ data }: Frame): number[] {
  const luma: number[] = [];
  for (let i = 0; i < data.length; i += 3) {
    luma.push(0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!);
  }
  return luma;
}
