import { stat } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { EXHIBIT_SCOPES, type ExhibitScope } from '../batch/exhibits/exhibit-scope.ts';
import { isExhibitsFile } from '../batch/exhibits/exhibits-file.ts';
import { DEFAULT_SOURCE_LIMITS } from '../batch/sources/source-limits.ts';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { DEFAULT_PRIOR } from '../http/prior-range.ts';
import type { BackendName } from '../runtime/backend/backend.ts';
import { parseInteger } from './parse-integer.ts';
import { readPathList } from './read-path-list.ts';
import { restoreLossyPaths } from './restore-lossy-paths.ts';
import type { ScanCommand } from './scan-command.ts';
import type { IntoFolder } from './scan-into-folder.ts';

/** EX_DATAERR of sysexits.h: the scan is complete, and some photos could not be examined. */
const SOME_FAILED = 65;
/** A source that stands for a list of sources. */
const STANDARD_INPUT = '-';
const DEPTH = { min: 0, max: 10 } as const;
const WORKERS = { min: 1, max: 256 } as const;

interface ScanOptions {
  readonly out?: string;
  readonly csv?: boolean;
  readonly parquet?: boolean;
  readonly exhibit?: ExhibitScope;
  readonly depth: string;
  readonly prior: string;
  readonly model?: string;
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
    .option('--out <folder>', help('help_out'))
    .option('--csv', help('help_csv'))
    .option('--parquet', help('help_parquet'))
    .addOption(new Option('--exhibit <scope>', help('help_exhibit')).choices(EXHIBIT_SCOPES))
    .option('--depth <number>', help('help_depth'), String(DEFAULT_SOURCE_LIMITS.maxDepth))
    .option('--prior <probability>', help('help_prior'), String(DEFAULT_PRIOR))
    .option('--model <folder>', help('help_model_used'))
    .option('--workers <number>', help('help_workers'))
    .addOption(new Option('--backend <name>', help('help_backend')).choices(['native', 'wasm']))
    .option('--language <tag>', help('help_language'), 'en')
    .addHelpText('after', `\n${help('help_exit_statuses')}`)
    .action(async (sources: string[], options: ScanOptions) => {
      process.exitCode = await scan(sources, options);
    });
}

/** Checks everything that can be wrong before the networks are loaded. Returns the exit status. */
async function scan(given: readonly string[], options: ScanOptions): Promise<number> {
  const { out, csv = false, parquet = false, exhibit, language, backend } = options;
  const { parsePrior } = await import('../http/prior.ts');
  const policy = { prior: parsePrior(options.prior, language), language };
  const workers =
    options.workers === undefined ? undefined : parseInteger('workers', options.workers, WORKERS, language);
  const limits = { ...DEFAULT_SOURCE_LIMITS, maxDepth: parseInteger('depth', options.depth, DEPTH, language) };
  if (out !== undefined) await checkOut(out);
  const intoFolder = out !== undefined && (await isFolder(out));
  if ((csv || parquet) && !intoFolder) refuseTables(csv ? 'csv' : 'parquet', out, language);
  // Beside such a file there is no place for the exhibits.
  if (exhibit && out !== undefined && !intoFolder && isExhibitsFile(out)) refuseOut(out, language);
  const sources = await listSources(given);
  const { isNamed } = await import('../batch/sources/is-named.ts');
  if (out !== undefined && (await isNamed(out, sources))) throw new TelltaleError('output_is_source', { path: out });
  const { measureSources } = await import('../batch/sources/read-sources.ts');
  const { files, pictures, byteLength } = await measureSources(sources);
  if (files === 0) throw new TelltaleError('source_no_photos', { path: sources.join(', ') });
  const { startExaminerPool } = await import('../runtime/pool/examiner-pool.ts');
  const command: ScanCommand = {
    sources,
    byteLength,
    limits,
    policy,
    exhibit,
    startPool: async () => {
      // Any other file may turn out to be an archive.
      const photos = pictures === files ? files : undefined;
      const { usedBundle } = await import('./used-bundle.ts');
      const bundle = options.model ?? (await usedBundle(process.env['TELLTALE_MODELS'] || undefined));
      const pool = await startExaminerPool({ bundle, workers, backend, batch: true, photos });
      if (exhibit === undefined || pool.settings.exhibit !== undefined) return pool;
      await pool.close();
      const { name, version } = pool.model;
      throw new TelltaleError('exhibit_uncalibrated', { name, version });
    },
  };
  return (await run(command, intoFolder ? { folder: out, csv, parquet } : out)) ?? SOME_FAILED;
}

/** Into a folder, or as a table with optional rows in a file. */
async function run(command: ScanCommand, out: IntoFolder | string | undefined): Promise<number | undefined> {
  if (typeof out === 'object') return (await import('./scan-into-folder.ts')).scanIntoFolder(command, out);
  return (await import('./scan-to-table.ts')).scanToTable(command, out);
}

/** A name that ends in .jsonl is a file, and so is anything existing that is no folder: a device, a pipe. */
async function isFolder(out: string): Promise<boolean> {
  const { isRowsName } = await import('../batch/own-rows.ts');
  const kind = await stat(out).catch(() => undefined);
  return kind === undefined ? !isRowsName(out) : kind.isDirectory();
}

/** A name with lost bytes belongs to a file in the place of the results, as with `--out *.jpg`. */
async function checkOut(out: string): Promise<void> {
  const [path = out, ...others] = await restoreLossyPaths([out]);
  if (path !== out || others.length > 0) throw new TelltaleError('output_taken', { path: out });
}

function refuseTables(setting: string, out: string | undefined, language: string): never {
  const expected = say('expected_scan_folder', language);
  throw new TelltaleError('setting_invalid', { setting, expected, received: out ?? '-' });
}

function refuseOut(received: string, language: string): never {
  throw new TelltaleError('setting_invalid', {
    setting: 'out',
    expected: say('expected_other_file', language),
    received,
  });
}

/**
 * Paths in a list may be missing, because nobody typed them; those on the command line may not. Throws
 * `source_not_found`.
 */
async function listSources(given: readonly string[]): Promise<readonly string[]> {
  const { checkSources } = await import('../batch/sources/expand-sources.ts');
  const named = await restoreLossyPaths(given);
  await checkSources(named.filter((source) => source !== STANDARD_INPUT));
  const listed = named.includes(STANDARD_INPUT) ? await readPathList(process.stdin) : [];
  return named.flatMap((source) => (source === STANDARD_INPUT ? listed : [source]));
}
