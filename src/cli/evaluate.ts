import { type Command, Option } from 'commander';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import { DEFAULT_PRIOR } from '../http/prior-range.ts';
import type { BackendName } from '../runtime/backend/backend.ts';

/** EX_DATAERR of sysexits.h, as for a scan: the evaluation is complete, and some photos could not be examined. */
const SOME_FAILED = 65;

interface EvaluateOptions {
  readonly truth?: string;
  readonly out: string;
  readonly model?: string;
  readonly backend?: BackendName;
  readonly language: string;
}

export function addEvaluate(program: Command): void {
  const help = (code: Parameters<typeof say>[0]) => say(code, 'en');
  program
    .command('evaluate')
    .description(help('help_evaluate'))
    .argument('<folder>', help('help_evaluate_folder'))
    .option('--truth <file>', help('help_truth'))
    .option('--out <folder>', help('help_evaluate_out'), 'evaluation')
    .option('--model <folder>', help('help_model_used'))
    .addOption(new Option('--backend <name>', help('help_backend')).choices(['native', 'wasm']))
    .option('--language <tag>', help('help_language'), 'en')
    .addHelpText('after', `\n${help('help_evaluate_exit_statuses')}`)
    .action(async (folder: string, options: EvaluateOptions) => {
      process.exitCode = await evaluate(folder, options);
    });
}

/** Checks everything that can be wrong before charts and networks are loaded. Returns the exit status. */
async function evaluate(folder: string, { truth: file, out, language, ...options }: EvaluateOptions): Promise<number> {
  // Loaded only here: no other command, and above all not the service, may load it.
  const { readTruth } = await import('../evaluate/read-truth.ts');
  const { prepareFolder } = await import('../evaluate/prepare-folder.ts');
  const truth = await readTruth(folder, file, language);
  await prepareFolder(out);
  const { evaluateFolder } = await import('../evaluate/evaluate-folder.ts');
  const { writeEvaluation } = await import('../evaluate/write-evaluation.ts');
  const { startBackend } = await import('../runtime/backend/backend.ts');
  const { loadModel } = await import('../runtime/bundle/load-model.ts');
  const { startProgress } = await import('./progress.ts');
  const { usedBundle } = await import('./used-bundle.ts');
  const backend = await startBackend(options.backend);
  const model = await loadModel(options.model ?? (await usedBundle(process.env['TELLTALE_MODELS'] || undefined)));
  const progress = startProgress(truth.length, language);
  const counts = { photos: truth.length, tablets: 0, failed: 0 };
  try {
    const policy = { prior: DEFAULT_PRIOR, language };
    const evaluation = await evaluateFolder(folder, truth, { model, policy }, ({ examinedCount, failed }) => {
      counts.tablets += examinedCount;
      if (failed !== undefined) counts.failed++;
      progress.advance();
    });
    await writeEvaluation(out, evaluation, language);
  } finally {
    progress.stop();
  }
  console.log(say('scan_summary', language, counts));
  console.log(say('evaluation_written', language, { path: out }));
  const { name, version, evidence } = model.identity;
  const calibrated = say(`evidence_${evidence}`, language);
  console.log(say('running_on', language, { backend, workers: 1, name, version, evidence: calibrated }));
  const { card, calibratedOn } = notice(evidence, language);
  console.log(
    [calibratedOn, '', ...[say('warning', language), ...card].map((sentence) => `  ${sentence}`), ''].join('\n'),
  );
  return counts.failed > 0 ? SOME_FAILED : 0;
}
