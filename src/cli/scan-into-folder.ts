import { mkdir } from 'node:fs/promises';
import type { ExhibitCounts } from '../batch/exhibits/exhibit-counts.ts';
import { PassedOverTally } from '../batch/passed-over.ts';
import { openRowsFile } from '../batch/rows-file.ts';
import { finishScan } from '../batch/scan/finish-scan.ts';
import { lockScan } from '../batch/scan/lock-scan.ts';
import { readPhotos } from '../batch/scan/recover.ts';
import { runScan } from '../batch/scan/run-scan.ts';
import type { ScanCounts } from '../batch/scan/scan-counts.ts';
import { type ScanFiles, scanFiles } from '../batch/scan/scan-files.ts';
import { checkFolder, identityOf, settleIdentity } from '../batch/scan/scan-identity.ts';
import { ScanWriter } from '../batch/scan/scan-writer.ts';
import { readExhibits } from '../batch/scan/write-exhibits.ts';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { type PassedOverSummary, passedOverLines } from '../report/passed-over-lines.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import { unwritable } from '../runtime/unwritable.ts';
import { exhibitLine, exhibitSummary } from './exhibit-lines.ts';
import { printable } from './findings-table.ts';
import { onStop } from './on-stop.ts';
import type { ScanCommand } from './scan-command.ts';
import { scanFooter } from './scan-footer.ts';
import { startScanProgress, verdictCounts } from './scan-progress.ts';
import { softwareVersion } from './software-version.ts';

/** Number of failed photos that are named; the results contain all of them. */
const FAILED_NAMES = 20;

export interface IntoFolder {
  readonly folder: string;
  readonly csv: boolean;
  readonly parquet: boolean;
}

/**
 * Scans into a folder, or resumes a scan in it, and writes tables and report once every photo has its row. Returns the
 * exit status, or undefined if some photos could not be examined. Throws `scan_folder_taken`, `scan_changed`,
 * `scan_running`, `scan_damaged`, `output_unwritable`: earlier results are kept.
 */
export async function scanIntoFolder(command: ScanCommand, into: IntoFolder): Promise<number | undefined> {
  const files = scanFiles(into.folder);
  await unwritable(into.folder, () => mkdir(into.folder, { recursive: true }));
  await checkFolder(files);
  const unlock = await lockScan(files.lock, into.folder);
  try {
    const pool = await command.startPool();
    try {
      await settleIdentity(files, identityOf(command, pool));
      return await examineAndFinish(command, into, files, pool);
    } finally {
      await pool.close();
    }
  } finally {
    await unlock();
  }
}

async function examineAndFinish(
  command: ScanCommand,
  into: IntoFolder,
  files: ScanFiles,
  pool: ExaminerPool,
): Promise<number | undefined> {
  const { language } = command.policy;
  try {
    const { counts, passedOver, stopped } = await examineRemaining(command, files, pool);
    if (stopped !== undefined) {
      console.log(say('scan_stopped', language, { photos: counts.photos }));
      return stopped;
    }
    if (counts.photos === 0) {
      printPassedOver(passedOver, files, language);
      throw new TelltaleError('source_no_photos', { path: command.sources.join(', ') });
    }
    const { exhibit: scope, policy } = command;
    const exhibits = scope && { scope, model: pool, policy };
    const { csv, parquet } = into;
    const exhibitCounts = await finishScan(files, {
      counts,
      passedOver,
      model: pool.model,
      press: pool.settings.press,
      language,
      csv,
      parquet,
      exhibits,
    });
    if (exhibitCounts) await printExhibits(exhibitCounts, files, language);
    printResult(counts, files, language);
    await printFailed(counts, files, language);
    printPassedOver(passedOver, files, language);
    console.log(`${say('scan_report', language, { path: files.report })}\n`);
    console.log(scanFooter(pool, language));
    return counts.failed > 0 ? undefined : 0;
  } catch (error) {
    if (error instanceof TelltaleError && error.code === 'output_unwritable') {
      console.error(say('scan_kept', language, { path: into.folder }));
    }
    throw error;
  }
}

interface Scanned {
  readonly counts: ScanCounts;
  readonly passedOver: PassedOverSummary;
  readonly stopped: number | undefined;
}

async function examineRemaining(
  { sources, byteLength, limits, policy, exhibit }: ScanCommand,
  files: ScanFiles,
  pool: ExaminerPool,
): Promise<Scanned> {
  let stopped: number | undefined;
  const stop = new AbortController();
  const goOn = onStop((status) => {
    stopped = status;
    stop.abort();
  });
  const writer = await ScanWriter.open(files, softwareVersion());
  const { photos } = writer.counts;
  if (photos > 0) console.log(say('scan_resumed', policy.language, { photos }));
  const progress = startScanProgress(byteLength, policy.language);
  const names = await openRowsFile(files.passedOver);
  const passedOver = new PassedOverTally((row) => names.write(row));
  try {
    const onProgress = progress.update;
    await runScan({ sources, limits, pool, policy, exhibit, writer, passedOver, stop: stop.signal, onProgress });
    if (stopped === undefined) await names.finish();
  } finally {
    progress.stop();
    await names.discard();
    await writer.close();
    goOn();
  }
  return { counts: writer.counts, passedOver: passedOver.summary, stopped };
}

function printResult(counts: ScanCounts, files: ScanFiles, language: string): void {
  const { photos, tablets, failed, duplicates } = counts;
  console.log(say('scan_summary', language, { photos, tablets, failed }));
  console.log(`${verdictCounts(counts, language)}.`);
  if (duplicates > 0) console.log(say('scan_duplicates', language, { duplicates }));
  console.log(say('scan_written', language, { path: files.results, photos }));
}

/** One line for each exhibit. */
async function printExhibits(counts: ExhibitCounts, files: ScanFiles, language: string): Promise<void> {
  for await (const row of readExhibits(files)) console.log(exhibitLine(row, language));
  console.log(exhibitSummary(counts, language));
  console.log(say('scan_written', language, { path: files.exhibits, photos: counts.exhibits }));
}

/** The first photos that could not be examined, with the reason. */
async function printFailed({ failed }: ScanCounts, files: ScanFiles, language: string): Promise<void> {
  if (failed === 0) return;
  console.log(say('scan_failed_names', language));
  let printed = 0;
  for await (const { row } of readPhotos(files)) {
    if (row.status !== 'error') continue;
    console.log(`  ${printable(row.photo.name)}: ${row.error?.message ?? ''}`);
    if (++printed === FAILED_NAMES) break;
  }
  if (failed > printed) console.log(`  ${say('scan_failed_more', language, { count: failed - printed })}`);
}

function printPassedOver(summary: PassedOverSummary, { passedOver }: ScanFiles, language: string): void {
  const lines = passedOverLines(summary, language);
  for (const line of lines) console.log(printable(line));
  if (lines.length > 0) console.log(say('scan_passed_over_names', language, { path: passedOver }));
}
