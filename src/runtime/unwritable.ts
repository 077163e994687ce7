import { TelltaleError } from '../core/errors.ts';
import { systemReason } from './system-reason.ts';

/** Runs `work`, which writes to `path`; its failures become `output_unwritable`. */
export async function unwritable<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TelltaleError) throw error;
    throw new TelltaleError('output_unwritable', { path, reason: systemReason(error) }, { cause: error });
  }
}
