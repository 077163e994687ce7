import type { NetworkOutput } from '../model.ts';

/** The numbers that a network gave for one image of a batch. */
export function rowOf(output: NetworkOutput, row: number): Float32Array {
  const width = output.data.length / (output.shape[0] ?? 1);
  return output.data.subarray(row * width, (row + 1) * width);
}
