import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupNearDuplicates, MAX_DISTANCE } from './group-near-duplicates.ts';

const HASH = '0123456789abcdeffedcba9876543210';
const ALL_ELSE = 'ffffffffffffffffffffffffffffffff';

/** The hash with these bits turned over. */
function flipped(hash: string, bits: readonly number[]): string {
  const mask = bits.reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n);
  return (BigInt(`0x${hash}`) ^ mask).toString(16).padStart(32, '0');
}

describe('groupNearDuplicates', () => {
  test('photos that differ in few bits, in any place, are one group', () => {
    const bits = fc.uniqueArray(fc.nat(127), { maxLength: MAX_DISTANCE });
    fc.assert(
      fc.property(bits, (turned) => {
        expect(groupNearDuplicates([HASH, ALL_ELSE, flipped(HASH, turned)])).toEqual([[0, 2]]);
      }),
    );
  });

  test('one bit more makes another photo', () => {
    const bits = Array.from({ length: MAX_DISTANCE + 1 }, (_, i) => i);
    expect(groupNearDuplicates([HASH, flipped(HASH, bits)])).toEqual([]);
  });

  test('a photo belongs to a group if it is near one member', () => {
    const near = flipped(HASH, [0, 20, 40, 60]);
    const further = flipped(near, [1, 21, 41, 61]);
    expect(groupNearDuplicates([further, HASH, undefined, near])).toEqual([[0, 1, 3]]);
    expect(groupNearDuplicates([further, HASH])).toEqual([]);
  });

  test('photos without a hash belong to no group', () => {
    expect(groupNearDuplicates([undefined, undefined])).toEqual([]);
  });
});
