import { describeError } from '../../core/describe.ts';
import { TelltaleError } from '../../core/errors.ts';
import type { Examination, Policy } from '../../core/examination.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import type { PhotoDetails } from '../../runtime/photo-details.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import { readItem } from '../examine-item.ts';
import { isEntry, type SourceItem } from '../sources/source-entry.ts';
import type { ScanRow } from './photo-record.ts';

/** The outcome of one item of the sources. */
export interface Examined {
  readonly item: SourceItem;
  readonly row: ScanRow;
  /** For an examined photo; absent for copies and unreadable items. */
  readonly sha256?: string;
  /** Absent for copies and for items that could not be examined. */
  readonly details?: PhotoDetails | undefined;
}

/** Earlier rows by the SHA-256 of their photo. */
export type FindWritten = (sha256: string) => Promise<ScanRow | undefined>;

type Lookup = { readonly row: Promise<Examined> };

/**
 * Examines photos of which many may be the same: each SHA-256 once. Of two copies, the one that was submitted first is
 * examined, however long reading it takes, so that the result is the same every time.
 */
export class ExamineOnce {
  readonly #pool: ExaminerPool;
  readonly #policy: Policy;
  readonly #findWritten: FindWritten;
  readonly #underWay = new Map<string, Promise<Examined>>();
  #lastLookup: Promise<unknown> = Promise.resolve();

  constructor(pool: ExaminerPool, policy: Policy, findWritten: FindWritten) {
    this.#pool = pool;
    this.#policy = policy;
    this.#findWritten = findWritten;
  }

  async examine(item: SourceItem, name: string): Promise<Examined> {
    const reading = readItem(item);
    const lookup = this.#lastLookup.then(async () => this.#lookUp(item, name, await reading));
    // A failure concerns one photo only.
    this.#lastLookup = lookup.catch(() => undefined);
    return (await lookup).row;
  }

  /** To be called once `findWritten` knows the photo's row: copies no longer need it in memory. */
  forget({ sha256: sha }: Examined): void {
    if (sha !== undefined) this.#underWay.delete(sha);
  }

  /** Starts the work without waiting for it: the next photo is looked up meanwhile. */
  async #lookUp(item: SourceItem, name: string, bytes: Buffer | TelltaleError): Promise<Lookup> {
    if (bytes instanceof TelltaleError) {
      return { row: Promise.resolve({ item, row: describeError({ name }, this.#pool.model, bytes, this.#policy) }) };
    }
    const sha = sha256(bytes);
    const underWay = this.#underWay.get(sha);
    if (underWay) return { row: underWay.then(({ row }) => ({ item, row: copyOf(row, name) })) };
    const written = await this.#findWritten(sha);
    if (written) return { row: Promise.resolve({ item, row: copyOf(written, name) }) };
    const row = this.#examine(item, name, bytes, sha);
    this.#underWay.set(sha, row);
    return { row };
  }

  async #examine(item: SourceItem, name: string, bytes: Buffer, sha: string): Promise<Examined> {
    const answer = await this.#pool.examine(bytes, name, this.#policy, { details: true });
    return { item, row: answer.examination, sha256: sha, details: answer.details };
  }
}

/** The row of a photo with the same bytes, under another name. */
function copyOf({ duplicateOf, ...row }: ScanRow, name: string): ScanRow {
  const { photo }: Examination = row;
  return { ...row, photo: { ...photo, name }, duplicateOf: duplicateOf ?? photo.name };
}

/** When a photo was taken: the camera's date takes precedence over the file's. */
export function dateOf(
  item: SourceItem,
  details: PhotoDetails | undefined,
): { readonly date: string; readonly dateFrom: 'camera' | 'file' } | undefined {
  if (details?.takenOn !== undefined) return { date: details.takenOn, dateFrom: 'camera' };
  const modified = isEntry(item) ? item.modified : undefined;
  if (modified === undefined || Number.isNaN(modified.getTime())) return undefined;
  return { date: modified.toISOString().slice(0, 19), dateFrom: 'file' };
}
