import { expect, test } from 'vitest';
import { strengthCode, strengthSentence } from './strength.ts';

test('the words follow the ENFSI scale of 2015 upwards, and nothing below 2 is called support', () => {
  expect([2000, 150, 15, 3, 1, 0.6, 0.2].map(strengthCode)).toEqual([
    'strength_strong',
    'strength_moderately_strong',
    'strength_moderate',
    'strength_weak',
    'strength_neither',
    'strength_neither',
    'strength_against',
  ]);
});

test('words against a counterfeit are not said to be those of the guideline', () => {
  expect([3, 0.2].map((ratio) => strengthSentence(strengthCode(ratio)))).toEqual(['strength', 'strength_below']);
});
