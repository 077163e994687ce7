/** The system's short name of what went wrong, such as ENOSPC, for a sentence; never a library's own message. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
