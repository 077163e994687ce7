import type { NetworkOutput } from '../model.ts';

/** A network's output for one image of a batch. */
export function rowOf(output: NetworkOutput, row: number): Float32Array {
  const width = output.data.length / (output.shape[0] ?? 1);
  return output.data.subarray(row * width, (row + 1) * width);
}
