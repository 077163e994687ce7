import type { ImageBatch, Network } from '../model.ts';

/** Cells per side: an explanation says where, never how exactly, so it is not finer. */
export const MAP_CELLS = 8;

/**
 * The parts of an upright crop on which its counterfeit logit is based. Each cell in turn is covered with the crop's
 * mean colour; its value is the drop of the logit (occlusion: Zeiler and Fergus 2014,
 * doi:10.1007/978-3-319-10590-1_53).
 *
 * @param normalizedCrop the inspector's input for the crop, a batch of one
 * @returns `[8, 8]` row by row, -1..1: above 0 if the cell is evidence for a counterfeit, scaled by the largest
 */
export async function occlusionMapOf(normalizedCrop: ImageBatch, inspector: Network): Promise<Float32Array> {
  const count = MAP_CELLS ** 2;
  const { data: crop, width: size } = normalizedCrop;
  const data = new Float32Array((count + 1) * crop.length);
  const mean = meanOf(crop);
  for (let i = 0; i <= count; i++) data.set(crop, i * crop.length);
  for (let cell = 0; cell < count; cell++)
    cover(data.subarray(cell * crop.length, (cell + 1) * crop.length), size, cell, mean);
  const { counterfeit } = await inspector.run({ ...normalizedCrop, count: count + 1, data });
  if (!counterfeit) throw new Error('The inspector lacks `counterfeit`.');
  const whole = counterfeit.data[count]!;
  const falls = Float32Array.from({ length: count }, (_, cell) => whole - counterfeit.data[cell]!);
  const largest = Math.max(...falls.map(Math.abs));
  return largest > 0 ? falls.map((fall) => fall / largest) : falls;
}

/** Start and end of a cell, in pixels, along one side. */
export function cellBounds(index: number, size: number): readonly [from: number, to: number] {
  return [Math.round((index * size) / MAP_CELLS), Math.round(((index + 1) * size) / MAP_CELLS)];
}

function cover(crop: Float32Array, size: number, cell: number, colour: readonly number[]): void {
  const [top, bottom] = cellBounds(Math.floor(cell / MAP_CELLS), size);
  const [left, right] = cellBounds(cell % MAP_CELLS, size);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) crop.set(colour, (y * size + x) * 3);
  }
}

/** The mean of red, green and blue. */
function meanOf(crop: Float32Array): readonly number[] {
  const sum = [0, 0, 0];
  for (const [i, value] of crop.entries()) sum[i % 3]! += value;
  return sum.map((value) => value / (crop.length / 3));
}
