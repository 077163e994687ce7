/**
 * Permissions of a caller: to have photos examined; to have batches from the shared folder examined; to read the
 * service's metrics.
 */
export const SCOPES = ['examine', 'batch', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** The caller, as far as the service needs to know: never logged, never in an answer. */
interface Caller {
  /** Identifies the caller for the rate limit. */
  readonly id: string;
  readonly scopes: readonly Scope[];
}

/** Identifies the caller of a token; undefined if it is not valid, or no longer. */
export type Identify = (token: string) => Promise<Caller | undefined>;
