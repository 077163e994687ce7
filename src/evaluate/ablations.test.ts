import { describe, expect, test } from 'vitest';
import type { OrientedCrop } from '../core/evidence.ts';
import { ablate } from './ablations.ts';

const SIDE = 100;

/** A blue tablet of radius 30 with a white imprint of radius 10, on red; its middle is 5 pixels right of the patch's. */
function crop(): OrientedCrop {
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const radius = Math.hypot(x + 0.5 - 55, y + 0.5 - 50);
      data.set(radius < 10 ? [255, 255, 255] : radius < 30 ? [0, 0, 200] : [200, 0, 0], (y * SIDE + x) * 3);
    }
  }
  return {
    ellipse: { cx: 510, cy: 300, rx: 60, ry: 60, angle: 0 },
    middle: [500, 300],
    patchScale: 0.5,
    patch: { width: SIDE, height: SIDE, data },
    quality: { diameterPx: 120, sharpness: 1, glare: 0, visible: 1 },
    turn: 0,
  };
}

/** The colour `down` pixels below and `right` pixels right of the tablet's middle. */
const colourAt = ({ patch }: OrientedCrop, down: number, right = 0) => {
  const at = ((50 + down) * SIDE + 55 + right) * 3;
  return [...patch.data.subarray(at, at + 3)];
};

describe('ablate', () => {
  test('grey removes colour everywhere and keeps brightness', () => {
    const grey = ablate(crop(), 'grey');
    expect(colourAt(grey, 0)).toEqual([255, 255, 255]);
    expect(colourAt(grey, 20)).toEqual([22, 22, 22]);
    expect(colourAt(grey, 40)).toEqual([60, 60, 60]);
  });

  test('the masked imprint has its mean colour, and the rim stays', () => {
    const masked = ablate(crop(), 'imprint_masked');
    // White on (10 / 24)² of the disc, blue on the rest.
    const share = (10 / 24) ** 2;
    const [red = 0, green = 0, blue = 0] = colourAt(masked, 0);
    expect(red).toBeGreaterThan(255 * share - 4);
    expect(red).toBeLessThan(255 * share + 4);
    expect(green).toBe(red);
    expect(blue).toBeGreaterThan(200);
    expect(colourAt(masked, 22)).toEqual([red, green, blue]);
    expect(colourAt(masked, 26)).toEqual([0, 0, 200]);
    expect(colourAt(masked, 40)).toEqual([200, 0, 0]);
  });

  test('the masked tablet is gone and the ground stays', () => {
    const masked = ablate(crop(), 'tablet_masked');
    for (const radius of [0, 20, 29, 31]) expect(colourAt(masked, radius)).toEqual([128, 128, 128]);
    expect(colourAt(masked, 34)).toEqual([200, 0, 0]);
    // The mask covers the tablet, not the centre of the patch.
    for (const [right, colour] of [
      [31, [128, 128, 128]],
      [-31, [128, 128, 128]],
      [-35, [200, 0, 0]],
    ] as const) {
      expect(colourAt(masked, 0, right)).toEqual(colour);
    }
  });

  test('does not change the crop itself', () => {
    const before = crop();
    ablate(before, 'grey');
    expect(before).toEqual(crop());
  });
});
