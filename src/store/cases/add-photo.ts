import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { TelltaleError } from '../../core/errors.ts';
import type { Touched } from '../custody/custody-entry.ts';
import { record } from '../custody/record.ts';
import { rowSha256, sha256Hex } from '../custody/sha256-hex.ts';
import { asEvidenceError } from '../evidence/evidence-error.ts';
import type { EvidenceTables, ExhibitTable, PhotoTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { hashFile, type StoredOriginal } from '../originals/originals.ts';

export interface NewPhoto {
  readonly caseId: string;
  /** The name of the file. */
  readonly name: string;
  /** The photo itself, or the path of a file on the disk of the originals; see `Originals.take`. */
  readonly bytes: Uint8Array | { readonly path: string };
  /** Name of the exhibit whose tablets it shows; created if the case has none of that name. */
  readonly exhibit?: string | undefined;
  readonly actor: string;
}

export interface AddedPhoto {
  readonly id: string;
  readonly sha256: string;
  /** False if the case had the same bytes already; the photo then keeps its name and its exhibit. */
  readonly isNew: boolean;
}

/**
 * Adds a photo to a case. When this returns, its original, its row and the log's entry are on the disk.
 *
 * @throws TelltaleError `evidence_unwritable` (nothing was acknowledged), `evidence_altered`, `store_unreachable`;
 *   `photo_deleted_before` if the case had the photo, and a retention rule deleted its original
 */
export async function addPhoto(store: EvidenceStore, photo: NewPhoto): Promise<AddedPhoto> {
  try {
    const original = await hashed(photo);
    for (;;) {
      const known = await knownPhoto(store.db, photo, original);
      // Before its bytes are stored: what had to be deleted does not come back.
      if (known?.deleted_at) throw deletedBefore(photo, known.deleted_at);
      await storeBytes(store, photo, original);
      if (known !== undefined) return { id: known.id, sha256: original.sha256, isNew: false };
      const added = await addRow(store, photo, original);
      if (added !== undefined) return added;
    }
  } catch (error) {
    throw asEvidenceError(error, photo.name);
  }
}

async function hashed({ bytes }: NewPhoto): Promise<StoredOriginal> {
  return 'path' in bytes ? hashFile(bytes.path) : { sha256: sha256Hex(bytes), bytes: bytes.byteLength };
}

function deletedBefore({ name }: NewPhoto, at: string): TelltaleError {
  return new TelltaleError('photo_deleted_before', { name, date: at.slice(0, 10) });
}

async function storeBytes({ originals }: EvidenceStore, { bytes }: NewPhoto, { sha256 }: StoredOriginal) {
  if ('path' in bytes) await originals.take(bytes.path, sha256);
  else await originals.store(bytes, sha256);
}

/** Undefined if another process changed something in between: then everything is tried again. */
async function addRow(
  store: EvidenceStore,
  photo: NewPhoto,
  original: StoredOriginal,
): Promise<AddedPhoto | undefined> {
  const { caseId, actor } = photo;
  const { sha256, bytes } = original;
  const id = randomUUID();
  const act = { actor, action: 'photo_added', case: caseId } as const;
  return record(store, act, async (transaction, time) => {
    // Another process may have added it since, or deleted the file, which it had for another case.
    if ((await knownPhoto(transaction, photo, original)) !== undefined) return undefined;
    if (!(await store.originals.has(sha256))) return undefined;
    const exhibit = await exhibitOf(transaction, photo, time);
    const row: PhotoTable = {
      id,
      case_id: caseId,
      exhibit_id: exhibit?.id ?? null,
      name: photo.name,
      sha256,
      bytes,
      added_at: time,
      added_by: actor,
    };
    await transaction.insertInto('photos').values(row).execute();
    const touched: Touched[] = [
      { table: 'originals', id: sha256, sha256 },
      { table: 'photos', id, sha256: rowSha256(row) },
    ];
    return { result: { id, sha256, isNew: true }, touched: [...touched, ...(exhibit?.touched ?? [])] };
  });
}

/** The photo of the case with these bytes, and when its original was deleted. */
function knownPhoto(
  db: Kysely<EvidenceTables>,
  { caseId }: NewPhoto,
  { sha256 }: StoredOriginal,
): Promise<{ readonly id: string; readonly deleted_at: string | null } | undefined> {
  return db
    .selectFrom('photos')
    .leftJoin('original_deletions', 'original_deletions.photo_id', 'photos.id')
    .select(['photos.id', 'deleted_at'])
    .where('case_id', '=', caseId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}

/** The exhibit that the photo belongs to, and what was written to create it. */
async function exhibitOf(
  transaction: Kysely<EvidenceTables>,
  { caseId, exhibit: name, actor }: NewPhoto,
  time: string,
): Promise<{ readonly id: string; readonly touched: readonly Touched[] } | undefined> {
  if (name === undefined) return undefined;
  const query = transaction.selectFrom('exhibits').select('id').where('case_id', '=', caseId).where('name', '=', name);
  const known = await query.executeTakeFirst();
  if (known !== undefined) return { id: known.id, touched: [] };
  const row: ExhibitTable = { id: randomUUID(), case_id: caseId, name, created_at: time, created_by: actor };
  await transaction.insertInto('exhibits').values(row).execute();
  return { id: row.id, touched: [{ table: 'exhibits', id: row.id, sha256: rowSha256(row) }] };
}
