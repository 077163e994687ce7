import { readPhotos, type ScannedPhoto } from '../batch/scan/recover.ts';
import { scanFiles } from '../batch/scan/scan-files.ts';
import { readIdentity, type ScanIdentity } from '../batch/scan/scan-identity.ts';
import { openEntry } from '../batch/sources/open-entry.ts';
import { DEFAULT_SOURCE_LIMITS } from '../batch/sources/source-limits.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Examination } from '../core/examination.ts';
import { say } from '../core/words/say.ts';
import { sha256 } from '../photo/node/sha256.ts';
import { addPhoto } from '../store/cases/add-photo.ts';
import { storeExaminationOnce } from '../store/cases/store-examination.ts';
import type { AddOptions } from './case.ts';
import { printable } from './findings-table.ts';
import type { EvidenceCommand } from './with-evidence.ts';

/** Of rows that an older Telltale wrote, which did not say it. */
const UNKNOWN_VERSION = 'unknown';

/**
 * Takes a scan into a case: its photos, which must lie where they were scanned with the bytes that were scanned, and its
 * rows as their examinations. One line for each photo that is on the disk. Returns how many were left out.
 *
 * @throws TelltaleError `scan_missing`, `scan_damaged`
 */
export async function takeScan(
  command: EvidenceCommand,
  caseId: string,
  folder: string,
  options: AddOptions,
): Promise<number> {
  const files = scanFiles(folder);
  const identity = await readIdentity(files);
  if (identity === undefined) throw new TelltaleError('scan_missing', { path: folder });
  const { language } = options;
  const counts = { added: 0, known: 0, examinations: 0, failed: 0 };
  for await (const scanned of readPhotos(files)) {
    const { name } = scanned.row.photo;
    try {
      const taken = await takePhoto(command, { caseId, identity, scanned, exhibit: options.exhibit });
      counts[taken.isNew ? 'added' : 'known']++;
      if (taken.isExamined) counts.examinations++;
      const code = taken.isNew ? 'case_stored' : 'case_already_stored';
      console.log(say(code, language, { name: printable(name), sha256: taken.sha256 }));
    } catch (error) {
      if (!isOfPhoto(error)) throw error;
      console.error(`${printable(name)}: ${say(error.code, language, error.values)}`);
      counts.failed++;
    }
  }
  console.log(say('case_scan_taken', language, counts));
  return counts.failed;
}

/** What the evidence or the database cannot do ends the command; what is wrong with one photo does not. */
function isOfPhoto(error: unknown): error is TelltaleError {
  return error instanceof TelltaleError && !/^(evidence|store)_/.test(error.code);
}

interface Taking {
  readonly caseId: string;
  readonly identity: ScanIdentity;
  readonly scanned: ScannedPhoto;
  readonly exhibit: string | undefined;
}

async function takePhoto(
  { store, actor }: EvidenceCommand,
  { caseId, identity, scanned, exhibit }: Taking,
): Promise<{ readonly sha256: string; readonly isNew: boolean; readonly isExamined: boolean }> {
  const { row, record } = scanned;
  const bytes = await openEntry(record.key, DEFAULT_SOURCE_LIMITS);
  if (sha256(bytes) !== row.photo.sha256) throw new TelltaleError('scan_photo_changed', { path: record.key });
  const added = await addPhoto(store, { caseId, name: row.photo.name, bytes, exhibit, actor });
  if (row.duplicateOf !== undefined) return { ...added, isExamined: false };
  const { prior, language, backend } = identity.settings;
  const isExamined = await storeExaminationOnce(store, {
    caseId,
    photoId: added.id,
    examination: examinationOf(scanned),
    policy: { prior, language },
    backend,
    actor,
    softwareVersion: record.software ?? UNKNOWN_VERSION,
    source: 'scan',
  });
  return { ...added, isExamined };
}

/** Without what a scan adds: a case has exhibits of its own. */
function examinationOf({ row }: ScannedPhoto): Examination {
  const { duplicateOf: _, exhibit: _exhibit, ...examination } = row;
  return examination;
}
