/**
 * 16-bit floats (IEEE 754 binary16): a sign bit, 5 bits of exponent, 10 bits of fraction. Most weights ship in them.
 * They represent every integer to 2048, about three decimal digits, and nothing beyond +-65504.
 */

const single = new Float32Array(1);
const singleBits = new Uint32Array(single.buffer);

/** The bits of the nearest 16-bit float, ties to even; infinity beyond the range. */
export function toHalf(value: number): number {
  single[0] = value;
  const bits = singleBits[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00; // not a number
  if (magnitude >= 0x47800000) return sign | 0x7c00; // 65536 and more
  if (magnitude < 0x38800000) return sign | subnormalHalf(magnitude);
  // Changes the exponent's bias from 127 to 15 and drops 13 bits of fraction. A carry into the exponent is correct.
  return sign | shiftRoundingToEven(magnitude - 0x38000000, 13);
}

/** `values` as 16-bit floats, little-endian, two bytes each. */
export function encodeHalves(values: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setUint16(i * 2, toHalf(value), true);
  return bytes;
}

/** Below 2^-14 a 16-bit float has steps of 2^-24; below half a step it is 0. `magnitude`: bits without the sign. */
function subnormalHalf(magnitude: number): number {
  const shift = 126 - (magnitude >>> 23);
  if (shift > 24) return 0;
  return shiftRoundingToEven((magnitude & 0x7fffff) | 0x800000, shift);
}

function shiftRoundingToEven(bits: number, shift: number): number {
  const kept = bits >>> shift;
  const dropped = bits & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  const up = dropped > half || (dropped === half && (kept & 1) === 1);
  return up ? kept + 1 : kept;
}
