import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VERDICTS } from '../../src/core/examination.ts';
import { say } from '../../src/core/words/say.ts';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/safety.md', root), 'utf8');

test('every test that docs/safety.md names exists', () => {
  const named = [...page.matchAll(/`((?:src|test)\/[\w./-]+\.(?:test\.ts|json))`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test('docs/safety.md lists the verdicts in the order of the code', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, verdict]) => verdict);
  expect(rows).toEqual(VERDICTS);
});

test('docs/safety.md explains no_difference_seen as users read it', () => {
  expect(page).toContain(say('explanation_no_difference_seen', 'en'));
});
