import { TRAIT_COUNT } from '../simulate/tablet/traits.ts';
import { type NumberArray, readArrays, writeArrays } from './array-file.ts';
import { CROP_FACES, CROP_SIZE, type CropSet, emptyCropSet, KINDS } from './crop-set.ts';

/** The meaning of a file's columns: crops of other code are refused rather than misread. */
const MEANING = { size: CROP_SIZE, faces: CROP_FACES, kinds: KINDS, traits: TRAIT_COUNT };

/** Writes a set of crops to one file, completely or not at all. `of` describes the crops for people. */
export async function writeCropSet(path: string, { count, ...arrays }: CropSet, of = ''): Promise<void> {
  await writeArrays(path, { about: { crops: count, of, ...MEANING }, arrays });
}

/** Reads a file of `writeCropSet`. Throws an error in English if the file is no set of crops in this version's form. */
export async function readCropSet(path: string): Promise<CropSet> {
  const { about, arrays } = await readArrays(path);
  const { crops: count, of: _, ...meaning } = (about ?? {}) as Record<string, unknown>;
  if (typeof count !== 'number' || JSON.stringify(meaning) !== JSON.stringify(MEANING))
    throw new Error(`${path}: expected crops of ${JSON.stringify(MEANING)}, received ${JSON.stringify(about)}`);
  for (const [name, { length }] of Object.entries(attributesOf(emptyCropSet(1)))) {
    const received = arrays[name]?.length;
    if (received !== length * count)
      throw new Error(`${path}: expected ${length * count} values of ${name}, received ${received ?? 'none'}`);
  }
  return { count, ...arrays } as unknown as CropSet;
}

/** Crops `from` up to `to` of a set, sharing its memory. */
export function sliceCropSet(set: CropSet, from: number, to: number): CropSet {
  const slices = Object.entries(attributesOf(set)).map(([name, values]) => {
    const each = values.length / set.count;
    return [name, values.subarray(from * each, to * each)];
  });
  return { count: to - from, ...Object.fromEntries(slices) };
}

function attributesOf({ count: _, ...arrays }: CropSet): Readonly<Record<string, NumberArray>> {
  return arrays;
}
