import { expect, test } from 'vitest';
import { exampleRows } from '../../../test/calibrate/example-rows.ts';
import { settings } from '../../../test/contract/examples.ts';
import { calibrate } from '../../core/decide/calibrate.ts';
import { Random } from '../simulate/random.ts';
import { bySource, sourceTablets } from './exhibit-tablets.ts';

const rows = exampleRows(6, 1, new Random('rows')).map((row, i) => ({
  ...row,
  truth: { ...row.truth, press: row.truth.label === 'counterfeit' ? `lot-1/counterfeit-${i}` : 'lot-1' },
}));

test('compared tablets have the answers of the shipped path, and their source and lot', () => {
  const tablets = sourceTablets(rows, settings);
  expect(tablets).toHaveLength(6);
  expect(tablets[0]).toEqual({
    ...calibrate(rows[0]!.evidence.counterfeitLogit, 'M', settings.calibration),
    photo: '0.jpg',
    source: 'lot-1/counterfeit-0',
    lot: 'lot-1',
    counterfeit: true,
    severity: rows[0]!.truth.severity,
  });
  expect(bySource(tablets).map(({ length }) => length)).toEqual([1, 4, 1]);
});

test('tablets that would not be compared, or of unknown press, are left out', () => {
  const [one, two, ...others] = rows as [(typeof rows)[0], (typeof rows)[0], ...typeof rows];
  const hidden = { ...one, quality: { ...one.quality, visible: 0.1 } };
  const unknown = { ...two, truth: { ...two.truth, press: '' } };
  expect(sourceTablets([hidden, unknown, ...others], settings)).toHaveLength(4);
});
