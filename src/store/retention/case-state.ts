import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { record } from '../custody/record.ts';
import { rowSha256 } from '../custody/sha256-hex.ts';
import type { CaseState, CaseStateTable, EvidenceTables } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';

/** What retention asks of a case. */
export interface CaseStates {
  /** Since when, if it is closed. */
  readonly closed: CaseStateTable | undefined;
  /** Since when, if it is on legal hold. */
  readonly held: CaseStateTable | undefined;
}

export async function caseStatesOf(db: Kysely<EvidenceTables>, caseId: string): Promise<CaseStates> {
  const rows = await db.selectFrom('case_states').selectAll().where('case_id', '=', caseId).orderBy('number').execute();
  const last = (one: CaseState, other: CaseState) => {
    const row = rows.findLast(({ state }) => state === one || state === other);
    return row?.state === one ? row : undefined;
  };
  return { closed: last('closed', 'reopened'), held: last('held', 'released') };
}

export interface NewCaseState {
  readonly caseId: string;
  readonly state: CaseState;
  readonly note?: string | undefined;
  readonly actor: string;
}

/** Closes or reopens a case, puts it on legal hold or lifts that. False if it was so before; nothing is recorded then. */
export async function enterCaseState(
  store: EvidenceStore,
  { caseId, state, note, actor }: NewCaseState,
): Promise<boolean> {
  const entered = await record(store, { actor, action: `case_${state}`, case: caseId }, async (transaction, time) => {
    const { closed, held } = await caseStatesOf(transaction, caseId);
    const before = { closed: closed !== undefined, reopened: closed === undefined };
    if ({ ...before, held: held !== undefined, released: held === undefined }[state]) return undefined;
    const { count } = await transaction
      .selectFrom('case_states')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    const row: CaseStateTable = {
      id: randomUUID(),
      case_id: caseId,
      number: Number(count) + 1,
      state,
      note: note ?? null,
      entered_at: time,
      entered_by: actor,
    };
    await transaction.insertInto('case_states').values(row).execute();
    return { result: true, touched: [{ table: 'case_states', id: row.id, sha256: rowSha256(row) }] };
  });
  return entered ?? false;
}
