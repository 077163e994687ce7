import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import type { FineTuneOptions } from './fine-tune/fine-tune.ts';
import type { LearningOptions } from './learn/measure-learning.ts';
import { PLAIN_KINDS, type PlainKind } from './simulate/plain-kinds.ts';
import { SIMULATOR_VERSION } from './simulate/version.ts';
import { addInspectorCommands } from './train/inspector/inspector-commands.ts';
import type { TrainOptions } from './train/training-inputs.ts';
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

interface SimulateOptions {
  readonly out: string;
  readonly photos: number;
  readonly seed: string;
  readonly sheet?: string | true;
  readonly kind: PlainKind;
  readonly beside?: string;
}

const program = new Command('lab').description(
  'Simulates photos, trains the networks on them and writes model bundles.',
);

program
  .command('simulate')
  .description('simulate photos with truth, or a contact sheet to judge the simulator by eye')
  .option('--out <folder>', 'folder for the photos', join(DEFAULT_WORK, 'simulated'))
  .option('--photos <count>', 'how many', Number, 24)
  .option('--seed <seed>', 'identifies the photos: the same seed gives the same photos', 'telltale-1')
  .option('--sheet [file]', 'write a contact sheet (PNG) instead')
  .option('--beside <folder>', 'folder of other photos, some of which the sheet shows below the simulated ones')
  .addOption(new Option('--kind <kind>', 'what they show').choices(PLAIN_KINDS).default('photo'))
  .action(async ({ out, photos, seed, sheet, kind, beside }: SimulateOptions) => {
    if (sheet) {
      const { drawSheet } = await import('./simulate/draw-sheet.ts');
      const file = sheet === true ? 'simulated.png' : sheet;
      await drawSheet(file, { seed, count: photos, kind, beside });
      console.log(`Wrote ${file}.`);
      return;
    }
    const { simulate } = await import('./simulate/simulate.ts');
    await simulate(out, 'train', seed, photos, {}, kind);
    console.log(`Wrote ${photos} photos and truth.json to ${out}.`);
  });

program
  .command('compose')
  .description('compose pictures without a tablet out of other pictures, for `train --backgrounds`')
  .argument('<folders...>', 'folders of licensed pictures, none of a tablet')
  .requiredOption('--sources <text>', "the pictures' names and licences, for the model card")
  .option('--out <folder>', 'folder for the pictures', join(DEFAULT_WORK, 'composed'))
  .option('--pictures <count>', 'how many', Number, 1800)
  .option('--seed <seed>', 'identifies the pictures: the same seed gives the same pictures', 'telltale-1')
  .action(async (folders: string[], given: { sources: string; out: string; pictures: number; seed: string }) => {
    const { composePictures } = await import('./simulate/background/compose-pictures.ts');
    await composePictures({ folders, sources: given.sources }, given.out, given.pictures, given.seed);
    console.log(`Wrote ${given.pictures} pictures and truth.json to ${given.out}.`);
  });

program
  .command('train')
  .description(
    'make a model bundle from nothing: simulate, train locator, orienter and inspector, calibrate; resumes when killed',
  )
  .option('--work <folder>', 'folder for photos, crops and checkpoints', DEFAULT_WORK)
  .option('--out <folder>', 'folder for the bundle', DEFAULT_BUNDLE)
  .option('--seed <seed>', 'of the simulation and of the training', 'telltale-1')
  .option('--effort <factor>', 'amount of simulation and training', Number, 1)
  .option(
    '--real <folder>',
    'folder of licensed real photos of other tablets with labels.json; the train split is used',
  )
  .option('--backgrounds <folder>', 'folder of further pictures without a tablet, of `npm run compose`')
  .option('--keep <bundle>', 'take locator and orienter from this bundle')
  .option('--further-locator', 'train the locator of the kept bundle further')
  .option('--inspector <folder>', 'take the network from the folder of a finished `inspector train`')
  .action(async (options: TrainOptions) => {
    if (options.furtherLocator && options.keep === undefined)
      program.error('--further-locator needs a bundle whose locator is trained further: add --keep <bundle>.');
    const { train } = await import('./train/train.ts');
    await train(options);
  });

