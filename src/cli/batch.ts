import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { EXHIBIT_SCOPES, type ExhibitScope } from '../batch/exhibits/exhibit-scope.ts';
import { isExhibitsFile } from '../batch/exhibits/exhibits-file.ts';
import { TelltaleError } from '../core/errors.ts';
import type { ExhibitModel } from '../core/exhibit-row.ts';
import type { ModelIdentity } from '../core/model.ts';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import { DEFAULT_PRIOR } from '../http/prior-range.ts';
import type { Settings } from '../http/settings.ts';
import { ATTEMPTS_RANGE, DEFAULT_ATTEMPTS, PRIORITY_RANGE } from '../store/batch-ranges.ts';
import type { Store } from '../store/open-store.ts';
import { openSharedRoot, sourcesInside } from '../store/shared-root.ts';
import { exhibitLines } from './exhibit-lines.ts';
import { parseInteger } from './parse-integer.ts';

/** EX_DATAERR of sysexits.h, as for a scan: the export is complete, and some photos could not be examined. */
const SOME_FAILED = 65;
/** Number of batches shown if none is named. */
const NEWEST = 10;

const HELP_LANGUAGE = 'en';
const help = (code: Parameters<typeof say>[0]) => say(code, HELP_LANGUAGE);

/** `telltale batch submit|status|cancel|export`; the database and the shared folder are settings. */
export function addBatch(program: Command): void {
  const batch = program.command('batch').description(help('help_batch'));
  batch.addHelpText('after', `\n${help('help_batch_exit_statuses')}`);
  addSubmit(batch);
  batch
    .command('status')
    .description(help('help_batch_status'))
    .argument('[id]', help('help_batch_id'))
    .option('--language <tag>', help('help_language'), HELP_LANGUAGE)
    .action(status);
  batch
    .command('cancel')
    .description(help('help_batch_cancel'))
    .argument('<id>', help('help_batch_id'))
    .option('--language <tag>', help('help_language'), HELP_LANGUAGE)
    .action(async (id: string, { language }: { language: string }) => {
      const { cancelBatch } = await import('../store/cancel-batch.ts');
      const photos = await inStore((store) => cancelBatch(store, id));
      console.log(say('batch_cancelled', language, { id, photos }));
    });
  addExport(batch);
}

/** Opens the store that the settings name. The database's driver is loaded only here. */
async function inStore<Result>(work: (store: Store, settings: Settings) => Promise<Result>): Promise<Result> {
  const { readSettings } = await import('../http/settings.ts');
  const { withStore } = await import('./with-store.ts');
  const settings = readSettings(process.env);
  return withStore(settings.batches, (store) => work(store, settings));
}

interface SubmitOptions {
  readonly priority: string;
  readonly attempts: string;
  readonly prior: string;
  readonly language: string;
}

function addSubmit(batch: Command): void {
  batch
    .command('submit')
    .description(help('help_batch_submit'))
    .argument('<source...>', help('help_batch_source'))
    .option('--priority <number>', help('help_batch_priority'), '0')
    .option('--attempts <number>', help('help_batch_attempts'), String(DEFAULT_ATTEMPTS))
    .option('--prior <probability>', help('help_prior'), String(DEFAULT_PRIOR))
    .option('--language <tag>', help('help_language'), HELP_LANGUAGE)
    .action(submit);
}

/** Only the id goes to standard output, so that a script can store it. */
async function submit(sources: readonly string[], options: SubmitOptions): Promise<void> {
  const { language } = options;
  const { parsePrior } = await import('../http/prior.ts');
  const policy = { prior: parsePrior(options.prior, language), language };
  const priority = parseInteger('priority', options.priority, PRIORITY_RANGE, language);
  const attempts = parseInteger('attempts', options.attempts, ATTEMPTS_RANGE, language);
  const { readBundle } = await import('../runtime/bundle/read-bundle.ts');
  const { batchStatus } = await import('../store/batch-status.ts');
  const { createBatch } = await import('../store/create-batch.ts');
  await inStore(async (store, settings) => {
    const root = await openSharedRoot(settings.batches.root);
    // Relative to the folder in which the command was given, as in a shell.
    const inside = await sourcesInside(
      root,
      sources.map((source) => resolve(source)),
    );
    const { usedBundle } = await import('./used-bundle.ts');
    const { refuseProduct } = await import('./only-m30.ts');
    const { manifest, sha256 } = await readBundle(settings.model ?? (await usedBundle(settings.models)));
    refuseProduct(manifest, manifest.settings);
    const { name, version, evidence } = manifest;
    const model = { name, version, sha256, evidence };
    const id = await createBatch(store, { sources: inside, policy, model, priority, attempts });
    const { workers } = await batchStatus(store, id);
    console.error(say('batch_waiting_for', language, { name, version, workers }));
    console.log(id);
  });
}

