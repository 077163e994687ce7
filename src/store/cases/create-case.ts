import { randomUUID } from 'node:crypto';
import { TelltaleError } from '../../core/errors.ts';
import { record } from '../custody/record.ts';
import { rowSha256 } from '../custody/sha256-hex.ts';
import type { CaseTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';

export interface NewCase {
  /** As people call it, such as a file number. */
  readonly name: string;
  readonly note?: string | undefined;
  readonly actor: string;
}

/** Creates a case and returns its id. Throws TelltaleError `case_exists` for a name that another one has. */
export async function createCase(store: EvidenceStore, { name, note, actor }: NewCase): Promise<string> {
  const id = randomUUID();
  await record(store, { actor, action: 'case_created', case: id }, async (transaction, time) => {
    const known = await transaction.selectFrom('cases').select('id').where('name', '=', name).executeTakeFirst();
    if (known !== undefined) throw new TelltaleError('case_exists', { name });
    const row: CaseTable = { id, name, note: note ?? null, created_at: time, created_by: actor };
    await transaction.insertInto('cases').values(row).execute();
    return { result: undefined, touched: [{ table: 'cases', id, sha256: rowSha256(row) }] };
  });
  return id;
}
