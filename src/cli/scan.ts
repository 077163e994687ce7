import { type Command, Option } from 'commander';
import { countPhotos } from '../batch/find-photos.ts';
import { openRowsFile, type RowsFile } from '../batch/rows-file.ts';
import { scanPhotos } from '../batch/scan-photos.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Policy } from '../core/examination.ts';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import { DEFAULT_PRIOR, parsePrior } from '../http/prior.ts';
import type { BackendName } from '../runtime/backend.ts';
import { defaultBundle } from '../runtime/default-bundle.ts';
import { type ExaminerPool, startExaminerPool } from '../runtime/examiner-pool.ts';
import { FindingsTable } from './findings-table.ts';
import { onStop } from './on-stop.ts';
import { parseWorkers } from './parse-workers.ts';
import { startProgress } from './progress.ts';
import { runningOn } from './running-on.ts';

/** EX_DATAERR of sysexits.h: the scan went through, and some photos could not be examined. */
const SOME_FAILED = 65;

interface ScanOptions {
  readonly out?: string;
  readonly prior: string;
  readonly model: string;
  readonly workers?: string;
  readonly backend?: BackendName;
  readonly language: string;
}

export function addScan(program: Command): void {
  const help = (code: Parameters<typeof say>[0]) => say(code, 'en');
  program
    .command('scan')
    .description(help('help_scan'))
    .argument('<source...>', help('help_source'))
    .option('--out <file.jsonl>', help('help_out'))
    .option('--prior <probability>', help('help_prior'), String(DEFAULT_PRIOR))
    .addOption(new Option('--model <folder>', help('help_model')).default(defaultBundle, 'models/m30'))
    .option('--workers <number>', help('help_workers'))
    .addOption(new Option('--backend <name>', help('help_backend')).choices(['native', 'wasm']))
    .option('--language <tag>', help('help_language'), 'en')
    .addHelpText('after', `\n${help('help_exit_statuses')}`)
    .action(async (sources: string[], options: ScanOptions) => {
      process.exitCode = await scan(sources, options);
    });
}

/** Checks all that can be wrong before the networks are loaded. Returns the exit status. */
async function scan(sources: readonly string[], options: ScanOptions): Promise<number> {
  const { language, backend } = options;
  const policy = { prior: parsePrior(options.prior, language), language };
  const workers = options.workers === undefined ? undefined : parseWorkers(options.workers, language);
  const total = await countPhotos(sources);
  if (total === 0) throw new TelltaleError('source_no_photos', { path: sources.join(', ') });
  const rows = options.out === undefined ? undefined : await openRowsFile(options.out);
  // Photos that are being examined are not waited for.
  const goOn = onStop((status) => void Promise.resolve(rows?.discard()).finally(() => process.exit(status)));
  try {
    const pool = await startExaminerPool({ bundle: options.model, workers, backend });
    try {
      const failed = await examineAll({ sources, total, pool, policy, rows });
      if (options.out !== undefined) console.log(say('scan_written', language, { path: options.out, photos: total }));
      return failed > 0 ? SOME_FAILED : 0;
    } finally {
      await pool.close();
    }
  } finally {
    await rows?.discard();
    goOn();
  }
}

interface Work {
  readonly sources: readonly string[];
  readonly total: number;
  readonly pool: ExaminerPool;
  readonly policy: Policy;
  readonly rows: RowsFile | undefined;
}

/** Returns how many photos could not be examined. */
async function examineAll({ sources, total, pool, policy, rows }: Work): Promise<number> {
  const table = new FindingsTable(policy, process.stdout.columns);
  const progress = startProgress(total, policy.language);
  const counts = { photos: 0, tablets: 0, failed: 0 };
  progress.print(table.head());
  try {
    for await (const examination of scanPhotos(sources, pool, policy)) {
      await rows?.write(examination);
      counts.photos++;
      counts.tablets += examination.tablets.length;
      if (examination.status === 'error') counts.failed++;
      progress.advance();
      progress.print(table.rowsOf(examination));
    }
  } finally {
    progress.stop();
  }
  await rows?.finish();
  console.log(`\n${say('scan_summary', policy.language, counts)}`);
  console.log(footer(pool, policy.language));
  return counts.failed;
}

/** What every result comes with: which model spoke, what it was calibrated on, the warning and the safety card. */
function footer(pool: ExaminerPool, language: string): string {
  const { card, calibratedOn } = notice(pool.model.evidence, language);
  const lines = [say('warning', language), ...card].map((sentence) => `  ${sentence}`);
  return [runningOn(pool, language), calibratedOn, '', ...lines, ''].join('\n');
}
