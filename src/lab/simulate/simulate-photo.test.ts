import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { insideOf } from '../../core/imaging/ellipse.ts';
import { Random } from './random.ts';
import { render } from './render/render.ts';
import { drawScene, PLAIN_WORLD } from './scene/scene.ts';
import { type PhotoTruth, simulatePhoto } from './simulate-photo.ts';

/** Few photos, but every kind of scene: two single tablets, two with a few, a pile, and one without a tablet. */
const SEEDS = [9, 5, 7, 10, 12, 30].map((i) => `test/${i}`);
/** Of these, the ones whose scenes are rendered once more. */
const RENDERED = SEEDS.slice(0, 4);
let photos: { jpeg: Buffer; truth: PhotoTruth }[];

beforeAll(async () => {
  photos = await Promise.all(SEEDS.map((seed) => simulatePhoto(seed, `${seed}.jpg`, PLAIN_WORLD)));
}, 120_000);

test('a seed names a photo: the same seed gives the same bytes, another gives others', async () => {
  const again = await simulatePhoto(SEEDS[0] as string, `${SEEDS[0]}.jpg`, PLAIN_WORLD);
  expect(again.jpeg.equals(photos[0]?.jpeg as Buffer)).toBe(true);
  expect(again.truth).toEqual(photos[0]?.truth);
  expect(photos[1]?.jpeg.equals(again.jpeg)).toBe(false);
});

test('photos are JPEGs of the size that the truth says, and every kind of scene is among them', async () => {
  const kinds = new Set(photos.map(({ truth }) => truth.kind));
  expect(kinds).toEqual(new Set(['single', 'few', 'pile', 'empty']));
  for (const { jpeg, truth } of photos) {
    const { format, width, height } = await sharp(jpeg).metadata();
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: truth.width, height: truth.height });
  }
});

test('reference, counterfeit and other tablets are all there, and severities and defects only where they belong', () => {
  const tablets = photos.flatMap((photo) => photo.truth.tablets);
  expect(new Set(tablets.map((t) => t.label))).toEqual(new Set(['reference', 'counterfeit', 'other']));
  for (const t of tablets) {
    expect(t.severity > 0).toBe(t.label === 'counterfeit');
    expect(t.defects.length > 0).toBe(t.label === 'counterfeit');
    expect(t.face === 'other').toBe(t.label === 'other');
    expect(t.rx).toBeGreaterThanOrEqual(t.ry);
    expect(t.visible).toBeGreaterThan(0);
    expect(t.visible).toBeLessThanOrEqual(1);
  }
});

test('the true ellipse lies where the renderer shows the tablet', () => {
  let compared = 0;
  for (const seed of RENDERED) {
    const scene = drawScene(new Random(seed).fork('scene'), PLAIN_WORLD);
    const { solidAt, width } = render(scene);
    const { truth } = photos[SEEDS.indexOf(seed)] as (typeof photos)[number];
    for (const t of truth.tablets.filter((tablet) => tablet.visible > 0.99)) {
      const index = solidAt[Math.floor(t.cy) * width + Math.floor(t.cx)]!;
      expect(index).toBeGreaterThanOrEqual(0);
      compared++;
      let outside = 0;
      let all = 0;
      for (let k = 0; k < solidAt.length; k++) {
        if (solidAt[k] !== index) continue;
        all++;
        if (!insideOf(t)((k % width) + 0.5, Math.floor(k / width) + 0.5)) outside++;
      }
      // Beyond its upper face a tablet shows its side wall: little of it, unless it is strongly tilted.
      expect(all).toBeGreaterThan(0.9 * Math.PI * t.rx * t.ry);
      expect(outside / all).toBeLessThan(0.1 + 0.9 * Math.sqrt(1 - (t.ry / t.rx) ** 2));
    }
  }
  expect(compared).toBeGreaterThan(5);
});
