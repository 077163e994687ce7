import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startBackend } from './backend.ts';

beforeAll(() => startBackend('wasm'));

/** For each dimension its length, and where a slice begins and ends in it. */
const blocks = fc.array(
  fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((lengths) => {
    const [begin, size, rest] = lengths;
    return { length: begin + size + 1 + rest, begin, size: size + 1 };
  }),
  { minLength: 1, maxLength: 4 },
);

test('a slice holds the numbers of its block in their order', () => {
  fc.assert(
    fc.property(blocks, (dimensions) => {
      const [shape, begin, size] = (['length', 'begin', 'size'] as const).map((key) => dimensions.map((d) => d[key]));
      const count = shape!.reduce((all, length) => all * length, 1);
      // Of a tensor of its own places.
      const places = Array.from({ length: count }, (_, place) => place).filter(
        (place) =>
          dimensions.reduceRight(
            ({ inside, left }, d) => {
              const at = left % d.length;
              return { inside: inside && at >= d.begin && at < d.begin + d.size, left: Math.floor(left / d.length) };
            },
            { inside: true, left: place },
          ).inside,
      );
      const sliced = tf.tidy(() => tf.slice(tf.reshape(tf.range(0, count), shape!), begin!, size).dataSync());
      expect([...sliced]).toEqual(places);
    }),
  );
});

test('strings are sliced as before', async () => {
  expect(await tf.slice(tf.tensor1d(['M', '30', 'other']), 1, 2).data()).toEqual(['30', 'other']);
});
