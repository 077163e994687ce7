import { access } from 'node:fs/promises';
import { type Line, readLines } from './lines.ts';
import { type PhotoRecord, photoRecord, type ScanRow } from './photo-record.ts';
import { countRow, noCounts, type ScanCounts } from './scan-counts.ts';
import type { ScanFiles } from './scan-files.ts';

/** Position of a photo's row in the results. */
export interface RowPosition {
  readonly index: number;
  readonly start: number;
  readonly byteLength: number;
}

/** The state after an earlier run. */
export interface Recovered {
  readonly keys: Set<string>;
  /** The first photo with these bytes, by SHA-256. */
  readonly originals: Map<string, RowPosition>;
  readonly counts: ScanCounts;
  /** Lengths up to which both files are complete and agree. */
  readonly resultsBytes: number;
  readonly photosBytes: number;
}

/**
 * Reads the results of an earlier run. The two files may be truncated anywhere, and one may be ahead of the other: only
 * the part with complete data for the same photos in both counts.
 */
export async function recover(files: ScanFiles): Promise<Recovered> {
  const [keys, originals] = [new Set<string>(), new Map<string, RowPosition>()];
  let [counts, resultsBytes, photosBytes] = [noCounts(), 0, 0];
  for await (const { row, record, rowLine, recordLine } of readPhotos(files)) {
    keys.add(record.key);
    const { sha256 } = row.photo;
    const place = { index: counts.photos, start: rowLine.start, byteLength: rowLine.byteLength };
    if (sha256 !== undefined && !originals.has(sha256)) originals.set(sha256, place);
    counts = countRow(counts, row);
    resultsBytes = rowLine.start + rowLine.byteLength;
    photosBytes = recordLine.start + recordLine.byteLength;
  }
  return { keys, originals, counts, resultsBytes, photosBytes };
}

export interface ScannedPhoto {
  readonly row: ScanRow;
  readonly record: PhotoRecord;
  readonly rowLine: Line;
  readonly recordLine: Line;
}

/** The photos of a scan in order, as far as both files have complete data. */
export async function* readPhotos({ results, photos }: ScanFiles): AsyncGenerator<ScannedPhoto, void, undefined> {
  if (!(await isThere(results)) || !(await isThere(photos))) return;
  const records = readLines(photos);
  try {
    for await (const rowLine of readLines(results)) {
      const next = await records.next();
      if (next.done) return;
      const both = parseBoth(rowLine, next.value);
      if (both === undefined) return;
      yield { ...both, rowLine, recordLine: next.value };
    }
  } finally {
    await records.return();
  }
}

/** After a power failure a line may be complete and its content may not. */
function parseBoth(rowLine: Line, recordLine: Line): { row: ScanRow; record: PhotoRecord } | undefined {
  try {
    const row: ScanRow = JSON.parse(rowLine.text);
    const record = photoRecord.parse(JSON.parse(recordLine.text));
    return row.photo.name === record.name ? { row, record } : undefined;
  } catch {
    return undefined;
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
