import { TelltaleError } from '../../core/errors.ts';
import { systemReason } from '../../runtime/system-reason.ts';

/** An error from the system, as opposed to one of a library that could not parse the bytes. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** The error of an archive as a whole, for a reader. */
export function archiveError(error: unknown): TelltaleError {
  if (error instanceof TelltaleError) return error;
  if (isOfSystem(error))
    return new TelltaleError('photo_unreadable', { reason: systemReason(error) }, { cause: error });
  if (error instanceof Error && /strong encryption/.test(error.message)) return new TelltaleError('archive_encrypted');
  return new TelltaleError('archive_damaged', {}, { cause: error });
}

/** The error of one member or file. */
export function entryError(error: unknown): TelltaleError {
  if (error instanceof TelltaleError) return error;
  if (isOfSystem(error))
    return new TelltaleError('photo_unreadable', { reason: systemReason(error) }, { cause: error });
  return new TelltaleError('archive_member_damaged', {}, { cause: error });
}
