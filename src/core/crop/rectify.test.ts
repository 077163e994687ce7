import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Crop } from '../evidence.ts';
import type { Ellipse } from '../imaging/ellipse.ts';
import { stretchOf } from '../imaging/ellipse.ts';
import type { Frame, Rect } from '../imaging/frame.ts';
import type { Photo } from '../photo.ts';
import { cutOut, drawNormalized, drawUpright, turnInPhoto, turnOnTablet } from './rectify.ts';

const degrees = fc.double({ min: -179, max: 179, noNaN: true });
const ellipses = fc
  .record({ ratio: fc.double({ min: 0.4, max: 1, noNaN: true }), angle: degrees })
  .map(({ ratio, angle }): Ellipse => ({ cx: 300, cy: 200, rx: 80, ry: 80 * ratio, angle }));

test('an angle survives the way from tablet to photo and back', () => {
  fc.assert(
    fc.property(ellipses, degrees, (ellipse, turn) => {
      const back = turnOnTablet(ellipse, turnInPhoto(ellipse, turn));
      expect(Math.abs(((back - turn + 540) % 360) - 180)).toBeLessThan(1e-6);
    }),
  );
});

test('on a circle both angles are equal', () => {
  fc.assert(
    fc.property(degrees, (turn) => {
      expect(turnInPhoto({ cx: 0, cy: 0, rx: 5, ry: 5, angle: 30 }, turn)).toBeCloseTo(turn, 6);
    }),
  );
});

/** A drawn photo: a tablet's ellipse, red in a wedge about its up direction and blue elsewhere, on grey. */
function wedgePhoto(ellipse: Ellipse, up: number): Photo {
  const m = stretchOf(ellipse);
  const det = m.xx * m.yy - m.xy * m.xy;
  const colourAt = (x: number, y: number): [number, number, number] => {
    const u = (m.yy * (x - ellipse.cx) - m.xy * (y - ellipse.cy)) / det;
    const v = (m.xx * (y - ellipse.cy) - m.xy * (x - ellipse.cx)) / det;
    if (u * u + v * v > 1) return [128, 128, 128];
    const turn = (Math.atan2(u, -v) * 180) / Math.PI;
    return Math.abs(((turn - up + 540) % 360) - 180) < 30 ? [255, 0, 0] : [0, 0, 255];
  };
  return {
    identity: { name: 'wedge', sha256: '0'.repeat(64), format: 'png', width: 600, height: 400 },
    thumbnail: () => Promise.reject(new Error('not asked for')),
    region: async (rect: Rect, width: number, height: number): Promise<Frame> => {
      const data = new Uint8Array(width * height * 3);
      for (let j = 0, k = 0; j < height; j++) {
        for (let i = 0; i < width; i++, k += 3) {
          data.set(
            colourAt(rect.left + ((i + 0.5) / width) * rect.width, rect.top + ((j + 0.5) / height) * rect.height),
            k,
          );
        }
      }
      return { width, height, data };
    },
  };
}

const SETTINGS = { size: 64, radiusShare: 0.8 };

async function uprightCrop(ellipse: Ellipse, up: number): Promise<(x: number, y: number) => number[]> {
  const [crop] = await cutOut(wedgePhoto(ellipse, up), [{ ellipse, probability: 1, visible: 1 }]);
  const out = new Float32Array(64 * 64 * 3);
  drawUpright(crop as Crop, up, SETTINGS, out, 0);
  return (x, y) => {
    const [i, j] = [Math.floor(((x + 1) / 2) * 64), Math.floor(((y + 1) / 2) * 64)];
    return [...out.subarray((j * 64 + i) * 3, (j * 64 + i) * 3 + 3)];
  };
}

test('a tablet in any orientation has a round, upright crop of the requested size', async () => {
  await fc.assert(
    fc.asyncProperty(ellipses, degrees, async (ellipse, up) => {
      const at = await uprightCrop(ellipse, up);
      expect(at(0, -0.6)).toEqual([1, 0, 0]);
      for (const [x, y] of [
        [0, 0.6],
        [0.6, 0],
        [-0.6, 0],
      ] as const)
        expect(at(x, y)).toEqual([0, 0, 1]);
      // Just inside and just outside the rim, at 0.8 of half the side.
      for (const t of [0.3, 1.2, 2.9, 4.1]) {
        const [c, s] = [Math.cos(t), Math.sin(t)];
        const [red, green, blue] = at(0.86 * c, 0.86 * s);
        expect(green).toBeGreaterThan(0.4);
        expect([red, blue]).toEqual([green, green]);
        expect(at(0.74 * c, 0.74 * s)[1]).toBe(0);
      }
    }),
    { numRuns: 25 },
  );
});

test('the ground is removed and the rim stays', async () => {
  const ellipse = { cx: 120, cy: 100, rx: 50, ry: 40, angle: 30 };
  const [crop] = await cutOut(wedgePhoto(ellipse, 0), [{ ellipse, probability: 1, visible: 1 }]);
  const out = new Float32Array(64 * 64 * 3);
  drawNormalized(crop as Crop, 0, SETTINGS, out, 0);
  const at = (radii: number): number[] => {
    const k = (32 * 64 + Math.floor(32 + radii * 0.8 * 32)) * 3;
    return [...out.subarray(k, k + 3)];
  };
  expect(at(1.12)).toEqual([0.5, 0.5, 0.5]);
  expect(out.slice(0, 3)).toEqual(Float32Array.of(0.5, 0.5, 0.5));
  expect(at(0.9)).not.toEqual([0.5, 0.5, 0.5]);
});