program
  .command('lots')
  .description(
    'evaluate a bundle on simulated lots outside its training, exactly as the drawing and as far from it as its error; resumes when killed',
  )
  .option('--model <folder>', 'the bundle', join(import.meta.dirname, '..', '..', 'models', 'm30'))
  .option('--work <folder>', 'folder for photos and results', DEFAULT_WORK)
  .option('--seed <seed>', 'of the simulation', 'telltale-1')
  .option('--lots <count>', 'how many', Number, 60)
  .option('--tablets <count>', 'reference tablets per lot, each with a counterfeit as its matched pair', Number, 24)
  .option('--json <file>', 'also write the figures to this file')
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
    'choose gates, aspect limits and calibration again from the rows of a training, and print the measurements',
  )
  .argument('<file>', 'calibration-rows.json in the folder of a training')
  .option('--seed <seed>', 'of the bootstrap', 'telltale-1')
  .option('--gates <file>', 'write a page with the curves from which the gates were chosen')
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
  .description('calibrate both faces of one tablet together, for an existing bundle; resumes when killed')
  .option('--work <folder>', 'folder for photos and intermediate results', DEFAULT_WORK)
  .option('--bundle <folder>', 'the bundle that is given the calibration', DEFAULT_BUNDLE)
  .option('--seed <seed>', 'of the simulation', 'telltale-1')
  .option('--effort <factor>', 'how many pairs: 1 takes about ten minutes on two cores', Number, 1)
  .action(async ({ work, bundle, seed, effort }: { work: string; bundle: string; seed: string; effort: number }) => {
    const { calibrateFacePairs } = await import('./calibrate/face-pairs/calibrate-pairs.ts');
    const command = `npm run pairs -- --seed ${seed} --effort ${effort}`;
    await calibrateFacePairs({
      bundle,
      work: join(work, effort === 1 ? seed : `${seed}-${effort}`),
      seed,
      effort,
      command,
    });
  });

program
  .command('exhibits')
  .description(
    'calibrate several tablets of one source together, and links between presses, for an existing bundle; resumes when killed',
  )
  .option('--work <folder>', 'folder for photos and intermediate results', DEFAULT_WORK)
  .option('--bundle <folder>', 'the bundle that is given the calibration', DEFAULT_BUNDLE)
  .option('--seed <seed>', 'of the simulation', 'telltale-1')
  .option('--effort <factor>', 'how many lots: 1 takes about half an hour on two cores', Number, 1)
  .option('--lots <count>', 'of how many lots, six photos each; 48 at an effort of 1', Number)
  .action(async (given: { work: string; bundle: string; seed: string; effort: number; lots?: number }) => {
    const { work, bundle, seed, effort, lots } = given;
    const { calibrateExhibits } = await import('./calibrate/exhibits/calibrate-exhibits.ts');
    const { calibratePresses } = await import('./calibrate/presses/calibrate-presses.ts');
    const options = {
      bundle,
      work: join(work, effort === 1 ? seed : `${seed}-${effort}`),
      seed,
      effort,
      lots,
      command: `npm run exhibits -- --seed ${seed} --effort ${effort}${lots === undefined ? '' : ` --lots ${lots}`}`,
    };
    await calibrateExhibits(options);
    await calibratePresses(options);
  });

