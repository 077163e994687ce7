import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CropSet } from '../../dataset/crop-set.ts';
import { writeCropSet } from '../../dataset/crop-set-file.ts';
import { cropsByModel, cropsOfBackground, REAL_TURNS } from '../../dataset/cut-crop-sets.ts';
import { readPhotosWithTruth, readRealPhotos } from '../../dataset/photo-truth.ts';
import type { CropReader } from '../../dataset/read-crops.ts';
import renderedCrops from '../../simulate/crops/crop-source.ts';
import type { PhotoSet } from '../../simulate/simulate.ts';
import type { TrainingPlan } from './training-plan.ts';

/**
 * How many of 64 crops come from each source, and how often each is used: drawing one costs as much as learning from it
 * twice.
 */
const RENDERED = { name: 'rendered', share: 28, views: 2 } as const;
const FROM_PHOTOS = {
  photos: { share: 8, views: 3 },
  closeUps: { share: 6, views: 3 },
  heaps: { share: 12, views: 3 },
  backgrounds: { share: 3, views: 3 },
  composed: { share: 3, views: 3 },
} as const;
const REAL = { name: 'real', share: 4, views: 3 } as const;
/** Rendered crops for the learning curve. */
const HELD_OUT = { count: 1000, seed: 'held-out' } as const;

export interface InspectorSources {
  /** Simulated photos with truth. */
  readonly simulated: Readonly<Record<keyof typeof FROM_PHOTOS, PhotoSet>>;
  /** Folder of real photos with labels.json. */
  readonly real?: string | undefined;
  /** The networks that find their tablets and turn them upright, as they ship. */
  readonly reader: CropReader;
}

/**
 * The inspector's training data: rendered crops, and files of crops from photos, which are cut into `folder` if they
 * are missing.
 */
export async function planInspector(folder: string, sources: InspectorSources): Promise<TrainingPlan> {
  await mkdir(folder, { recursive: true });
  const { simulated, real, reader } = sources;
  const module = new URL('./file-source.ts', import.meta.url).href;
  const keep = async (name: string, cut: () => Promise<CropSet>): Promise<{ module: string; options: unknown }> => {
    const path = join(folder, `${name}.crops`);
    if (!existsSync(path)) await writeCropSet(path, await cut(), name);
    return { module, options: { path } };
  };
  const fromPhotos = [];
  const named = Object.keys(FROM_PHOTOS) as (keyof typeof FROM_PHOTOS)[];
  for (const name of named.filter((one) => simulated[one].photos.length > 0)) {
    const cut = name === 'backgrounds' || name === 'composed' ? cropsOfBackground : cropsByModel;
    const kept = await keep(name, async () => cut(await readPhotosWithTruth(simulated[name].directory), reader));
    fromPhotos.push({ name, ...FROM_PHOTOS[name], ...kept });
  }
  if (real) {
    const kept = await keep('real', async () => cropsByModel(await readRealPhotos(real), reader, REAL_TURNS));
    fromPhotos.push({ ...REAL, ...kept });
  }
  const heldOut = join(folder, 'held-out.crops');
  await keep('held-out', () => renderedCrops(HELD_OUT).draw(0));
  return {
    sources: [
      { ...RENDERED, module: new URL('../../simulate/crops/crop-source.ts', import.meta.url).href },
      ...fromPhotos,
    ],
    heldOut: { rendered: heldOut },
  };
}
