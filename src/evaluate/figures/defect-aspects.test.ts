import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFECTS } from '../../lab/simulate/tablet/defects.ts';
import { aspectsOfDefects, DEFECT_ASPECTS } from './defect-aspects.ts';

test('every kind shows in the aspect that the simulator has for it', () => {
  const simulated = Object.entries(DEFECTS).map(([kind, { aspect }]) => [kind, aspect]);
  expect(DEFECT_ASPECTS).toEqual(Object.fromEntries(simulated));
});

test('docs/simulator.md has the same table', () => {
  const page = readFileSync(new URL('../../../docs/simulator.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (`\w+`(?:, `\w+`)*) \| (imprint|colour|surface|edge) \|/gm)];
  const documented = rows.flatMap(([, kinds = '', aspect]) =>
    [...kinds.matchAll(/\w+/g)].map(([kind]) => [kind, aspect]),
  );
  expect(Object.fromEntries(documented)).toEqual(DEFECT_ASPECTS);
});

test('the aspects of several defects, and of one that is not known', () => {
  expect(aspectsOfDefects(['soft', 'warp', 'edge'])).toEqual(new Set(['imprint', 'edge']));
  expect(aspectsOfDefects([])).toEqual(new Set());
  expect(aspectsOfDefects(['soft', 'sparkles'])).toBeUndefined();
  expect(aspectsOfDefects(['constructor'])).toBeUndefined();
});