program
  .command('enrolment')
  .description(
    'fit how a bundle learns the look of confirmed reference tablets, for an existing bundle; resumes when killed',
  )
  .option('--work <folder>', 'folder with the photos and rows of the training', DEFAULT_WORK)
  .option('--bundle <folder>', 'the bundle that is given the fit', DEFAULT_BUNDLE)
  .option('--seed <seed>', 'of the simulation', 'telltale-1')
  .option('--effort <factor>', 'how many lots: as in the calibration of exhibits', Number, 1)
  .action(async ({ work, bundle, seed, effort }: { work: string; bundle: string; seed: string; effort: number }) => {
    const { calibrateEnrolment } = await import('./calibrate/enrolment/calibrate-enrolment.ts');
    await calibrateEnrolment({
      bundle,
      work: join(work, effort === 1 ? seed : `${seed}-${effort}`),
      seed,
      effort,
      command: `npm run enrolment -- --seed ${seed} --effort ${effort}`,
    });
  });

program
  .command('learning')
  .description(
    'measure learning from tablets of known origin on products that depart from the drawing; resumes when killed',
  )
  .option('--work <folder>', 'folder for photos and intermediate results', DEFAULT_WORK)
  .option('--bundle <folder>', 'a bundle with settings.enrolment', DEFAULT_BUNDLE)
  .option('--seed <seed>', 'of the simulation', 'telltale-1')
  .option('--products <count>', 'how many', Number, 3)
  .option('--photos <count>', 'of reference tablets and of counterfeits of each, nine tablets a photo', Number, 18)
  .option('--elsewhere <folder>', 'a set with truth.json and photos/, on which nothing must be lost')
  .option('--exhibits <folder>', 'such a set, each photo of which is an exhibit')
  .action(async ({ work, ...options }: LearningOptions) => {
    const { measureLearning } = await import('./learn/measure-learning.ts');
    console.log(await measureLearning({ ...options, work: join(work, options.seed) }));
  });

program
  .command('fine-tune')
  .description(
    'train the whole inspector further on hundreds of photos with results of a laboratory and on simulated crops, and compare it with the one before',
  )
  .requiredOption('--labels <file>', 'CSV file of results, as for telltale adapt (docs/learning.md)')
  .option('--photos <folder>', 'folder of the photos that the file names; by default its own')
  .requiredOption('--name <name>', 'name of what is learned')
  .requiredOption('--out <folder>', 'new folder for the bundle')
  .option('--bundle <folder>', 'the bundle that it starts from', DEFAULT_BUNDLE)
  .option('--work <folder>', 'folder for intermediate results', join(DEFAULT_WORK, 'fine-tune'))
  .option('--simulated <file...>', 'files of simulated crops, of a training; by default, crops are rendered', [])
  .option('--crops <count>', 'crops to learn from in each of six runs, half of them labelled', Number, 60_000)
  .option('--rate <rate>', 'highest learning rate', Number, 2e-4)
  .option('--seed <seed>', 'of the order and the rendering', 'telltale-1')
  .option('--without-refused', 'learn from the other rows if some are refused', false)
  .action(async (options: FineTuneOptions) => {
    const { fineTune } = await import('./fine-tune/fine-tune.ts');
    const { TuningRefused } = await import('./fine-tune/enough-to-tune.ts');
    const lines = await fineTune(options).catch((error: unknown) => {
      if (error instanceof TelltaleError) return program.error(say(error.code, 'en', error.values));
      if (error instanceof TuningRefused) return program.error(error.message);
      throw error;
    });
    for (const line of lines) console.log(line);
  });

program
  .command('without-colour')
  .description('calibrate photos without colour, for an existing bundle; resumes when killed')
  .option('--work <folder>', 'folder for photos, crops and intermediate results', DEFAULT_WORK)
  .option('--bundle <folder>', 'the bundle that is given the calibration', DEFAULT_BUNDLE)
  .option('--seed <seed>', 'of the simulation', 'telltale-1')
  .option('--effort <factor>', 'how many photos: 1 is as many as for the calibration in a training', Number, 1)
  .option('--tablets <count>', 'how many of their tablets; by default all', Number)
  .option('--as <version>', 'new version of the bundle')
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
