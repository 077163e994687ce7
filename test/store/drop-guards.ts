import { sql } from 'kysely';
import type { EvidenceOptions, EvidenceStore } from '../../src/store/evidence/open-evidence.ts';

/** Removes the triggers that refuse changes, as somebody who owns the database can. */
export async function dropGuards({
  db,
  options,
}: EvidenceStore & { readonly options: EvidenceOptions }): Promise<void> {
  if (options.url !== undefined) {
    await sql`drop function ${sql.table(`${options.schema}_evidence.only_added`)} cascade`.execute(db);
    return;
  }
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(db);
  for (const { name } of rows) await sql`drop trigger ${sql.id(name)}`.execute(db);
}
