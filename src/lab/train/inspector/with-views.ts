import { CROP_SIZE, type CropSet, type CropSource, LABEL_UNKNOWN } from '../../dataset/crop-set.ts';
import { Random } from '../../simulate/random.ts';
import { NORMALS } from '../../simulate/render/phone.ts';
import { TRAIT_COUNT } from '../../simulate/tablet/traits.ts';

/** Sets between one view of a crop and the next: by then the network has trained on some ten thousand others. */
const LAG = 32;
/**
 * Changes of a later view: gamma (log), deviations of exposure and of each channel, of the light's fall-off, and noise
 * (of 255).
 */
const GAMMA = [0.8, 1.25] as const;
const EXPOSURE = 0.12;
const CHANNEL = 0.04;
const FALLOFF = 0.05;
const NOISE = [0, 5] as const;
/**
 * Share of the photos whose tablets later get another colour, and the deviation of the factors that make it. An M or a 30
 * is that imprint in every colour, and another imprint is none in the reference's blue.
 */
const TINTED_SHARE = 0.15;
const TINT = 0.45;

/**
 * Shows each set of a source `views` times, later times with another exposure, white balance and noise, with other sets
 * in between: drawing a crop costs as much as learning from it twice. Sets that are no longer in memory, as in a
 * resumed run, are drawn again; the first later views show sets of negative number, so that every index is defined.
 */
export function withViews(source: CropSource, views: number): CropSource {
  if (views === 1) return source;
  const held = new Map<number, Promise<CropSet>>();
  const setAt = (index: number): Promise<CropSet> => {
    const drawn = held.get(index) ?? source.draw(index);
    held.set(index, drawn);
    return drawn;
  };
  return {
    draw: async (index) => {
      const view = index % views;
      const newest = Math.floor(index / views);
      for (const old of held.keys()) if (old < newest - views * LAG) held.delete(old);
      const set = await setAt(newest - view * LAG);
      return view === 0 ? set : exposedAnew(set, `${index}`);
    },
  };
}

/**
 * The same crops as another camera might have shown them; both tablets of a matched pair by the same camera. Some are shown
 * in another colour, of which nothing is known but the face.
 */
export function exposedAnew(set: CropSet, seed: string): CropSet {
  const pixels = new Uint8Array(set.pixels.length);
  const each = CROP_SIZE * CROP_SIZE * 3;
  const counterfeit = set.counterfeit.slice();
  const traits = set.traits.slice();
  for (let i = 0; i < set.count; i++) {
    const random = new Random(`${seed}/${set.photo[i]}`);
    const isTinted = random.chance(TINTED_SHARE);
    const crop = [i * each, (i + 1) * each] as const;
    exposeCrop(set.pixels.subarray(...crop), pixels.subarray(...crop), random, isTinted ? TINT : CHANNEL);
    if (!isTinted) continue;
    counterfeit[i] = LABEL_UNKNOWN;
    traits.fill(Number.NaN, i * TRAIT_COUNT, (i + 1) * TRAIT_COUNT);
  }
  return { ...set, pixels, counterfeit, traits };
}

function exposeCrop(from: Uint8Array, to: Uint8Array, random: Random, tint: number): void {
  const curves = exposureCurves(random, tint);
  const [right, down] = [random.normal(FALLOFF), random.normal(FALLOFF)];
  const level = random.range(...NOISE);
  const stride = random.integer(1, NORMALS.length - 2);
  let at = random.integer(0, NORMALS.length - 1);
  for (let j = 0, k = 0; j < CROP_SIZE; j++) {
    const row = 1 + down * ((2 * j) / CROP_SIZE - 1);
    for (let i = 0; i < CROP_SIZE; i++) {
      const light = row + right * ((2 * i) / CROP_SIZE - 1);
      for (let c = 0; c < 3; c++, k++) {
        at += stride;
        if (at >= NORMALS.length) at -= NORMALS.length;
        const value = curves[c * 256 + from[k]!]! * light + NORMALS[at]! * level;
        to[k] = value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5;
      }
    }
  }
}

/** Where each value of each channel goes, `[3, 256]`; `tint` is the deviation of the channels' factors. */
function exposureCurves(random: Random, tint: number): Float32Array {
  const gamma = random.logRange(...GAMMA);
  const factors = [0, 0, 0].map(() => random.factor(tint));
  // A strong tint makes channels darker, not lighter: what is cut off at white shows no relief.
  const exposure = random.factor(EXPOSURE) / (tint > CHANNEL ? Math.max(...factors) : 1);
  const curves = new Float32Array(3 * 256);
  for (let c = 0; c < 3; c++) {
    const gain = 255 * exposure * factors[c]!;
    for (let v = 0; v < 256; v++) curves[c * 256 + v] = gain * (v / 255) ** gamma;
  }
  return curves;
}
