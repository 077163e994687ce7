import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { frameSize, readSegments } from './read-segments.ts';

const jpeg = readFileSync(new URL('../../../samples/face-m.jpg', import.meta.url));

test('a complete photo ends, and has its size', () => {
  const parts = readSegments(jpeg);
  expect(parts.ends).toBe(true);
  expect(frameSize(parts)).toEqual({ width: 960, height: 720 });
});

test('bytes after the end are ignored, even those of a truncated photo', () => {
  expect(readSegments(Buffer.concat([jpeg, jpeg.subarray(0, 5000)])).ends).toBe(true);
});

test('a photo truncated anywhere after its header does not end', () => {
  for (const share of [0.05, 0.3, 0.7, 0.999]) {
    expect(readSegments(jpeg.subarray(0, Math.floor(jpeg.length * share))).ends).toBe(false);
  }
  const none = readSegments(jpeg.subarray(0, 3));
  expect([none.ends, frameSize(none)]).toEqual([false, undefined]);
});

test('a picture inside the metadata does not end the photo', () => {
  const inner = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, inner.length + 2]), inner]);
  const whole = Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
  expect(readSegments(whole).ends).toBe(true);
  expect(readSegments(whole.subarray(0, whole.length / 2)).ends).toBe(false);
});
