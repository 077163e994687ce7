import { say } from '../core/words/say.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';

/** A line with the backend, the model, and what the model was calibrated on. */
export function runningOn({ backend, model, workers }: ExaminerPool, language: string): string {
  const { name, version } = model;
  const evidence = say(`evidence_${model.evidence}`, language);
  return say('running_on', language, { backend, workers, name, version, evidence });
}
