import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readJpegMarkers } from '../../src/photo/browser/jpeg-end.ts';

const jpeg = readFileSync(new URL('../../samples/face-m.jpg', import.meta.url));

test('a whole photo ends, and says its size', () => {
  expect(readJpegMarkers(jpeg)).toEqual({ width: 960, height: 720, ends: true });
});

test('what follows the end does not count, even where it is cut short', () => {
  expect(readJpegMarkers(Buffer.concat([jpeg, jpeg.subarray(0, 5000)])).ends).toBe(true);
});

test('one that is cut anywhere after its header does not end', () => {
  for (const share of [0.05, 0.3, 0.7, 0.999]) {
    expect(readJpegMarkers(jpeg.subarray(0, Math.floor(jpeg.length * share))).ends).toBe(false);
  }
  expect(readJpegMarkers(jpeg.subarray(0, 3)).ends).toBe(false);
});

test('a picture inside the metadata does not end the photo', () => {
  const inner = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, inner.length + 2]), inner]);
  const whole = Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
  expect(readJpegMarkers(whole).ends).toBe(true);
  expect(readJpegMarkers(whole.subarray(0, whole.length / 2)).ends).toBe(false);
});
