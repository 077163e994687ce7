import { ExhibitCollector } from '../batch/exhibits/exhibit-collector.ts';
import { openExhibitsFile } from '../batch/exhibits/exhibits-file.ts';
import { withPhotoExhibit } from '../batch/exhibits/with-photo-exhibit.ts';
import { PassedOverTally } from '../batch/passed-over.ts';
import { openRowsFile, type RowsFile } from '../batch/rows-file.ts';
import { countRow, noCounts, type ScanCounts } from '../batch/scan/scan-counts.ts';
import { scanPhotos } from '../batch/scan-photos.ts';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { passedOverLines } from '../report/passed-over-lines.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import { exhibitLines } from './exhibit-lines.ts';
import { FindingsTable, printable } from './findings-table.ts';
import { onStop } from './on-stop.ts';
import type { ScanCommand } from './scan-command.ts';
import { scanFooter } from './scan-footer.ts';
import { startScanProgress } from './scan-progress.ts';

/**
 * Prints a table of all findings, and writes the rows alone to `out`, completely or not at all. Returns the exit
 * status, or undefined if some photos could not be examined.
 */
export async function scanToTable(command: ScanCommand, out: string | undefined): Promise<number | undefined> {
  const { language } = command.policy;
  const rows = out === undefined ? undefined : await openRowsFile(out);
  const exhibits = command.exhibit && out !== undefined ? await openExhibitsFile(out) : undefined;
  // Does not wait for photos in progress.
  const goOn = onStop(
    (status) => void Promise.all([rows?.discard(), exhibits?.discard()]).finally(() => process.exit(status)),
  );
  try {
    const pool = await command.startPool();
    try {
      const { photos, failed } = await examineAll(command, pool, { rows, exhibits });
      if (out !== undefined) console.log(say('scan_written', language, { path: out, photos }));
      return failed > 0 ? undefined : 0;
    } finally {
      await pool.close();
    }
  } finally {
    await rows?.discard();
    await exhibits?.discard();
    goOn();
  }
}

interface Outputs {
  readonly rows: RowsFile | undefined;
  readonly exhibits: RowsFile | undefined;
}

async function examineAll(command: ScanCommand, pool: ExaminerPool, { rows, exhibits }: Outputs): Promise<ScanCounts> {
  const { sources, byteLength, limits, policy, exhibit } = command;
  const table = new FindingsTable(policy, process.stdout.columns);
  const progress = startScanProgress(byteLength, policy.language);
  const passedOver = new PassedOverTally();
  const collector = exhibit && new ExhibitCollector(exhibit);
  let counts = noCounts();
  progress.print(table.head());
  try {
    for await (const { examination: examined, position } of scanPhotos(sources, limits, pool, policy, passedOver)) {
      const examination = withPhotoExhibit(examined, exhibit, pool, policy);
      collector?.add(examination);
      await rows?.write(examination);
      counts = countRow(counts, examination);
      progress.update(counts, position);
      progress.print(table.rowsOf(examination));
    }
  } finally {
    progress.stop();
  }
  const leftOutLines = passedOverLines(passedOver.summary, policy.language).map(printable);
  if (counts.photos === 0 && leftOutLines.length > 0) console.log(`\n${leftOutLines.join('\n')}`);
  if (counts.photos === 0) throw new TelltaleError('source_no_photos', { path: sources.join(', ') });
  const exhibitRows = [...(collector?.exhibits(pool, policy) ?? [])];
  for (const row of exhibitRows) await exhibits?.write(row);
  await exhibits?.finish();
  await rows?.finish();
  if (collector) console.log(`\n${exhibitLines(exhibitRows, policy.language)}`);
  const { photos, tablets, failed } = counts;
  console.log(`\n${say('scan_summary', policy.language, { photos, tablets, failed })}`);
  for (const line of leftOutLines) console.log(line);
  console.log(scanFooter(pool, policy.language));
  return counts;
}
