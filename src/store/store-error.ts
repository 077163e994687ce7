import { TelltaleError } from '../core/errors.ts';

/** Retry-After for an unreachable database: about as long as one takes to restart. */
const RETRY_AFTER_SECONDS = 10;

/** Of Node's sockets and name resolution. */
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT']);

/**
 * Of PostgreSQL (appendix A of its manual): connection faults, refused logins, a missing database, too many
 * connections, and a server that stops or starts.
 */
const SERVER_CODES = /^(08...|28...|3D000|53300|57P0.)$/;

/** The driver has no code for these. */
const DRIVER_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the database was unreachable, so that a retry may succeed. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TelltaleError ? error.code === 'store_unreachable' : reasonOf(error) !== undefined;
}

/** A short word for why it was unreachable. */
export function unreachableReason(error: unknown): string {
  const storeError = asStoreError(error);
  return String(storeError instanceof TelltaleError ? storeError.values['reason'] : undefined);
}

/** The same error, but `store_unreachable` with a short reason if the database was unreachable. */
export function asStoreError(error: unknown): unknown {
  const reason = error instanceof TelltaleError ? undefined : reasonOf(error);
  if (reason === undefined) return error;
  return new TelltaleError('store_unreachable', { reason, retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause: error });
}

/** The code of the fault, or a short word for it; never the driver's message, which may name users and hosts. */
function reasonOf(error: unknown): string | undefined {
  // If a name has several addresses, each fails separately.
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (SOCKET_CODES.has(code) || SERVER_CODES.test(code)) return code;
  return DRIVER_MESSAGES.test(error.message) ? 'no answer' : undefined;
}
