import { describeError } from '../core/describe.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Examination, Policy } from '../core/examination.ts';
import type { PhotoLooks } from '../runtime/photo-looks.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import { isEntry, type SourceItem } from './sources/source-entry.ts';

/** An examination, and on request what links its tablets with those of other photos. */
export interface ExaminedItem {
  readonly examination: Examination;
  readonly looks?: PhotoLooks | undefined;
}

/**
 * The examination of one item of the sources, under the name `name`. Never rejects: an unreadable item is an
 * examination with an error, without a sha256.
 */
export async function examineItem(
  item: SourceItem,
  name: string,
  pool: ExaminerPool,
  policy: Policy,
  { looks: withLooks }: { readonly looks: boolean },
): Promise<ExaminedItem> {
  const bytes = await readItem(item);
  if (bytes instanceof TelltaleError) return { examination: describeError({ name }, pool.model, bytes, policy) };
  const { examination, looks } = await pool.examine(bytes, name, policy, { looks: withLooks });
  return { examination, looks };
}

/** The bytes, or the error. Starts reading before it returns: a compressed tar does not wait. */
export async function readItem(item: SourceItem): Promise<Buffer | TelltaleError> {
  if (!isEntry(item)) return item.error;
  try {
    return await item.read();
  } catch (error) {
    if (error instanceof TelltaleError) return error;
    throw error;
  }
}
