import { describe, expect, it } from 'vitest';
import { CROP_SIZE } from '../../dataset/crop-set.ts';
import { Random } from '../random.ts';
import { type CropScene, drawCropScene } from './crop-scene.ts';
import { type CropFilm, layFilm } from './film-over-crop.ts';

const drawn = drawCropScene(new Random('film'));
/** One small lamp straight above, seen from straight above. */
const scene: CropScene = {
  ...drawn,
  view: { ...drawn.view, slope: [0, 0] },
  lighting: {
    ...drawn.lighting,
    ambient: 0.5,
    lights: [{ direction: [0, 0, 1], share: 0.5, radius: 0.1, nearness: 0, colour: [1, 1, 1] }],
  },
};
const film: CropFilm = { seed: 7, creaseSize: 1, slope: 0, haze: 0.1, gloss: 0 };

/** Brighter from left to right. */
function ramp(): Float32Array {
  const light = new Float32Array(CROP_SIZE * CROP_SIZE * 3);
  for (let k = 0; k < light.length; k++) light[k] = (Math.floor(k / 3) % CROP_SIZE) / CROP_SIZE;
  return light;
}

describe('layFilm', () => {
  it('without creases and gloss makes everything paler by its haze', () => {
    const light = ramp();
    layFilm(light, film, scene);
    expect(light[3 * 64]).toBeCloseTo(0.5 * 0.9 + 0.1 * 0.5);
  });

  it('mirrors a lamp everywhere where it is flat, and in patches where it is creased', () => {
    const flat = ramp();
    layFilm(flat, { ...film, gloss: 1 }, scene);
    expect(flat[3 * 64]).toBeCloseTo(0.5 * 0.9 + 0.1 * 0.5 + 0.5);
    const creased = ramp();
    layFilm(creased, { ...film, gloss: 1, slope: 0.5 }, scene);
    const before = ramp();
    const added = creased.map((value, k) => value - before[k]!);
    expect(Math.max(...added)).toBeGreaterThan(0.4);
    expect(Math.min(...added)).toBeLessThan(0.1);
  });

  it('displaces what lies below its creases', () => {
    const [light, before] = [ramp(), ramp()];
    layFilm(light, { ...film, haze: 0, slope: 0.5 }, scene);
    const moved = light.filter((value, k) => Math.abs(value - before[k]!) > 0.5 / CROP_SIZE).length / light.length;
    expect(moved).toBeGreaterThan(0.3);
  });
});
