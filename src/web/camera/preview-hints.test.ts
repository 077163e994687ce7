import { describe, expect, test } from 'vitest';
import type { Frame } from '../../core/imaging/frame.ts';
import { greyOf, hintFor, measurePreview } from './preview-hints.ts';

const SIZE = { width: 320, height: 240 };
/** Plain grey, except within `radius` of the middle. */
function frame(ground: number, radius = 0, inside = 0): Frame {
  const data = new Uint8ClampedArray(SIZE.width * SIZE.height * 3).fill(ground);
  for (let p = 0; p < SIZE.width * SIZE.height; p++) {
    const far = Math.hypot((p % SIZE.width) - SIZE.width / 2, Math.floor(p / SIZE.width) - SIZE.height / 2);
    if (far < radius) data.fill(inside, p * 3, p * 3 + 3);
  }
  return { ...SIZE, data };
}

const good = measurePreview(frame(128), greyOf(frame(128)));
const tablet = { cx: 160, cy: 120, rx: 60, ry: 55, angle: 0 };
const sighting = (...tablets: (typeof tablet)[]) => ({ tablets, minDiameterPx: 56 });

describe('the hint', () => {
  test('is to take the photo if nothing is wrong', () => {
    expect(hintFor(good, sighting(tablet), SIZE, 6)).toBe('ready');
    expect(hintFor(good, undefined, SIZE, 6)).toBe('ready');
  });

  test('asks for more light or less glare', () => {
    expect(hintFor(measurePreview(frame(20), undefined), sighting(tablet), SIZE, 6)).toBe('dark');
    expect(hintFor(measurePreview(frame(128, 50, 255), undefined), sighting(tablet), SIZE, 6)).toBe('glare');
  });

  test('asks for one tablet in the centre', () => {
    expect(hintFor(good, sighting(), SIZE, 6)).toBe('none');
    expect(hintFor(good, sighting(tablet, { ...tablet, cx: 60 }), SIZE, 6)).toBe('one');
    expect(hintFor(good, sighting({ ...tablet, cx: 290 }), SIZE, 6)).toBe('centre');
  });

  test('asks to go closer if the tablet is too small in the photo, not in the preview', () => {
    expect(hintFor(good, sighting({ ...tablet, rx: 35, ry: 35 }), SIZE, 6)).toBe('ready');
    expect(hintFor(good, sighting({ ...tablet, rx: 35, ry: 35 }), SIZE, 1)).toBe('closer');
    expect(hintFor(good, sighting({ ...tablet, rx: 12, ry: 12 }), SIZE, 12)).toBe('closer');
  });

  test('asks to hold still last', () => {
    const moving = measurePreview(frame(128), greyOf(frame(150)));
    expect(hintFor(moving, sighting(tablet), SIZE, 6)).toBe('still');
  });
});
