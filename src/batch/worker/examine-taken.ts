import { TelltaleError } from '../../core/errors.ts';
import type { ErrorCode } from '../../core/words/codes.ts';
import { say } from '../../core/words/say.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import {
  type Finisher,
  failPhoto,
  findExamination,
  finishPhoto,
  finishWithProblem,
  pointToExamination,
} from '../../store/finish-photo.ts';
import type { Store } from '../../store/open-store.ts';
import { pathInRoot } from '../../store/shared-root.ts';
import type { TakenPhoto } from '../../store/take-photo.ts';
import { packLooks } from '../pack-looks.ts';
import { openEntry } from '../sources/open-entry.ts';
import { DEFAULT_SOURCE_LIMITS } from '../sources/source-limits.ts';
import type { KeyedMutex } from './keyed-mutex.ts';
import type { StoreRetry } from './store-retry.ts';

/** The outcome of a photo: its bytes were examined, had been before, or it needs another attempt or was given up. */
export type Outcome = 'examined' | 'known' | 'failed';

export interface Examiner {
  readonly store: Store;
  readonly pool: ExaminerPool;
  /** The shared folder on this machine. */
  readonly root: string;
  readonly by: Finisher;
  readonly retry: StoreRetry;
  /** Photos with the same bytes, one after the other. */
  readonly mutex: KeyedMutex;
  /** Stops waiting for an unreachable database; the result is then lost, and another worker repeats it. */
  readonly giveUp: AbortSignal;
  report(fault: unknown): void;
}

/**
 * Errors that may not occur the next time: an unavailable share, an overloaded machine, a dead thread. All others are
 * properties of the bytes, and the result.
 */
const PASSING: ReadonlySet<string> = new Set<ErrorCode>(['photo_unreadable', 'photo_took_too_long', 'internal']);

/**
 * Reads, examines and finishes a photo that the worker holds. A fault of the program is reported and counts as a failed
 * attempt. Rejects only if the database was unreachable until `giveUp`: the photo is then free for others as soon as
 * the worker has left or is considered lost.
 */
export async function examineTaken(photo: TakenPhoto, examiner: Examiner): Promise<Outcome> {
  try {
    return await examine(photo, examiner);
  } catch (fault) {
    if (examiner.giveUp.aborted) throw fault;
    examiner.report(fault);
    return failed(photo, examiner, say('internal', photo.language));
  }
}

async function examine(photo: TakenPhoto, examiner: Examiner): Promise<Outcome> {
  const { store, root, by, retry, giveUp, mutex } = examiner;
  const untilAnswered = <Result>(work: () => Promise<Result>) => retry.untilAnswered(work, giveUp);
  const bytes = await openEntry(pathInRoot(root, photo.name), DEFAULT_SOURCE_LIMITS).catch(knownError);
  if (bytes instanceof TelltaleError) {
    const { code, values }: TelltaleError = bytes;
    if (PASSING.has(code)) return failed(photo, examiner, say(code, photo.language, values));
    await untilAnswered(() => finishWithProblem(store, by, photo, { code, values }));
    return 'examined';
  }
  const digest = sha256(bytes);
  // A copy that is in progress at the same time waits, and is then known.
  return mutex.run(`${digest} ${photo.prior} ${photo.language}`, async () => {
    const known = await untilAnswered(() => findExamination(store, photo, digest, by.model));
    if (known === undefined) return examineBytes(photo, { bytes, digest }, examiner);
    await untilAnswered(() => pointToExamination(store, by, photo, { sha256: digest, examinationId: known }));
    return 'known';
  });
}

async function examineBytes(
  photo: TakenPhoto,
  { bytes, digest }: { readonly bytes: Uint8Array; readonly digest: string },
  examiner: Examiner,
): Promise<Outcome> {
  const { store, pool, by, retry, giveUp } = examiner;
  const startedAt = new Date();
  const { name, prior, language } = photo;
  const { examination, looks } = await pool.examine(bytes, name, { prior, language }, { looks: true });
  const { error } = examination;
  if (error !== undefined && PASSING.has(error.code)) return failed(photo, examiner, error.message);
  const found = { sha256: digest, examination, looks: looks && packLooks(looks), startedAt };
  await retry.untilAnswered(() => finishPhoto(store, by, photo, found), giveUp);
  return 'examined';
}

/** @param problem what went wrong this time, as a message in the batch's language */
async function failed(photo: TakenPhoto, examiner: Examiner, problem: string): Promise<Outcome> {
  const { store, by, retry, giveUp } = examiner;
  await retry.untilAnswered(
    () =>
      failPhoto(store, by.workerId, photo.id, (attempts) => ({
        code: 'photo_given_up',
        values: { attempts, problem },
      })),
    giveUp,
  );
  return 'failed';
}

function knownError(error: unknown): TelltaleError {
  if (error instanceof TelltaleError) return error;
  throw error;
}
