import type { ErrorCode } from '../../core/words/codes.ts';

/** Problems of every operation that access control guards. */
export const ACCESS_PROBLEMS = [
  'access_missing',
  'access_refused',
  'access_scope_missing',
  'request_rate_exceeded',
  'access_issuer_unreachable',
  'internal',
] as const satisfies readonly ErrorCode[];
