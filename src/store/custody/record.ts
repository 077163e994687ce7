import type { Kysely } from 'kysely';
import { asEvidenceError } from '../evidence/evidence-error.ts';
import type { EvidenceTables } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import {
  type CustodyEntry,
  EMPTY_LOG,
  type LogEnd,
  type SealedEntry,
  sealEntry,
  type Touched,
} from './custody-entry.ts';

/** Who does what, for the custody log. */
export interface Act extends Pick<CustodyEntry, 'actor' | 'action' | 'case' | 'details'> {}

/** What an action returns, and what it wrote. */
export interface Recorded<Result> {
  readonly result: Result;
  readonly touched?: readonly Touched[];
  /** Added to those of the act. */
  readonly details?: CustodyEntry['details'];
}

/**
 * Runs `work` and records it in the custody log, both or neither, and both on the disk when this returns. One after the
 * other, also across processes: each entry binds the one before.
 *
 * @param work gets the transaction and the time of the entry; if it returns undefined, nothing happened and nothing is
 *   recorded
 * @throws TelltaleError `evidence_unwritable` on a full or broken disk, `store_unreachable`; nothing happened then
 */
export async function record<Result>(
  store: Pick<EvidenceStore, 'db' | 'lockLog' | 'now' | 'folder'>,
  act: Act,
  work: (transaction: Kysely<EvidenceTables>, time: string) => Promise<Recorded<Result> | undefined>,
): Promise<Result | undefined> {
  try {
    return await store.db.transaction().execute((transaction) => recordIn(transaction, store, act, work));
  } catch (error) {
    throw asEvidenceError(error, store.folder);
  }
}

async function recordIn<Result>(
  transaction: Kysely<EvidenceTables>,
  store: Pick<EvidenceStore, 'lockLog' | 'now'>,
  act: Act,
  work: (transaction: Kysely<EvidenceTables>, time: string) => Promise<Recorded<Result> | undefined>,
): Promise<Result | undefined> {
  await store.lockLog(transaction);
  const time = store.now().toISOString();
  const recorded = await work(transaction, time);
  if (recorded === undefined) return undefined;
  const { result, touched = [], details } = recorded;
  const whole = { ...act, details: { ...act.details, ...details } };
  await transaction
    .insertInto('custody_log')
    .values(entryAfter(await logEnd(transaction), whole, time, touched))
    .execute();
  return result;
}

/** The last entry that is stored. */
export async function logEnd(db: Kysely<EvidenceTables>): Promise<LogEnd> {
  const last = db.selectFrom('custody_log').select(['number', 'sha256']).orderBy('number', 'desc').limit(1);
  return (await last.executeTakeFirst()) ?? EMPTY_LOG;
}

function entryAfter(end: LogEnd, act: Act, time: string, touched: readonly Touched[]): SealedEntry {
  const { actor, action, case: caseId, details = {} } = act;
  return sealEntry({
    schema: 'telltale.custody/1',
    number: end.number + 1,
    previous: end.sha256,
    time,
    actor,
    action,
    case: caseId,
    touched: [...touched],
    details: Object.keys(details).length === 0 ? undefined : details,
  });
}
