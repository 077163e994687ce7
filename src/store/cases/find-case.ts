import type { Kysely, Selectable } from 'kysely';
import { TelltaleError } from '../../core/errors.ts';
import type { CaseTable, EvidenceTables } from '../evidence/evidence-tables.ts';

export type CaseRow = Selectable<CaseTable>;

/** The case with this name or id. Throws TelltaleError `case_unknown`. */
export async function findCase(db: Kysely<EvidenceTables>, nameOrId: string): Promise<CaseRow> {
  const found = await db
    .selectFrom('cases')
    .selectAll()
    .where((either) => either.or([either('name', '=', nameOrId), either('id', '=', nameOrId)]))
    // A name that looks like another case's id does not hide that case.
    .orderBy((row) => row.case().when('id', '=', nameOrId).then(0).else(1).end())
    .executeTakeFirst();
  if (found === undefined) throw new TelltaleError('case_unknown', { received: nameOrId });
  return found;
}
