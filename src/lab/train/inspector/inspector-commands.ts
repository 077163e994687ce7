import { type Command, InvalidArgumentError } from 'commander';

interface TrainOptions {
  readonly plan: string;
  readonly work: string;
  readonly seed: string;
  readonly crops?: number;
  readonly minutes?: number;
  readonly threads: number;
  readonly rate: number;
  readonly evaluateEvery: number;
  readonly from?: string;
}

/** Adds `inspector train` to the lab's commands. */
export function addInspectorCommands(program: Command): void {
  const inspector = program.command('inspector').description('the network that judges upright crops');
  addAverage(inspector);
  inspector
    .command('train')
    .description('train it on freshly drawn crops; resumes when killed, also with a larger budget')
    .requiredOption(
      '--plan <file>',
      'sources of crops and held-out sets, as JSON (see train/inspector/training-plan.ts)',
    )
    .requiredOption('--work <folder>', 'folder for checkpoint, curve and network')
    .option('--seed <seed>', 'of the crops and of the first weights', 'telltale-1')
    .option('--from <file>', 'start from the network of another run, its run.arrays')
    .option('--crops <count>', 'stop after this many crops', positive)
    .option('--minutes <count>', 'stop after this many minutes', positive)
    .option('--threads <count>', 'threads that draw crops', positive, 1)
    .option('--rate <rate>', 'highest learning rate', positive, 2.5e-3)
    .option('--evaluate-every <count>', 'crops from one evaluation to the next', positive, 25_000)
    .action(async ({ plan, crops, minutes, ...options }: TrainOptions) => {
      if (crops === undefined && minutes === undefined)
        throw new Error('Expected --crops, --minutes or both: how long to train.');
      const { readPlan } = await import('./training-plan.ts');
      const { trainInspector } = await import('./train-inspector.ts');
      const budget = { crops, minutes };
      await trainInspector({ ...options, plan: await readPlan(plan), budget, report: (line) => console.log(line) });
    });
}

function addAverage(inspector: Command): void {
  inspector
    .command('average')
    .description('average the weights of several runs that share one beginning')
    .argument('<runs...>', 'their run.arrays')
    .requiredOption('--out <folder>', 'folder for inspector.json and inspector.bin')
    .action(async (runs: string[], { out }: { out: string }) => {
      const { mkdir } = await import('node:fs/promises');
      const { startBackend } = await import('../../../runtime/backend/backend.ts');
      const { averageRuns } = await import('./average-runs.ts');
      await startBackend();
      await mkdir(out, { recursive: true });
      await averageRuns(runs, out);
      console.log(`Wrote the mean of ${runs.length} runs to ${out}.`);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('Expected a number above 0.');
  return value;
}
