import { describe, expect, test } from 'vitest';
import { truthPhoto, truthTablet } from '../../test/evaluation/example-rows.ts';
import { parseTruth } from './truth.ts';

const parse = (value: unknown) => parseTruth(JSON.stringify(value), 'truth.json');

/** The part of the message that says what is wrong. */
function problemOf(value: unknown): unknown {
  try {
    parse(value);
  } catch (error) {
    expect(error).toMatchObject({ code: 'truth_invalid', values: { path: 'truth.json' } });
    return (error as { values: { problem: string } }).values.problem;
  }
  return undefined;
}

test('reads the validation set’s truth and ignores unknown keys', () => {
  const [photo] = parse([{ ...truthPhoto(), elevation: 12, things: undefined }]);
  expect(photo).toEqual({ ...truthPhoto(), things: [] });
});

test('a blur of null is none, as simulated photos have it, and a press may be named', () => {
  const [photo] = parse([{ ...truthPhoto({ press: 'lot-1' }), blur: null }]);
  expect(photo?.blur).toBeUndefined();
  expect(photo?.tablets[0]?.press).toBe('lot-1');
});

describe('says what is wrong with', () => {
  test.each([
    ['an object', {}, /^the whole: .*expected array/],
    ['an empty list', [], /the list is empty/],
    ['a list of names', ['a.jpg'], /^photo 1: .*expected object/],
    ['a photo without tablets', [{ ...truthPhoto(), tablets: undefined }], /^photo 1: tablets: .*expected array/],
    ['a label that is none', [truthPhoto({ label: 'fake' as 'other' })], /^photo 1: tablets\.0\.label: /],
    [
      'a label of another kind',
      [truthPhoto({ label: 'other' })],
      /^photo 1: tablets\.0\.label: expected the label other/,
    ],
    ['an ellipse without size', [truthPhoto({ rx: 0 })], /tablets\.0\.rx/],
    ['a severity beyond 1', [truthPhoto({ severity: 2 })], /tablets\.0\.severity/],
    ['a photo that is there twice', [truthPhoto(), truthPhoto()], /^photo 2: file: a\.jpg is there twice/],
    [
      'several things',
      [{ ...truthPhoto(), tablets: [{ ...truthTablet(), rx: -1, ry: -1 }] }],
      /rx: .* \(and 1 more\)$/,
    ],
  ])('%s', (_, value, problem) => {
    expect(problemOf(value)).toMatch(problem);
  });

  test('what is no JSON', () => {
    expect(() => parseTruth('[{', 'truth.json')).toThrow(/it is no JSON/);
  });
});
