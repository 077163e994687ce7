import { TelltaleError } from '../../core/errors.ts';
import { sqliteReason } from '../sqlite/sqlite-error.ts';
import { asStoreError } from '../store-error.ts';

/** Of PostgreSQL: its own disk is full. */
const DISK_OF_POSTGRESQL = '53100';

/** Of Node's file system: the disk is full or broken, or may not be written. */
const DISK_CODES = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', DISK_OF_POSTGRESQL]);
/** The same, but also codes of sockets: only with a path do they concern the folder. */
const PATH_CODES = new Set(['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EMFILE']);

/**
 * The same error, but `evidence_unwritable` if the disk or the folder is at fault, and `store_unreachable` if
 * PostgreSQL is.
 */
export function asEvidenceError(error: unknown, path: string): unknown {
  if (error instanceof TelltaleError) return error;
  const reason = sqliteReason(error) ?? diskReason(error);
  if (reason !== undefined) return new TelltaleError('evidence_unwritable', { path, reason }, { cause: error });
  return asStoreError(error);
}

function diskReason(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return DISK_CODES.has(error.code) || (PATH_CODES.has(error.code) && 'path' in error) ? error.code : undefined;
}
