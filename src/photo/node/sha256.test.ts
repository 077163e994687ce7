import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

test('gives the digest of FIPS 180-4 for its own example', () => {
  expect(sha256(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('hashes a view, not the memory behind it', () => {
  const memory = new TextEncoder().encode('xabcx');
  expect(sha256(memory.subarray(1, 4))).toBe(sha256(new TextEncoder().encode('abc')));
});
