import { mkdir, writeFile } from 'node:fs/promises';
import type { PhotoRecord, ScanRow } from '../../src/batch/scan/photo-record.ts';
import type { ScanFiles } from '../../src/batch/scan/scan-files.ts';
import type { Finding } from '../../src/core/decide/finding.ts';
import { describe } from '../../src/core/describe.ts';

const MODEL = { name: 'm30', version: '0.0.0', sha256: 'c'.repeat(64), evidence: 'simulated' } as const;

/** A row as a scan writes it, for tests. */
export function exampleRow(name: string, sha256: string, findings: readonly Finding[] = []): ScanRow {
  const identity = { name, sha256, format: 'jpeg', width: 800, height: 600 };
  return describe(identity, MODEL, findings, { prior: 0.5, language: 'en' });
}

export function exampleRecord(name: string, more: Partial<PhotoRecord> = {}): PhotoRecord {
  return { name, key: `in/${name}`, hasThumbnail: false, crops: 0, ...more };
}

/** Puts lines into a scan's folder as they are. */
export async function putScan(files: ScanFiles, rows: readonly string[], records: readonly string[]): Promise<void> {
  await mkdir(files.folder, { recursive: true });
  await writeFile(files.results, rows.join(''));
  await writeFile(files.photos, records.join(''));
}
