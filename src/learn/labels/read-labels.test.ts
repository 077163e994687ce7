import { describe, expect, test } from 'vitest';
import { readLabels } from './read-labels.ts';

const HEADER = 'photo,tablet,result,laboratory,date';
const read = (...lines: string[]) => readLabels([HEADER, ...lines].join('\n'), 'labels.csv', '2026-11-30');

describe('readLabels', () => {
  test('takes the documented words, in any case, and columns in any order', () => {
    const text = 'exhibit,Date,Laboratory,Result,Tablet,Photo\nbag 7,2026-03-01,Lab A,Counterfeit,All,a.jpg\n';
    expect(readLabels(text, 'labels.csv', '2026-11-30')).toEqual({
      labels: [{ line: 2, photo: 'a.jpg', tablet: 'all', counterfeit: true, laboratory: 'Lab A', exhibit: 'bag 7' }],
      refused: [],
      notLearned: [],
    });
  });

  test('nothing is learned from other products, nor from results without an answer', () => {
    const { labels, refused, notLearned } = read(
      'a.jpg,1,other_product,Lab,2026-01-02',
      'b.jpg,1,Not_determined,Lab,2026-01-02',
    );
    expect([labels, refused]).toEqual([[], []]);
    expect(notLearned).toEqual([
      { code: 'label_not_learned', line: 2, result: 'other_product' },
      { code: 'label_not_learned', line: 3, result: 'not_determined' },
    ]);
  });

  test('columns that cases have beside them are ignored', () => {
    const text =
      'photo,tablet,result,laboratory,date,substance,method,note\na.jpg,1,reference,Lab,2026-01-02,,GC-MS,\n';
    expect(readLabels(text, 'labels.csv', '2026-11-30').labels).toHaveLength(1);
  });

  test('a photo is its own exhibit where the file names none', () => {
    expect(read('a.jpg,3,reference,Lab,2026-01-02').labels).toMatchObject([{ tablet: 3, exhibit: 'a.jpg' }]);
  });

  test.each([
    ['a.jpg,1,reference,,2026-01-02', { code: 'label_field_missing', line: 2, field: 'laboratory' }],
    ['a.jpg,0,reference,Lab,2026-01-02', { code: 'label_tablet_invalid', line: 2, received: '0' }],
    ['a.jpg,first,reference,Lab,2026-01-02', { code: 'label_tablet_invalid', line: 2, received: 'first' }],
    ['a.jpg,1,genuine,Lab,2026-01-02', { code: 'label_result_unknown', line: 2, received: 'genuine' }],
    ['a.jpg,1,reference,Lab,2026-02-30', { code: 'label_date_invalid', line: 2, received: '2026-02-30' }],
    ['a.jpg,1,reference,Lab,2026-12-01', { code: 'label_date_invalid', line: 2, received: '2026-12-01' }],
    ['a.jpg,1,reference,Lab,1.2.2026', { code: 'label_date_invalid', line: 2, received: '1.2.2026' }],
  ])('refuses %s, and names why', (line, expected) => {
    const { labels, refused } = read(line, 'b.jpg,1,counterfeit,Lab,2026-01-02');
    expect(refused).toEqual([expected]);
    expect(labels.map(({ photo }) => photo)).toEqual(['b.jpg']);
  });

  test.each([
    ['a missing column', 'photo,tablet,result,date\na.jpg,1,reference,2026-01-02'],
    ['no rows', HEADER],
    ['nothing', ''],
    ['a quote that is not closed', `${HEADER}\n"a.jpg,1,reference,Lab,2026-01-02`],
  ])('%s is an error of the file', (_, text) => {
    expect(() => readLabels(text, 'labels.csv', '2026-11-30')).toThrow(
      expect.objectContaining({ code: 'labels_invalid' }),
    );
  });
});
