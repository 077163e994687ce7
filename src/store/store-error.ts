import { TelltaleError } from '../core/errors.ts';

/** How long a caller is asked to wait where the database does not answer: about as long as one takes to start again. */
const RETRY_AFTER_SECONDS = 10;

/** Of Node's sockets and name look-up. */
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT']);

/**
 * Of PostgreSQL (appendix A of its manual): connection faults, refused logins, no such database, no room for another
 * connection, and a server that stops or starts.
 */
const SERVER_CODES = /^(08...|28...|3D000|53300|57P0.)$/;

/** The driver has no code for these. */
const DRIVER_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the database could not be reached, so that the same may succeed later. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TelltaleError ? error.code === 'store_unreachable' : reasonOf(error) !== undefined;
}

/** A short word for why it could not be reached. */
export function unreachableReason(error: unknown): string {
  const storeError = asStoreError(error);
  return String(storeError instanceof TelltaleError ? storeError.values['reason'] : undefined);
}

/** The same error, but `store_unreachable` with a short reason where the database could not be reached. */
export function asStoreError(error: unknown): unknown {
  const reason = error instanceof TelltaleError ? undefined : reasonOf(error);
  if (reason === undefined) return error;
  return new TelltaleError('store_unreachable', { reason, retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause: error });
}

/** The code of the fault, or a short word for it; never the driver's message, which may name users and hosts. */
function reasonOf(error: unknown): string | undefined {
  // Where a name has several addresses, each fails by itself.
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (SOCKET_CODES.has(code) || SERVER_CODES.test(code)) return code;
  return DRIVER_MESSAGES.test(error.message) ? 'no answer' : undefined;
}
