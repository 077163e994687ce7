import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { SIMULATOR_VERSION } from './simulate/version.ts';
import { addInspectorCommands } from './train/inspector/inspector-commands.ts';
import type { TrainOptions } from './train/train.ts';
import { worldsCommand } from './worlds/worlds-command.ts';

/**
 * Folder of simulated photos, crops and checkpoints: outside the checkout, with separate folders for each simulator
 * version.
 */
const DEFAULT_WORK = join(
  process.env['TELLTALE_WORK'] ?? join(homedir(), '.cache', 'telltale'),
  `simulator-${SIMULATOR_VERSION}`,
);

const DEFAULT_BUNDLE = join(import.meta.dirname, '..', '..', 'models', 'm30');

const program = new Command('lab').description(
  'Simulates photos, trains the networks on them and writes model bundles.',
);

program
  .command('simulate')
  .description('simulate photos with truth, or a contact sheet to judge the simulator by eye')
  .option('--out <folder>', 'where the photos go', join(DEFAULT_WORK, 'simulated'))
  .option('--photos <count>', 'how many', Number, 24)
  .option('--seed <seed>', 'names the photos: the same seed gives the same photos', 'telltale-1')
  .option('--sheet [file]', 'write a contact sheet (PNG) instead')
  .option('--beside <folder>', 'a folder of other photos, a few of which the sheet shows below the simulated ones')
  .action(async (options: { out: string; photos: number; seed: string; sheet?: string | true; beside?: string }) => {
    if (options.sheet) {
      const { drawSheet } = await import('./simulate/sheet.ts');
      const file = options.sheet === true ? 'simulated.png' : options.sheet;
      await drawSheet(file, options.seed, options.photos, options.beside);
      console.log(`Wrote ${file}.`);
      return;
    }
    const { simulate } = await import('./simulate/simulate.ts');
    await simulate(options.out, 'train', options.seed, options.photos);
    console.log(`Wrote ${options.photos} photos and truth.json to ${options.out}.`);
  });

program
  .command('train')
  .description(
    'from nothing to a model bundle: simulate, locator, orienter, inspector, calibration; resumes when killed',
  )
  .option('--work <folder>', 'where photos, crops and checkpoints are kept', DEFAULT_WORK)
  .option('--out <folder>', 'where the bundle goes', DEFAULT_BUNDLE)
  .option('--seed <seed>', 'of the simulation and of the training', 'telltale-1')
  .option('--effort <factor>', 'how much is simulated and trained', Number, 1)
  .option(
    '--real <folder>',
    'a folder of licensed real photos of other tablets with labels.json, of which the train split is used',
  )
  .option('--keep <bundle>', 'take locator and orienter from this bundle')
  .option('--inspector <folder>', 'take the network of a finished `inspector train` from its folder')
  .action(async (options: TrainOptions) => {
    const { train } = await import('./train/train.ts');
    await train(options);
  });

program
  .command('lots')
  .description(
    'how a bundle fares on simulated lots that it never saw, against the drawing and as far from it as its error; resumes when killed',
  )
  .option('--model <folder>', 'the bundle', join(import.meta.dirname, '..', '..', 'models', 'm30'))
  .option('--work <folder>', 'where photos and results are kept', DEFAULT_WORK)
  .option('--seed <seed>', 'of the simulation', 'telltale-1')
  .option('--lots <count>', 'how many', Number, 60)
  .option('--tablets <count>', 'reference tablets a lot, each with a counterfeit twin', Number, 24)
  .option('--json <file>', 'write the figures there too')
  .action(
    async (options: { model: string; work: string; seed: string; lots: number; tablets: number; json?: string }) => {
      const { startBackend } = await import('../runtime/backend/backend.ts');
      const { measureLots } = await import('./lots/measure-lots.ts');
      const { formatLots } = await import('./lots/format-lots.ts');
      await startBackend();
      const { model: bundle, tablets: tabletsALot, json, ...rest } = options;
      const figures = await measureLots({ ...rest, bundle, tabletsALot });
      if (json) await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);
      console.log(formatLots(figures));
    },
  );

program
  .command('measures')
  .description(
    'settle gates, aspects and calibration again from the rows that a training kept, and tell what was measured',
  )
  .argument('<file>', 'calibration-rows.json in the folder of a training')
  .option('--seed <seed>', 'of the bootstrap', 'telltale-1')
  .option('--gates <file>', 'write a page with the curves that the gates were chosen on')
  .action(async (file: string, options: { seed: string; gates?: string }) => {
    const { loadRows } = await import('./calibrate/calibration-rows.ts');
    const { fitSettings } = await import('./calibrate/fit-settings.ts');
    const { formatMeasures } = await import('./card/format-measures.ts');
    const { writeGatesPage } = await import('./card/write-gates-page.ts');
    const { settings, measures } = fitSettings(await loadRows(file), options.seed);
    if (options.gates) await writeGatesPage(options.gates, measures.gates);
    const { gates, verdicts } = settings;
    console.log(
      `${formatMeasures(measures, settings.aspectLimits)}\n\n${JSON.stringify({ gates, verdicts }, null, 2)}`,
    );
  });

program
  .command('pairs')
  .description('calibrate, for a bundle that is there, what both faces of one tablet say together; resumes when killed')
  .option('--work <folder>', 'where photos and what was seen in them are kept', DEFAULT_WORK)
  .option('--bundle <folder>', 'the bundle that is given the calibration', DEFAULT_BUNDLE)
  .option('--seed <seed>', 'of the simulation', 'telltale-1')
  .option('--effort <factor>', 'how many pairs: 1 takes about ten minutes on two cores', Number, 1)
  .action(async ({ work, bundle, seed, effort }: { work: string; bundle: string; seed: string; effort: number }) => {
    const { calibratePairs } = await import('./calibrate/calibrate-pairs.ts');
    const command = `npm run pairs -- --seed ${seed} --effort ${effort}`;
    await calibratePairs({
      bundle,
      work: join(work, effort === 1 ? seed : `${seed}-${effort}`),
      seed,
      effort,
      command,
    });
  });

program
  .command('without-colour')
  .description('calibrate, for a bundle that is there, what it says of photos without colour; resumes when killed')
  .option('--work <folder>', 'where photos, crops and what was seen of them are kept', DEFAULT_WORK)
  .option('--bundle <folder>', 'the bundle that is given the calibration', DEFAULT_BUNDLE)
  .option('--seed <seed>', 'of the simulation', 'telltale-1')
  .option('--effort <factor>', 'how many photos: 1 is what a training calibrates on', Number, 1)
  .option('--tablets <count>', 'how many of their tablets; all where absent', Number)
  .option('--as <version>', 'the version of the bundle from then on')
  .action(
    async (options: { work: string; bundle: string; seed: string; effort: number; tablets?: number; as?: string }) => {
      const { calibrateWithoutColour } = await import('./calibrate/calibrate-without-colour.ts');
      const { work, bundle, seed, effort, tablets, as: version } = options;
      const count = tablets === undefined ? '' : ` --tablets ${tablets}`;
      await calibrateWithoutColour({
        bundle,
        work: join(work, effort === 1 ? seed : `${seed}-${effort}`),
        seed,
        effort,
        tablets,
        version,
        command: `npm run without-colour -- --seed ${seed} --effort ${effort}${count}`,
      });
    },
  );

addInspectorCommands(program);
program.addCommand(worldsCommand());

await program.parseAsync();
