import { expect, test } from 'vitest';
import { tippett } from './tippett.ts';

test('the share at or above each value', () => {
  expect(tippett([2, -1, 0, 0])).toEqual([
    { log10: -1, share: 1 },
    { log10: 0, share: 0.75 },
    { log10: 2, share: 0.25 },
  ]);
  expect(tippett([])).toEqual([]);
});
