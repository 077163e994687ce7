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
  startPool(): Promise<ExaminerPool>;
}
