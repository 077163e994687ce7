import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { MessageValues } from '../core/errors.ts';
import type { Examination } from '../core/examination.ts';
import type { EvidenceBase } from '../core/model.ts';
import type { ErrorCode } from '../core/words/codes.ts';

/** The tables after the newest migration. Each migration explains its tables. */
export interface Tables {
  readonly batches: BatchTable;
  readonly photos: PhotoTable;
  readonly examinations: ExaminationTable;
  readonly workers: WorkerTable;
}

/** `listing`: its photos are being listed; `open`: all are known; `failed`: the listing was given up. */
export type BatchState = 'listing' | 'open' | 'cancelled' | 'failed';

/**
 * `failed` is the dead-letter list: given up after all attempts. `done` includes files that turned out to be no photo.
 */
export type PhotoState = 'waiting' | 'taken' | 'done' | 'failed' | 'cancelled';

type Time = ColumnType<Date, Date | undefined, Date>;
type LateTime = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** An error of the catalogue with the values of its message; both or none. */
interface ProblemColumns {
  readonly problem_code: ErrorCode | null;
  readonly problem_values: JSONColumnType<MessageValues> | null;
}

interface BatchTable extends ProblemColumns {
  readonly id: string;
  readonly created_at: Time;
  readonly state: BatchState;
  /** Larger comes first. */
  readonly priority: number;
  /** Maximum number of attempts per photo. */
  readonly attempts: number;
  readonly prior: number;
  readonly language: string;
  /** Paths inside the shared folder. */
  readonly sources: JSONColumnType<readonly string[]>;
  readonly model_name: string;
  readonly model_version: string;
  readonly model_sha256: string;
  readonly model_evidence: EvidenceBase;
  /** The worker that lists the photos. */
  readonly worker_id: string | null;
  readonly listed_at: LateTime;
  readonly cancelled_at: LateTime;
}

interface PhotoTable extends ProblemColumns {
  /** Also that of its job. */
  readonly id: string;
  /** The order of the listing. */
  readonly ordinal: Generated<string>;
  readonly batch_id: string;
  /** Path inside the shared folder; members of archives as `archive.zip!/folder/photo.jpg`. */
  readonly name: string;
  readonly state: PhotoState;
  readonly attempts: Generated<number>;
  /** Of its bytes, once they were read. */
  readonly sha256: string | null;
  /** The worker that holds it, or held it last. */
  readonly worker_id: string | null;
  readonly taken_at: LateTime;
  readonly finished_at: LateTime;
  readonly examination_id: string | null;
}

interface ExaminationTable {
  readonly id: Generated<string>;
  readonly photo_sha256: string;
  readonly model_sha256: string;
  readonly prior: number;
  readonly language: string;
  /** Stored as text, so that the same photo with the same model gives the same bytes. */
  readonly examination: JSONColumnType<Examination>;
  /** Of the photo; null if unknown. */
  readonly perceptual_hash: ColumnType<string | null, string | undefined, never>;
  /** See `StoredLooks`; null if unknown. */
  readonly looks: ColumnType<readonly string[] | null, string | undefined, never>;
  readonly worker_id: string;
  readonly backend: string;
  readonly started_at: Time;
  readonly finished_at: Time;
}

interface WorkerTable {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly model_sha256: string;
  readonly backend: string;
  readonly threads: number;
  readonly started_at: Time;
  readonly seen_at: Time;
  /** When it ended or was considered lost; null while it lives. */
  readonly ended_at: LateTime;
}
