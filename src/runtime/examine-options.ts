import type { Lab } from '../core/crop/mean-colour.ts';
import type { Examination } from '../core/examination.ts';
import type { PictureKind } from './draw-pictures.ts';
import type { PhotoDetails } from './photo-details.ts';
import type { ThreadStage } from './stage-clock.ts';

/** What goes with one photo; all of it may be left out. */
export interface ExamineOptions {
  /**
   * Gives the photo up. One that waits leaves the queue; one that is being examined is answered at once, and its thread
   * finishes it for nobody. The reason is the error that the examination tells, where it is a TelltaleError.
   */
  readonly signal?: AbortSignal;
  /** Pictures to go with the examination. */
  readonly include?: readonly PictureKind[];
  /** Whether the tablets' colours are wanted. */
  readonly colours?: boolean;
  /** Whether a batch's details are wanted. */
  readonly details?: boolean;
}

export type ExamineStage = 'wait' | 'examine' | ThreadStage;

/** What came of one photo. */
export interface PhotoAnswer {
  readonly examination: Examination;
  /**
   * How long the photo waited, how long its examination took, and each stage of that. Without stages where its thread
   * failed; empty where it was given up, though a thread may still be at work on it.
   */
  readonly timesMs: Readonly<Partial<Record<ExamineStage, number>>>;
  /** The mean colour of each tablet, where they were wanted. */
  readonly colours: readonly Lab[];
  /** Where they were wanted and the photo could be examined. */
  readonly details?: PhotoDetails;
}

/** How busy a pool is. */
export interface PoolLoad {
  /** Photos that wait for a thread. */
  readonly waiting: number;
  /** Photos that are being examined. */
  readonly running: number;
  /** Faults since the start that are no photo's: threads that died, threw or were stuck. */
  readonly faults: number;
  /** Photos whose thread failed, so that another one had to examine them, since the start. */
  readonly retried: number;
}
