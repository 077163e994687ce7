import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { sha256Hex } from './sha256-hex.ts';

/** What can be recorded in the custody log. */
export const CUSTODY_ACTIONS = [
  'store_created',
  'case_created',
  'cases_listed',
  'case_read',
  'case_exported',
  'case_closed',
  'case_reopened',
  'case_held',
  'case_released',
  'photo_added',
  'photo_read',
  'original_read',
  'original_deleted',
  'deletions_finished',
  'photo_examined',
  'exhibit_judged',
  'case_reexamined',
  'review_entered',
  'reviews_imported',
  'reviews_exported',
  'laboratory_result_entered',
  'laboratory_results_imported',
  'laboratory_results_exported',
  'report_exported',
  'checkpoint_exported',
] as const;
export type CustodyAction = (typeof CUSTODY_ACTIONS)[number];

/** The previous hash of the first entry. */
export const NO_ENTRY = '0'.repeat(64);

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A row or an original that an action wrote, and its hash from then on. */
const touched = z.object({ table: z.string(), id: z.string(), sha256 });
export type Touched = Readonly<z.infer<typeof touched>>;

const custodyEntry = z.object({
  schema: z.literal('telltale.custody/1'),
  /** From 1 on, without gaps. */
  number: z.int().positive(),
  /** SHA-256 of the entry before. */
  previous: sha256,
  /** By the clock of the machine, which may have been set back in between; the order is that of the numbers. */
  time: z.string(),
  actor: z.string(),
  action: z.enum(CUSTODY_ACTIONS),
  /** Id of the case, if the action concerned one. */
  case: z.string().optional(),
  touched: z.array(touched),
  /** What else there is to know, such as how many rows were read. */
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type CustodyEntry = Readonly<z.infer<typeof custodyEntry>>;

/** An entry as it is stored: its canonical JSON, and the hash of that. */
export interface SealedEntry {
  readonly number: number;
  readonly entry: string;
  readonly sha256: string;
}

export function sealEntry(entry: CustodyEntry): SealedEntry {
  const text = canonicalJson(entry);
  return { number: entry.number, entry: text, sha256: sha256Hex(text) };
}

/** The end of a log: the number and the hash of its last entry. */
export interface LogEnd {
  readonly number: number;
  readonly sha256: string;
}

export const EMPTY_LOG: LogEnd = { number: 0, sha256: NO_ENTRY };

/** Why an entry does not fit behind those before it. */
export type EntryProblem = 'entry_missing' | 'entry_changed' | 'entry_not_linked' | 'entry_unreadable';

/** The entry, if it is whole and follows `end`; else what is wrong with it. */
export function openEntry(sealed: SealedEntry, end: LogEnd): CustodyEntry | EntryProblem {
  if (sealed.number !== end.number + 1) return 'entry_missing';
  if (sha256Hex(sealed.entry) !== sealed.sha256) return 'entry_changed';
  const entry = parseEntry(sealed.entry);
  if (entry === undefined) return 'entry_unreadable';
  if (entry.number !== sealed.number || entry.previous !== end.sha256) return 'entry_not_linked';
  return entry;
}

/** The entry in a text; undefined if it is none. */
export function parseEntry(text: string): CustodyEntry | undefined {
  try {
    const { success, data } = custodyEntry.safeParse(JSON.parse(text));
    return success ? data : undefined;
  } catch {
    return undefined;
  }
}
