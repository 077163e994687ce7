import { describeError } from '../../core/describe.ts';
import { TelltaleError } from '../../core/errors.ts';
import type { Examination } from '../../core/examination.ts';
import type { BatchStatus } from '../../store/batch-status.ts';
import type { Result } from '../../store/read-results.ts';

/** Common data of all photos of a batch. */
export type ResultContext = Pick<BatchStatus, 'model' | 'prior' | 'language'>;

/**
 * The examination of a photo in the contract's shape, under the photo's own name; undefined while there is none, and
 * for a cancelled photo. A photo that was given up is an examination with the reason.
 */
export function examinationOf(result: Result, { model, prior, language }: ResultContext): Examination | undefined {
  const { name, sha256, examination, problem } = result;
  if (examination !== undefined) return { ...examination, photo: { ...examination.photo, name } };
  if (problem === undefined) return undefined;
  const error = new TelltaleError(problem.code, problem.values);
  return describeError({ name, sha256 }, model, error, { prior, language });
}

/** The provenance of a result. */
export interface Provenance {
  readonly name: string;
  readonly sha256: string | undefined;
  readonly model: string;
  readonly state: Result['state'];
  readonly attempts: number;
  /** When the last attempt started, and when the photo was done or given up. */
  readonly takenAt: Date | undefined;
  readonly finishedAt: Date | undefined;
  /** Which process first examined these bytes, and when: earlier than above if they were already known. */
  readonly examined: Result['examinedBy'];
}

export function provenanceOf(result: Result, { model }: ResultContext): Provenance {
  const { name, sha256, state, attempts, takenAt, finishedAt, examinedBy: examined } = result;
  return { name, sha256, model: model.sha256, state, attempts, takenAt, finishedAt, examined };
}
