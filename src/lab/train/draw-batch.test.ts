import { expect, test } from 'vitest';
import { drawBatch } from './draw-batch.ts';

test('every image of a batch and its truth are filled, in order, and no other', () => {
  let drawn = 0;
  const [images, truths] = drawBatch({ size: 3, image: [2, 2, 3], truth: [2] }, (image, truth) => {
    drawn++;
    image.fill(drawn);
    truth[1] = -drawn;
  });
  expect([images.shape, truths.shape]).toEqual([
    [3, 2, 2, 3],
    [3, 2],
  ]);
  expect([...images.data]).toEqual([1, 2, 3].flatMap((n) => Array.from({ length: 12 }, () => n)));
  expect([...truths.data]).toEqual([0, -1, 0, -2, 0, -3]);
});
