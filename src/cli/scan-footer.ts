import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import { runningOn } from './running-on.ts';

/** The end of every result: the model, what it was calibrated on, the warning and the safety card. */
export function scanFooter(pool: ExaminerPool, language: string): string {
  const { card, calibratedOn } = notice(pool.model.evidence, language);
  const lines = [say('warning', language), ...card].map((sentence) => `  ${sentence}`);
  return [runningOn(pool, language), calibratedOn, '', ...lines, ''].join('\n');
}
