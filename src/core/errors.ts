import type { MessageValues, ValuesOf } from './words/catalogue.ts';
import type { ErrorCode } from './words/codes.ts';

export type { MessageValues };

/**
 * The values that the message of `Code` needs; they may be omitted only if it has no placeholder. If the code is known
 * only at run time (an error from a worker), any values are accepted.
 */
type ErrorArguments<Code extends ErrorCode> = [ErrorCode] extends [Code]
  ? [values?: MessageValues, options?: ErrorOptions]
  : MessageValues extends ValuesOf<Code>
    ? [values?: MessageValues, options?: ErrorOptions]
    : [values: ValuesOf<Code>, options?: ErrorOptions];

/**
 * The one error class of the project. `code` is from the catalogue in core/words and docs/errors.md; the sentence that a
 * user reads is made from code and values, in the user's language, by `say`.
 */
export class TelltaleError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'TelltaleError';
  readonly code: Code;
  readonly values: MessageValues;

  constructor(code: Code, ...[values = {}, options]: ErrorArguments<Code>) {
    super(`${code} ${JSON.stringify(values)}`, options);
    this.code = code;
    this.values = values;
  }
}
