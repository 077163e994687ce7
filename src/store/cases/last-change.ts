import type { Kysely } from 'kysely';
import type { Reported } from '../../core/reported.ts';
import { parseEntry } from '../custody/custody-entry.ts';
import type { EvidenceTables } from '../evidence/evidence-tables.ts';

/** The last entry of the custody log that wrote something of a case: entries of who read it make no difference. */
export async function lastChange(db: Kysely<EvidenceTables>, caseId: string): Promise<Reported['log']> {
  const last = await db
    .selectFrom('custody_log')
    .selectAll()
    // Entries are canonical JSON, and an id has no character that LIKE or JSON would take for something else.
    .where('entry', 'like', `%"case":"${caseId}"%`)
    .where('entry', 'not like', '%"touched":[]%')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const entry = last && parseEntry(last.entry);
  return last && entry && { number: last.number, sha256: last.sha256, time: entry.time };
}
