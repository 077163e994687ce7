import type { Kysely } from 'kysely';
import { TelltaleError } from '../../core/errors.ts';
import type { EvidenceTables, PhotoTable } from '../evidence/evidence-tables.ts';

/** The photo of a case with this id or SHA-256. Throws TelltaleError `photo_unknown`. */
export async function findPhoto(db: Kysely<EvidenceTables>, caseId: string, idOrSha256: string): Promise<PhotoTable> {
  const found = await db
    .selectFrom('photos')
    .selectAll()
    .where('case_id', '=', caseId)
    .where((either) => either.or([either('id', '=', idOrSha256), either('sha256', '=', idOrSha256)]))
    .executeTakeFirst();
  if (found === undefined) throw new TelltaleError('photo_unknown', { received: idOrSha256 });
  return found;
}
