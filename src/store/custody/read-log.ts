import type { Kysely } from 'kysely';
import type { EvidenceTables } from '../evidence/evidence-tables.ts';
import {
  type CustodyEntry,
  EMPTY_LOG,
  type EntryProblem,
  type LogEnd,
  openEntry,
  type SealedEntry,
  type Touched,
} from './custody-entry.ts';

/** Entries in memory at a time. */
const AT_A_TIME = 1000;

/** Of the column: an entry with a number below 1 must be seen too, since it does not belong there. */
const LEAST_NUMBER = -(2 ** 31);

export interface ReadLog {
  /** The last entry that fits. */
  readonly end: LogEnd;
  /** The first entry that does not fit; nothing behind it was read. */
  readonly fault?: { readonly entry: number; readonly problem: EntryProblem };
  /** Fingerprint of the key that signs checkpoints, from the first entry. */
  readonly signingKey: string | undefined;
  /** The hash of the entry with the number `wanted`, if it is there and fits. */
  readonly wantedSha256: string | undefined;
  readonly setBack: number;
}

/**
 * Replays the log from its first entry on.
 *
 * @param onTouched called for every row and original that an entry names, in order
 */
export async function readLog(
  db: Kysely<EvidenceTables>,
  onTouched: (touched: Touched, entry: CustodyEntry) => void,
  wanted?: number,
): Promise<ReadLog> {
  let end = EMPTY_LOG;
  let signingKey: string | undefined;
  let wantedSha256: string | undefined;
  let setBack = 0;
  let before = '';
  for await (const sealed of sealedEntries(db)) {
    const entry = openEntry(sealed, end);
    if (typeof entry === 'string') {
      return { end, fault: { entry: end.number + 1, problem: entry }, signingKey, wantedSha256, setBack };
    }
    end = { number: sealed.number, sha256: sealed.sha256 };
    if (entry.action === 'store_created') signingKey = String(entry.details?.['signingKey']);
    if (entry.number === wanted) wantedSha256 = sealed.sha256;
    if (entry.time < before) setBack++;
    before = entry.time;
    for (const touched of entry.touched) onTouched(touched, entry);
  }
  return { end, signingKey, wantedSha256, setBack };
}

async function* sealedEntries(db: Kysely<EvidenceTables>): AsyncGenerator<SealedEntry, void, undefined> {
  let after = LEAST_NUMBER;
  for (;;) {
    const page = await db
      .selectFrom('custody_log')
      .selectAll()
      .where('number', '>', after)
      .orderBy('number')
      .limit(AT_A_TIME)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}
