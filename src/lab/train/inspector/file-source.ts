import type { CropSource } from '../../dataset/crop-set.ts';
import { readCropSet, sliceCropSet } from '../../dataset/crop-set-file.ts';

/** Crops per set. */
const CROPS = 256;

/** Reads the crops of a file (see crop-set-file.ts) one set after the other, again and again. */
export default async function openFileSource({ path }: { readonly path: string }): Promise<CropSource> {
  const whole = await readCropSet(path);
  const sets = Math.ceil(whole.count / CROPS);
  return {
    draw: (index) => {
      const from = (((index % sets) + sets) % sets) * CROPS;
      return Promise.resolve(sliceCropSet(whole, from, Math.min(whole.count, from + CROPS)));
    },
  };
}
