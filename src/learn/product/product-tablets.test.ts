import { expect, test } from 'vitest';
import { goodQuality, plainM, settings, tablet } from '../../../test/contract/examples.ts';
import type { ExaminedTablet } from '../../core/examine.ts';
import { productTablets } from './product-tablets.ts';
import { readProductTable } from './read-product-table.ts';

const good = {
  ...tablet,
  quality: goodQuality,
  evidence: { ...plainM, embedding: [0.6, 0.8] },
} as unknown as ExaminedTablet;
const glaring = { ...good, quality: { ...goodQuality, glare: 1 } };
const photos = [
  { name: 'shop/a.jpg', sha256: 'a', tablets: [good, good, glaring, good] },
  { name: 'shop/b.jpg', sha256: 'a', tablets: [good] },
  { name: 'shop/c.jpg', sha256: 'c', tablets: [] },
];
const numbers = (some: readonly { readonly number: number }[]) => some.map(({ number }) => number);

test('copies, photos without a tablet and tablets that cannot be compared are named; without a table all others are used', () => {
  const { own, others, unused } = productTablets(photos, settings.gates, undefined);
  expect([numbers(own), others]).toEqual([[1, 2, 4], []]);
  expect(unused.map(({ code }) => code)).toEqual(['learn_tablet_refused', 'learn_photo_repeated', 'learn_photo_empty']);
});

test('a table says which tablets are the product’s; those that it does not name are left out', () => {
  const table = readProductTable('photo,tablet,kind\na.jpg,2,other\na.jpg,1,product\na.jpg,3,product', 't.csv');
  const { own, others, unused } = productTablets(photos, settings.gates, table);
  expect([numbers(own), numbers(others), unused.length]).toEqual([[1], [2], 3]);
  const all = readProductTable('photo,tablet,kind\na.jpg,all,other\na.jpg,4,product', 't.csv');
  expect(numbers(productTablets(photos, settings.gates, all).own)).toEqual([4]);
});

test.each([
  ['photo,tablet\na,1', /labels_invalid.*column kind/],
  ['photo,tablet,kind', /labels_invalid.*rows/],
  ['photo,tablet,kind\na,0,product', /product_row_invalid.*"line":2/],
  ['photo,tablet,kind\na,1,M 30', /product_row_invalid/],
  ['photo,tablet,kind\n,1,other', /product_row_invalid/],
])('%j is refused', (text, problem) => {
  expect(() => readProductTable(text, 't.csv')).toThrow(problem);
});
