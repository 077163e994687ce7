import { io } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startBackend } from '../backend/backend.ts';
import { encodeHalves, toHalf } from './half-floats.ts';

/** The value of a 16-bit float's bits; exact, since every one of them is a 32-bit float too. */
function fromHalf(half: number): number {
  const sign = (half & 0x8000) === 0 ? 1 : -1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The reverse of `encodeHalves`. */
function decodeHalves(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / 2 }, (_, i) => fromHalf(view.getUint16(i * 2, true)));
}

const ALL_HALVES = Array.from({ length: 65536 }, (_, half) => half);
const isNaNHalf = (half: number) => (half & 0x7c00) === 0x7c00 && (half & 0x3ff) !== 0;

test('known values of the format', () => {
  const known: ReadonlyArray<readonly [number, number]> = [
    [0x0000, 0],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3c00, 1],
    [0x3555, 0.333251953125],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0xfc00, Number.NEGATIVE_INFINITY],
  ];
  for (const [half, value] of known) {
    expect(fromHalf(half)).toBe(value);
    expect(toHalf(value)).toBe(half);
  }
  expect(fromHalf(0x7e00)).toBeNaN();
  expect(toHalf(Number.NaN)).toBe(0x7e00);
  expect(toHalf(-0)).toBe(0x8000);
  expect(toHalf(65519.99)).toBe(0x7bff);
  expect(toHalf(65520)).toBe(0x7c00);
});

test('every 16-bit float survives a round trip through 32 bits', () => {
  const changed = ALL_HALVES.filter((half) => !isNaNHalf(half) && toHalf(fromHalf(half)) !== half);
  expect(changed).toEqual([]);
});

test('rounds to the nearest value, ties to even', () => {
  fc.assert(
    fc.property(fc.float({ min: -65504, max: 65504, noNaN: true }), (value) => {
      const half = toHalf(value);
      const error = Math.abs(fromHalf(half) - value);
      for (const neighbour of [half - 1, half + 1]) {
        const magnitude = neighbour & 0x7fff;
        if (magnitude >= 0x7c00 || (neighbour & 0x8000) !== (half & 0x8000)) continue;
        const other = Math.abs(fromHalf(neighbour) - value);
        expect(other > error || (other === error && half % 2 === 0)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('ties between neighbours go to the even one', () => {
  const magnitudes = ALL_HALVES.filter((half) => half < 0x7bff);
  const wrong = magnitudes.filter((half) => {
    const even = half % 2 === 0 ? half : half + 1;
    return toHalf((fromHalf(half) + fromHalf(half + 1)) / 2) !== even;
  });
  expect(wrong).toEqual([]);
});

test('TensorFlow.js decodes what is encoded here to the same values', async () => {
  await startBackend('wasm');
  const values = Float32Array.from([0, -1.5, 0.1, 65504, -6.1e-5, 3e-8, 1 / 3]);
  const bytes = encodeHalves(values);
  const decoded = io.decodeWeights(bytes.slice().buffer, [
    { name: 'w', shape: [values.length], dtype: 'float32', quantization: { dtype: 'float16' } },
  ]);
  expect(decoded['w']?.dataSync()).toEqual(decodeHalves(bytes));
});
