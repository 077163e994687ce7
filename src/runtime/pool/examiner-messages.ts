import type { MessageValues } from '../../core/errors.ts';
import type { Policy } from '../../core/examination.ts';
import type { ModelIdentity, ModelSettings } from '../../core/model.ts';
import type { ErrorCode } from '../../core/words/codes.ts';
import type { BackendName } from '../backend/backend.ts';
import type { Bundle } from '../bundle/bundle.ts';
import type { ExamineOptions, PhotoAnswer } from '../examine-options.ts';
import type { StageTimes } from '../stage-clock.ts';
import type { ThreadLock } from './thread-lock.ts';

/** Options for starting a worker thread. */
export interface ExaminerWorkerData {
  /**
   * The bundle itself and not its folder: a replacement thread must use the same model, whatever is in the folder by
   * then.
   */
  readonly bundle: Bundle;
  readonly backend: BackendName | undefined;
  /** Whether each network runs once before the thread is ready, so that the first photo does not pay for it. */
  readonly warm: boolean;
  /** Whether the thread gets the processor only where nothing else wants it. */
  readonly background: boolean;
  /** Held while a backend starts: TensorFlow's own library crashes the process if two threads start it at once. */
  readonly starts: ThreadLock;
}

/** A worker's answer to `start`. */
export type ExaminerStart =
  | {
      readonly ready: true;
      readonly backend: BackendName;
      readonly model: ModelIdentity;
      readonly settings: ModelSettings;
    }
  | { readonly ready: false; readonly code: ErrorCode; readonly values: MessageValues };

/** A request to a worker to examine one photo. */
export interface ExaminerTask extends Required<Omit<ExamineOptions, 'signal'>> {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly policy: Policy;
}

/** The worker's response. */
export interface ExaminerAnswer extends Omit<PhotoAnswer, 'timesMs'> {
  readonly stagesMs: StageTimes;
}
