import { ExhibitCollector } from '../batch/exhibits/exhibit-collector.ts';
import { openExhibitsFile, openLinksBeside } from '../batch/exhibits/exhibits-file.ts';
import { LookCollector } from '../batch/exhibits/look-collector.ts';
import { withPhotoExhibit } from '../batch/exhibits/with-photo-exhibit.ts';
import { linkRows } from '../batch/groups/link-rows.ts';
import type { LinksFile } from '../batch/groups/links-file.ts';
import { packLooks } from '../batch/pack-looks.ts';
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
  const beside = command.exhibit === undefined ? undefined : out;
  const exhibits = beside === undefined ? undefined : await openExhibitsFile(beside);
  const links = beside === undefined ? undefined : await openLinksBeside(beside);
  const discardAll = () => Promise.all([rows?.discard(), exhibits?.discard(), links?.discard()]);
  // Does not wait for photos in progress.
  const goOn = onStop((status) => void discardAll().finally(() => process.exit(status)));
  try {
    const pool = await command.startPool();
    try {
      const { photos, failed } = await examineAll(command, pool, { rows, exhibits, links });
      if (out !== undefined) console.log(say('scan_written', language, { path: out, photos }));
      return failed > 0 ? undefined : 0;
    } finally {
      await pool.close();
    }
  } finally {
    await discardAll();
    goOn();
  }
}

interface Outputs {
  readonly rows: RowsFile | undefined;
  readonly exhibits: RowsFile | undefined;
  readonly links: LinksFile | undefined;
}

async function examineAll(
  command: ScanCommand,
  pool: ExaminerPool,
  { rows, exhibits, links }: Outputs,
): Promise<ScanCounts> {
  const { sources, byteLength, limits, policy, exhibit } = command;
  const table = new FindingsTable(policy, process.stdout.columns);
  const progress = startScanProgress(byteLength, policy.language);
  const passedOver = new PassedOverTally();
  const collector = exhibit && new ExhibitCollector(exhibit);
  const looks = links && new LookCollector();
  let counts = noCounts();
  progress.print(table.head());
  try {
    const options = { looks: looks !== undefined };
    for await (const scanned of scanPhotos(sources, limits, pool, policy, passedOver, options)) {
      const { position } = scanned;
      const examination = withPhotoExhibit(scanned.examination, exhibit, pool, policy);
      collector?.add(examination);
      looks?.add(examination, scanned.looks && packLooks(scanned.looks));
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
  const { press } = pool.settings;
  if (press && looks) await links?.write(linkRows(exhibitRows, looks.photos(), press), pool.model, policy);
  await exhibits?.finish();
  await links?.finish();
  await rows?.finish();
  if (collector) console.log(`\n${exhibitLines(exhibitRows, policy.language)}`);
  const { photos, tablets, failed } = counts;
  console.log(`\n${say('scan_summary', policy.language, { photos, tablets, failed })}`);
  for (const line of leftOutLines) console.log(line);
  console.log(scanFooter(pool, policy.language));
  return counts;
}
