import type { ErrorCode } from './words/codes.ts';

/** Values for the placeholders of a message; numbers are formatted for the reader's language. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * The one error class of the project. `code` is from the catalogue in core/words and docs/errors.md; the sentence that a
 * user reads is made from code and values, in the user's language, by `say`.
 */
export class TelltaleError extends Error {
  override readonly name = 'TelltaleError';
  readonly code: ErrorCode;
  readonly values: MessageValues;

  constructor(code: ErrorCode, values: MessageValues = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(values)}`, options);
    this.code = code;
    this.values = values;
  }
}
