/** The system's short name of a failure, such as ENOSPC, for a message; never a library's own text. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
