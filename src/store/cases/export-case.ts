import { type PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { record } from '../custody/record.ts';
import { sha256Hex } from '../custody/sha256-hex.ts';
import type { PhotoTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { caseRecord, type FindingFacts, type RecordedPhoto } from './case-record.ts';
import { findCase } from './find-case.ts';
import { laboratoryTable, reviewTable } from './table-text.ts';

/** What `sha256sum -c` checks: it names every other file of the archive, and in comments the deleted originals. */
export const MANIFEST = 'SHA256SUMS';

/** A file of the archive, loaded when its turn comes. */
interface ArchiveFile {
  readonly path: string;
  readonly sha256: string;
  readonly changed: Date;
  load(): Promise<Uint8Array>;
}

/**
 * A case as a zip archive, written as it is read: the original photos but for those that were deleted, every examination
 * and every finding about an exhibit as it is stored, reviews and laboratory results as tables, the rows, the entries of
 * the custody log, and a manifest. The log says who exported it,
 * before anything is read; the archive has that entry too.
 *
 * @throws TelltaleError `case_unknown`. If an original is not as it was stored, the stream ends with `evidence_altered`.
 */
export async function exportCase(
  store: EvidenceStore,
  nameOrId: string,
  actor: string,
): Promise<{ readonly name: string; readonly archive: Readable }> {
  const { id, name } = await findCase(store.db, nameOrId);
  await record(store, { actor, action: 'case_exported', case: id }, async () => ({ result: undefined }));
  const { files, deleted } = await filesOf(store, nameOrId, actor);
  const zip = new ZipFile();
  for (const { path, changed, load } of files) {
    // Photos are compressed already.
    const options = { mtime: changed, compress: !path.startsWith('originals/') };
    zip.addReadStreamLazy(path, options, (callback) => {
      load().then(
        (bytes) => callback(null, Readable.from([bytes])),
        (error: unknown) => callback(error, Readable.from([])),
      );
    });
  }
  const manifest = [...deleted, ...files.map(({ path, sha256 }) => `${sha256}  ${path}`)].join('\n').concat('\n');
  zip.addBuffer(Buffer.from(manifest), MANIFEST, { mtime: store.now() });
  zip.end();
  // A stream of Node, although the types know only its interface: it must end when a file cannot be read.
  const archive = zip.outputStream as PassThrough;
  zip.on('error', (error: Error) => archive.destroy(error));
  return { name, archive };
}

interface ArchiveFiles {
  readonly files: readonly ArchiveFile[];
  /** A comment of the manifest for each original that was deleted. */
  readonly deleted: readonly string[];
}

async function filesOf(store: EvidenceStore, nameOrId: string, actor: string): Promise<ArchiveFiles> {
  const row = await findCase(store.db, nameOrId);
  const tables = {
    'reviews.csv': (await reviewTable(store, row.id, actor)).text,
    'laboratory-results.csv': (await laboratoryTable(store, row.id, actor)).text,
  };
  const { photos, log: _, judged: _judged, ...rows } = await caseRecord(store.db, row);
  const paths = photos.map(({ photo, deleted }, index) => (deleted ? undefined : originalPath(photo, index + 1)));
  const whole = { schema: 'telltale.case/1', ...rows, photos: photos.map((one, i) => ({ ...one, file: paths[i] })) };
  const now = store.now();
  const text = (path: string, content: string): ArchiveFile => {
    return { path, sha256: sha256Hex(content), changed: now, load: async () => Buffer.from(content) };
  };
  const originals = photos.flatMap(({ photo }, index): ArchiveFile[] => {
    const { sha256, added_at } = photo;
    const path = paths[index];
    const load = () => store.originals.read(sha256);
    return path === undefined ? [] : [{ path, sha256, changed: new Date(added_at), load }];
  });
  const files = [
    text('case.json', `${JSON.stringify(whole, null, 2)}\n`),
    ...Object.entries(tables).map(([path, content]) => text(path, content)),
    text('custody-log.jsonl', await logText(store, row.id)),
    ...(await examinationsOf(store, row.id)),
    ...rows.exhibitFindings.map((facts) => findingOf(store, facts)),
    ...originals,
  ];
  return { files, deleted: photos.flatMap(deletedLine) };
}

/** What `sha256sum -c` passes over. */
function deletedLine({ photo, deleted }: RecordedPhoto, index: number): string[] {
  if (deleted === undefined) return [];
  const { deleted_at: at, rule, days } = deleted;
  return [`# deleted ${at} (${rule}, ${days} days): ${photo.sha256}  ${originalPath(photo, index + 1)}`];
}

/** Numbered, since several photos may have one name, and without anything that a file's name may not have. */
function originalPath({ name }: PhotoTable, number: number): string {
  const harmless = name.replace(/[^\p{L}\p{N}._ -]+/gu, '_').replace(/^\.+/, '_');
  return `originals/${String(number).padStart(4, '0')}-${harmless.slice(-80)}`;
}

/** The examinations byte for byte as they are stored. */
async function examinationsOf(store: EvidenceStore, caseId: string): Promise<ArchiveFile[]> {
  const rows = await store.db
    .selectFrom('examinations')
    .innerJoin('photos', 'photos.id', 'examinations.photo_id')
    .select(['examinations.id', 'examination_sha256', 'examined_at'])
    .where('photos.case_id', '=', caseId)
    .orderBy('examined_at')
    .orderBy('examinations.id')
    .execute();
  return rows.map(({ id, examination_sha256: sha256, examined_at }) => ({
    path: `examinations/${id}.json`,
    sha256,
    changed: new Date(examined_at),
    async load() {
      const query = store.db.selectFrom('examinations').select('examination').where('id', '=', id);
      return Buffer.from((await query.executeTakeFirstOrThrow()).examination);
    },
  }));
}

/** A finding about an exhibit byte for byte as it is stored. */
function findingOf({ db }: EvidenceStore, { id, finding_sha256: sha256, judged_at }: FindingFacts): ArchiveFile {
  const query = db.selectFrom('exhibit_findings').select('finding').where('id', '=', id);
  const load = async () => Buffer.from((await query.executeTakeFirstOrThrow()).finding);
  return { path: `exhibit-findings/${id}.json`, sha256, changed: new Date(judged_at), load };
}

/** The entries about the case, a line each, as they are chained. */
async function logText(store: EvidenceStore, caseId: string): Promise<string> {
  const rows = await store.db
    .selectFrom('custody_log')
    .selectAll()
    .where('entry', 'like', `%"case":"${caseId}"%`)
    .orderBy('number')
    .execute();
  return rows.map(({ entry }) => `${entry}\n`).join('');
}
