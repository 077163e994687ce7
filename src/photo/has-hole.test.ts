import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasHole } from './has-hole.ts';

test('a hole is found anywhere, and a shorter one never', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 150 }), fc.nat(200), (before, zeros, after) => {
      const bytes = new Uint8Array(before + zeros + after).fill(1);
      bytes.fill(0, before, before + zeros);
      expect(hasHole(bytes, 64)).toBe(zeros >= 64);
    }),
  );
});
