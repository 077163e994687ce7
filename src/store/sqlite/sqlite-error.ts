/** SQLite's primary result codes (sqlite.org/rescode.html) that are not the program's fault. */
const PRIMARY_CODES: ReadonlyMap<number, string> = new Map([
  [5, 'SQLITE_BUSY'],
  [8, 'SQLITE_READONLY'],
  [10, 'SQLITE_IOERR'],
  [11, 'SQLITE_CORRUPT'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [26, 'SQLITE_NOTADB'],
]);

/** SQLite's name for a failure that comes from outside the program; undefined for any other error. */
export function sqliteReason(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  // The extended code is in the higher bytes.
  return PRIMARY_CODES.get(error.errcode & 0xff);
}
