import type { SourceLimits } from '../batch/sources/source-limits.ts';
import type { Policy } from '../core/examination.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';

/** What `telltale scan` was asked for, checked as far as it can be without the networks. */
export interface ScanCommand {
  readonly sources: readonly string[];
  /** Of all of them. */
  readonly byteLength: number;
  readonly limits: SourceLimits;
  readonly policy: Policy;
  startPool(): Promise<ExaminerPool>;
}
