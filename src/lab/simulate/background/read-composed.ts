import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoSet } from '../simulate.ts';
import type { PhotoTruth } from '../simulate-photo.ts';
import { SOURCES_FILE } from './compose-pictures.ts';

/** Pictures without a tablet, and the names and licences of what they were composed of. */
export interface ComposedPictures {
  readonly set: PhotoSet;
  readonly sources: string;
}

/** The pictures in a folder of composePictures; without a folder none. */
export async function readComposed(folder: string | undefined): Promise<ComposedPictures> {
  if (!folder) return { set: { directory: '', photos: [] }, sources: '' };
  const photos = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as PhotoTruth[];
  if (photos.some(({ tablets }) => tablets.length > 0))
    throw new Error(`Expected pictures without a tablet, but ${folder} has some with tablets.`);
  return { set: { directory: folder, photos }, sources: (await readFile(join(folder, SOURCES_FILE), 'utf8')).trim() };
}
