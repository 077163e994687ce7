import { basename, join } from 'node:path';
import { Command } from 'commander';

const DEFAULT_BUNDLE = join(import.meta.dirname, '..', '..', '..', 'models', 'm30');

interface ReadOptions {
  readonly photos: string;
  readonly real?: true;
  readonly background?: true;
  readonly model: string;
}

/** Commands that cut, draw and compare sets of crops; each loads its modules when it runs. */
export function worldsCommand(): Command {
  const worlds = new Command('worlds').description(
    'compare sets of upright crops from several renderers: the variation that training should cover',
  );
  addPhotoCommands(worlds);
  addRendererCommands(worlds);
  addComparisons(worlds);
  return worlds;
}

/** Sets from photos with truth, and how accurately a bundle reads these. */
function addPhotoCommands(worlds: Command): void {
  worlds
    .command('cut')
    .description('crops of the M 30 in photos with truth.json, by their true rims and turns')
    .argument('<folder>', 'with truth.json')
    .argument('<crops>', 'file to write')
    .option('--photos <folder>', 'of the photos, below the folder', '')
    .option('--heap', 'include covered tablets if nine tenths are visible and they are not steeply tilted')
    .option('--axis-ratio <least>', 'minimum of the rim: more tilted tablets are excluded', Number)
    .action(async (folder: string, out: string, options: { photos: string; heap?: true; axisRatio?: number }) => {
      const { cropsByTruth, HEAP, PLAIN } = await import('../dataset/cut-crop-sets.ts');
      const { readPhotosWithTruth } = await import('../dataset/photo-truth.ts');
      const { writeCropSet } = await import('../dataset/crop-set-file.ts');
      const wanted = options.heap ? HEAP : PLAIN;
      const photos = await readPhotosWithTruth(folder, options.photos);
      const set = await cropsByTruth(photos, { ...wanted, axisRatio: options.axisRatio ?? wanted.axisRatio });
      await writeCropSet(out, set, `M 30 of ${folder}, cut by their truth`);
      console.log(`Wrote ${set.count} crops to ${out}.`);
    });
  worlds
    .command('read')
    .description('everything that a bundle finds in photos with truth.json, cropped by rim and turn as it reads them')
    .argument('<folder>', 'with truth.json')
    .argument('<crops>', 'file to write')
    .option('--photos <folder>', 'of the photos, below the folder', '')
    .option('--real', 'real training photos with labels.json and without any M 30: each crop in four turns')
    .option('--background', 'pictures without a tablet: what the locator could take for one, too')
    .option('--model <folder>', 'the bundle', DEFAULT_BUNDLE)
    .action(async (folder: string, out: string, options: ReadOptions) => {
      const { cropsByModel, cropsOfBackground, REAL_TURNS } = await import('../dataset/cut-crop-sets.ts');
      const { readPhotosWithTruth, readRealPhotos } = await import('../dataset/photo-truth.ts');
      const { writeCropSet } = await import('../dataset/crop-set-file.ts');
      const { photos, real, background, model } = options;
      const read = real ? await readRealPhotos(folder) : await readPhotosWithTruth(folder, photos);
      const bundle = await loadBundle(model);
      const set = await (background
        ? cropsOfBackground(read, bundle)
        : cropsByModel(read, bundle, real ? REAL_TURNS : 1));
      await writeCropSet(out, set, `found in ${folder} by ${model}`);
      console.log(`Wrote ${set.count} crops to ${out}.`);
    });
  worlds
    .command('errors')
    .description('errors of a bundle in reading rim and turn of the M 30 in photos with truth.json')
    .argument('<folder>', 'with truth.json')
    .option('--photos <folder>', 'of the photos, below the folder', '')
    .option('--model <folder>', 'the bundle', DEFAULT_BUNDLE)
    .action(async (folder: string, { photos, model }: { photos: string; model: string }) => {
      const { readCrops } = await import('../dataset/read-crops.ts');
      const { readPhotosWithTruth } = await import('../dataset/photo-truth.ts');
      const { formatReadingFigures, readTablets } = await import('./reading-figures.ts');
      const crops = [];
      for await (const crop of readCrops(await readPhotosWithTruth(folder, photos), await loadBundle(model)))
        crops.push(crop);
      console.log(formatReadingFigures(readTablets(crops)));
    });
}

/** Sets by the renderers. */
function addRendererCommands(worlds: Command): void {
  worlds
    .command('render')
    .description('matched pairs and other imprints by the crop renderer, as the inspector learns from them')
    .argument('<crops>', 'file to write')
    .option('--count <crops>', 'how many; even', Number, 1200)
    .option('--seed <seed>', 'the same seed gives the same crops', 'held-out')
    .action(async (out: string, options: { count: number; seed: string }) => {
      const { default: rendered } = await import('../simulate/crops/crop-source.ts');
      const { writeCropSet } = await import('../dataset/crop-set-file.ts');
      await writeCropSet(out, await rendered(options).draw(0), `crop renderer, seed ${options.seed}`);
      console.log(`Wrote ${options.count} crops to ${out}.`);
    });
  worlds
    .command('third')
    .description('matched pairs by a renderer that nothing is trained on, to test generalisation')
    .argument('<crops>', 'file to write')
    .option('--pairs <count>', 'how many', Number, 1500)
    .option('--seed <seed>', 'the same seed gives the same crops', 'third-1')
    .action(async (out: string, { pairs, seed }: { pairs: number; seed: string }) => {
      const { thirdRenderer } = await import('./third-renderer.ts');
      const { writeCropSet } = await import('../dataset/crop-set-file.ts');
      await writeCropSet(out, await thirdRenderer(seed, pairs).draw(0), `third renderer, seed ${seed}`);
      console.log(`Wrote ${2 * pairs} crops to ${out}.`);
    });
}

/** Pictures and tables for people. */
function addComparisons(worlds: Command): void {
  worlds
    .command('sheet')
    .description('a contact sheet of crops with their labels')
    .argument('<crops>', 'file of crops')
    .argument('<png>', 'file to write')
    .option('--count <crops>', 'how many, spread over the set', Number, 60)
    .action(async (file: string, png: string, { count }: { count: number }) => {
      const { readCropSet } = await import('../dataset/crop-set-file.ts');
      const { drawCropSheet } = await import('./crop-sheet.ts');
      await drawCropSheet(await readCropSet(file), png, count);
      console.log(`Wrote ${png}.`);
    });
  worlds
    .command('compare')
    .description('differences of sets of crops from the first one: reference tablets as sets, never picture by picture')
    .argument('<crops...>', 'two files of crops or more')
    .option('--all', 'counterfeits too')
    .option('--sheet <png>', 'write the median picture of each face to this file, the sets side by side')
    .action(async (files: string[], { all, sheet }: { all?: true; sheet?: string }) => {
      const { readCropSet } = await import('../dataset/crop-set-file.ts');
      const { compareSets } = await import('./compare-sets.ts');
      const { formatComparison } = await import('./format-comparison.ts');
      const { drawMedianSheet } = await import('./median-sheet.ts');
      const sets = [];
      for (const file of files) sets.push({ name: basename(file, '.crops'), crops: await readCropSet(file) });
      const comparison = compareSets(sets, all ? 'all' : 'reference');
      console.log(formatComparison(comparison));
      if (sheet) await drawMedianSheet(comparison, sheet);
    });
}

async function loadBundle(folder: string) {
  const { startBackend } = await import('../../runtime/backend/backend.ts');
  const { loadModel } = await import('../../runtime/bundle/load-model.ts');
  await startBackend();
  return loadModel(folder);
}
