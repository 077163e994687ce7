/** What a caller may do: have photos examined; have batches of what lies in the shared folder examined; see how the service fares. */
export const SCOPES = ['examine', 'batch', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks, as far as the service wants to know: never logged, never in an answer. */
export interface Caller {
  /** Tells callers apart for the rate limit. */
  readonly id: string;
  readonly scopes: readonly Scope[];
}

/** Finds out whose token it is; undefined where it is nobody's, or no longer. */
export type Identify = (token: string) => Promise<Caller | undefined>;
