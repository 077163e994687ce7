/**
 * Permissions of a caller: to have photos examined; to have batches from the shared folder examined; to read the cases
 * that are kept as evidence; to add to them; to read the service's metrics.
 */
export const SCOPES = ['examine', 'batch', 'cases:read', 'cases:write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** The caller, as far as the service needs to know: never in the service's log, and in no answer but those about cases. */
interface Caller {
  /** Identifies the caller for the rate limit. */
  readonly id: string;
  /** For the custody log of evidence, which alone records who did what. */
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** Identifies the caller of a token; undefined if it is not valid, or no longer. */
export type Identify = (token: string) => Promise<Caller | undefined>;
