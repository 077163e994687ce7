import type { Examination } from '../core/examination.ts';
import { problemOf } from './batch-status.ts';
import type { Problem } from './list-photos.ts';
import type { Store } from './open-store.ts';
import type { StoredLooks } from './stored-looks.ts';
import type { PhotoState } from './tables.ts';

/** A photo of a batch with its result and provenance. */
export interface Result {
  readonly name: string;
  readonly state: PhotoState;
  readonly attempts: number;
  readonly sha256: string | undefined;
  /** As stored for the first photo with these bytes; this photo may have another name. */
  readonly examination: Examination | undefined;
  /** Undefined if the model links no presses, and for results of versions that did not store them. */
  readonly looks: StoredLooks | undefined;
  readonly problem: Problem | undefined;
  readonly takenAt: Date | undefined;
  readonly finishedAt: Date | undefined;
  /** Which process examined these bytes, and when. */
  readonly examinedBy: ExaminedBy | undefined;
}

interface ExaminedBy {
  readonly workerId: string;
  readonly host: string;
  readonly pid: number;
  readonly backend: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** Rows that are in memory at a time. */
const PAGE = 1000;

/** All photos of a batch in the order of the listing. However many there are, only a page is in memory. */
export async function* readResults({ db }: Store, batchId: string): AsyncGenerator<Result, void, undefined> {
  let after = '0';
  for (;;) {
    const rows = await pageOf(db, batchId, after);
    for (const row of rows) yield resultOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.ordinal;
  }
}

/** By the last ordinal, because pages by number would be counted from the start each time. */
function pageOf(db: Store['db'], batchId: string, after: string) {
  return db
    .selectFrom('photos')
    .leftJoin('examinations', 'examinations.id', 'photos.examination_id')
    .leftJoin('workers', 'workers.id', 'examinations.worker_id')
    .select([
      'photos.ordinal',
      'photos.name',
      'photos.state',
      'photos.attempts',
      'photos.sha256',
      'photos.problem_code',
      'photos.problem_values',
      'photos.taken_at',
      'photos.finished_at',
      'examinations.examination',
      'examinations.perceptual_hash',
      'examinations.looks',
      'examinations.backend',
      'examinations.started_at as examination_started_at',
      'examinations.finished_at as examination_finished_at',
      'workers.id as worker_id',
      'workers.host',
      'workers.pid',
    ])
    .where('photos.batch_id', '=', batchId)
    .where('photos.ordinal', '>', after)
    .orderBy('photos.ordinal')
    .limit(PAGE)
    .execute();
}

type Row = Awaited<ReturnType<typeof pageOf>>[number];

function resultOf(row: Row): Result {
  return {
    name: row.name,
    state: row.state,
    attempts: row.attempts,
    sha256: row.sha256 ?? undefined,
    examination: row.examination ?? undefined,
    looks: row.looks ? { perceptualHash: row.perceptual_hash ?? undefined, looks: row.looks } : undefined,
    problem: problemOf(row),
    takenAt: row.taken_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    examinedBy: examinedBy(row),
  };
}

function examinedBy(row: Row): ExaminedBy | undefined {
  const { worker_id: workerId, host, pid, backend } = row;
  const { examination_started_at: startedAt, examination_finished_at: finishedAt } = row;
  // A left join has all of them or none.
  if (workerId === null || host === null || pid === null || backend === null) return undefined;
  if (startedAt === null || finishedAt === null) return undefined;
  return { workerId, host, pid, backend, startedAt, finishedAt };
}
