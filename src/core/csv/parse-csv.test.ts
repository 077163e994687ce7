import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv } from './parse-csv.ts';

test('quotes, doubled quotes, line ends in quotes, and the line of each row', () => {
  expect(parseCsv('\uFEFFa,b\r\n"x, ""y""","two\nlines" \n\nlast, 1 ')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['x, "y"', 'two\nlines'] },
    { line: 5, fields: ['last', '1'] },
  ]);
});

test('semicolons, where the first line has no comma', () => {
  expect(parseCsv('a;b\nx;"1,5"\n')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['x', '1,5'] },
  ]);
});

test.each([[''], ['\n'], ['\r\n\r\n']])('%j has no rows', (text) => {
  expect(parseCsv(text)).toEqual([]);
});

test.each([['a,b\n"open,1\nx,2'], ['a,"b"c'], ['a\n"x']])('%j has a quote that is not closed', (text) => {
  expect(parseCsv(text)).toBeUndefined();
});

test('a last empty field counts', () => {
  expect(parseCsv('a,b\nx,')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['x', ''] },
  ]);
});

test('whatever is quoted comes back', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', ' ', 'é') });
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (table) => {
      const quoted = table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      const rows = parseCsv(['head,line', ...quoted].join('\r\n'));
      const full = table.filter((row) => row.some((text) => text !== ''));
      expect(rows?.slice(1).map(({ fields }) => fields)).toEqual(full);
    }),
  );
});
