import { STATUS_CODES } from 'node:http';
import type { TelltaleError } from '../core/errors.ts';
import { ERRORS, type ErrorCode } from '../core/words/codes.ts';
import { say } from '../core/words/say.ts';
import { RowsRefused } from '../store/cases/rows-refused.ts';

/** Problem details of RFC 9457, with the catalogue's code. */
export interface Problem {
  /** A name, not an address: `urn:telltale:error:` and the code, as docs/errors.md lists it. */
  readonly type: string;
  /** The same for every problem of one status. */
  readonly title: string;
  readonly status: number;
  /** A message: what was expected and what was received. */
  readonly detail: string;
  /** The request's id, as in the log. */
  readonly instance: string;
  readonly code: ErrorCode;
  /** Of a table that was refused: its rows that cannot be taken. */
  readonly rows?: readonly { readonly line: number; readonly code: string; readonly message: string }[];
}

/** The error for the caller: nothing but its code's status and its message. */
export function problemOf(error: TelltaleError, requestId: string, language: string): Problem {
  const { status } = ERRORS[error.code];
  return {
    type: `urn:telltale:error:${error.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: say(error.code, language, error.values),
    instance: `urn:uuid:${requestId}`,
    code: error.code,
    ...(error instanceof RowsRefused && { rows: rowsOf(error, language) }),
  };
}

function rowsOf({ rows }: RowsRefused, language: string): NonNullable<Problem['rows']> {
  return rows.map(({ line, code, values }) => ({ line, code, message: say(code, language, values) }));
}
