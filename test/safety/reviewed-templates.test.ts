import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogues } from '../../src/core/words/catalogue.ts';

/** Language -> code -> the whole template, as a person read it against docs/safety.md. Never written by a program. */
type Reviewed = Readonly<Record<string, Readonly<Record<string, string>>>>;

const reviewed: Reviewed = JSON.parse(readFileSync(new URL('reviewed-templates.json', import.meta.url), 'utf8'));

/** Templates that nobody has reviewed, and reviewed ones that are no longer in use, one line each. */
function differences(said: Readonly<Record<string, string>>, read: Readonly<Record<string, string>>): string[] {
  const notReviewed = Object.keys(said).filter((code) => said[code] !== read[code]);
  const stale = Object.keys(read).filter((code) => said[code] !== read[code]);
  return [
    ...notReviewed.map((code) => `not reviewed: ${code}: ${said[code]}`),
    ...stale.map((code) => `stale: ${code}`),
  ];
}

describe('the reviewed list', () => {
  test('knows every language and no other', () => {
    expect(Object.keys(reviewed).sort()).toEqual(Object.keys(catalogues).sort());
  });

  test.each(Object.entries(catalogues))('has every sentence of %s, word for word, and no other', (tag, catalogue) => {
    expect(differences(catalogue, reviewed[tag] ?? {})).toEqual([]);
  });

  test('detects a missing, a changed and a stale template', () => {
    expect(differences({ a: 'A', b: 'B' }, { a: 'A' })).toEqual(['not reviewed: b: B']);
    expect(differences({ a: 'A!' }, { a: 'A' })).toEqual(['not reviewed: a: A!', 'stale: a']);
    expect(differences({ a: 'A' }, { a: 'A', b: 'B' })).toEqual(['stale: b']);
  });
});
