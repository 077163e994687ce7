import { move, Piscina } from 'piscina';

/** Input of a training step before it becomes a tensor: values and their shape. */
interface DrawnTensor {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** The images of a step and their truth. */
export type DrawnBatch = readonly [images: DrawnTensor, truth: DrawnTensor];

export interface BatchShape {
  /** Images per batch. */
  readonly size: number;
  /** Of one image and of its truth, without the batch. */
  readonly image: readonly number[];
  readonly truth: readonly number[];
}

/** A batch that `drawOne` fills image by image; it gets zeros. */
export function drawBatch(
  { size, image, truth }: BatchShape,
  drawOne: (image: Float32Array, truth: Float32Array) => void,
): DrawnBatch {
  const [images, truths] = [emptyTensor(size, image), emptyTensor(size, truth)];
  for (let i = 0; i < size; i++) drawOne(partOf(images, i), partOf(truths, i));
  return [images, truths];
}

function emptyTensor(size: number, shape: readonly number[]): DrawnTensor {
  return { data: new Float32Array(shape.reduce((product, length) => product * length, size)), shape: [size, ...shape] };
}

function partOf({ data, shape: [size = 1] }: DrawnTensor, i: number): Float32Array {
  const length = data.length / size;
  return data.subarray(i * length, (i + 1) * length);
}

/** The answer of a thread whose large arrays are transferred without a copy; the rest, which is small, is copied. */
export function transferred(value: object, arrays: readonly Float32Array[]): unknown {
  return move({
    [Piscina.transferableSymbol]: arrays.map(({ buffer }) => buffer),
    [Piscina.valueSymbol]: value,
  } as never);
}
