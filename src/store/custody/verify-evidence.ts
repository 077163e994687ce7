import type { Kysely } from 'kysely';
import type { EvidenceTables } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { isNeeded } from '../retention/original-deletions.ts';
import { type Checkpoint, type CheckpointProblem, checkCheckpoint } from './checkpoint.ts';
import { compareRows } from './compare-rows.ts';
import type { CustodyEntry, EntryProblem, LogEnd, Touched } from './custody-entry.ts';
import { readLog } from './read-log.ts';

/** What does not fit, and the number of the entry where it shows. */
export interface Fault {
  readonly entry: number;
  readonly problem:
    | EntryProblem
    | CheckpointProblem
    | 'row_changed'
    | 'row_missing'
    | 'row_unrecorded'
    | 'original_changed'
    | 'original_missing';
  /** `photos 7f1c…`: the row or the original. */
  readonly what?: string;
}

export interface Verified {
  /** By the number of their entries, the first one first; empty if nothing was changed. */
  readonly faults: readonly Fault[];
  readonly end: LogEnd;
  readonly rows: number;
  /** Those that must be there. */
  readonly originals: number;
  /** Those that were deleted under retention rules, as entries state. */
  readonly deleted: number;
  /** Deleted ones whose files are there with the same bytes: not removed yet, or restored from elsewhere. */
  readonly returned: number;
  /** Entries whose time is before that of the entry before: the machine's clock was set back. */
  readonly setBack: number;
  /** Files that no entry names, from additions that were interrupted before they were acknowledged. */
  readonly unclaimed: number;
}

/**
 * Replays the custody log, compares every row with it, and hashes every original again. Nothing is written, and the
 * store stays in use meanwhile.
 *
 * @param onProgress called after each original
 */
export async function verifyEvidence(
  store: EvidenceStore,
  checkpoint?: Checkpoint,
  onProgress?: (done: number, total: number) => void,
): Promise<Verified> {
  const tables = await store.db
    .transaction()
    // One state of all tables, while others write.
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((transaction) => verifyTables(transaction, checkpoint));
  const originals = await verifyOriginals(store, tables, onProgress);
  const faults = [...tables.faults, ...originals.faults].sort((a, b) => a.entry - b.entry);
  const { end, rows, setBack } = tables;
  const { kept, deleted, returned, unclaimed } = originals;
  return { faults, end, rows, originals: kept, deleted, returned, setBack, unclaimed };
}

/** A hash that the log states, and the entry that does. */
export interface Stated {
  readonly sha256: string;
  readonly entry: number;
}

/** An original that the log names. */
interface StatedOriginal {
  /** Of the entry that named it last. */
  readonly entry: number;
  /** The cases for which it must be there; empty if it was deleted for each of them. */
  readonly cases: ReadonlySet<string>;
}

async function verifyTables(transaction: Kysely<EvidenceTables>, checkpoint: Checkpoint | undefined) {
  const rows = new Map<string, Stated>();
  const originals = new Map<string, StatedOriginal>();
  const onTouched = ({ table, id, sha256 }: Touched, { number: entry, action, case: caseId = '' }: CustodyEntry) => {
    if (table !== 'originals') return rows.set(`${table} ${id}`, { sha256, entry });
    const cases = new Set(originals.get(id)?.cases);
    if (action === 'original_deleted') cases.delete(caseId);
    else cases.add(caseId);
    return originals.set(id, { entry, cases });
  };
  const log = await readLog(transaction, onTouched, checkpoint?.number);
  // Behind an entry that does not fit, nothing can be said about rows.
  const ofRows = log.fault === undefined ? await compareRows(transaction, rows, log.end) : [];
  const ofCheckpoint = checkpoint === undefined ? [] : checkCheckpoint(checkpoint, log);
  const faults: readonly Fault[] = [...(log.fault === undefined ? [] : [log.fault]), ...ofCheckpoint, ...ofRows];
  return { faults, originals, isWhole: log.fault === undefined, end: log.end, rows: rows.size, setBack: log.setBack };
}

async function verifyOriginals(
  { originals, db }: EvidenceStore,
  { originals: stated, isWhole }: Pick<Awaited<ReturnType<typeof verifyTables>>, 'originals' | 'isWhole'>,
  onProgress: ((done: number, total: number) => void) | undefined,
) {
  const faults: Fault[] = [];
  const counts = { kept: 0, deleted: 0, returned: 0, unclaimed: 0 };
  let done = 0;
  for (const [sha256, { entry, cases }] of stated) {
    const state = await originals.state(sha256);
    // One that is missing may have been deleted since the log was read.
    const isKept = cases.size > 0 && (state !== 'missing' || (await isNeeded(db, sha256)));
    counts[isKept ? 'kept' : 'deleted']++;
    if (!isKept && state === 'whole') counts.returned++;
    if (state === 'changed' || (isKept && state === 'missing')) {
      faults.push({ entry, problem: `original_${state}`, what: `originals ${sha256}` });
    }
    onProgress?.(++done, stated.size);
  }
  // Entries behind one that does not fit may name further files.
  if (isWhole) for await (const name of originals.list()) if (!stated.has(name)) counts.unclaimed++;
  return { faults, ...counts };
}
