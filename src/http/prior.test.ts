import { describe, expect, test } from 'vitest';
import { parsePrior } from './prior.ts';

describe('parsePrior', () => {
  test.each([
    ['0.05', 0.05],
    ['0.95', 0.95],
    ['.3', 0.3],
    [' 0.5 ', 0.5],
  ])('takes %j', (text, prior) => {
    expect(parsePrior(text)).toBe(prior);
  });

  test.each(['0.049', '0.951', '0', '1', '2', '-0.5', '', 'half', '0.5%', '5e-1', 'NaN', '0,5'])(
    'refuses %j',
    (text) => {
      expect(() => parsePrior(text)).toThrow(
        expect.objectContaining({
          code: 'setting_invalid',
          values: { setting: 'prior', expected: 'a number from 0.05 to 0.95', received: text },
        }),
      );
    },
  );
});
