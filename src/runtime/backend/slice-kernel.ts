import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

const SLICE = { kernelName: 'Slice', backendName: 'wasm' } as const;

/**
 * Replaces the slices of TensorFlow.js 4.22 on WASM. Its own kernel copies the whole input out of WebAssembly's memory for
 * each slice. The orienter slices rows of large tensors, which took a third of its time (bench/README.md).
 */
export function replaceSliceKernel(): void {
  const original = tf.getKernel(SLICE.kernelName, SLICE.backendName).kernelFunc;
  tf.unregisterKernel(SLICE.kernelName, SLICE.backendName);
  tf.registerKernel({
    ...SLICE,
    kernelFunc: (args) => (args.inputs['x']?.dtype === 'string' ? original(args) : slice(args)),
  });
}

function slice({ inputs, attrs, backend }: Parameters<tf.KernelFunc>[0]): tf.TensorInfo {
  const wasm = backend as BackendWasm;
  const x = inputs['x'] as tf.Tensor;
  const wanted = attrs as unknown as tf.SliceAttrs;
  const [begin, size] = tf.slice_util.parseSliceParams(x, wanted.begin, wanted.size) as [number[], number[]];
  const out = wasm.makeOutput(size, x.dtype);
  // Views, taken only now: memory for the output may have moved all of it.
  copySlice(wasm.typedArrayFromHeap(x), x.shape, begin, size, wasm.typedArrayFromHeap(out));
  return out;
}

/** Copies the block of `size` from `begin` on out of a tensor of `shape`, in the longest contiguous runs. */
function copySlice(
  from: tf.TypedArray,
  shape: readonly number[],
  begin: readonly number[],
  size: readonly number[],
  to: tf.TypedArray,
): void {
  // All dimensions after `axis` are whole.
  let axis = shape.length - 1;
  while (axis > 0 && size[axis] === shape[axis]) axis--;
  const run = tf.util.sizeFromShape(size.slice(axis));
  for (let at = 0; at < to.length; at += run) {
    // The run's place in `size`, from the last dimension to the first, as an offset in `shape`.
    let [start, stride, place] = [0, 1, at];
    for (let i = shape.length - 1; i >= 0; i--) {
      start += (begin[i]! + (place % size[i]!)) * stride;
      stride *= shape[i]!;
      place = Math.floor(place / size[i]!);
    }
    to.set(from.subarray(start, start + run), at);
  }
}
