import type { ExhibitScope } from '../batch/exhibits/exhibit-scope.ts';
import type { SourceLimits } from '../batch/sources/source-limits.ts';
import type { Policy } from '../core/examination.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';

/** The arguments of `telltale scan`, checked as far as possible without the networks. */
export interface ScanCommand {
  readonly sources: readonly string[];
  /** Total of all of them. */
  readonly byteLength: number;
  readonly limits: SourceLimits;
  readonly policy: Policy;
  /** Which tablets come from one source, if the user says so. */
  readonly exhibit: ExhibitScope | undefined;
  /** Throws `exhibit_uncalibrated` if exhibits are wanted and the model has no calibration for them. */
  startPool(): Promise<ExaminerPool>;
}
