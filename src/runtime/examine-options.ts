import type { Lab } from '../core/crop/mean-colour.ts';
import type { Examination } from '../core/examination.ts';
import type { PictureKind } from './draw-pictures.ts';
import type { PhotoDetails } from './photo-details.ts';
import type { PhotoLooks } from './photo-looks.ts';
import type { ThreadStage } from './stage-clock.ts';

/** Options of one photo; all of them are optional. */
export interface ExamineOptions {
  /**
   * Cancels the photo. A waiting one leaves the queue; one that is being examined is answered at once, and its thread
   * discards the result. If the reason is a TelltaleError, the examination reports it.
   */
  readonly signal?: AbortSignal;
  /** Pictures to add to the examination. */
  readonly include?: readonly PictureKind[];
  /** Whether to return the tablets' colours. */
  readonly colours?: boolean;
  /** Whether to return the details for a batch. */
  readonly details?: boolean;
  /** Whether to return what links the tablets with those of other photos; `details` has it too. */
  readonly looks?: boolean;
}

export type ExamineStage = 'wait' | 'examine' | ThreadStage;

/** The result of one photo. */
export interface PhotoAnswer {
  readonly examination: Examination;
  /**
   * How long the photo waited, how long its examination took, and each stage of that. Without stages if its thread
   * failed; empty if it was cancelled, although a thread may still be working on it.
   */
  readonly timesMs: Readonly<Partial<Record<ExamineStage, number>>>;
  /** The mean colour of each tablet, if requested. */
  readonly colours: readonly Lab[];
  /** Present if requested and if the photo could be examined. */
  readonly details?: PhotoDetails;
  /** Present if requested, if the photo could be examined, and if the model links presses. */
  readonly looks?: PhotoLooks | undefined;
}

/** Load of a pool. */
export interface PoolLoad {
  /** Photos waiting for a thread. */
  readonly waiting: number;
  /** Photos in progress. */
  readonly running: number;
  /** Faults since the start that no photo caused: threads that died, threw or hung. */
  readonly faults: number;
  /** Photos since the start that were examined again because their thread failed. */
  readonly retried: number;
}
