import { expect, test } from 'vitest';
import type { TabletFinding } from '../examination.ts';
import type { Frame, Rect } from '../imaging/frame.ts';
import type { Photo } from '../photo.ts';
import { uprightOf } from './draw-crop.ts';
import { cutOut, turnInPhoto } from './rectify.ts';
import { uprightsOfFindings } from './upright-of-finding.ts';

const SETTINGS = { size: 64, radiusShare: 25 / 27 };
const ellipse = { cx: 103.2, cy: 96.8, rx: 40.4, ry: 31.6, angle: 25 };
const turn = 70;

/** A photo whose colour changes along both axes. */
const photo: Photo = {
  identity: { name: 'a', sha256: '', format: 'png', width: 200, height: 200 },
  thumbnail: () => Promise.reject(new Error('not needed')),
  region: async (rect, width, height) => slope(rect, width, height),
};

function slope(rect: Rect, width: number, height: number): Frame {
  const data = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data.set(
        [rect.left + ((x + 0.5) / width) * rect.width, rect.top + ((y + 0.5) / height) * rect.height, 128],
        (y * width + x) * 3,
      );
    }
  }
  return { width, height, data };
}

const finding: TabletFinding = {
  ellipse,
  face: 'M',
  upAngle: Math.round(turnInPhoto(ellipse, turn) * 10) / 10,
  verdict: 'inconclusive',
  reasons: [],
};

async function difference(drawn: TabletFinding): Promise<number> {
  // As examined: the patch lies around the located tablet, a little beside the rim.
  const [crop] = await cutOut(photo, [{ ellipse: { ...ellipse, cx: 104, rx: 42 }, probability: 1, visible: 1 }]);
  if (crop === undefined) throw new Error('no crop');
  const examined = uprightOf({ ...crop, ellipse, turn }, SETTINGS);
  const [again] = await uprightsOfFindings(photo, [drawn], SETTINGS);
  const sum = examined.reduce((total, value, i) => total + Math.abs(value - (again?.[i] ?? 0)), 0);
  return (sum / examined.length) * 255;
}

test('a finding is drawn as the examined tablet was', async () => {
  expect(await difference(finding)).toBeLessThan(0.5);
  expect(await difference({ ...finding, upAngle: (finding.upAngle ?? 0) + 90 })).toBeGreaterThan(10);
});

test('a finding without an up direction is not turned, and one in grey is grey', async () => {
  const { upAngle: _, ...untold } = finding;
  const [flat = new Float32Array()] = await uprightsOfFindings(photo, [untold], SETTINGS);
  const last = flat.length - 3;
  // Red grows to the right, green downwards.
  expect(flat[last]).toBeGreaterThan((flat[0] ?? 1) + 0.1);
  expect(flat[last + 1]).toBeGreaterThan((flat[1] ?? 1) + 0.1);
  const reasons = [{ code: 'colour_not_compared', message: '' }];
  const [grey = new Float32Array()] = await uprightsOfFindings(photo, [{ ...finding, reasons }], SETTINGS);
  expect(grey[0]).toBeCloseTo(grey[2] ?? 0, 2);
});
