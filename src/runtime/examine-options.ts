import type { Lab } from '../core/mean-colour.ts';
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
  /** Told how long the photo waited, how long each stage of its examination took, and that as a whole. */
  readonly observe?: (stage: ExamineStage, durationMs: number) => void;
  /** Pictures to go with the examination. */
  readonly include?: readonly PictureKind[];
  /** Told the mean colour of each tablet. */
  readonly observeColours?: (colours: readonly Lab[]) => void;
  /** Told what a batch wants beside the examination, where the photo could be examined. */
  readonly observeDetails?: (details: PhotoDetails) => void;
}

export type ExamineStage = 'wait' | 'examine' | ThreadStage;

/** In the order in which they are told. */
export const THREAD_STAGES = ['pictures', 'locator', 'orienter', 'inspector'] as const satisfies readonly ThreadStage[];

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
