import { describe, expect, test } from 'vitest';
import { referenceTablet, refusedRow, tabletRow, truthTablet } from '../../test/evaluation/example-rows.ts';
import { againstReferences, isAssessed, isMissed, isOfBand, log10Of, SEVERITY_BAND_NAMES } from './tablet-row.ts';

describe('a tablet of the report', () => {
  test.each([
    [1, 'strong'],
    [0.65, 'strong'],
    [0.649, 'middle'],
    [0.4, 'middle'],
    [0.399, 'mild'],
    [0, 'mild'],
  ] as const)('a counterfeit of severity %d is %s', (severity, band) => {
    const row = tabletRow(0, truthTablet({ severity }));
    expect(SEVERITY_BAND_NAMES.filter((name) => isOfBand(row, name))).toEqual([band]);
  });

  test('a reference has no band, and every band is compared with it', () => {
    const rows = [tabletRow(0, referenceTablet()), tabletRow(0, truthTablet({ severity: 0.1 })), tabletRow(0)];
    expect(SEVERITY_BAND_NAMES.filter((name) => isOfBand(rows[0]!, name))).toEqual([]);
    expect(againstReferences(rows, 'strong')).toEqual([rows[0], rows[2]]);
  });

  test('only compared tablets have a likelihood ratio', () => {
    expect([isAssessed(refusedRow()), log10Of(refusedRow())]).toEqual([false, 0]);
    const row = tabletRow(0.7);
    expect([isAssessed(row), log10Of(row)]).toEqual([true, 0.7]);
    const other = { ...row, finding: { ...row.finding, verdict: 'other_imprint' } } as const;
    expect([isAssessed(other), log10Of(other), isMissed(other)]).toEqual([false, 0, true]);
  });
});
