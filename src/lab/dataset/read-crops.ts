import { readFile } from 'node:fs/promises';
import type { OrientedCrop } from '../../core/evidence.ts';
import { mapInOrder } from '../../core/map-in-order.ts';
import type { Model, ModelSettings } from '../../core/model.ts';
import { orient } from '../../core/orient/orient.ts';
import { openPhoto } from '../../photo/node/open-photo.ts';
import { progressBar } from '../progress.ts';
import { cutMatched } from './cut-matched.ts';
import type { PhotoOfTruth, TabletOfTruth } from './photo-truth.ts';

/** Photos that are decoded while a network processes another. */
const AT_ONCE = 3;

/** Required properties of the networks before the inspector. */
export type CropReader = Pick<Model, 'locator' | 'orienter'> & {
  readonly settings: Pick<ModelSettings, 'locator' | 'orienter'>;
};

/** A crop with rim and turn as the shipped path reads them, and the tablet that it shows, or null. */
export interface ReadCrop {
  readonly photo: PhotoOfTruth;
  readonly crop: OrientedCrop;
  readonly tablet: TabletOfTruth | null;
}

/** Locates, crops and orients the tablets of every photo, as the shipped path does, and matches them with the truth. */
export async function* readCrops(photos: readonly PhotoOfTruth[], model: CropReader): AsyncGenerator<ReadCrop> {
  const bar = progressBar('read crops', photos.length, 'photos');
  for await (const crops of mapInOrder(photos, AT_ONCE, (photo) => readCropsOf(photo, model))) {
    yield* crops;
    bar.step();
  }
  bar.stop();
}

async function readCropsOf(photo: PhotoOfTruth, { locator, orienter, settings }: CropReader): Promise<ReadCrop[]> {
  const opened = await openPhoto(await readFile(photo.path), photo.file);
  const matched = await cutMatched(opened, photo.tablets, locator, settings.locator);
  const oriented = await orient(
    matched.map(({ crop }) => crop),
    orienter,
    settings.orienter,
  );
  return matched.map(({ tablet }, i) => ({ photo, crop: oriented[i] as OrientedCrop, tablet }));
}
