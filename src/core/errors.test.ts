import { describe, expect, test } from 'vitest';
import { TelltaleError } from './errors.ts';
import type { ErrorCode } from './words/codes.ts';

describe('TelltaleError', () => {
  test('keeps code, values and cause', () => {
    const cause = new Error('ENOENT');
    const error = new TelltaleError('source_not_found', { path: 'holiday' }, { cause });
    expect(error).toMatchObject({ code: 'source_not_found', values: { path: 'holiday' }, cause });
  });

  test('its own message is for the log: the code and the values', () => {
    expect(new TelltaleError('photo_empty').message).toBe('photo_empty {}');
    expect(new TelltaleError('photo_damaged', { format: 'JPEG' }).message).toBe('photo_damaged {"format":"JPEG"}');
  });

  test('the compiler requires every placeholder', () => {
    // @ts-expect-error `format` is missing
    new TelltaleError('photo_damaged', {});
    // @ts-expect-error values are missing
    new TelltaleError('photo_damaged');
    const code: ErrorCode = JSON.parse('"photo_damaged"');
    const restored: TelltaleError = new TelltaleError(code, {});
    expect(restored).toBeInstanceOf(TelltaleError);
  });
});