async function status(id: string | undefined, { language }: { language: string }): Promise<void> {
  const { listBatches } = await import('../store/batch-status.ts');
  const { formatStatus } = await import('./format-status.ts');
  await inStore(async (store) => {
    const ids = id === undefined ? await listBatches(store, NEWEST) : [id];
    if (ids.length === 0) console.log(say('batch_none', language));
    for (const some of ids) console.log(await formatStatus(store, some, language));
  });
}

interface ExportCommandOptions {
  readonly out: string;
  readonly provenance?: string;
  readonly partial?: true;
  readonly exhibit?: ExhibitScope;
}

function addExport(batch: Command): void {
  batch
    .command('export')
    .description(help('help_batch_export'))
    .argument('<id>', help('help_batch_id'))
    .requiredOption('--out <file.jsonl>', help('help_batch_out'))
    .option('--provenance <file.jsonl>', help('help_batch_provenance'))
    .option('--partial', help('help_batch_partial'))
    .addOption(new Option('--exhibit <scope>', help('help_exhibit')).choices(EXHIBIT_SCOPES))
    .action(async (id: string, options: ExportCommandOptions) => {
      process.exitCode = await exportResults(id, options);
    });
}

/** Returns the exit status. */
async function exportResults(id: string, options: ExportCommandOptions): Promise<number> {
  const { out, provenance, partial, exhibit: scope } = options;
  const { exportBatch } = await import('../batch/worker/export-batch.ts');
  const { batchStatus } = await import('../store/batch-status.ts');
  return inStore(async (store, settings) => {
    const { language, model } = await batchStatus(store, id);
    if (scope && isExhibitsFile(out)) {
      const expected = say('expected_other_file', language);
      throw new TelltaleError('setting_invalid', { setting: 'out', expected, received: out });
    }
    const { usedBundle } = await import('./used-bundle.ts');
    const bundle = settings.model ?? (await usedBundle(settings.models));
    const exhibits = scope && { scope, model: await modelOf(model, bundle) };
    const counts = await exportBatch(store, id, { out, provenance, partial: partial === true, exhibits });
    const { card, calibratedOn } = notice(model.evidence, language);
    const lines = [say('warning', language), ...card].map((sentence) => `  ${sentence}`);
    const { photos, tablets, failed } = counts;
    if (exhibits) console.log(`${exhibitLines(counts.exhibits, language)}\n`);
    console.log(say('scan_summary', language, { photos, tablets, failed }));
    console.log(say('scan_written', language, { path: out, photos }));
    console.log([calibratedOn, '', ...lines, ''].join('\n'));
    return failed > 0 ? SOME_FAILED : 0;
  });
}

/** The model that examined a batch, to judge its exhibits. Throws `exhibit_model_differs`, `exhibit_uncalibrated`. */
async function modelOf(wanted: ModelIdentity, directory: string): Promise<ExhibitModel> {
  const { readBundle } = await import('../runtime/bundle/read-bundle.ts');
  const { manifest, sha256 } = await readBundle(directory);
  const { name, version } = wanted;
  if (sha256 !== wanted.sha256) {
    const received = `${manifest.name} ${manifest.version} (${sha256.slice(0, 12)})`;
    throw new TelltaleError('exhibit_model_differs', { name, version, sha256: wanted.sha256.slice(0, 12), received });
  }
  if (manifest.settings.exhibit === undefined) throw new TelltaleError('exhibit_uncalibrated', { name, version });
  return { settings: manifest.settings, model: wanted };
}
