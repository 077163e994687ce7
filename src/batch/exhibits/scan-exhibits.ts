import { type FileHandle, open } from 'node:fs/promises';
import type { Examination, Policy } from '../../core/examination.ts';
import { type ExhibitModel, type ExhibitRow, exhibitRow } from '../../core/exhibit-row.ts';
import type { Line } from '../scan/lines.ts';
import { readPhotos } from '../scan/recover.ts';
import type { ScanFiles } from '../scan/scan-files.ts';
import { type ExhibitScope, exhibitName } from './exhibit-scope.ts';

type Place = Pick<Line, 'start' | 'byteLength'>;

/**
 * The exhibits of a scan, in the order of their first photos, from its rows alone: whatever interrupted the scan,
 * nothing counts twice. Only the rows of one exhibit are in memory. A photo with the same bytes as an earlier one is no
 * exhibit of its own, and counts once within one.
 */
export async function* scanExhibits(
  files: ScanFiles,
  scope: ExhibitScope,
  model: ExhibitModel,
  policy: Policy,
): AsyncGenerator<ExhibitRow, void, undefined> {
  const places = await placesByExhibit(files, scope);
  if (places.size === 0) return;
  const results = await open(files.results);
  try {
    for (const [name, lines] of places) {
      const rows: Examination[] = [];
      for (const line of lines) rows.push(await readRow(results, line));
      const exhibit = exhibitRow(name, rows, model, policy);
      if (exhibit !== undefined) yield exhibit;
    }
  } finally {
    await results.close();
  }
}

/** Where the rows with tablets are, exhibit by exhibit. */
async function placesByExhibit(files: ScanFiles, scope: ExhibitScope): Promise<Map<string, Place[]>> {
  const places = new Map<string, Place[]>();
  for await (const { row, rowLine } of readPhotos(files)) {
    if (row.tablets.length === 0 || (scope === 'photo' && row.duplicateOf !== undefined)) continue;
    const { start, byteLength } = rowLine;
    const name = exhibitName(row.photo.name, scope);
    const known = places.get(name);
    if (known === undefined) places.set(name, [{ start, byteLength }]);
    else known.push({ start, byteLength });
  }
  return places;
}

async function readRow(results: FileHandle, { start, byteLength }: Place): Promise<Examination> {
  const { buffer } = await results.read(Buffer.alloc(byteLength), 0, byteLength, start);
  return JSON.parse(buffer.toString('utf8'));
}
