import pg from 'pg';

/**
 * Connections of one process. A worker needs one for each photo that it finishes at the same moment, and one for its
 * heartbeat.
 */
const MAX_CONNECTIONS = 8;

/** A starting server answers well within it; without a limit a lost host would block the program for minutes. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Longer than any statement here takes over a million photos; a hanging statement must not block a worker forever. */
const STATEMENT_TIMEOUT_MS = 300_000;

/**
 * If a machine is lost in the middle of a transaction, its locks must not last until TCP notices, which may take hours.
 */
const LOST_CLIENT_TIMEOUT_MS = 30_000;

/** @param report called for idle connections that break */
export function openPool(url: string, report: (fault: unknown) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'telltale',
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: LOST_CLIENT_TIMEOUT_MS,
    // Detects that the other machine is gone.
    keepAlive: true,
  });
  // Without listeners, an idle connection that breaks would end the process. The pool's listener is for unused
  // connections, each connection's own for those between two statements of a transaction.
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
  return pool;
}
